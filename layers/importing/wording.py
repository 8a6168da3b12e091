"""Turn text of a dataset into the text, ids, short forms and numbers of a record."""

import hashlib
import re
import unicodedata
from collections.abc import Collection
from itertools import count


def clean(text: str) -> str:
    """Return the text on one line, without control characters and lone surrogates."""
    return " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text).split())


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
    plain = unicodedata.normalize("NFKD", text).casefold().encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain)[:limit].strip("-")
    return words or hashlib.sha256(text.encode()).hexdigest()[:8]


def unique(id_: str, taken: Collection[str]) -> str:
    """Return the id, or if it is taken, the id with the first number from 2 that is free."""
    return next(form for n in count(1) if (form := id_ if n == 1 else f"{id_}-{n}") not in taken)


def short(name: str, taken: Collection[str]) -> str:
    """Return a short form of a name that is not taken, of at most four characters.

    It is the initials of the name, or the start of a single word, with a number if needed.
    """
    words = re.findall(r"[^\W_]+", name)
    telling = [word for word in words if word.casefold() not in ("of", "the", "and", "for")]
    single = telling[0] if len(telling) == 1 else ""
    form = (single[:4] if single else "".join(word[0] for word in telling)[:4]).upper()[:4] or "A"
    numbered = (f"{form[: 4 - len(str(n))]}{n}" for n in count(2))
    return form if form not in taken else next(each for each in numbered if each not in taken)


def digits(value: float) -> str:
    """Return a number in digits, without grouping, and without a decimal point if it is whole."""
    return f"{value:.15g}"


def number(text: str) -> float | None:
    """Return the number in a text, or None if there is none or its size is 10¹⁵ or more."""
    try:
        value = float(clean(text))
    except ValueError:
        return None
    return value if abs(value) < 1e15 else None


def whole_number(text: str) -> int:
    """Return the whole number in a text, such as a precision code, or −1 if there is none."""
    value = number(text)
    return int(value) if value is not None and value == int(value) else -1
