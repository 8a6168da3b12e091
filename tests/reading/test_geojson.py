import json
from pathlib import Path
from typing import Any

import pytest
from geojson_pydantic import Polygon

from layers.reading import geojson, scanner
from layers.reading.contract import Contract
from layers.reading.geojson import GeoJSONFile
from layers.theatre.builder import encoders

POINT = '{"type": "Feature", "id": "é€𝄞", "n": [1, -2.5, 3e4, true, null], "s": "a\\"}, {\\u00e9"}'


def read(path: Path, text: str | bytes) -> tuple[list[Any], Any]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = GeoJSONFile(path)
    features: list[Any] = []
    for chunk in found.chunks():
        features += chunk.features
    return features, found.shell


@pytest.mark.parametrize("piece", [1, 2, 7, 64, 1 << 20])
@pytest.mark.parametrize(
    "text",
    [
        "{}",
        ' { "features" : [ ] , "a" : 1 } ',
        f'{{"type": "FeatureCollection", "features": [{POINT}]}}',
        f'{{"features":[{POINT},{POINT} , {POINT}],"type":"FeatureCollection","z":{{"features":[1]}}}}\r\n',
        '{"features": [12, 345, "six", [7], {}, null, -8.5e3]}',
        '{"features": {"not": "a list"}}',
        "[1, 2]",
        "12345",
        "null",
        '\ufeff{"features":[1]}',
    ],
)
def test_a_file_read_in_pieces_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, piece: int
) -> None:
    monkeypatch.setattr(scanner, "PIECE", piece)
    monkeypatch.setattr(geojson, "MANY", 2)
    expected = json.loads(text.removeprefix("\ufeff"))
    listed = isinstance(expected, dict) and isinstance(expected.get("features"), list)
    features = expected["features"] if listed else []
    shell = expected | {"features": []} if listed else expected
    assert read(tmp_path / "claims.geojson", text) == (features, shell)


@pytest.mark.parametrize("piece", [1, 5, 1 << 20])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "{1",
        '{"a"',
        '{"a" 1}',
        '{"a":1 "b"}',
        '{"a":1,}',
        '{"features"',
        '{"features":[',
        '{"features":\n[1 2]}',
        '{"features":[\n{"a":1},\n {"b":x}]}',
        '{"features":[\n{"a":1},\n {"b":"never ends, whatever comes}]}',
        '{"features":[1],\n"a":tru}',
        '{"features":[1]} and more',
        '{"features":["\\x"]}',
        '{"features":["line\nend"]}',
        '{"features":[1,]}',
    ],
)
def test_a_fault_is_told_as_if_the_file_were_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, piece: int
) -> None:
    monkeypatch.setattr(scanner, "PIECE", piece)
    with pytest.raises(json.JSONDecodeError) as expected:
        json.loads(text)
    with pytest.raises(json.JSONDecodeError) as found:
        read(tmp_path / "claims.geojson", text)
    told, known = found.value, expected.value
    assert (told.msg, told.lineno, told.colno) == (known.msg, known.lineno, known.colno)


def test_a_byte_that_is_no_text_is_told_with_its_position(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanner, "PIECE", 4)
    content = b'{"features": ["' + "€".encode() + b'", "\xff"]}'
    with pytest.raises(UnicodeDecodeError) as found:
        read(tmp_path / "claims.geojson", content)
    assert found.value.start == content.index(b"\xff")


def test_an_early_fault_does_not_read_the_file_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanner, "PIECE", 100)
    path = tmp_path / "claims.geojson"
    path.write_text('{"features": [x' + " " * 10_000_000, encoding="utf-8")
    with pytest.raises(json.JSONDecodeError) as found:
        list(GeoJSONFile(path).chunks())
    assert len(found.value.doc) < 1000


def test_what_may_be_flawed_is_marked_in_its_own_chunk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geojson, "MANY", 1)
    path = tmp_path / "claims.geojson"
    parts = ["1", '{"a":1,"a":2}', "NaN", "1e999", '"\\ud834\\udd1e"', '{"a":{"b":1,"c":[2]}}']
    path.write_text(f'{{"features":[{",".join(parts)}]}}', encoding="utf-8")
    flawed = [chunk.flawed for chunk in GeoJSONFile(path).chunks()]
    assert flawed == [False, True, True, True, True, False]


LONG = {"type": "Polygon", "coordinates": [[[at / 1000, at / 500] for at in range(400)]]}
OTHER = {"type": "Polygon", "coordinates": [[[at / 999, at / 500] for at in range(400)]]}


def outlined(id_: str, geometry: Any) -> dict[str, Any]:
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": {}}


@pytest.mark.parametrize("few", [0, 1000])
def test_a_long_geometry_that_comes_again_is_one_object(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(geojson, "FEW", few)
    features = [outlined(*each) for each in (("a", LONG), ("b", OTHER), ("c", LONG), ("d", None))]
    path = tmp_path / "claims.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    (chunk,) = GeoJSONFile(path).chunks()
    assert list(chunk.features) == features
    assert chunk.features[2]["geometry"] is chunk.features[0]["geometry"]
    assert chunk.features[1]["geometry"] is not chunk.features[0]["geometry"]


@pytest.mark.parametrize(
    "second",
    [
        # a geometry in the properties, none where it belongs
        f'{{"type": "Feature", "id": "b", "properties": {{"geometry": {json.dumps(LONG)}}}}}',
        # one in each
        f'{{"id": "b", "geometry": {json.dumps(OTHER)}, "properties": {{"geometry": {json.dumps(LONG)}}}}}',
        # two members of one name, which is a flaw
        f'{{"id": "b", "geometry": null, "geometry": {json.dumps(LONG)}}}',
        # none under an escaped name, another's in the properties
        f'{{"properties": {{"geometry": {json.dumps(LONG)}}}, "\\u0067eometry": null}}',
        # the same name in a text, and as one
        f'{{"kind": "geometry", "geometry": {json.dumps(OTHER)}, "note": "\\"geometry\\": {{}}"}}',
        # its own under an escaped name, another's in the properties
        f'{{"properties": {{"geometry": {json.dumps(LONG)}}}, "\\u0067eometry": {json.dumps(OTHER)}}}',
    ],
)
def test_no_feature_gets_the_geometry_of_another(tmp_path: Path, second: str) -> None:
    texts = [json.dumps(outlined("a", LONG)), second]
    path = tmp_path / "claims.geojson"
    path.write_text(f'{{"type": "FeatureCollection", "features": [{", ".join(texts)}]}}', encoding="utf-8")
    features = [feature for chunk in GeoJSONFile(path).chunks() for feature in chunk.features]
    assert features == [json.loads(text) for text in texts]


@pytest.mark.parametrize(("given", "flaw"), [("[0.0", "[NaN"), ("[0.0", "[1e999"), ("Polygon", "\\ud834")])
def test_a_flaw_in_a_long_geometry_marks_each_chunk_that_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, flaw: str
) -> None:
    monkeypatch.setattr(geojson, "MANY", 1)
    sound = json.dumps(outlined("a", LONG))
    path = tmp_path / "claims.geojson"
    flawed = sound.replace(given, flaw, 1)
    texts = [flawed, flawed, sound]
    path.write_text(f'{{"features": [{",".join(texts)}]}}', encoding="utf-8")
    assert [chunk.flawed for chunk in GeoJSONFile(path).chunks()] == [True, True, False]


def test_minus_nought_is_nought_in_a_long_geometry_too(tmp_path: Path) -> None:
    path = tmp_path / "claims.geojson"
    (ring,) = LONG["coordinates"]
    closed = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    text = json.dumps(outlined("a", closed)).replace("[[[0.0", "[[[-0")
    path.write_text(f'{{"features": [{text}, {text}]}}', encoding="utf-8")
    (chunk,) = GeoJSONFile(path).chunks()
    contract = Contract(encoders(), {})
    for feature in chunk.features:
        record = contract.geometry(feature["geometry"])
        assert isinstance(record, Polygon)
        assert str(record.coordinates[0][0][0]) == "0.0"
