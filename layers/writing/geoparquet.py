"""Write claims as GeoParquet 1.1 (geoparquet.org): a claim is a row, a property is a column.

Nested properties are Parquet structs and lists, which pyarrow, geopandas, DuckDB and GDAL read. A null is a
property that is left out. Geometry is WKB in degrees, WGS 84, longitude first. The types of the columns come
from the data contract; geopandas would infer them from the values, and write other types for other claims.
"""

import json
import types
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

import numpy as np
from pydantic import BaseModel

from layers.reading.geoparquet import MEMBERS
from layers.theatre.canonical import canonical
from layers.theatre.claim import ClaimProperties
from layers.theatre.claims import Claims

if TYPE_CHECKING:
    import pyarrow as pa


ROWS = 50_000
"""Claims in a row group."""


def geoparquet(claims: Claims) -> bytes:
    """Return the content of a GeoParquet file with the claims; equal claims give equal bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {"id": pa.string(), **_kinds(ClaimProperties)}
    distinct = {name: pa.array(claims.columns[name].values, kind) for name, kind in kinds.items()}
    shapes = _geometries(claims)
    metadata = {"geo": json.dumps(_geo(claims, shapes)), MEMBERS: canonical(claims.members)}
    schema = pa.schema([*kinds.items(), ("geometry", pa.binary())], metadata)
    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        for start in range(0, len(claims), ROWS):
            rows = slice(start, start + ROWS)
            columns = [
                distinct[name].take(pa.array(claims.columns[name].codes[rows].astype(np.int64)))
                for name in kinds
            ]
            columns.append(pa.array(_wkb(claims, shapes, rows), pa.binary()))
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))
    return bytes(sink.getvalue())


def _geometries(claims: Claims) -> "np.ndarray[Any, Any]":
    """Return the values of the column "geometry" as an array of shapely objects; None stays None."""
    from shapely.geometry import shape

    texts = claims.columns["geometry"].values
    return np.array([shape(json.loads(text)) if text else None for text in texts], dtype=object)


def _wkb(claims: Claims, shapes: "np.ndarray[Any, Any]", rows: slice) -> Any:
    """Return the geometries of some rows as an array of WKB bytes; None for a claim without one."""
    import shapely

    lon, lat = (degrees[rows] for degrees in claims.points())
    found = shapes[claims.columns["geometry"].codes[rows]]
    bare = np.equal(found, None) & ~np.isnan(lon)  # type: ignore[call-overload]  # compares the objects one by one
    found[bare] = shapely.points(lon[bare], lat[bare])
    return shapely.to_wkb(found)


def _geo(claims: Claims, shapes: "np.ndarray[Any, Any]") -> dict[str, Any]:
    """Return the metadata that GeoParquet asks for: encoding, types of geometry, bounds in degrees."""
    import shapely

    lon, lat = claims.points()
    points = ~np.isnan(lon)
    held = [shape for shape in shapes if shape is not None]
    kinds = {f"{shape.geom_type}{' Z' if shape.has_z else ''}" for shape in held}
    bounds = [shapely.total_bounds(held)] if held else []
    if points.any():
        kinds.add("Point")
        bounds.append([lon[points].min(), lat[points].min(), lon[points].max(), lat[points].max()])
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": sorted(kinds)}
    if bounds:
        corners = np.array(bounds)
        column["bbox"] = [*corners[:, :2].min(axis=0).tolist(), *corners[:, 2:].max(axis=0).tolist()]
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}


def _kinds(model: type[BaseModel]) -> "dict[str, pa.DataType]":
    """Return the Arrow type of each field of a model, by JSON name."""
    return {field.alias or name: _kind(field.annotation) for name, field in model.model_fields.items()}


def _kind(annotation: Any) -> "pa.DataType":
    """Return the Arrow type for a type annotation of the data contract."""
    import pyarrow as pa

    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _kind(parts[0])
    if origin in (Union, types.UnionType):
        return _kind(next(part for part in parts if part is not types.NoneType))
    if origin is Literal:
        return _kind(type(parts[0]))
    if origin in (tuple, list):
        return pa.list_(_kind(parts[0]))
    if origin is dict:  # its keys are a Literal: the languages
        return pa.struct([(key, _kind(parts[1])) for key in get_args(parts[0])])
    if issubclass(annotation, BaseModel):
        return pa.struct(list(_kinds(annotation).items()))
    return {str: pa.string(), int: pa.int32(), float: pa.float64(), bool: pa.bool_()}[annotation]
