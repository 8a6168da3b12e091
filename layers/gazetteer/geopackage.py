"""Write a GeoPackage: GDAL writes it, then an index on the ids goes in, without which each look-up reads all.

There is no spatial index: the reader asks for windows by the columns west, south, east and north, which plain
SQLite can; an R-tree needs a module that not every Python has.
"""

import json
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely

DAY = "2026-11-25T00:00:00Z"
"""The time that GDAL writes as the last change of a layer, so that two builds give the same bytes."""


BOUNDS = ("west", "south", "east", "north")


def write(frame: gpd.GeoDataFrame, path: Path, layer: str, indexed: Sequence[str]) -> None:
    """Write a frame (degrees, WGS 84) as the only table of ``path``, and index columns of it.

    Lists and objects become JSON, empty ones null. The bounds of lines and areas become the columns west,
    south, east, north.
    """
    path.unlink(missing_ok=True)
    os.environ["OGR_CURRENT_DATE"] = DAY
    options = {"engine": "pyogrio", "use_arrow": True, "SPATIAL_INDEX": "NO", "VERSION": "1.4"}
    _flat(frame).to_file(path, layer=layer, driver="GPKG", **options)
    with sqlite3.connect(path) as database:
        for column in indexed:
            database.execute(f'CREATE INDEX "by_{column}" ON "{layer}" ("{column}")')
    database.execute("VACUUM")
    database.close()


def _flat(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    frame = frame.set_geometry(shapely.orient_polygons(frame.geometry.array))
    nested = [name for name in frame.columns if any(isinstance(value, list | dict) for value in frame[name])]
    flat = frame.assign(
        **{name: [_json(value) if value else None for value in frame[name]] for name in nested}
    )
    if frame.geom_type.eq("Point").all():
        return flat
    return flat.assign(**dict(zip(BOUNDS, frame.geometry.bounds.T.to_numpy(), strict=True)))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
