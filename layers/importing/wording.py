"""Text from a dataset made fit for a record: cleaned, clipped, as an id, a short form or a number."""

import hashlib
import re
import unicodedata
from collections.abc import Collection
from itertools import count


def clean(text: str) -> str:
    """Return the text on one line, without control characters and lone surrogates."""
    return " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text).split())


def clipped(text: str, most: int) -> str:
    """Return the text, cut at a word and ended with “…” if it has more than ``most`` characters."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–-") + "…"


def slug(text: str, most: int = 60) -> str:
    """Return an id made of the text: lower-case ASCII letters, digits, hyphens.

    Text of which nothing is left, in another script, gives the first 8 digits of its SHA-256.
    """
    plain = unicodedata.normalize("NFKD", text).casefold().encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain)[:most].strip("-")
    return words or hashlib.sha256(text.encode()).hexdigest()[:8]


def apart(id_: str, taken: Collection[str]) -> str:
    """Return the id, with the first number from 2 that makes it unique if it is taken."""
    return next(form for n in count(1) if (form := id_ if n == 1 else f"{id_}-{n}") not in taken)


def short(name: str, taken: Collection[str]) -> str:
    """Return a short form of at most four characters that is not taken: initials, with a number if needed."""
    words = re.findall(r"[^\W_]+", name)
    telling = [word for word in words if word.casefold() not in ("of", "the", "and", "for")]
    single = telling[0] if len(telling) == 1 else ""
    form = (single[:4] if single else "".join(word[0] for word in telling)[:4]).upper()[:4] or "A"
    numbered = (f"{form[: 4 - len(str(n))]}{n}" for n in count(2))
    return form if form not in taken else next(each for each in numbered if each not in taken)


def digits(value: float) -> str:
    """Return a number in plain digits, without a point if it is whole."""
    return f"{value:.15g}"


def number(text: str) -> float | None:
    """Return a text as a number below 10¹⁵, or None if it is none."""
    try:
        value = float(clean(text))
    except ValueError:
        return None
    return value if abs(value) < 1e15 else None


def whole(text: str) -> int:
    """Return a text as a whole number, a code, or −1 if it is none."""
    value = number(text)
    return int(value) if value is not None and value == int(value) else -1
