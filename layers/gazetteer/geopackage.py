"""Write a GeoPackage: GDAL writes it, then an index on the ids goes in, without which each look-up reads all.

There is no spatial index: the reader asks for windows by the columns west, south, east and north, which plain
SQLite can; an R-tree needs a module that not every Python has.
"""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd

DAY = "2026-11-25T00:00:00Z"
"""The time that GDAL writes as the last change of a layer, so that two builds give the same bytes."""


def write(frame: gpd.GeoDataFrame, path: Path, layer: str, indexed: Sequence[str]) -> None:
    """Write a frame with geometries in degrees (WGS 84) as the only layer of ``path``, and index columns."""
    path.unlink(missing_ok=True)
    os.environ["OGR_CURRENT_DATE"] = DAY
    frame.to_file(path, layer=layer, driver="GPKG", engine="pyogrio", use_arrow=True, SPATIAL_INDEX="NO", VERSION="1.4")
    with sqlite3.connect(path) as database:
        for column in indexed:
            database.execute(f'CREATE INDEX "by_{column}" ON "{layer}" ("{column}")')
    database.execute("VACUUM")
    database.close()
