from datetime import date

import pytest

from layers.importing.dates import day, when

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 30)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-03-01", MARCH),
        ("2026-03-01 23:59:59.000", MARCH),
        ("01 March 2026", MARCH),
        ("03/01/2026", None),
        ("2026-02-30", None),
        ("2026-03", None),
        ("", None),
    ],
)
def test_a_day_is_read_in_the_forms_of_the_dataset_or_as_iso_8601(text: str, found: date | None) -> None:
    assert day(text, "%d %B %Y") == found


@pytest.mark.parametrize(
    ("precision", "from_", "to", "remarks"),
    [
        (1, "2026-03-01", "2026-04-30", ()),
        (3, "2026-03-01", "2026-04-30", ()),
        (4, "2026-03", "2026-04", ("dates kept as months",)),
        (5, "2026", "2026", ("dates kept as years",)),
    ],
)
def test_dates_are_kept_as_precisely_as_the_dataset_knows_them(
    precision: int, from_: str, to: str, remarks: tuple[str, ...]
) -> None:
    assert when(MARCH, APRIL, precision) == ({"from": from_, "to": to, "precision": precision}, remarks)


@pytest.mark.parametrize(
    ("start", "end", "precision", "reason"),
    [
        (MARCH, APRIL, 0, "no date precision that is known"),
        (MARCH, APRIL, 6, "no date precision that is known"),
        (None, APRIL, 1, "a date is missing or cannot be read"),
        (MARCH, None, 1, "a date is missing or cannot be read"),
        (APRIL, MARCH, 1, "the end is before the start"),
    ],
)
def test_dates_that_cannot_be_used_leave_a_claim_undated(
    start: date | None, end: date | None, precision: int, reason: str
) -> None:
    assert when(start, end, precision) == ({"precision": 0}, (f"undated: {reason}",))
