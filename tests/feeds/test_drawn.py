"""Counts on the map of a snapshot: counted, not claimed."""

import json
from pathlib import Path
from typing import Any

import pytest

from layers.page.counted import counted
from layers.page.snapshot import read_snapshot
from layers.reading.counts import read_counts
from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.reading.problems import TheatreError
from tests.feeds.conftest import Posture

COUNTS: dict[str, Any] = {
    "posture": "counts",
    "format": 1,
    "window": {},
    "inputs": [],
    "rows": 12,
    "again": 1,
    "events": 11,
    "feeds": [{"id": "acled", "title": "ACLED"}],
    "places": [{"id": "ven", "name": "Venezuela"}, {"id": "ven-zulia", "name": "Zulia"}],
    "months": ["", "2025-10", "2025-11"],
    "kinds": ["<img src=x onerror=alert(1)>", "Battles"],
    "origins": ["Paper"],
    "by_month": [[0, 0, 1, 3], [0, 1, 2, 6], [0, None, 0, 2]],
    "by_kind": [[0, 0, 1, 3], [0, 1, 0, 6], [0, None, 1, 2]],
    "by_origin": [[0, 1, None, 6]],
}


@pytest.fixture
def theatre(tmp_path: Path, posture: Posture) -> Path:
    posture("new", tmp_path / "theatre")
    return tmp_path / "theatre"


def kept(folder: Path, **changes: Any) -> Path:
    path = folder / "counts.json"
    path.write_text(json.dumps(COUNTS | changes), encoding="utf-8")
    return path


def test_a_snapshot_has_the_counts_beside_its_claims_and_the_same_data(
    theatre: Path, tmp_path: Path, posture: Posture
) -> None:
    posture("snapshot", theatre, "-o", tmp_path / "plain.html")
    posture("snapshot", theatre, "-o", tmp_path / "map.html", "--counts", kept(tmp_path))
    plain, found = (read_snapshot((tmp_path / name).read_bytes()) for name in ("plain.html", "map.html"))
    assert "counts" not in plain
    assert (found["digest"], found["claims"]) == (plain["digest"], plain["claims"])
    counts = found["counts"]
    assert (counts["events"], counts["nowhere"]) == (11, 2)
    assert (counts["since"], counts["until"]) == ("2025-10", "2025-11")
    zulia, venezuela = counts["places"]
    assert (zulia["name"], zulia["n"], zulia["kinds"]) == ("Zulia", 6, [["<img src=x onerror=alert(1)>", 6]])
    assert venezuela["translations"]["es"] == {"name": "Venezuela"}
    longitude, latitude = zulia["at"]
    assert -73.5 < longitude < -70.5
    assert 8 < latitude < 12


def test_the_options_that_chose_what_was_counted_are_told_as_they_are_typed(
    theatre: Path, tmp_path: Path, posture: Posture
) -> None:
    asked = {"since": "2025-10", "places": ["ven"], "kinds": ["Explosions/Remote violence"]}
    for window in ({}, asked):
        posture("snapshot", theatre, "-o", tmp_path / "map.html", "--counts", kept(tmp_path, window=window))
        found = read_snapshot((tmp_path / "map.html").read_bytes())["counts"]["asks"]
        assert found == ("--since 2025-10 --in ven --kind 'Explosions/Remote violence'" if window else "")


def test_every_fault_of_a_file_with_counts_is_told_at_once(tmp_path: Path) -> None:
    rows = [[0, 0, 1, 3], [0, 2, 2, 6], [0, None, 3, 2]]
    places = [{"id": "ven", "name": "Venezuela"}, {"id": "no-such-place", "name": "Nowhere"}]
    with pytest.raises(TheatreError) as error:
        read_counts(kept(tmp_path, by_month=rows, places=places, events=12), read_gazetteer(GAZETTEER))
    assert [str(problem) for problem in error.value.found] == [
        "counts.json, place 1, id: expected the id of a place, found “no-such-place”",
        "counts.json, by_month, row 1: expected numbers in its lists, found more",
        "counts.json, by_month, row 2: expected numbers in its lists, found more",
        "counts.json, events: expected the sum of by_month, 11, found 12",
    ]


def test_what_is_no_file_with_counts_is_told_in_lines(
    theatre: Path, tmp_path: Path, posture: Posture
) -> None:
    said = posture(
        "snapshot", theatre, "-o", tmp_path / "map.html", "--counts", kept(tmp_path, posture="feed"), status=1
    )
    assert "counts.json, posture: expected" in said
    assert not (tmp_path / "map.html").exists()
    gone = tmp_path / "gone.json"
    assert "expected a file with counts, found no file" in posture(
        "snapshot", theatre, "-o", tmp_path / "map.html", "--counts", gone, status=1
    )


def test_without_counts_a_page_says_nothing_of_any(theatre: Path) -> None:
    from layers.reading.theatre import read

    assert counted(read(theatre)) == {}
