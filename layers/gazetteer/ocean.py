"""The ocean that the seas are parts of: all that is not land, finer in windows round narrow straits."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Transformer

OCEAN = Path("10m", "ne_10m_ocean.shp")
"""Natural Earth's ocean of 1:10m, in the folder of Debian's libmagics++-data."""

PARTS = 2
"""Bodies of water that are kept: the ocean and the Caspian Sea. Others are lakes and slits in the land."""

SLIVER = 1e-6
"""Square degrees up to which an island is a sliver that a window's edge cut off."""

EQUAL_AREA = Transformer.from_crs(4326, "+proj=cea +ellps=WGS84", always_xy=True)


def ocean(land: Any, magics: Path, windows: Sequence[Sequence[float]]) -> Any:
    """Return the water outside ``land`` as a MultiPolygon (degrees), from 1:10m inside the ``windows``.

    So seas meet the coast of 1:50m; in the windows (west, south, east, north) they follow the finer one.
    """
    water = shapely.box(-180, -90, 180, 90).difference(land)
    largest = sorted(shapely.get_parts(water), key=lambda part: -part.area)[:PARTS]
    finer = gpd.read_file(magics / OCEAN).query("featurecla == 'Ocean'").geometry.make_valid().union_all()
    inside = shapely.union_all([shapely.box(*window) for window in windows])
    joined = shapely.union(
        shapely.multipolygons(largest).difference(inside), shapely.make_valid(finer).intersection(inside)
    )
    parts = [part for part in polygons(shapely.make_valid(joined)) if part.area > 10 * SLIVER]
    return shapely.multipolygons([_without_slivers(part) for part in sorted(parts, key=lambda p: -p.area)])


def polygons(geometry: Any) -> list[Any]:
    """Return the polygons of a geometry, without its points and lines."""
    return [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]


def square_km(area: Any) -> float:
    """Return the area (km²) on the WGS 84 ellipsoid, in the cylindrical equal-area projection."""
    projected = shapely.transform(
        shapely.segmentize(area, 0.25), lambda c: np.column_stack(EQUAL_AREA.transform(c[:, 0], c[:, 1]))
    )
    return float(projected.area) / 1e6


def _without_slivers(part: Any) -> Any:
    islands = [ring for ring in part.interiors if shapely.Polygon(ring).area > SLIVER]
    return shapely.Polygon(part.exterior, islands)
