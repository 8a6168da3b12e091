"""Whatever is in a file, reading it ends in a theatre or in lines that say what is wrong."""

import copy
import io
import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st

from layers.importing.draft import Draft
from layers.importing.errors import FormatError
from layers.importing.format import File, Reading, Told
from layers.importing.formats import formats
from layers.importing.placement import Atlas
from layers.reading.door import UNFORESEEN
from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.reading.problems import TheatreError
from layers.reading.theatre import read
from layers.writing.geoparquet import geoparquet
from tests.hostile.anything import JSON, damaged, edited
from tests.invented import PLACES, SOURCES, THEATRE
from tests.reading.broken import nested
from tests.theatres import write_invented


@pytest.fixture(scope="module")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_invented(tmp_path_factory.mktemp("hostile") / "invented")


@pytest.fixture(scope="module")
def packed(theatre: Path) -> Iterator[bytes]:
    """The claims of the theatre as GeoParquet, in place of those in GeoJSON while a test lasts."""
    plain = (theatre / "claims.geojson").read_bytes()
    content = geoparquet(read(theatre).claims)
    (theatre / "claims.geojson").unlink()
    yield content
    (theatre / "claims.parquet").unlink()
    (theatre / "claims.geojson").write_bytes(plain)


def check_told(theatre: Path, name: str, content: bytes) -> None:
    """Read a theatre with other content in a file; the problems are lines, and none is unforeseen."""
    before = (theatre / name).read_bytes() if (theatre / name).exists() else None
    (theatre / name).write_bytes(content)
    try:
        read(theatre)
    except TheatreError as error:
        lines = [*map(str, error.problems), error.rest]
        assert not [line for line in lines if UNFORESEEN in line or not line.isprintable()]
    finally:
        if before is not None:
            (theatre / name).write_bytes(before)


DOCUMENTS = {"theatre.json": THEATRE, "sources.json": SOURCES, "places.geojson": PLACES}

GONE = object()
OTHERS: tuple[Any, ...] = (None, "text", 7, [], {}, [None], GONE)
"""What stands in the place of a value, which is of another kind than most of them."""


def fields(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The ways to the values of a document down to the fields of a claim, one for each name."""
    if sum(isinstance(step, str) for step in way) > 2:
        return
    steps = (
        value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    )
    for step, part in steps:
        yield (*way, step)
        yield from fields(part, (*way, step))


@pytest.mark.parametrize("name", [*DOCUMENTS, "claims.geojson"])
def test_a_field_of_another_kind_is_told(theatre: Path, name: str) -> None:
    document = json.loads((theatre / name).read_text(encoding="utf-8"))
    for way in fields(document):
        for other in OTHERS:
            changed = copy.deepcopy(document)
            holder = changed
            for step in way[:-1]:
                holder = holder[step]
            if other is GONE:
                del holder[way[-1]]
            else:
                holder[way[-1]] = other
            check_told(theatre, name, json.dumps(changed).encode())


@pytest.mark.parametrize("name", [*DOCUMENTS, "claims.geojson"])
@given(data=st.data())
def test_json_of_another_form_is_told(theatre: Path, name: str, data: st.DataObject) -> None:
    document = DOCUMENTS.get(name) or json.loads((theatre / name).read_text(encoding="utf-8"))
    check_told(theatre, name, data.draw(edited(document)))


@pytest.mark.parametrize("name", [*DOCUMENTS, "claims.geojson"])
@given(data=st.data())
def test_a_damaged_file_is_told(theatre: Path, name: str, data: st.DataObject) -> None:
    check_told(theatre, name, data.draw(damaged((theatre / name).read_bytes())))


@given(data=st.data())
def test_a_damaged_parquet_file_is_told(theatre: Path, packed: bytes, data: st.DataObject) -> None:
    check_told(theatre, "claims.parquet", data.draw(damaged(packed)))


VALUES: list[Any] = [
    *(None, True, 7, 2**62, -1.5, float("nan"), float("inf"), "", "text", "x" * 100, b"", b"\xff"),
    *(np.float16(1), date(2026, 3, 1), date(9999, 1, 1), datetime(2026, 3, 1), timedelta(1), Decimal("1.5")),
    *(
        [],
        [None],
        [1],
        [[[1.5]]],
        ["a", None],
        {"a": None},
        {"id": 7},
        {"a": [{"b": b"1"}]},
        {"a": date(1, 1, 1)},
    ),
    *({"precision": 1, "name": "x"}, [{"source": "harbour-gazette"}], {"verbatim": "1", "unit": None}),
]
SHAPES = [
    *(None, b"", b"junk", nested(1), nested(20_000), nested(20_000, 6), b"\x01\x0a\0\0\0\0\0\0\0"),
    *map(
        shapely.to_wkb,
        (
            *(shapely.Point(), shapely.Point(1, 2, 3), shapely.Point(1, float("nan")), shapely.LineString()),
            *(
                shapely.MultiPoint([(1, 2)]),
                shapely.Polygon([(0, 0), (1, 0), (1, 1)]),
                shapely.MultiPolygon(),
            ),
            *(shapely.from_wkt("POINT M (1 2 3)"), shapely.from_wkt("LINESTRING ZM (1 2 3 4, 5 6 7 8)")),
        ),
    ),
]


def written(names: list[str], arrays: list[Any], metadata: dict[bytes, bytes]) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, names=names).replace_schema_metadata(metadata), sink)
    return sink.getvalue()


def test_a_column_of_another_type_is_told(theatre: Path, packed: bytes) -> None:
    table = pq.read_table(io.BytesIO(packed))
    for name, values in (("id", VALUES), ("note", VALUES), ("where", VALUES), ("geometry", VALUES + SHAPES)):
        for value in values:
            other = table.set_column(table.schema.names.index(name), name, pa.array([value] * len(table)))
            check_told(
                theatre, "claims.parquet", written(other.schema.names, other.columns, table.schema.metadata)
            )


@st.composite
def tables(draw: st.DrawFn, table: pa.Table) -> bytes:
    """A Parquet file of the table with other columns, a name or metadata."""
    names, arrays, metadata = list(table.schema.names), list(table.columns), dict(table.schema.metadata)
    at = draw(st.integers(0, len(names) - 1))
    match draw(st.sampled_from(["values", "gone", "twice", "name", "metadata", "metadata"])):
        case "values":
            for each in range(at, len(names)):
                arrays[each] = pa.array([draw(st.sampled_from(VALUES + SHAPES))] * len(table))
        case "gone":
            del arrays[at], names[at]
        case "twice":
            arrays.append(arrays[at])
            names.append(names[at])
        case "name":
            names[at] = draw(st.sampled_from(["geometry", "id", "a.b", "", "__index_level_0__", "\x1b[2J"]))
        case "metadata":
            key = draw(st.sampled_from(sorted(metadata)))
            of_another_form = st.one_of(edited(json.loads(metadata[key])), JSON.map(as_bytes))
            metadata[key] = draw(st.one_of(of_another_form, damaged(metadata[key])))
    return written(names, arrays, metadata)


def as_bytes(value: Any) -> bytes:
    return json.dumps(value).encode()


@given(data=st.data())
def test_parquet_of_another_form_is_told(theatre: Path, packed: bytes, data: st.DataObject) -> None:
    check_told(theatre, "claims.parquet", data.draw(tables(pq.read_table(io.BytesIO(packed)))))


ROWS = {
    "ucdp-ged": "id,type_of_violence,side_a,side_b,where_prec,where_coordinates,latitude,longitude,country,"
    "date_prec,date_start,date_end,best,high,low,source_article\n"
    + '7,1,"A",B,1,Town,1.5,2.5,Mali,1,2026-03-01,2026-03-02,1,2,0,"""Wire,2026-03-03,Head"";x"\n'
    * 3,
    "acled": "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,country,location,"
    "latitude,longitude,geo_precision,source,fatalities\n"
    + 'M1,1 March 2026,1,Battles,"Armed, clash",A,Mali,Town,1.5,2.5,1,Wire; Post,2\n'
    * 3,
}
FEATURES = {
    "type": "FeatureCollection",
    "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
    "features": [
        {
            "type": "Feature",
            "id": 1,
            "geometry": {"type": "Point", "coordinates": [1, 2]},
            "properties": {"n": "a"},
        },
        {
            "type": "Feature",
            "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
            "properties": {"n": {"deep": [1]}, "p": 5},
        },
    ],
}


def check_imported(kind: str, text: str, mapped: dict[str, str]) -> None:
    """Make claims of a text; each row is one, or is left out for a reason that somebody foresaw."""
    gazetteer = read_gazetteer(GAZETTEER)
    try:
        reading = formats()[kind].read(
            File("file", text.encode("utf-8", "replace"), Told(mapped)), Atlas(gazetteer)
        )
    except FormatError:
        return
    assert isinstance(reading, Reading)
    draft = Draft(reading, gazetteer, "2026-04-01")
    draft.fill(reading.events)
    assert not [reason for reason in draft.tally.left_out if "a row that cannot be read (" in reason]
    draft.files("x")


@pytest.mark.parametrize("kind", ROWS)
@given(data=st.data())
def test_a_damaged_table_is_told(kind: str, data: st.DataObject) -> None:
    content = data.draw(damaged(ROWS[kind].encode()))
    check_imported(kind, content.decode("utf-8", "replace"), {})


@given(content=edited(FEATURES))
@example(content=b'{"type":"FeatureCollection","features":[' + b"[" * 100_000)
def test_geojson_of_another_form_is_told(content: bytes) -> None:
    check_imported("geojson", content.decode(), {})
