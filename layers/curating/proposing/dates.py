"""Find dates in a paragraph, as precise as they are written: a day, a month, a year.

Days that only the calendar of a reader could tell (“on Monday”, “last week”) are left to the curator.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from layers.curating.proposing.proposal import Proposal
from layers.curating.reason import Reason
from layers.reading.months import months
from layers.theatre.folding import fold

SHORT = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"} | {
    *("ene", "abr", "ago", "dic"),
}
"""The names of months below four letters that are read; those of other languages are words of these."""

AMBIGUOUS = {"may", "mar", "march"}

PRECISIONS = {"day": 1, "month": 4, "year": 5}
"""The date precision of what is written."""


def dates(paragraph: str, reported: str | None = None) -> Iterator[Proposal]:
    """Yield a proposal for each date of a paragraph.

    One without a year is proposed where ``reported``, the date of the source, is known: as the latest such
    day that is not after it.
    """
    for match in _pattern().finditer(paragraph):
        if proposal := _proposal(match, reported):
            yield proposal


def date_of(words: str, reported: str | None = None) -> Proposal | None:
    """Return selected words as a date, or None if they are not one."""
    return next(dates(words, reported), None)


def _proposal(match: re.Match[str], reported: str | None) -> Proposal | None:
    if match["iso"]:
        return _filled(match, match["iso"], "day")
    if match["alone"]:
        return _filled(match, match["alone"], "year")
    name, day, year = (_either(match, part) for part in ("month", "day", "year"))
    if name in AMBIGUOUS:  # “may” and “march” are words too, and no month without a capital
        return None
    month = months()[fold(name)]
    told = year or _year(month, int(day or 1), reported)
    if not told:
        return None
    written = f"{told}-{month:02}" + (f"-{int(day):02}" if day else "")
    return _filled(match, written, "day" if day else "month", guessed=not year)


def _either(match: re.Match[str], part: str) -> str:
    """Return what a part of a date is in whichever order it is written, or nothing."""
    return next((value for name, value in match.groupdict().items() if value and name.startswith(part)), "")


def _year(month: int, day: int, reported: str | None) -> str | None:
    """Return the year of the latest such day that is not after the report, or None if that is not known."""
    if not reported:
        return None
    year = int(reported[:4])
    later = f"{month:02}-{day:02}"[: len(reported) - 5] > reported[5:]
    return str(year - 1 if later else year)


def _filled(match: re.Match[str], written: str, precise: str, *, guessed: bool = False) -> Proposal | None:
    try:
        date.fromisoformat((written + "-01-01")[:10])
    except ValueError:
        return None
    ends: dict[str, Any] = {"from": written} if match["since"] else {"from": written, "to": written}
    fills = {"when": {**ends, "precision": PRECISIONS[precise]}}
    start = match.start("whole")
    words = match["whole"]
    key = "app.propose.date_without_year" if guessed else f"app.propose.date.{precise}"
    reason = Reason(key, {"words": words, "date": written})
    return Proposal("when", fills, ((start, start + len(words)),), words, reason)


@cache
def _pattern() -> re.Pattern[str]:
    names = [name for name in months() if name in SHORT or (len(name) > 3 and name.isascii())]
    month = rf"(?:{'|'.join(sorted(names, key=len, reverse=True))})"
    day, year = r"\d{1,2})(?:st|nd|rd|th|º)?", r"(?:1[5-9]|20)\d\d"
    forms = (
        rf"(?P<iso>{year}-\d\d-\d\d)",
        rf"(?P<day1>{day}(?:\s(?:of|de))?\s(?P<month1>{month})\b\.?(?:(?:,|\sdel?)?\s(?P<year1>{year})\b)?",
        rf"(?P<month2>{month})\b\.?\s(?P<day2>{day}\b(?:,?\s(?P<year2>{year})\b)?",
        rf"(?P<month3>{month})\b\.?(?:\sof|\sdel?|,)?\s(?P<year3>{year})\b",
        rf"(?:(?<=\b[ie]n\s)|(?<=\bsince\s)|(?<=\bdesde\s))(?P<alone>{year})(?!\s[^\W\d_]+s\b)",
    )
    return re.compile(
        rf"(?<![\w-])(?P<since>since\s|desde\s)?(?P<whole>{'|'.join(forms)})(?![\w-])", re.IGNORECASE
    )
