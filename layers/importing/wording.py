"""Turn text of a dataset into the text, ids, short forms and numbers of a record."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import product
from math import inf
from string import ascii_uppercase
from string import digits as figures

from layers.importing.words import words
from layers.theatre.characters import UNWRITABLE

UNREADABLE = re.compile(rf"[{UNWRITABLE}\ud800-\udfff]")
"""What the contract has in no text, and lone surrogates, which JSON has not."""

APART = re.compile(r"[^a-z0-9]+")
"""What an id has hyphens for."""

OPTIONS = re.compile(r" \((?:or )?--(?:dates|encoding|from|map|sheet) [^()]*\)")
"""How a line names the options of the command that answer it: `` (--sheet NAME says which)``."""


def clean(text: str) -> str:
    """Return the text on one line, without control characters, noncharacters and lone surrogates."""
    if not text.isprintable():
        text = UNREADABLE.sub(" ", text)
    return " ".join(text.split())


def without_options(line: str) -> str:
    """Return a line of an import without the command's options in brackets, for who has no command line."""
    return OPTIONS.sub("", line)


@lru_cache(20_000)
def said(text: str) -> str:
    """Return the text, cleaned, or nothing if it only says that nothing is there: NA, null, –, #N/A."""
    cleaned = clean(text)
    return "" if len(cleaned) < 8 and cleaned.casefold() in _nothing() else cleaned


@cache
def _nothing() -> frozenset[str]:
    return frozenset(words("none"))


def clipped(text: str, limit: int) -> str:
    """Return the text, cut after a word and ended with “…” if it has more than ``limit`` characters."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–-") + "…"


def slug(text: str, limit: int = 60) -> str:
    """Return an id made from the text: at most ``limit`` lower-case ASCII letters, digits and hyphens.

    If nothing is left of the text, as of one in another script, the id is the start of its SHA-256.
    """
    plain = text.lower()
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text).casefold().encode("ascii", "ignore").decode()
    joined = APART.sub("-", plain)[:limit].strip("-")
    return joined or hashlib.sha256(text.encode()).hexdigest()[:8]


class Taken(set[str]):
    """Ids or short forms that are taken; names are added to it and stay.

    It remembers up to which number they are taken, so that a hundred thousand names alike take seconds.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        super().__init__(names)
        self._reached: dict[tuple[str, int], int] = {}
        self._any = map("".join, product(ascii_uppercase + figures, repeat=4))

    def numbered(self, stem: str, first: int, last: float = inf) -> str | None:
        """Return the stem with the first free number between ``first`` and ``last``, or None."""
        number = self._reached.get((stem, first), first)
        while number <= last and f"{stem}{number}" in self:
            number += 1
        self._reached[stem, first] = number
        return f"{stem}{number}" if number <= last else None

    def any(self) -> str:
        """Return four letters or digits that are free; there are 36⁴."""
        return next(form for form in self._any if form not in self)


def unique(id_: str, taken: Taken) -> str:
    """Return the id, or if it is taken, the id with the first number from 2 that is free."""
    return str(taken.numbered(f"{id_}-", 2)) if id_ in taken else id_


def short(name: str, taken: Taken) -> str:
    """Return a short form of a name that is not taken, of at most four characters.

    It is the initials of the name, or the start of a single word, with a number if needed. Where all numbers
    of four digits are taken too, it says nothing of the name.
    """
    parts = re.findall(r"[^\W_]+", name)
    telling = [word for word in parts if word.casefold() not in ("of", "the", "and", "for")]
    single = telling[0] if len(telling) == 1 else ""
    form = (single[:4] if single else "".join(word[0] for word in telling)[:4]).upper()[:4] or "A"
    if form not in taken:
        return form
    spans = ((2, 9), (10, 99), (100, 999), (1000, 9999))
    numbered = (taken.numbered(form[: 4 - len(str(last))], first, last) for first, last in spans)
    return next(filter(None, numbered), None) or taken.any()


def digits(value: float) -> str:
    """Return a number in digits, without grouping, and without a decimal point if it is whole."""
    return f"{value:.15g}"


def number(text: str) -> float | None:
    """Return the number in a text, or None if there is none or its size is 10¹⁵ or more."""
    try:
        value = float(text)
    except ValueError:
        try:
            value = float(clean(text).replace("−", "-"))
        except ValueError:
            return None
    return value if abs(value) < 1e15 else None


def whole_number(text: str) -> int:
    """Return the whole number in a text, such as a precision code, or −1 if there is none."""
    value = number(text)
    return int(value) if value is not None and value == int(value) else -1
