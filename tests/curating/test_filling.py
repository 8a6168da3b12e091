import json
from pathlib import Path
from typing import Any

import pytest

from layers.curating.citing import fingerprint
from layers.curating.filling import fill
from layers.reading.gazetteer import gazetteer_for
from layers.theatre.gazetteer import Gazetteer
from tests.theatres import ARTICLE


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


def test_a_changed_paragraph_gets_a_new_fingerprint(collection: dict[str, Any], gazetteer: Gazetteer) -> None:
    filled, changed = fill(collection, gazetteer, "harbour-gazette", ARTICLE.replace("Four", "Five"))
    low = next(feature for feature in filled["features"] if feature["id"] == "amber-flotilla-low")
    third = ARTICLE.replace("Four", "Five").splitlines()[2]
    assert low["properties"]["citations"][0]["sha256"] == fingerprint(third)
    assert changed == 1


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
        {"properties": {"where": {"place": "nowhere"}, "citations": [{"source": "s", "paragraph": 99}]}},
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
