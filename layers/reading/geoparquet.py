"""Read claims from GeoParquet 1.1 (geoparquet.org), a batch of rows at a time.

:mod:`layers.writing.geoparquet` writes it. A row is a claim, a column is a property, and a null is a property
that is left out. Geometry is WKB in degrees, WGS 84, longitude first. geopandas would read the whole file at
once, and takes a second to import.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from layers.reading.arrow_codes import distinct, first_rows, indices, whole_numbers
from layers.reading.chunks import ABSENT, NAMES, Chunk
from layers.reading.contract_errors import seen
from layers.reading.door import UnreadableError, opened
from layers.reading.limits import LimitError, check
from layers.reading.parquet_rows import check_columns, is_coded_text, parts
from layers.reading.strict_json import decoded
from layers.reading.wkb import WKBError, buildable
from layers.theatre.builder import Places
from layers.theatre.dictionary import Column, picked, successive
from layers.theatre.normal import fields

if TYPE_CHECKING:
    import pyarrow as pa


MEMBERS = b"posture"
"""The key in the file's metadata of the FeatureCollection's other members, as JSON."""


DEGREES = ("OGC:CRS84", "EPSG:4326")
"""The reference systems that are accepted; GeoParquet has the longitude first in both."""


CRS84 = {"id": {"authority": "OGC", "code": "CRS84"}}
"""The reference system of a file that does not name one (PROJJSON), as GeoParquet says."""


INDEX = "__index_level_"
"""The prefix that pandas gives to the column of an unnamed index."""


POINT = b"\x01\x01\x00\x00\x00"
"""How a point of two coordinates begins in WKB."""


ILLEGIBLE = "bytes that are no WKB"
"""Stands for a geometry that cannot be decoded, for the problem that it then is to be found there."""


class GeoParquetFile:
    """A :class:`layers.reading.chunks.Reader` of the claims in a GeoParquet file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shell: Any = None

    def chunks(self) -> Iterator[Chunk]:
        """Yield the claims as GeoJSON Features, in the order of the file.

        Raises:
            OSError, ValueError: for a file that cannot be read, see
                :func:`layers.reading.door.reason`.

        """
        import pyarrow as pa
        import pyarrow.parquet as pq

        with opened(self.path) as content:
            try:
                file = pq.ParquetFile(content)
                check("claims", file.metadata.num_rows)
                metadata = file.schema_arrow.metadata or {}
                geometry, covering = _geometry(metadata)
                members = _members(metadata)
                kept = _kept(file.schema_arrow, geometry, covering)
                check_columns(kept, geometry)
                for part in parts(content, file, kept.names):
                    yield _chunk(part, geometry)
                # Arrow keeps what it has no use for, a tenth of the memory of a large theatre
                pa.default_memory_pool().release_unused()
            except (pa.ArrowException, OSError) as error:
                if isinstance(error, OSError) and error.errno:
                    raise
                # without an errno it is not the disk: pyarrow raises OSError for damaged content too
                raise UnreadableError(f"expected Parquet, found: {_first_line(error)}") from error
        self.shell = {"type": "FeatureCollection", **members, "features": []}


def _chunk(batch: "pa.RecordBatch", geometry: str) -> Chunk:
    columns = {name: _column(batch.column(name)) for name in batch.schema.names if name != geometry}
    regular = np.full(len(batch), "id" in columns)
    for name in columns.keys() - NAMES - {"id"}:
        regular &= np.array([value is ABSENT for value in columns[name].values], bool)[columns[name].codes]
    absent = Column([ABSENT], np.zeros(len(batch), np.uint8))
    given = {name: columns.get(name, absent) for name in fields()}
    ids = columns.get("id", absent)
    texts = [each if isinstance(each, str) else None for each in ids.values]
    return Chunk(
        _Features(batch, geometry),
        False,
        regular,
        texts if successive(ids.codes) else picked(texts, ids.codes),
        _places(batch.column(geometry)),
        given,
    )


class _Features(Sequence[Any]):
    """The rows of a batch as GeoJSON Features, each made when it is asked for."""

    def __init__(self, batch: "pa.RecordBatch", geometry: str) -> None:
        self._batch = batch
        self._geometry = geometry

    def __len__(self) -> int:
        return len(self._batch)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        (feature,) = _features(self._batch.slice(at, 1), self._geometry)
        return feature


def _column(column: "pa.Array") -> Column:
    """Return a column of JSON values, each distinct one converted once."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if is_coded_text(column.type):
        texts = column.dictionary
        first, codes = first_rows(whole_numbers(column.indices, len(texts)), len(texts) + 1)
        values = column.take(indices(first)).dictionary_decode().to_pylist()
        return Column([ABSENT if text is None else text for text in values], codes)
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        encoded = pc.dictionary_encode(column, null_encoding="encode")
        texts = encoded.dictionary.to_pylist()
        codes = whole_numbers(encoded.indices).astype(np.uint32)
        return Column([ABSENT if text is None else text for text in texts], codes)
    first, codes = distinct(column)
    values = _values(column.take(indices(first)))
    return Column([ABSENT if _missing(value) else value for value in values], codes)


def _places(column: "pa.Array") -> Places:
    """Return the geometries in a column of WKB; equal ones that are no plain points are one object."""
    lon, lat = _points(column)
    others = np.flatnonzero(np.isnan(lon))
    shapes: list[Any] = [None] * len(column)
    first, codes = distinct(column.take(indices(others)))
    made = _shapes(column.take(indices(others[first])))
    for at, code in zip(others.tolist(), codes.tolist(), strict=True):
        shapes[at] = made[code]
    return Places(lon, lat, shapes)


def _points(column: "pa.Array") -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return longitudes and latitudes of the plain points on Earth in a column of WKB, NaN for the others."""
    import pyarrow.compute as pc

    at = np.full((len(column), 2), np.nan)
    sizes = whole_numbers(pc.binary_length(column))
    size = len(POINT) + 16
    rows = np.flatnonzero(sizes == size)
    held = np.frombuffer(b"".join(column.take(indices(rows)).to_pylist()), np.uint8).reshape(-1, size)
    plain = (held[:, : len(POINT)] == np.frombuffer(POINT, np.uint8)).all(axis=1)
    found = np.ascontiguousarray(held[plain, len(POINT) :]).view("<f8").reshape(-1, 2)
    on_earth = (abs(found) <= (180, 90)).all(axis=1)
    at[rows[plain][on_earth]] = found[on_earth]
    return at[:, 0].copy(), at[:, 1].copy()


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0] or "another file"


def _geometry(metadata: Mapping[bytes, bytes]) -> tuple[str, set[str]]:
    """Return the name of the geometry column, and those of the columns that have its bounding boxes."""
    try:
        geo, _ = decoded(metadata[b"geo"].decode())
        name: str = geo["primary_column"]
        column = geo["columns"][name]
        encoding = column["encoding"]
        system = column.get("crs", CRS84) or {}
        corners = column.get("covering", {}).get("bbox", {})
        known = (
            f"{system['id']['authority']}:{system['id']['code']}" if "id" in system else "one without an id"
        )
        covering = {path[0] for path in corners.values()}
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        raise UnreadableError("expected GeoParquet, found no metadata “geo” that tells of it") from None
    if encoding != "WKB":
        raise UnreadableError(f"expected geometry as WKB, found {seen(encoding)}")
    if known not in DEGREES:
        raise UnreadableError(f"expected geometry in {' or '.join(DEGREES)}, found {known[:60]}")
    return name, covering


def _members(metadata: Mapping[bytes, bytes]) -> dict[str, Any]:
    """Return the other members of the FeatureCollection."""
    try:
        members, _ = decoded(metadata.get(MEMBERS, b"{}").decode())
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"expected metadata “posture” as JSON, found otherwise: {error}") from error
    if not isinstance(members, dict):
        raise UnreadableError(f"expected metadata “posture” as an object, found {seen(members)}")
    return members


def _kept(schema: "pa.Schema", geometry: str, covering: set[str]) -> "pa.Schema":
    """Return the schema without an index and without bounding boxes, which are no properties of claims."""
    import pyarrow as pa

    return pa.schema(
        field
        for field in schema
        if field.name == geometry or not (field.name in covering or field.name.startswith(INDEX))
    )


def _features(batch: "pa.RecordBatch", geometry: str) -> Iterator[dict[str, Any]]:
    columns = {name: batch.column(name) for name in batch.schema.names}
    shapes = _shapes(columns.pop(geometry))
    names = [name for name in columns if name != "id"]
    says = [_values(columns[name]) for name in names]
    ids = _values(columns["id"]) if "id" in columns else [None] * len(shapes)
    for id_, shape, *values in zip(ids, shapes, *says, strict=True):
        properties = {name: value for name, value in zip(names, values, strict=True) if not _missing(value)}
        given = {} if _missing(id_) else {"id": id_}
        yield {"type": "Feature", **given, "geometry": shape, "properties": properties}


def _values(column: "pa.Array") -> list[Any]:
    """Return the values of a column as JSON values, without the nulls inside them."""
    import pyarrow as pa

    values: list[Any] = column.to_pylist()
    return list(map(_given, values)) if pa.types.is_nested(column.type) else values


def _given(value: Any) -> Any:
    """Return a nested value without the nulls inside it."""
    if isinstance(value, dict):
        return {key: _given(part) for key, part in value.items() if not _missing(part)}
    if isinstance(value, list):
        return [_given(part) for part in value]
    # pandas turns whole numbers into floats if one of them is missing
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _missing(value: Any) -> bool:
    """Return whether a value is missing: null, or the NaN that pandas writes for it."""
    return value is None or (isinstance(value, float) and math.isnan(value))


def _shapes(column: "pa.Array") -> list[Any]:
    """Return geometries in WKB as GeoJSON, and for one that cannot be built what the contract refuses."""
    import shapely

    wkb = np.array(column.to_pylist(), object)
    refused: dict[int, Any] = {}
    for at, content in enumerate(wkb):
        # a point in two dimensions needs no look, and most are
        if content is not None and content[:5] != POINT and (shape := _refused(content)) is not None:
            refused[at], wkb[at] = shape, None
    shapes = shapely.from_wkb(wkb, on_invalid="ignore")
    flat = (shapely.get_type_id(shapes) == 0) & ~shapely.has_z(shapes) & ~shapely.is_empty(shapes)
    at_ = iter(shapely.get_coordinates(shapes[flat]).tolist())
    return [
        {"type": "Point", "coordinates": next(at_)} if point else refused.get(at) or _shape(shape, content)
        for at, (point, shape, content) in enumerate(zip(flat.tolist(), shapes, wkb, strict=True))
    ]


def _refused(content: bytes) -> Any:
    """Return what stands for a geometry that must not be built, or None if it may be."""
    try:
        sound, name = buildable(content)
    except WKBError:
        return ILLEGIBLE
    except LimitError as error:
        return str(error)
    return None if sound else {"type": name, "coordinates": []}


def _shape(shape: Any, content: bytes | None) -> Any:
    from shapely.geometry import mapping

    if shape is None:
        return None if content is None else ILLEGIBLE
    return json.loads(json.dumps(mapping(shape)))
