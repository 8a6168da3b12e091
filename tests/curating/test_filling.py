import json
from pathlib import Path
from typing import Any

import pytest

from layers.curating.citing import fingerprint
from layers.curating.filling import fill
from layers.reading.gazetteer import gazetteer_for
from layers.reading.problems import TheatreError
from layers.theatre.gazetteer import Gazetteer
from tests.invented import ARTICLE


@pytest.fixture
def gazetteer(invented: Path) -> Gazetteer:
    return gazetteer_for(invented)


@pytest.fixture
def collection(invented: Path) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads((invented / "claims.geojson").read_text(encoding="utf-8"))
    return raw


def without(collection: dict[str, Any]) -> dict[str, Any]:
    """The claims as a curator writes them: no geometry, no fingerprint."""
    raw: dict[str, Any] = json.loads(json.dumps(collection))
    for feature in raw["features"]:
        if feature["properties"]["where"].get("place") or feature["properties"]["where"].get("ends"):
            feature["geometry"] = None
        for citation in feature["properties"]["citations"]:
            citation.pop("sha256", None)
    return raw


def test_geometry_and_fingerprints_come_back(collection: dict[str, Any], gazetteer: Gazetteer) -> None:
    filled, changed = fill(without(collection), gazetteer, "harbour-gazette", ARTICLE)
    assert filled == collection
    assert changed == 7, "all but the hand-drawn polygon and the claim that is not located"


def test_nothing_changes_twice(collection: dict[str, Any], gazetteer: Gazetteer) -> None:
    assert fill(collection, gazetteer) == (collection, 0)


def test_the_claims_given_are_left_alone(collection: dict[str, Any], gazetteer: Gazetteer) -> None:
    bare = without(collection)
    before = json.dumps(bare)
    fill(bare, gazetteer, "harbour-gazette", ARTICLE)
    assert json.dumps(bare) == before


def refused(collection: dict[str, Any], gazetteer: Gazetteer, *article: str) -> list[str]:
    before = json.dumps(collection)
    with pytest.raises(TheatreError) as error:
        fill(collection, gazetteer, *article)
    assert json.dumps(collection) == before
    return [str(problem) for problem in error.value.problems]


CHANGED = ARTICLE.replace("Four", "Five")


def test_a_fingerprint_of_another_text_is_not_replaced(
    collection: dict[str, Any], gazetteer: Gazetteer
) -> None:
    (problem,) = refused(collection, gazetteer, "harbour-gazette", CHANGED)
    assert problem == (
        "claims.geojson, feature 2 (amber-flotilla-low), citations.0.sha256: expected the fingerprint of "
        "paragraph 3 of the copy, found another (--force replaces it)"
    )


def test_by_force_a_fingerprint_is_replaced(collection: dict[str, Any], gazetteer: Gazetteer) -> None:
    filled, changed = fill(collection, gazetteer, "harbour-gazette", CHANGED, force=True)
    low = next(feature for feature in filled["features"] if feature["id"] == "amber-flotilla-low")
    assert low["properties"]["citations"][0]["sha256"] == fingerprint(CHANGED.splitlines()[2])
    assert changed == 1


def test_a_geometry_of_ones_own_is_not_replaced(collection: dict[str, Any], gazetteer: Gazetteer) -> None:
    pier, flights = collection["features"][3], collection["features"][6]
    pier["geometry"] = {"type": "Point", "coordinates": [179, -16]}
    flights["geometry"]["coordinates"].reverse()
    pier_told, flights_told = refused(collection, gazetteer)
    assert pier_told == (
        "claims.geojson, feature 3 (amber-pier), geometry: expected that of the place “port-amber”, "
        "found another (--force replaces it)"
    )
    assert "feature 6 (blue-flights), geometry: expected a line from “adak-strand” to " in flights_told
    filled, changed = fill(collection, gazetteer, force=True)
    assert changed == 2
    assert filled["features"][3]["geometry"]["coordinates"] == [179.334, -16.617]


def test_a_line_keeps_the_way_it_takes(collection: dict[str, Any], gazetteer: Gazetteer) -> None:
    collection["features"][6]["geometry"]["coordinates"].insert(1, [-178.5, 10])
    assert fill(collection, gazetteer, force=True) == (collection, 0)


def test_a_claim_that_is_not_located_gets_no_geometry(
    collection: dict[str, Any], gazetteer: Gazetteer
) -> None:
    collection["features"][7]["properties"]["where"]["place"] = "fji"
    assert fill(collection, gazetteer) == (collection, 0)


def test_unknown_places_and_paragraphs_are_told_all_at_once(
    collection: dict[str, Any], gazetteer: Gazetteer
) -> None:
    says = [feature["properties"] for feature in collection["features"]]
    says[0]["where"]["place"] = "fjj"
    says[6]["where"]["ends"][1]["place"] = "nowhere-at-all"
    says[3]["citations"][0]["paragraph"] = 6
    assert [
        problem.partition(": expected ")[::2]
        for problem in refused(collection, gazetteer, "harbour-gazette", ARTICLE)
    ] == [
        (
            "claims.geojson, feature 0 (blue-garrison), where.place",
            f"the id of a place (one of {len(gazetteer.places)}), found “fjj”",
        ),
        (
            "claims.geojson, feature 3 (amber-pier), citations.0.paragraph",
            "one of the 5 paragraphs of the copy, found 6",
        ),
        (
            "claims.geojson, feature 6 (blue-flights), where.ends.1.place",
            f"the id of a place (one of {len(gazetteer.places)}), found “nowhere-at-all”",
        ),
    ]


@pytest.mark.parametrize(
    "junk",
    [
        7,
        None,
        [],
        {"properties": 3},
        {"properties": {"where": {"place": ["fji"]}, "citations": 3}},
        {"properties": {"where": {"ends": [{"place": {}}, {"place": "fji"}]}, "citations": [3]}},
        {"properties": {"where": {"ends": [1, 2], "place": "fji"}}},
        {"properties": {"where": {"ends": {}}, "citations": [{"source": "s", "paragraph": "1"}]}},
        {"properties": {"where": {"ends": ["fji", "fji", "fji"]}, "citations": {}}},
    ],
)
def test_what_is_too_broken_is_left_for_the_check(junk: Any, gazetteer: Gazetteer) -> None:
    collection = {"type": "FeatureCollection", "features": [junk]}
    assert fill(collection, gazetteer, "s", "one paragraph") == (collection, 0)


def test_a_broken_record_does_not_keep_the_others_from_being_filled(
    collection: dict[str, Any], gazetteer: Gazetteer
) -> None:
    raw = without(collection)
    raw["features"].insert(0, {"properties": 3})
    filled, changed = fill(raw, gazetteer, "harbour-gazette", ARTICLE)
    assert filled["features"][1:] == collection["features"]
    assert changed == 7
