import json
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely

from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.claims import Claims
from layers.writing import geoparquet as writer
from layers.writing.geoparquet import geoparquet
from tests.theatre.least import built, point


def table(claims: Claims) -> pa.Table:
    return pq.read_table(BytesIO(geoparquet(claims)))


def test_the_same_claims_give_the_same_bytes(southcom: Catalogue) -> None:
    assert geoparquet(southcom.claims) == geoparquet(southcom.claims)


def test_its_metadata_is_that_of_geoparquet(invented: Path) -> None:
    geo = json.loads(table(read(invented).claims).schema.metadata[b"geo"])
    assert (geo["version"], geo["primary_column"]) == ("1.1.0", "geometry")
    found = geo["columns"]["geometry"]
    assert (found["encoding"], found["geometry_types"]) == (
        "WKB",
        ["LineString", "MultiPolygon", "Point", "Polygon"],
    )
    west, south, east, north = found["bbox"]
    assert -180 <= west < east <= 180
    assert -90 <= south < north <= 90


def test_a_row_is_a_claim_and_a_column_a_property(southcom: Catalogue) -> None:
    rows = table(southcom.claims).to_pylist()
    assert [row["id"] for row in rows] == list(southcom.claims)
    for row, claim in zip(rows, southcom.claims.values(), strict=True):
        assert row["label"] == claim.properties.label
        assert row["where"]["precision"] == claim.properties.where.precision
        assert [each["source"] for each in row["citations"]] == [c.source for c in claim.properties.citations]
        assert (row["geometry"] is None) is (claim.geometry is None)


def test_geometry_is_well_known_binary_longitude_first() -> None:
    (row,) = table(built(point("a", 179.334, -16.617))).to_pylist()
    assert shapely.from_wkb(row["geometry"]) == shapely.Point(179.334, -16.617)


def test_claims_in_several_row_groups_are_the_same(
    southcom: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = table(southcom.claims)
    monkeypatch.setattr(writer, "ROWS", 10)
    assert table(southcom.claims).equals(whole)


def test_what_is_nowhere_has_no_bounds() -> None:
    geo = json.loads(table(built(point("a") | {"geometry": None})).schema.metadata[b"geo"])
    assert "bbox" not in geo["columns"]["geometry"]
