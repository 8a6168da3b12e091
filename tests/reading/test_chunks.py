from pathlib import Path

import pytest

from layers.reading import geojson, geoparquet, parquet_rows
from layers.reading.chunks import Reader
from layers.reading.theatre import read
from layers.writing.geoparquet import geoparquet as packed


@pytest.fixture(params=["claims.geojson", "claims.parquet"])
def reader(request: pytest.FixtureRequest, invented: Path) -> Reader:
    path = invented / request.param
    if path.suffix == ".geojson":
        return geojson.GeoJSONFile(path)
    path.write_bytes(packed(read(invented).claims))
    return geoparquet.GeoParquetFile(path)


def test_each_reader_gives_all_claims_a_few_at_a_time(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geojson, "MANY", 4)
    monkeypatch.setattr(parquet_rows, "AHEAD", 4)
    chunks = list(reader.chunks())
    assert [len(chunk.features) for chunk in chunks] == [4, 4, 1]
    assert [chunk.features[0]["id"] for chunk in chunks] == ["blue-garrison", "blue-radar", "amber-denial"]
    assert not any(chunk.flawed for chunk in chunks)
    assert [chunk.ids[0] for chunk in chunks] == ["blue-garrison", "blue-radar", "amber-denial"]


def test_the_shell_is_the_collection_without_its_features(reader: Reader) -> None:
    assert reader.shell is None
    list(reader.chunks())
    assert reader.shell == {"type": "FeatureCollection", "features": []}


def test_a_long_feature_fills_a_chunk(invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geojson, "LONG", 1)
    chunks = geojson.GeoJSONFile(invented / "claims.geojson").chunks()
    assert [len(chunk.features) for chunk in chunks] == [1] * 9
