import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from layers.reading.theatre import read
from tests.feeds.conftest import Posture, written
from tests.importing.formats.test_acled import ROW

ZULIA = {"location": "Maracaibo", "latitude": "10.65", "longitude": "-71.64", "country": "Venezuela"}
HOSTILE = "=HYPERLINK(1)</script>\x1b[31m"


def event(number: int, **says: Any) -> dict[str, Any]:
    return ROW | ZULIA | {"event_id_cnty": f"INV{number}", "event_date": "2025-11-03"} | says


EVENTS = [
    event(1),
    event(2, event_date="2025-10-31", source="Paper One"),
    event(3, event_type="Riots"),
    # a larger region is drawn as the country, so it is counted there
    event(4, geo_precision=3),
    # a point in Colombia for a row of Venezuela
    event(5, latitude="4.6", longitude="-74.1"),
    event(6, longitude="", geo_precision=""),
    # a country named in the column, that the gazetteer does not have
    event(7, country="Nowhereland", geo_precision=3),
    event(8, event_date=""),
    event(9, event_type=HOSTILE, source=HOSTILE),
]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory, posture: Posture) -> Path:
    folder = tmp_path_factory.mktemp("counts")
    first = written(folder / "a.csv", EVENTS)
    # what a later export has again
    again = written(folder / "b.csv", [event(1, notes="corrected"), event(3, event_type="Riots")])
    posture("feed", first, "-o", folder / "events", "--workers", 1)
    posture("feed", again, "-o", folder / "events", "--workers", 1)
    return folder / "events"


def counted(posture: Posture, dataset: Path, *options: object) -> dict[str, Any]:
    output = dataset.parent / "counts.json"
    posture("counts", dataset, "-o", output, "--workers", 1, *options)
    found: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return found


def by(record: dict[str, Any], name: str, third: str) -> Counter[tuple[str, str]]:
    """The counts with names in place of numbers; what is nowhere has no name."""
    found = Counter[tuple[str, str]]()
    for _, place, each, number in record[name]:
        found[
            "" if place is None else record["places"][place]["id"],
            "" if each is None else record[third][each],
        ] += number
    return found


def test_each_event_is_counted_once_where_its_precision_says(dataset: Path, posture: Posture) -> None:
    record = counted(posture, dataset)
    assert (record["rows"], record["again"], record["events"]) == (11, 2, 9)
    assert by(record, "by_month", "months") == {
        ("ven-zulia", "2025-11"): 3,
        ("ven-zulia", "2025-10"): 1,
        ("ven-zulia", ""): 1,
        ("ven", "2025-11"): 2,
        ("", "2025-11"): 2,
    }
    kinds = by(record, "by_kind", "kinds")
    assert kinds["ven-zulia", "Riots"] == 1
    assert sum(kinds.values()) == record["events"]
    assert by(record, "by_origin", "origins")["ven-zulia", "Paper One"] == 1


def test_counts_name_what_was_counted_and_no_text_with_control_characters(
    dataset: Path, posture: Posture
) -> None:
    record = counted(posture, dataset)
    assert [entry["name"] for entry in record["inputs"]] == ["a.csv", "b.csv"]
    assert all(len(entry["sha256"]) == 64 for entry in record["inputs"])
    assert record["feeds"] == [{"id": "acled", "title": "Armed Conflict Location & Event Data (ACLED)"}]
    assert not any("\x1b" in kind for kind in record["kinds"] + record["origins"])


@pytest.mark.parametrize(
    ("options", "events"),
    [
        (("--since", "2025-11"), 7),
        (("--until", "2025-10"), 1),
        (("--since", "2025-11-04"), 0),
        (("--in", "ven"), 7),
        (("--at", "ven"), 2),
        (("--in", "ven-zulia", "--kind", "Riots"), 1),
    ],
)
def test_a_window_counts_what_is_in_it(
    options: tuple[str, ...], events: int, dataset: Path, posture: Posture
) -> None:
    assert counted(posture, dataset, *options)["events"] == events


def test_the_events_behind_a_number_are_a_command_away(
    dataset: Path, tmp_path: Path, posture: Posture
) -> None:
    posture("candidates", dataset, "--in", "ven-zulia", "--kind", "Riots", "-o", tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["event_id_cnty"] for row in rows} == {"INV3"}
    assert {(row["posture_input"], row["posture_row"]) for row in rows} == {("a.csv", "3"), ("b.csv", "2")}
    assert "claims written 1" in posture("import", tmp_path / "a.csv", "-o", tmp_path / "theatre")


def test_behind_the_number_of_a_country_are_its_own_events(
    dataset: Path, tmp_path: Path, posture: Posture
) -> None:
    posture("candidates", dataset, "--at", "ven", "-o", tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["event_id_cnty"] for row in csv.DictReader(file)} == {"INV4", "INV5"}


def test_candidates_are_a_theatre_in_which_everything_is_work_needed(
    dataset: Path, tmp_path: Path, posture: Posture
) -> None:
    said = posture("candidates", dataset, "--in", "ven", "--most", 6, "-o", tmp_path / "review")
    assert "events are in it, the first 6 were taken" in said
    catalogue = read(tmp_path / "review")
    assert len(catalogue.claims) > 3
    assert {claim.properties.status for claim in catalogue.claims.values()} == {"work_needed"}
    assert catalogue.theatre.title == "Candidates from ACLED"
    assert "None is a claim before a curator has taken it over." in catalogue.theatre.method[0]


def test_texts_of_a_feed_are_text_in_a_table(dataset: Path, tmp_path: Path, posture: Posture) -> None:
    posture("candidates", dataset, "-o", tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert f"'{HOSTILE}" in cells
    assert not any(cell.startswith("=") for cell in cells)


def test_what_is_asked_wrongly_is_told_in_one_line(dataset: Path, tmp_path: Path, posture: Posture) -> None:
    assert "expected ids of places, found vem" in posture(
        "counts", dataset, "-o", "-", "--in", "vem", status=2
    )
    assert "--at: expected ids of places, found vem" in posture(
        "candidates", dataset, "-o", "-", "--at", "vem", status=2
    )
    assert "expected YYYY, YYYY-MM or YYYY-MM-DD" in posture(
        "counts", dataset, "-o", "-", "--since", "May", status=2
    )
    assert "expected a dataset of posture feed" in posture(
        "counts", tmp_path, "-o", "-", "--workers", 1, status=1
    )
    assert "expected at least one event" in posture(
        "candidates", dataset, "--since", "2030", "-o", tmp_path / "a.csv", status=1
    )
