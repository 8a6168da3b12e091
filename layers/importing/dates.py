"""Read the dates of a dataset, and keep them no more precise than the dataset is.

dateparser and dateutil are not used: both take 03/02/2026 for a day without saying which of two, and fill in
today's month where a text has none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from layers.importing.format import Order
from layers.reading.months import months
from layers.theatre.folding import fold

LENGTHS = {4: len("YYYY-MM"), 5: len("YYYY")}
"""Characters of an ISO date that are kept, by date precision: 4 is a month, 5 a year."""

PRECISIONS = {len("YYYY"): 5, len("YYYY-MM"): 4, len("YYYY-MM-DD"): 1}
"""The date precision of a text, by its length."""

EARLIEST = 1800
"""The year before which a date is taken for a slip."""

SERIALS = range(20_000, 80_000)
"""Days since 30 December 1899, as Excel counts them, that are taken for a date: 1954 to 2119."""

EITHER = "day and month could be either (--dates dmy or mdy tells)"
"""Why there is no date where the order of its figures is not told."""

TIME = re.compile(
    r"[T ]\s*\d{1,2}:\d\d(:\d\d)?([.,]\d+)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$", re.I
)
APPROXIMATE = re.compile(r"^(~|c\.|ca\.?|circa|about|around)\s*|\s*[~?]$", re.I)
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$")
FIGURES = re.compile(r"(\d{1,2})([-/. ])\s*(\d{1,2})\2\s*(\d{4}|\d{2})\.?$")
SPAN = re.compile(r"\s+(?:–|—|-|to|until)\s+|\s*[–—]\s*|(?<=\d{4}-\d\d-\d\d)/(?=\d{4})")


@dataclass(frozen=True)
class Dated:
    """A date that was read: a year, a month or a day (ISO 8601), what to report of it, if it is exact."""

    text: str
    remark: str = ""
    exact: bool = True


def day(text: str, *forms: str) -> date | None:
    """Return the day in a text, or None if it cannot be read.

    ``forms`` are the forms to try, as for ``strptime``, before ISO 8601, of which a time is ignored.
    """
    for form in forms:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    try:
        return date.fromisoformat(text[: len("YYYY-MM-DD")])
    except ValueError:
        return None


def dated(text: str, today: date, order: Order | None = None) -> Dated | str:
    """Return the date in a text in any of the usual spellings, or the reason why there is none.

    The day is that of the text, whatever its time zone. Where the order of day and month is not told and the
    figures do not tell it, there is none; nor is there before 1800 or after ``today``.
    """
    plain = APPROXIMATE.sub("", text.strip())
    found = _read(TIME.sub("", plain).strip().rstrip(","), order)
    if not isinstance(found, Dated):
        return found
    if int(found.text[:4]) < EARLIEST:
        return f"a date before {EARLIEST}"
    if found.text > today.isoformat()[: len(found.text)]:
        return "a date after today"
    if plain != text.strip():
        return Dated(found.text, "a date that the file calls approximate", exact=False)
    return found


def order_of(texts: Iterable[str]) -> Order | None:
    """Return the order of day and month that a column of texts tells by a figure above 12, or None."""
    orders = {told for text in texts if (told := _told(TIME.sub("", text.strip())))}
    return orders.pop() if len(orders) == 1 else None


def span(text: str) -> tuple[str, str]:
    """Return the two dates of a text such as “5 January 2026 – 7 January 2026”, or the one twice."""
    first, *others = SPAN.split(text.strip(), maxsplit=1)
    return (first, others[0]) if others and first else (text, text)


@lru_cache(4096)
def _read(text: str, order: Order | None) -> Dated | str:
    if match := ISO.match(text):
        return _checked(*(int(part) if part else None for part in match.groups()))
    if match := FIGURES.match(text):
        return _figures(match, order)
    if text.isascii() and text.replace(".", "", 1).isdigit():
        return _number(text)
    return _words(text)


def _told(text: str) -> Order | None:
    match = FIGURES.match(text)
    if not match:
        return None
    first, second = int(match[1]), int(match[3])
    return "dmy" if first > 12 >= second else "mdy" if second > 12 >= first else None


def _figures(match: re.Match[str], order: Order | None) -> Dated | str:
    # nobody writes a month first with full stops
    order = _told(match[0]) or order or ("dmy" if match[2] == "." or match[1] == match[3] else None)
    if order is None:
        return EITHER
    first, second, year = int(match[1]), int(match[3]), _year(match[4])
    return _checked(year, *((second, first) if order == "dmy" else (first, second)))


def _number(text: str) -> Dated | str:
    """Return the date that a number is: a year, YYYYMMDD, a spreadsheet's serial, or seconds since 1970."""
    value, whole = float(text), "." not in text
    if whole and len(text) == 4:
        return Dated(text)
    if whole and len(text) == 8 and 1800 <= int(text[:4]) < 2200:
        return _checked(int(text[:4]), int(text[4:6]), int(text[6:]))
    if int(value) in SERIALS:
        serial = date(1899, 12, 30) + timedelta(days=int(value))
        return Dated(serial.isoformat(), "a spreadsheet’s number read as a date")
    seconds = value / 1000 if value >= 1e11 else value
    if 1e8 <= seconds < 1e11 and value < 1e14:
        moment = datetime.fromtimestamp(seconds, UTC)
        return Dated(moment.date().isoformat(), "seconds since 1970 read as a date (UTC)")
    return "a date that cannot be read"


def _words(text: str) -> Dated | str:
    """Return the date in a text with the name of a month: 31 January 2026, Jan 31 2026, January 2026."""
    parts = re.findall(r"\d+|[^\W\d_]+", fold(text))
    named = [month for part in parts if (month := months().get(part))]
    numbers = [part.lstrip("0") or "0" for part in parts if part.isdigit()]
    if len(named) != 1 or not 1 <= len(numbers) <= 2:
        return "a date that cannot be read"
    if len(numbers) == 1:
        return _checked(int(numbers[0]), named[0], None) if len(numbers[0]) == 4 else "a date without a year"
    first, second = numbers
    day_, year = (second, first) if len(first) == 4 else (first, second)
    return _checked(_year(year), named[0], int(day_))


def _year(text: str) -> int:
    """Return a year; of two figures, one in the hundred years up to 2069 (as POSIX reads them)."""
    return int(text) if len(text) > 2 else int(text) + (2000 if int(text) < 70 else 1900)


def _checked(year: int | None, month: int | None, day_: int | None) -> Dated | str:
    try:
        whole = date(year or 0, month or 1, day_ or 1).isoformat()
    except ValueError:
        return "a date that the calendar does not have"
    return Dated(whole[: len("YYYY-MM-DD") if day_ else len("YYYY-MM")])


def when(
    start: date | None, end: date | None, precision: int, today: date = date.max
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return a claim's ``when``, undated if the dates or their precision cannot be used, and the remarks."""
    if precision not in (1, 2, 3, 4, 5):
        return {"precision": 0}, ("undated: no date precision that is known",)
    if start is None or end is None:
        return {"precision": 0}, ("undated: a date is missing or cannot be read",)
    if end < start:
        return {"precision": 0}, ("undated: the end is before the start",)
    length = LENGTHS.get(precision, len("YYYY-MM-DD"))
    first, last, latest = (each.isoformat()[:length] for each in (start, end, today))
    if last > latest:
        return {"precision": 0}, ("undated: a date after today",)
    if start.year < EARLIEST:
        return {"precision": 0}, (f"undated: a date before {EARLIEST}",)
    dates = {"from": first, "to": last, "precision": precision}
    return dates, (
        f"dates kept as {'months' if precision == 4 else 'years'}",
    ) if precision in LENGTHS else ()
