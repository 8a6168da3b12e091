"""Fold text for search and look-up: “Señor”, “SENOR” and “senor” are one.

The steps are few enough for the viewer to take the same ones (NFKD, no marks, lower case, the table), and
``folding.json`` is the table of both. It has what Unicode does not decompose: small Latin letters up to
U+02AF as the package anyascii writes them (ø to o, æ to ae, ŋ to ng; a test compares them), the final sigma,
apostrophes, quotation marks and dashes. Letters of other scripts stay in their script.

anyascii and Unidecode themselves transliterate every script (“Москва” to “Moskva”), which nobody who types
Russian looks for, and a snapshot would have to carry their tables of some hundred kilobytes.
"""

import json
import re
from functools import cache, lru_cache
from importlib.resources import files
from unicodedata import category, normalize

BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


@cache
def written_otherwise() -> dict[str, str]:
    """Return the characters that are written otherwise, as one text for each way to write them."""
    file = files("layers") / "theatre" / "folding.json"
    listed: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return listed


@cache
def table() -> dict[str, str]:
    """Return each character that is written otherwise, and how: in ASCII, but for the sigma."""
    return {character: plain for plain, characters in written_otherwise().items() for character in characters}


def fold(text: str) -> str:
    """Return text as it is compared in a search: compatibility forms decomposed, no accents, lower case.

    Decomposition is Unicode's NFKD. Combining marks of all scripts go, and so do invisible format characters
    (soft hyphens, marks of direction). The same text folded again stays as it is.
    """
    # most text is ASCII, and most of the rest has few other characters, often the same
    return BEYOND_ASCII.sub(lambda found: _plain(found[0]), text.lower())


@lru_cache(maxsize=10_000)
def _plain(text: str) -> str:
    kept = (character for character in normalize("NFKD", text) if not _unseen(category(character)))
    return "".join(kept).lower().translate(_by_code())


def _unseen(category: str) -> bool:
    return category[0] == "M" or category == "Cf"


@cache
def _by_code() -> dict[int, str]:
    return str.maketrans(table())
