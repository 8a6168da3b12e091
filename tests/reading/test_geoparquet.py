"""GeoParquet as the tables of others read and write it."""

import json
import struct
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely

from layers.reading import parquet_rows
from layers.reading.limits import VARIABLE
from layers.reading.problems import TheatreError
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.writing.geoparquet import geoparquet
from tests.reading.broken import nested


@pytest.fixture
def packed(invented: Path) -> Path:
    """The invented theatre with its claims as GeoParquet."""
    (invented / "claims.parquet").write_bytes(geoparquet(read(invented).claims))
    (invented / "claims.geojson").unlink()
    return invented


def told(folder: Path) -> list[str]:
    with pytest.raises(TheatreError) as error:
        read(folder)
    return [str(problem) for problem in error.value.problems]


def changed(folder: Path, edit: Callable[[pa.Table], pa.Table]) -> None:
    path = folder / "claims.parquet"
    pq.write_table(edit(pq.read_table(path)), path)


def column(name: str, values: Any, kind: Any = None) -> Callable[[pa.Table], pa.Table]:
    """An edit that puts other values in a column."""

    def edit(table: pa.Table) -> pa.Table:
        if name not in table.schema.names:
            return table.append_column(name, pa.array(values, kind))
        at = table.schema.get_field_index(name)
        return table.set_column(at, name, pa.array(values, kind))

    return edit


def test_claims_come_back_as_they_were(southcom: Catalogue, tmp_path: Path) -> None:
    for name in ("theatre.json", "sources.json", "places.geojson"):
        (tmp_path / name).write_bytes((southcom.path / name).read_bytes())
    (tmp_path / "claims.parquet").write_bytes(geoparquet(southcom.claims))
    back = read(tmp_path)
    assert json.dumps(list(back.claims.features())) == json.dumps(list(southcom.claims.features()))
    assert back.claims.members == southcom.claims.members
    assert dict(back.claims) == dict(southcom.claims)
    assert back.digest == southcom.digest
    assert back.file == "claims.parquet"


def test_translations_and_arcs_come_back_too(invented: Path) -> None:
    before = read(invented)
    (invented / "claims.parquet").write_bytes(geoparquet(before.claims))
    (invented / "claims.geojson").unlink()
    after = read(invented)
    assert any(claim.properties.translations for claim in after.claims.values())
    assert any(claim.properties.where.ends for claim in after.claims.values())
    assert dict(after.claims) == dict(before.claims)
    assert after.digest == before.digest


@pytest.mark.parametrize("harmless", [1 << 28, 0], ids=["as it is", "as dictionaries"])
def test_it_is_read_in_pieces(packed: Path, monkeypatch: pytest.MonkeyPatch, harmless: int) -> None:
    whole = read(packed)
    monkeypatch.setattr(parquet_rows, "HARMLESS", harmless)
    monkeypatch.setattr(parquet_rows, "AHEAD", 4)
    parts = read(packed)
    assert dict(parts.claims) == dict(whole.claims)
    for name, column in whole.claims.columns.items():
        assert list(parts.claims.columns[name].values) == list(column.values)
        assert parts.claims.columns[name].codes.tolist() == column.codes.tolist()


def test_geopandas_reads_it_and_what_it_writes_is_read(packed: Path) -> None:
    before = read(packed)
    frame = gpd.read_parquet(packed / "claims.parquet").set_index("id")
    assert list(frame.index) == list(before.claims)
    assert frame.crs.equals("OGC:CRS84")
    assert frame.geometry["amber-pier"] == shapely.Point(179.334, -16.617)
    assert frame["where"]["amber-pier"]["precision"] == 1
    assert frame["citations"]["amber-pier"][0]["source"] == "harbour-gazette"
    frame.to_parquet(packed / "claims.parquet", write_covering_bbox=True)
    assert dict(read(packed).claims) == dict(before.claims)
    frame.reset_index().to_crs("EPSG:4326").to_parquet(packed / "claims.parquet", index=True)
    assert dict(read(packed).claims) == dict(before.claims)


def test_what_is_not_given_is_left_out(packed: Path) -> None:
    table = pq.read_table(packed / "claims.parquet")
    bare = table.drop_columns(["sidc", "related", "status", "rating"])
    pq.write_table(bare, packed / "claims.parquet")
    assert {claim.properties.status for claim in read(packed).claims.values()} == {"accepted"}


def test_dictionaries_dates_and_not_a_number_are_taken(packed: Path) -> None:
    before = read(packed)
    layers = list(before.claims.columns["layer"])
    changed(packed, column("layer", layers, pa.dictionary(pa.int8(), pa.string())))
    changed(packed, column("coded_on", np.array(["2026-03-14"] * 9, dtype="datetime64[D]"), pa.date32()))
    figure = {"verbatim": "about a dozen", "low": np.nan, "best": 12.0, "high": np.nan, "unit": "ships"}
    changed(packed, column("quantity", [figure] * 9))
    claims = list(read(packed).claims.values())
    assert [claim.properties.layer for claim in claims] == layers
    assert {claim.properties.coded_on for claim in claims} == {"2026-03-14"}
    expected = before.claims["amber-flotilla"].properties.quantity
    assert [claim.properties.quantity for claim in claims] == [expected] * 9


def metadata(key: str, value: str) -> Callable[[pa.Table], pa.Table]:
    """An edit that puts other metadata under a key."""
    return lambda table: table.replace_schema_metadata({**table.schema.metadata, key.encode(): value})


FIRST = "claims.parquet, feature 0 (blue-garrison)"
PROBLEMS: list[tuple[Callable[[pa.Table], pa.Table], str]] = [
    (
        column("label", ["x" * 70, *["y"] * 8]),
        f"{FIRST}, label: expected at most 60 characters, found 70: ",
    ),
    (
        column("layer", [None, *["talk"] * 8], pa.string()),
        f"{FIRST}, layer: expected this field, found nothing",
    ),
    (
        column("colour", ["red"] * 9),
        f"{FIRST}, colour: expected no such field, found one",
    ),
    (
        column("id", [None, *"abcdefgh"], pa.string()),
        "claims.parquet, feature 0, id: expected this field, found nothing",
    ),
    (
        column("id", list("aacdefghi")),
        "claims.parquet, feature (a), id: expected an id of its own, found it 2 times",
    ),
    (
        column("geometry", [b"junk"] * 9),
        f'{FIRST}, geometry: expected an object, found "bytes that are no WKB"',
    ),
    (
        column("geometry", [shapely.to_wkb(shapely.MultiPoint([(1, 2)]))] * 9),
        f"{FIRST}, geometry: expected a geometry of type Point, ",
    ),
    (
        column("geometry", [shapely.to_wkb(shapely.Point(1, float("inf")))] * 9),
        f"{FIRST}, geometry.coordinates.1: expected a finite number, found Infinity",
    ),
    (
        column("actor", [7] * 9),
        f"{FIRST}, actor: expected text, found 7",
    ),
    (
        column("geometry", [nested(20_000)] * 9),
        f"{FIRST}, geometry: expected a geometry of type Point, LineString, MultiLineString, Polygon, "
        "MultiPolygon, found “GeometryCollection”",
    ),
    (
        column("geometry", [struct.pack("<BII", 1, 6, 1) + nested(20_000)] * 9),
        f'{FIRST}, geometry: expected an object, found "bytes that are no WKB"',
    ),
    (
        column("geometry", [struct.pack("<BII", 1, 10, 0)] * 9),
        f"{FIRST}, geometry: expected a geometry of type Point, LineString, MultiLineString, Polygon, "
        "MultiPolygon, found “CurvePolygon”",
    ),
    *(
        (
            column("note", pa.array([value] * 9)),
            f"claims.parquet: expected text, numbers, lists or structs in every column, found {found}",
        )
        for value, found in (
            (b"bytes", "binary in “note”"),
            (Decimal("1.5"), "decimal128(2, 1) in “note”"),
            (datetime(2026, 3, 14), "timestamp[us] in “note”"),  # Parquet has both
            ({"a": [{"b": b"bytes"}]}, "binary in “note.a.b”"),
            ({"a": Decimal("1.5")}, "decimal128(2, 1) in “note.a”"),
            ({"a": datetime(2026, 3, 14)}, "timestamp[us] in “note.a”"),
            ({"a": timedelta(1)}, "duration[us] in “note.a”"),
        )
    ),
    (
        column("note", pa.array([[("a", 1)]] * 9, pa.map_(pa.string(), pa.int8()))),
        "claims.parquet: expected text, numbers, lists or structs in every column, found map<string, int8",
    ),
    (
        lambda table: table.append_column("label", table["label"]),
        "claims.parquet: expected each column once, found “label” again",
    ),
    (
        lambda table: table.append_column("geometry", table["geometry"]),
        "claims.parquet: expected each column once, found “geometry” again",
    ),
    *(
        (
            metadata("posture", value),
            f"claims.parquet: expected metadata “posture” as {found}",
        )
        for value, found in (
            ("null", "an object, found null"),
            ("[1]", "an object, found [1]"),
            ('"text"', 'an object, found "text"'),
            ("{", "JSON, found otherwise: "),
            ('{"a": ' * 500 + "1" + "}" * 500, "JSON, found otherwise: "),
        )
    ),
    *(
        (
            metadata("geo", value),
            "claims.parquet: expected GeoParquet, found no metadata “geo” that tells of it",
        )
        for value in (
            *("null", "[]", '"text"', "7", "{", "{}", '{"primary_column": null}', "[" * 100_000),
            '{"primary_column": "geometry", "columns": null}',
            '{"primary_column": "geometry", "columns": {"geometry": null}}',
            '{"primary_column": "geometry", "columns": {"geometry": {"encoding": "WKB", "covering": null}}}',
            '{"primary_column": "geometry", "columns": {"geometry": {"encoding": "WKB", '
            '"covering": {"bbox": {"xmin": []}}}}}',
            '{"primary_column": "geometry", "columns": {"geometry": {"encoding": "WKB", "crs": {"id": 7}}}}',
        )
    ),
    (lambda table: table.slice(0, 0), "claims.parquet, features: expected at least one claim, found none"),
    (
        lambda table: table.replace_schema_metadata({}),
        "claims.parquet: expected GeoParquet, found no metadata “geo” that tells of it",
    ),
    (
        lambda table: table.drop_columns(["geometry"]),
        "claims.parquet: expected a column “geometry” of bytes, found none",
    ),
]


@pytest.mark.parametrize(("edit", "message"), PROBLEMS, ids=[row[1][:90] for row in PROBLEMS])
def test_a_problem_is_named_with_its_address(
    packed: Path, edit: Callable[[pa.Table], pa.Table], message: str
) -> None:
    changed(packed, edit)
    assert any(problem.startswith(message) for problem in told(packed)), told(packed)


@pytest.mark.parametrize(
    ("part", "value", "found"),
    [
        ("encoding", "point", 'expected geometry as WKB, found "point"'),
        ("crs", {"id": {"authority": "EPSG", "code": 3857}}, "found EPSG:3857"),
        ("crs", {"name": "mine"}, "found one without an id"),
        ("crs", None, "found one without an id"),
    ],
)
def test_geometry_of_another_kind_is_told(packed: Path, part: str, value: Any, found: str) -> None:
    geo = json.loads(pq.read_schema(packed / "claims.parquet").metadata[b"geo"])
    geo["columns"]["geometry"][part] = value
    changed(packed, lambda table: table.replace_schema_metadata({"geo": json.dumps(geo)}))
    (problem,) = told(packed)
    assert problem.startswith("claims.parquet: expected geometry ")
    assert found in problem


@pytest.mark.parametrize("content", [b"", b"junk", b"PAR1" + b"\0" * 100 + b"PAR1"])
def test_what_is_no_parquet_is_told(packed: Path, content: bytes) -> None:
    (packed / "claims.parquet").write_bytes(content)
    (problem,) = told(packed)
    assert problem.startswith("claims.parquet: expected Parquet, found: ")


def test_a_damaged_file_is_told(packed: Path) -> None:
    content = bytearray((packed / "claims.parquet").read_bytes())
    content[4:400] = b"\xff" * 396
    (packed / "claims.parquet").write_bytes(content)
    (problem,) = told(packed)
    assert problem.startswith("claims.parquet: expected ")


def test_claims_are_in_one_file(packed: Path) -> None:
    (packed / "claims.geojson").write_text("{}", encoding="utf-8")
    assert told(packed) == ["claims.parquet: expected the claims in one file, found claims.geojson too"]


def test_bounding_boxes_without_columns_and_columns_for_nothing_do_no_harm(packed: Path) -> None:
    before = dict(read(packed).claims)
    geo = json.loads(pq.read_schema(packed / "claims.parquet").metadata[b"geo"])
    for path in (["none", "xmin"], ["geometry"]):
        geo["columns"]["geometry"]["covering"] = {"bbox": {"xmin": path}}
        changed(packed, metadata("geo", json.dumps(geo)))
        assert dict(read(packed).claims) == before


def test_dates_inside_structs_are_taken(packed: Path) -> None:
    says = {"from": date(2026, 3, 1), "to": date(2026, 3, 2), "precision": 1}
    changed(packed, column("when", [says] * 9))
    assert {claim.properties.when.from_ for claim in read(packed).claims.values()} == {"2026-03-01"}


def test_positions_over_the_limit_are_told_and_not_built(
    packed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "vertices=4")
    assert any(
        'geometry: expected an object, found "expected at most 4 positions in one geometry, found' in problem
        for problem in told(packed)
    )


def test_claims_over_the_limit_are_told(packed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "claims=8")
    assert any(problem.startswith("claims.parquet: expected at most 8 claims") for problem in told(packed))


def test_columns_nested_deeply_are_told(packed: Path) -> None:
    kind = pa.string()
    for _ in range(5000):
        kind = pa.struct([("a", kind)])
    metadata = pq.read_schema(packed / "claims.parquet").metadata
    schema = pa.schema([("note", kind), ("geometry", pa.binary())], metadata)
    pq.ParquetWriter(packed / "claims.parquet", schema, store_schema=False).close()
    (problem,) = told(packed)
    assert problem.startswith("claims.parquet: expected Parquet, found: Parquet schema too deeply nested")
