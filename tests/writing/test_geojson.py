import json
from typing import Any

from layers.writing.geojson import format_geojson, geojson


def test_geojson_is_indented_with_each_geometry_on_one_line() -> None:
    point = {"type": "Point", "coordinates": [1.5, 2]}
    collection = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "id": "a", "geometry": point, "properties": {"name": "Curaçao {{7*7}}"}},
            {"type": "Feature", "id": "b", "geometry": None, "properties": {}},
            "junk",
        ],
    }
    written = format_geojson(collection)
    assert json.loads(written) == collection
    assert '"geometry": {"type":"Point","coordinates":[1.5,2]},\n' in written.decode()
    assert "Curaçao" in written.decode()
    assert written.endswith(b"}\n")


def test_apart_from_geometries_it_is_indented_as_by_the_standard_library() -> None:
    collection = {"type": "FeatureCollection", "features": [{"id": "a", "x": {"y": [1]}}, "junk"], "z": 1}
    assert format_geojson(collection).decode() == json.dumps(collection, indent=1) + "\n"


def test_geojson_is_the_same_after_a_round() -> None:
    written = format_geojson({"type": "FeatureCollection", "features": [{"id": "a", "geometry": None}]})
    assert format_geojson(json.loads(written)) == written


def test_what_looks_like_a_geometry_elsewhere_is_left_alone() -> None:
    like: dict[str, Any] = {"geometry": None, "features": []}
    text = '\\1 \u2028 "geometry": null'
    feature = {
        "id": text,
        "properties": {"x": like, **like},
        "geometry": {"type": "Point", "coordinates": [1, 2]},
    }
    collection = {"x": {"y": like, **like}, "features": [feature, None, like, 7]}
    written = format_geojson(collection)
    assert json.loads(written) == collection
    assert b'\n   "geometry": {"type":"Point","coordinates":[1,2]}\n  },\n' in written


def test_features_come_one_by_one_and_make_the_same_text() -> None:
    features = [{"id": "a", "geometry": None}, {"id": "b", "geometry": None}]
    parts = list(geojson({"type": "FeatureCollection"}, iter(features)))
    assert len(parts) == 4, "before, a part for each feature, after"
    assert b"".join(parts) == format_geojson({"type": "FeatureCollection", "features": features})


def test_without_features_it_is_a_collection_too() -> None:
    assert json.loads(format_geojson({"type": "FeatureCollection", "features": []})) == {
        "type": "FeatureCollection",
        "features": [],
    }
