"""Features that are written alike, beside the same text read by the scanner."""

import json
from pathlib import Path
from typing import Any

import pytest

from layers.reading import geojson, scanner
from layers.reading.alike import Alike
from layers.reading.chunks import ABSENT, Chunk
from layers.reading.gazetteer import GAZETTEER
from layers.reading.geojson import GeoJSONFile


@pytest.fixture(autouse=True)
def _from_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geojson, "FEW", 0)


SAID = (
    '{"layer": "l", "label": "A", "statement": "B", "assertion": "stated", "actor": "a", "kind": "base", '
    '"where": {"precision": 1, "name": "C"}, "citations": [{"source": "s", "credits": []}], "coded_by": "D", '
    '"coded_on": "2026"}'
)


def feature(geometry: str = '{"type": "Point", "coordinates": [1.5, -2]}', says: str = SAID) -> str:
    return f'{{"type": "Feature", "id": "a-1", "geometry": {geometry}, "properties": {says}}}'


def point(lon: str, lat: str = "1") -> str:
    return feature(f'{{"type": "Point", "coordinates": [{lon}, {lat}]}}')


def said(old: str, new: str) -> str:
    assert old in SAID
    return feature(says=SAID.replace(old, new))


def chunks(path: Path) -> Any:
    try:
        return list(GeoJSONFile(path).chunks())
    except json.JSONDecodeError as error:
        return error.msg, error.lineno, error.colno


def rows(found: list[Chunk]) -> list[Any]:
    """What the chunks say of each feature, in every form in which they do."""
    rows = []
    for chunk in found:
        for at, feature in enumerate(chunk.features):
            regular = bool(chunk.regular[at])
            lon, lat, shape = chunk.places.lon[at], chunk.places.lat[at], chunk.places.shapes[at]
            columns = {name: column[at] for name, column in chunk.columns.items() if column[at] is not ABSENT}
            placed = [repr(float(lon)), repr(float(lat)), shape] if regular else None
            rows.append([repr(feature), chunk.ids[at], regular, placed, repr(columns) if regular else None])
    return rows


def both(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any]:
    quick = chunks(path)
    monkeypatch.setattr(Alike, "chunk", lambda _: None)
    return quick, chunks(path)


def written(folder: Path, *features: str) -> Path:
    path = folder / "claims.geojson"
    listed = ",\n".join(features)
    text = f'{{"type": "FeatureCollection",\n"features": [{listed}]}}'
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        feature(),
        feature("null"),
        feature('{"type": "LineString", "coordinates": [[1, 2], [3, 4.5]]}'),
        feature('{"type":"Point","coordinates":[1.0,2],"bbox":[1,2,1,2]}'),
        point("-0"),
        point("-0.0"),
        point("-0.5"),
        point("0"),
        point("181"),
        point("5", "-90.1"),
        point("1", "2, 3"),
        point("1e1"),
        point("0.1234567890123456789"),
        point("1000"),
        said('"A"', '"\\u0041 \\"quoted\\" \\\\"'),
        said('"A"', '"\\ud83d\\ude80"'),
        said('"A"', '"Łódź 🛰"'),
        said('"A"', "null"),
        said('"A"', "[1.50, 1e2, {}]"),
        said('"A"', '{"a": [1, {"b": "]}"}]}'),
        said('"label": "A", ', ""),
        said("{", "{ ").replace(", ", " ,\n\t").replace(": ", " : "),
        said("}", "}").replace('"layer"', '"extra"'),
        feature(says="{}"),
    ],
)
def test_the_same_is_read_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    quick, slow = both(written(tmp_path, feature(), text, feature()), monkeypatch)
    assert rows(quick) == rows(slow)
    assert any(chunk.flawed for chunk in quick) == any(chunk.flawed for chunk in slow)


@pytest.mark.parametrize(
    "text",
    [
        said('"A"', "NaN"),
        said('"A"', "-Infinity"),
        said('"A"', "1e999"),
        said('"A"', '{"a": 1, "a": 2}'),
        said('"A"', '"\\ud83d"'),
        feature('{"type": "Point", "type": "Point", "coordinates": [1, 2]}'),
        said('"label"', '"layer"'),
    ],
)
def test_what_may_be_flawed_is_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    quick, slow = both(written(tmp_path, feature(), text), monkeypatch)
    assert [repr(each) for chunk in quick for each in chunk.features] == [
        repr(each) for chunk in slow for each in chunk.features
    ]
    assert any(chunk.flawed for chunk in quick)


@pytest.mark.parametrize("piece", [64, 1 << 20])
@pytest.mark.parametrize(
    "text",
    [
        said('"A"', "tru"),
        said('"A"', "01"),
        said('"A"', "[1, 2}"),
        said('"A"', "[1,, 2]"),
        said('"A"', '"\\x"'),
        said('"A"', '"tab\t"'),
        said('"A",', '"A"'),
        said('"2026"', '"2026",'),
        point("1."),
        point("01"),
        point(".5"),
        point("+5"),
        feature() + " x",
        feature() + ",",
        feature()[:-1],
    ],
)
def test_a_fault_is_told_at_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, piece: int
) -> None:
    monkeypatch.setattr(scanner, "PIECE", piece)
    quick, slow = both(written(tmp_path, feature(), feature(), text), monkeypatch)
    assert isinstance(slow, tuple)
    assert quick == slow


@pytest.mark.parametrize("piece", [1000, 5000, 1 << 20])
def test_a_file_of_many_is_the_same_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    monkeypatch.setattr(scanner, "PIECE", piece)
    texts = [point(f"{at}.25", "3").replace("a-1", f"a-{at}") for at in range(60)]
    texts[7] = feature("[" * 8 + "]" * 8)
    texts[30] = said('"B"', json.dumps("a long statement " * 100))
    path = written(tmp_path, *texts)
    quick, slow = both(path, monkeypatch)
    assert rows(quick) == rows(slow)
    assert len(rows(quick)) == 60


def test_the_shipped_theatre_is_read_by_column() -> None:
    found = chunks(GAZETTEER.parent / "southcom-2025" / "claims.geojson")
    assert not any(isinstance(chunk.features, list) for chunk in found)
