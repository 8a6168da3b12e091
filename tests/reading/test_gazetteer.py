import json
from pathlib import Path

import pytest

from layers.reading.gazetteer import GAZETTEER, gazetteer_for, read_gazetteer
from layers.reading.problems import TheatreError
from tests.reading.broken import Edit, broken, load, put

PROBLEMS: list[tuple[Edit, str]] = [
    (
        put("features.0.properties.provenance", "nobody"),
        "place (koro-box), provenance: expected the id of a provenance entry, found “nobody”",
    ),
    (
        put("features.0.properties.members", ["fji", "ton", "fji"]),
        "feature 0 (koro-box), members.2: expected each place once, found “fji” again",
    ),
    (
        put("features.0.properties.members", ["fji", "no-such-place"]),
        "place (koro-box), members: expected the id of a place, found “no-such-place”",
    ),
    (
        put("features.0.id", "fji"),
        "place (fji), id: expected an id of its own, found one of the gazetteer’s",
    ),
    (
        put("features.0.id", "port-amber"),
        "feature (port-amber), id: expected an id of its own, found it 2 times",
    ),
    (
        lambda data: data["provenance"].append(data["provenance"][0] | {"title": "Others"}),
        "provenance (invented), id: expected an id of its own, found it 2 times",
    ),
    (
        lambda data: data["provenance"].append({"id": "geonames", "title": "Not GeoNames", "licence": "CC0"}),
        "provenance (geonames), id: expected an id of its own, found one of another entry of the gazetteer",
    ),
    (
        put("features.1.geometry.coordinates", [179.33456, -16.617]),
        "feature 1 (port-amber), geometry: expected at most 4 decimals at this precision, "
        "found [179.33456, -16.617]",
    ),
    (
        put("features.0.properties.translations", {"es": {"note": "Nota"}}),
        "feature 0 (koro-box), translations.es.note: expected no translation of what the record does not "
        "say, found one",
    ),
]


@pytest.mark.parametrize(("edit", "message"), PROBLEMS, ids=[row[1][:60] for row in PROBLEMS])
def test_a_place_with_a_fault_is_named(invented: Path, edit: Edit, message: str) -> None:
    found = broken(invented, "places.geojson", edit)
    # a place that lost its id is missed by the claims about it
    assert [problem for problem in found if problem.startswith("places")] == [f"places.geojson, {message}"]


def test_a_provenance_may_be_there_again_as_it_is_in_the_gazetteer(invented: Path) -> None:
    (entry,) = (each for each in read_gazetteer(GAZETTEER).provenance if each["id"] == "geonames")
    assert broken(invented, "places.geojson", lambda data: data["provenance"].append(entry)) == []


@pytest.mark.parametrize(("value", "found"), [(5, "5"), (None, "null"), ({"id": "x"}, "an object")])
def test_provenance_is_a_list(invented: Path, value: object, found: str) -> None:
    found_ = broken(invented, "places.geojson", put("provenance", value))
    assert f"places.geojson, provenance: expected a list, found {found}" in found_


def test_a_theatres_own_places_are_added_to_the_shipped_ones(invented: Path) -> None:
    shipped, whole = read_gazetteer(GAZETTEER), gazetteer_for(invented)
    assert whole.own == {"koro-box", "port-amber", "adak-strand"}
    assert set(whole.places) == set(shipped.places) | whole.own
    assert {"invented"} < {entry["id"] for entry in whole.provenance}
    assert whole.digest != shipped.digest
    (invented / "places.geojson").unlink()
    assert gazetteer_for(invented).digest == shipped.digest


def test_a_gazetteer_is_read_again_when_it_changes(invented: Path) -> None:
    assert gazetteer_for(invented).places["port-amber"].properties.name == "Port Amber"
    data = load(invented / "places.geojson")
    data["features"][1]["properties"]["name"] = "Port Renamed"
    (invented / "places.geojson").write_text(json.dumps(data), encoding="utf-8")
    assert gazetteer_for(invented).places["port-amber"].properties.name == "Port Renamed"


def test_a_gazetteer_beside_the_theatre_is_used(invented: Path) -> None:
    (invented.parent / "gazetteer.geojson").write_bytes((invented / "places.geojson").read_bytes())
    (invented / "places.geojson").unlink()
    assert set(gazetteer_for(invented).places) == {"koro-box", "port-amber", "adak-strand"}


def test_no_gazetteer_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(TheatreError, match="expected a gazetteer, found no file"):
        read_gazetteer(tmp_path / "none.geojson")
