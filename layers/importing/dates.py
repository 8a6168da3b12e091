"""Dates of a dataset, never more precise than its own date precision."""

from datetime import date, datetime
from typing import Any

CUT = {4: len("YYYY-MM"), 5: len("YYYY")}
"""How many characters of a date are kept, by date precision: 4 is a month, 5 a year."""


def day(text: str, *forms: str) -> date | None:
    """Return the day in a text, written in one of the forms or as ISO 8601 (a time is ignored), or None."""
    for form in forms:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    try:
        return date.fromisoformat(text[: len("YYYY-MM-DD")])
    except ValueError:
        return None


def when(start: date | None, end: date | None, precision: int) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return a claim's ``when`` and remarks; it is undated if the dates or their precision are unusable."""
    if precision not in (1, 2, 3, 4, 5):
        return {"precision": 0}, ("undated: no date precision that is known",)
    if start is None or end is None:
        return {"precision": 0}, ("undated: a date is missing or cannot be read",)
    if end < start:
        return {"precision": 0}, ("undated: the end is before the start",)
    cut = CUT.get(precision, len("YYYY-MM-DD"))
    dates = {"from": start.isoformat()[:cut], "to": end.isoformat()[:cut], "precision": precision}
    return dates, (f"dates kept as {'months' if precision == 4 else 'years'}",) if precision in CUT else ()
