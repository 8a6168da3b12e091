"""Where the name of an area stands, and from which zoom."""

import math
from typing import Any

import shapely

ROOM = 60
"""Pixels that the widest circle inside an area must have across before its name is drawn."""

TILE = 256
"""Pixels around the world at zoom 0, in the map's Web Mercator."""


def label(area: Any) -> tuple[float, float, float]:
    """Return longitude and latitude (degrees) of the centre of the widest circle in an area, and a zoom.

    The circle is GEOS's maximum inscribed circle of the largest part, :data:`ROOM` pixels wide at that zoom.
    """
    part = max(shapely.get_parts(area), key=lambda part: part.area)
    radius = shapely.maximum_inscribed_circle(part, tolerance=0.01)
    centre = shapely.get_point(radius, 0)
    zoom = math.log2(ROOM * 360 / (TILE * 2 * max(radius.length, 0.001)))
    return round(centre.x, 3), round(centre.y, 3), round(min(max(zoom, 2.0), 11.0), 1)
