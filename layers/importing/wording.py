"""Text from a dataset made fit for a record: clean, short enough, an id, a short form, a number."""

import hashlib
import re
import unicodedata
from collections.abc import Collection
from itertools import count


def clean(text: str) -> str:
    """Return the text on one line, without control characters and halves of surrogate pairs."""
    return " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text).split())


def clipped(text: str, most: int) -> str:
    """Return the text, or as many of its words as ``most`` characters hold, with “…”."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–-") + "…"


def slug(text: str, most: int = 60) -> str:
    """Return an id made of the text: lower-case ASCII letters, digits, hyphens.

    Text in another script, of which nothing is left, gives the first digits of its SHA-256.
    """
    plain = unicodedata.normalize("NFKD", text).casefold().encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain)[:most].strip("-")
    return words or hashlib.sha256(text.encode()).hexdigest()[:8]


def apart(id_: str, taken: Collection[str]) -> str:
    """Return the id, or it and the first number from 2 that makes it one of its own."""
    return next(form for n in count(1) if (form := id_ if n == 1 else f"{id_}-{n}") not in taken)


def short(name: str, taken: Collection[str]) -> str:
    """Return a short form of at most four characters that is not taken: initials, else a number."""
    words = re.findall(r"[^\W_]+", name)
    telling = [word for word in words if word.casefold() not in ("of", "the", "and", "for")]
    single = telling[0] if len(telling) == 1 else ""
    form = (single[:4] if single else "".join(word[0] for word in telling)[:4]).upper()[:4] or "A"
    numbered = (f"{form[: 4 - len(str(n))]}{n}" for n in count(2))
    return form if form not in taken else next(each for each in numbered if each not in taken)


def figure(value: float) -> str:
    """Return a number in plain digits, whole where it is whole."""
    return f"{value:.15g}"


def number(text: str) -> float | None:
    """Return the finite number that a text is, or None."""
    try:
        value = float(clean(text))
    except ValueError:
        return None
    return value if abs(value) < 1e15 else None


def whole(text: str) -> int:
    """Return the whole number that a text is, a code, or −1."""
    value = number(text)
    return int(value) if value is not None and value == int(value) else -1
