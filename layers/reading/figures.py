"""Read figures as people write them: “at least a dozen”, “some 2,000–2,500”, “hundreds”.

The words stay as they are. Numbers are taken from them as the words say, and nothing is added to them.
"""

import json
import re
from functools import cache
from pathlib import Path

from layers.reading.spelled_numbers import numbers_in, plain_digits
from layers.theatre.folding import fold

WORDS = Path(__file__).with_name("figure-words.json")
"""The words that make a number the lowest, the highest or approximate, and those that name none; folded."""

RANGE = re.compile(r"\d\s*(?:–|—|-|to|and|a|y|et|до|или|або)\s*\d|\bbetween\b|\bentre\b|\bfrom\b.*\bto\b")
GROUPED = re.compile(r"\d{1,3}(?:['.]\d{3}){2,}(?!\d)|\d{1,3}(?:'\d{3})+(?!\d)")
"""Thousands that are grouped by apostrophes, or more than once by points."""

EITHER = re.compile(r"(?<![\d.,])[1-9]\d{0,2}[.]\d{3}(?![\d.,])")
"""A number that is thousands in some languages and has decimals in others: 12.700."""

SCALED = (1e3, 1e6)
"""By how much a “k” or an “m” multiplies the digits before it, which are no figure by themselves."""


def bounds(verbatim: str) -> dict[str, float]:
    """Return the low, best and high of a figure's words, as far as they give them.

    One number is ``best``, unless words such as “at least” make it the lowest or the highest. Two numbers are
    a range if the words join them. “Hundreds”, numbers that are not joined, and one that is thousands or has
    decimals (:data:`EITHER`) give none.
    """
    folded = GROUPED.sub(lambda match: re.sub(r"\D", "", match[0]), plain_digits(fold(verbatim)))
    has_digits = any(c.isdigit() for c in folded)
    if EITHER.search(folded):
        return {}
    found = sorted(numbers_in(folded))
    if len(found) == 2 and found[0] and found[1] / found[0] in SCALED:
        del found[0]
    if len(found) == 2 and RANGE.search(folded):
        return {"low": found[0], "high": found[1]}
    # “a brigade” and “no report” count nothing, and “several hundred” has no number
    if len(found) != 1 or (not has_digits and (found[0] <= 1 or any_of("vague").search(folded))):
        return {}
    for part in ("low", "high"):
        if any_of(part).search(folded):
            return {part: found[0]}
    mark = {">": "low", "≥": "low", "<": "high", "≤": "high"}.get(folded[:1])
    return {mark or ("low" if folded.endswith("+") else "best"): found[0]}


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Return the pattern of the words of a list: "low", "high" or "vague", for folded text."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, figure_words(name)))})\b")


@cache
def figure_words(name: str) -> tuple[str, ...]:
    """Return the words of a list: "low", "high", "vague" or "about", each folded."""
    listed: dict[str, list[str]] = json.loads(WORDS.read_text(encoding="utf-8"))
    return tuple(listed[name])
