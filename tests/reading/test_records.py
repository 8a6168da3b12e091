from typing import Any

import pytest

from layers.reading.problems import Problem, Problems
from layers.reading.records import duplicates, features, ids, parse_record, parse_records
from layers.theatre.claim import Quantity, Rating

FILE = "sources.json"
WHOLE = {"reliability": "C", "credibility": 3, "by": "A rater", "on": "2026-01"}


def numbered(index: int, _: Any) -> str:
    return f"rating {index}"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"type": "Feature"}, 'places.geojson, type: expected a GeoJSON FeatureCollection, found "Feature"'),
        ({}, "places.geojson, type: expected a GeoJSON FeatureCollection, found null"),
        ([1], "places.geojson: expected a GeoJSON FeatureCollection, found [1]"),
        ({"type": "FeatureCollection"}, "places.geojson, features: expected a list, found null"),
        (
            {"type": "FeatureCollection", "features": {}},
            "places.geojson, features: expected a list, found {}",
        ),
    ],
)
def test_another_form_than_a_feature_collection_is_a_problem(raw: Any, message: str) -> None:
    found = Problems()
    assert features(raw, found, "places.geojson") is None
    assert list(map(str, found)) == [message]


def test_other_members_of_a_collection_follow_the_rule_for_text() -> None:
    found = Problems()
    raw = {
        "type": "FeatureCollection",
        "features": [],
        "name": "tab\tand\nline",
        "crs": {"a\x07": ["\x1b[2J"]},
    }
    assert features(raw | {"\uffff": 1, "note": "x" * 20_001}, found, FILE) == []
    text = "expected text without control characters and noncharacters, found"
    assert list(map(str, found)) == [
        f"sources.json, crs: {text} U+0007 as character 2",
        f"sources.json, crs.a\\x07.0: {text} U+001B as character 1",
        f"sources.json, \\uffff: {text} U+FFFF as character 1",
        "sources.json, note: expected at most 20000 characters, found 20001",
    ]


def test_the_features_of_a_collection_are_returned_and_an_unread_file_is_no_new_problem() -> None:
    found = Problems()
    assert features({"type": "FeatureCollection", "features": [7]}, found, FILE) == [7]
    assert features(None, found, FILE) is None
    assert parse_record(Rating, None, FILE, found) is None
    assert parse_records(Rating, None, FILE, numbered, found) == {}
    assert not found


def test_a_record_is_made_or_its_problems_are_noted() -> None:
    found = Problems()
    assert parse_record(Rating, WHOLE, FILE, found) == Rating(**WHOLE)
    assert parse_record(Rating, {"reliability": "Z", "credibility": 7}, FILE, found, "rating 0") is None
    assert [(problem.record, problem.field) for problem in found] == [
        ("rating 0", "reliability"),
        ("rating 0", "credibility"),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        {"verbatim": "x", "unit": "y", "best": "120"},
        {"verbatim": "x", "unit": "y", "best": True},
        {"verbatim": 1, "unit": "y"},
    ],
)
def test_a_value_is_of_its_type_and_not_turned_into_it(raw: Any) -> None:
    found = Problems()
    assert parse_record(Quantity, raw, FILE, found) is None
    assert len(found) == 1


def test_the_well_formed_records_of_a_list_are_kept_and_the_others_named() -> None:
    found = Problems()
    assert parse_records(Rating, [{}, WHOLE], FILE, numbered, found) == {
        "rating 0": Rating(),
        "rating 1": Rating(**WHOLE),
    }
    assert not found
    assert list(parse_records(Rating, [5, WHOLE, None], FILE, numbered, found)) == ["rating 1"]
    assert list(map(str, found)) == [
        f"{FILE}, rating 0: expected an object, found 5",
        f"{FILE}, rating 2: expected an object, found null",
    ]


def test_no_list_is_a_problem() -> None:
    found = Problems()
    assert parse_records(Rating, {}, FILE, numbered, found, "ratings") == {}
    assert list(found) == [Problem(FILE, "", "ratings", "expected a list, found {}")]


def test_ids_are_found_in_whatever_was_read() -> None:
    assert ids([{"id": "a", "junk": 1}, {"id": 7}, "b", None, {"id": "a"}]) == ["a", "a"]
    assert ids({"id": "a"}) == ids(None) == []


def test_an_id_that_is_given_again_is_named_with_how_often() -> None:
    message = "expected an id of its own, found it 3 times"
    expected = [Problem(FILE, "source (a)", "id", message)]
    assert list(duplicates(FILE, "source", ["a", "b", "a", "a"])) == expected
    assert list(duplicates(FILE, "source", {"a": 3, "b": 1})) == expected
