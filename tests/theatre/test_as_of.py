"""A date-time group says no more than is known: neither a day, nor an hour, nor a zone."""

import pytest
from pydantic import ValidationError

from layers.theatre.as_of import date_group, date_groups, read_until
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Theatre
from tests.invented import THEATRE


@pytest.mark.parametrize(
    ("date", "time", "group"),
    [
        ("2026-11-26", "09:30", "260930Z NOV 26"),
        ("2026-11-26", None, "26 NOV 26"),
        ("2026-01-05", None, "05 JAN 26"),
        ("2026-11", None, "NOV 2026"),
        ("2026", None, "2026"),
    ],
)
def test_a_group_has_what_is_known(date: str, time: str | None, group: str) -> None:
    assert date_group(date, time) == group


def test_a_time_is_told_with_its_zone_in_either_form() -> None:
    timed = Theatre.model_validate({**THEATRE, "as_of": "2026-11-26", "as_of_time": "09:30"})
    assert read_until(timed, "dtg") == "260930Z NOV 26"
    assert read_until(timed, "date") == "2026-11-26, 09:30 UTC"


@pytest.mark.parametrize(
    ("as_of", "time", "said"),
    [
        ("2026-11", "09:30", "expected as_of with a day where as_of_time has a time, found 2026-11"),
        ("2026-11-26", "24:00", "pattern"),
    ],
)
def test_a_time_wants_a_day(as_of: str, time: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Theatre.model_validate({**THEATRE, "as_of": as_of, "as_of_time": time})


def test_a_collection_has_its_own_group(southcom: Catalogue) -> None:
    own = {each.id for each in southcom.theatre.collections if each.as_of}
    assert set(date_groups(southcom.theatre)) == {"", *own}
