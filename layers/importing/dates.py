"""Read the dates of a dataset, and keep them no more precise than its date precision says."""

from datetime import date, datetime
from typing import Any

LENGTHS = {4: len("YYYY-MM"), 5: len("YYYY")}
"""Characters of an ISO date that are kept, by date precision: 4 is a month, 5 a year."""


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


def when(start: date | None, end: date | None, precision: int) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return a claim's ``when``, undated if the dates or their precision cannot be used, and the remarks."""
    if precision not in (1, 2, 3, 4, 5):
        return {"precision": 0}, ("undated: no date precision that is known",)
    if start is None or end is None:
        return {"precision": 0}, ("undated: a date is missing or cannot be read",)
    if end < start:
        return {"precision": 0}, ("undated: the end is before the start",)
    length = LENGTHS.get(precision, len("YYYY-MM-DD"))
    dates = {"from": start.isoformat()[:length], "to": end.isoformat()[:length], "precision": precision}
    return dates, (
        f"dates kept as {'months' if precision == 4 else 'years'}",
    ) if precision in LENGTHS else ()
