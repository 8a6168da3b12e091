"""The coverage: areas without gaps or overlaps, at three levels of detail with the same corners.

A level is the whole coverage simplified at once (``shapely.coverage_simplify``, Visvalingam–Whyatt by GEOS),
so that neighbours keep one border at every level.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

LEVELS = {"fine": 0.0, "middle": 0.035, "coarse": 0.35}
"""The tolerance of each level, in degrees: the side of the square that a corner's triangle must not exceed.

Fine is the source's 1:10m; middle is about as dense as Natural Earth's 1:50m, coarse as its 1:110m.
"""

LONGEST = 90
"""Degrees that an edge may have: a longer one along the pole would seem to go around the other way."""

GRID = 0.001
"""The grid that all corners lie on, in degrees (110 m): the contract's three decimals for an area.

The sources are drawn for 1:10m, where a line of half a millimetre is five kilometres wide.
"""

NARROW = 0.01
"""The width in degrees (about a kilometre) up to which a hole in the land is a fault of the source."""


def gridded(areas: Sequence[Any]) -> list[Any]:
    """Return the areas with all corners on the grid, still without gaps or overlaps.

    Their borders are snapped together (GEOS's snap-rounding noder), and each face between them goes to the
    area that it was in. Raise ValueError if an area is too small for the grid.
    """
    borders = shapely.union_all(shapely.boundary(areas), grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize([borders]))
    inside, owner = shapely.STRtree(areas).query(shapely.point_on_surface(faces), predicate="within")
    parts = defaultdict(list)
    for face, index in zip(faces[inside], owner.tolist(), strict=True):
        parts[index].append(face)
    if missing := sorted(set(range(len(areas))) - parts.keys()):
        raise ValueError(f"expected areas wider than {GRID} degrees, found smaller ones at {missing}")
    return [_multi(shapely.coverage_union_all(parts[index])) for index in range(len(areas))]


def _multi(area: Any) -> Any:
    """Return an area as a MultiPolygon with its corners on the grid exactly, as far as decimals allow."""
    rounded = shapely.transform(area, lambda corners: np.round(corners, 3))
    return shapely.multipolygons(shapely.get_parts(rounded))


def filled(areas: Sequence[Any]) -> list[Any]:
    """Return the areas with each hole narrower than :data:`NARROW` given to one of its neighbours.

    That is the one with the longest shared border.
    """
    found = list(areas)
    land = shapely.coverage_union_all(areas)
    tree = shapely.STRtree(areas)
    for ring in (ring for part in shapely.get_parts(land) for ring in part.interiors):
        hole = shapely.Polygon(ring)
        if 2 * hole.area / hole.length < NARROW:
            near = sorted(int(index) for index in tree.query(hole, predicate="touches"))
            host = max(near, key=lambda index: (shared(found[index], hole), -index))
            found[host] = shapely.union(found[host], hole)
    return found


def shared(area: Any, other: Any) -> float:
    """Return the length in degrees of the border that two areas share."""
    return float(shapely.length(shapely.intersection(shapely.boundary(area), shapely.boundary(other))))


def levels(areas: Sequence[Any]) -> dict[str, np.ndarray[Any, Any]]:
    """Return the areas at each level of :data:`LEVELS`. Raise ValueError if they overlap or do not fit."""
    fine = np.array(areas)
    if not shapely.coverage_is_valid(fine):
        wrong = [
            index for index, edge in enumerate(shapely.coverage_invalid_edges(fine)) if not edge.is_empty
        ]
        raise ValueError(f"expected areas that fit together, found faults in those numbered {wrong}")
    return {name: _simpler(fine, tolerance) if tolerance else fine for name, tolerance in LEVELS.items()}


def _simpler(areas: np.ndarray[Any, Any], tolerance: float) -> np.ndarray[Any, Any]:
    simple = shapely.segmentize(shapely.coverage_simplify(areas, tolerance), LONGEST)
    return np.array([_multi(area) for area in simple])


def cut(area: Any, line: Any, at: Any) -> tuple[Any, Any]:
    """Return the part of an area that the point ``at`` is in, once a line has cut it, and the rest."""
    borders = shapely.union_all([shapely.boundary(area), line], grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize([borders]))
    inside = shapely.contains(faces, at)
    if not inside.any() or inside.all():
        raise ValueError(f"expected the line to cut the area around {at}, found that it does not")
    within = shapely.contains(shapely.buffer(area, GRID), shapely.point_on_surface(faces))
    return faces[inside][0], shapely.union_all(faces[within & ~inside])
