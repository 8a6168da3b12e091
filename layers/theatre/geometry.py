"""Geometry: validity, winding order, great circles, and where a badge may stand.

Coordinates are degrees, WGS 84, longitude first.
"""

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely
from geographiclib.geodesic import Geodesic
from geojson_pydantic.geometries import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from layers.theatre.identity import Remembered

Shape = Point | LineString | MultiLineString | Polygon | MultiPolygon


LINES = ("LineString", "MultiLineString")


Position = tuple[float, float]


ALONG = (0.5, 0.62, 0.38, 0.74, 0.26, 0.86, 0.14, 0.56, 0.44, 0.68, 0.32, 0.93)
"""Shares of the length of a line at which a badge may stand, best first."""


DECIMALS = {0: 0, 1: 5, 2: 4}
"""Decimal places that a coordinate may have, by location precision; three (110 m) where it is coarser."""


def to_shapely(geometry: Shape) -> BaseGeometry:
    """Return the geometry as a shapely object, valid or not; that of the same record is made once."""
    return _shapes(geometry)


def keep_shapely(geometry: Shape, made: BaseGeometry) -> None:
    """Remember the shapely object that a geometry was made of, for :func:`to_shapely`."""
    _shapes.keep(made, geometry)


def _shapely(geometry: Shape) -> BaseGeometry:
    plain = {"type": geometry.type, "coordinates": geometry.coordinates}
    try:
        return shapely.from_geojson(json.dumps(plain))
    except shapely.GEOSException:
        return shape(plain)  # slower, but it reads any number


_shapes = Remembered(_shapely)


def positions(coordinates: Any) -> Iterator[tuple[float, ...]]:
    """Yield every position of a GeoJSON coordinate array of any depth."""
    if coordinates and isinstance(coordinates[0], int | float):
        yield tuple(coordinates)
    else:
        for part in coordinates:
            yield from positions(part)


def lines(geometry: Shape) -> list[list[tuple[float, ...]]]:
    """Return the rings or lines of a geometry as lists of positions; a Point has none."""
    match geometry.type:
        case "LineString":
            return [list(positions(geometry.coordinates))]
        case "MultiLineString" | "Polygon":
            return [list(positions(line)) for line in geometry.coordinates]
        case "MultiPolygon":
            return [list(positions(ring)) for polygon in geometry.coordinates for ring in polygon]
    return []


def faults(geometry: Shape, decimals: int) -> Iterator[str]:
    """Yield each breach of RFC 7946, or of at most so many ``decimals``, as "expected …, found …"."""
    if geometry.type == "Point" and _plain(geometry.coordinates, decimals):
        return
    whole = None if geometry.type == "Point" else to_shapely(geometry)
    if whole is not None and whole.is_empty:
        yield f"expected a {geometry.type} with coordinates, found none"
        return
    flat = [list(p) for p in positions(geometry.coordinates)] if whole is None else _suspect(whole, decimals)
    outside = [p for p in flat if not (-180 <= p[0] <= 180 and -90 <= p[1] <= 90)]
    if outside:
        yield f"expected longitude −180…180 and latitude −90…90, found {outside[0]}"
        return
    fine = [p for p in flat if any(round(c, decimals) != c for c in p[:2])]
    if fine:
        yield f"expected at most {decimals} decimals at this precision, found {fine[0]}"
    if geometry.type in ("Polygon", "MultiPolygon"):
        yield from _faulty(whole)


def _plain(position: tuple[float, ...], decimals: int) -> bool:
    """Return whether a position is on the earth and has no more decimals, as most of a million have."""
    lon, lat = position[:2]
    known = -180 <= lon <= 180 and -90 <= lat <= 90
    return known and round(lon, decimals) == lon and round(lat, decimals) == lat


def _suspect(whole: BaseGeometry, decimals: int) -> list[list[float]]:
    """Return the positions that seem to be off the earth or to have too many decimals.

    This passes over all positions at once; the few that it finds are then examined one by one.
    """
    flat = shapely.get_coordinates(whole, include_z=bool(whole.has_z))
    with np.errstate(over="ignore"):
        off = (abs(flat[:, :2]) > (180, 90)) | (flat[:, :2].round(decimals) != flat[:, :2])
    suspect: list[list[float]] = flat[off.any(axis=1)].tolist()
    return suspect


def _unsound(area: BaseGeometry) -> Iterator[str]:
    """Yield what is wrong with a Polygon or MultiPolygon: crossing, self-intersection or winding."""
    rings, polygon = shapely.get_rings(shapely.get_parts(area), return_index=True)
    flat, ring = shapely.get_coordinates(rings, return_index=True)
    steps = abs(flat[1:, 0] - flat[:-1, 0])
    # an edge from −180 to 180 is the rim of a polar cap, not a crossing
    jumps = (ring[1:] == ring[:-1]) & (steps > 180) & (steps < 360)
    if jumps.any():
        at = flat[jumps.argmax()].tolist()
        yield f"expected an area cut at the antimeridian, found an edge across it at {at}"
    elif not area.is_valid:
        yield f"expected a valid polygon, found {shapely.is_valid_reason(area)}"
    else:
        exterior = np.diff(polygon, prepend=-1) != 0
        if not (shapely.is_ccw(rings) == exterior).all():
            yield "expected exterior rings counter-clockwise and holes clockwise, found the reverse"


_faulty: Remembered[tuple[str, ...]] = Remembered(lambda area: tuple(_unsound(area)))
"""Return what is wrong with an area, looked for once: many claims have the area of one place."""


def anchors(geometry: Shape, most: int = 12) -> list[Position]:
    """Return up to ``most`` points inside the geometry where a badge may stand, the roomiest first.

    The first is the centre of the largest inscribed circle of the largest part (GEOS, through shapely). Each
    further one is the centre of the largest circle outside the circles before. A Point is its own anchor, and
    a line has them along its length, its middle first.
    """
    whole = to_shapely(geometry)
    if geometry.type == "Point":
        return [_rounded(whole)]
    if geometry.type in LINES:
        return [_rounded(whole.interpolate(share, normalized=True)) for share in ALONG[:most]]
    free = max(getattr(whole, "geoms", [whole]), key=lambda part: part.area) if most == 1 else whole
    found: list[Position] = []
    smallest = 0.0
    while len(found) < most and not free.is_empty:
        part = max(getattr(free, "geoms", [free]), key=lambda part: part.area)
        radius = shapely.maximum_inscribed_circle(part, tolerance=0.05)
        centre = shapely.get_point(radius, 0)
        if not found:
            smallest = radius.length / 5
        elif radius.length < smallest:
            break
        found.append(_rounded(centre))
        free = free.difference(centre.buffer(max(radius.length, 0.05), quad_segs=4))
        free = shapely.make_valid(free)
    return found


def courses(geometry: Shape) -> list[list[Position]]:
    """Return the lines of a geometry (longitude, latitude), in one piece where one goes on as the next.

    So a line that is cut at the antimeridian is whole again, and its longitudes continue past ±180.
    """
    found: list[list[Position]] = []
    for line in lines(geometry):
        path: list[Position] = [(float(position[0]), float(position[1])) for position in line]
        turn = found[-1][-1][0] - path[0][0] if found else 1.0
        if turn % 360 == 0 and found[-1][-1][1] == path[0][1]:
            found[-1] += [(lon + turn, lat) for lon, lat in path[1:]]
        else:
            found.append(path)
    return found


def _rounded(point: Any) -> Position:
    return (round(point.x, 3), round(point.y, 3))


def great_circle(start: Position, end: Position, step_km: float = 150) -> list[Position]:
    """Return the geodesic on the WGS 84 ellipsoid from start to end, with a point about every ``step_km``.

    Longitudes continue past ±180 if the line crosses the antimeridian, so that it can be drawn in one piece.
    The points come from GeographicLib, in Python: pyproj has it too, and takes longer to load than all the
    arcs of a theatre take here.
    """
    line = Geodesic.WGS84.InverseLine(start[1], start[0], end[1], end[0])
    count = max(2, int(line.s13 / 1000 / step_km))
    between = (line.Position(line.s13 * each / (count + 1)) for each in range(1, count + 1))
    path = [start, *((each["lon2"], each["lat2"]) for each in between), end]
    unrolled = [path[0]]
    for lon, lat in path[1:]:
        while lon - unrolled[-1][0] > 180:
            lon -= 360
        while lon - unrolled[-1][0] < -180:
            lon += 360
        unrolled.append((lon, lat))
    return [(round(lon, 3), round(lat, 3)) for lon, lat in unrolled]
