"""The lines that bound seas: between capes and points, tied to the coast where an end misses it.

Parallels and meridians stay straight, everything else is a great circle. The points are in
``facts/sea_lines.json``; one that is in open water says so. Longitudes may run past 180 across the
antimeridian.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import shapely
from pyproj import Geod
from shapely.affinity import translate

Position = tuple[float, float]

ELLIPSOID = Geod(ellps="WGS84")

STEP = 60_000
"""Metres between the points of a great circle."""

REACH = 2.5
"""Degrees within which an end must find a coast."""

INLAND = 0.004
"""Degrees that a tied end goes on past the coast, so that line and coast cross."""


class Coast:
    """The coast of the ocean, to find the nearest point on it."""

    def __init__(self, water: Any) -> None:
        self.water = water
        shapely.prepare(water)
        rings = [ring for part in water.geoms for ring in (part.exterior, *part.interiors)]
        self._pieces = [
            shapely.LineString(ring.coords[start : start + 200])
            for ring in rings
            for start in range(0, len(ring.coords) - 1, 199)
        ]
        self._tree = shapely.STRtree(self._pieces)

    def tied(self, position: Position) -> Position | None:
        """Return a point just inland of the coast nearest to a position, or None for a position on land."""
        lon, lat = position
        here = shapely.Point(within_180(lon), lat)
        if not self.water.intersects(here):
            return None
        narrow = math.cos(math.radians(lat))
        found: tuple[float, float, float] | None = None
        for index in self._tree.query(here.buffer(REACH / max(narrow, 0.2))):
            near = shapely.get_point(shapely.shortest_line(here, self._pieces[index]), 1)
            gap = math.hypot((near.x - here.x) * narrow, near.y - here.y)
            if gap <= REACH and abs(abs(near.x) - 180) > 1e-9:  # the edge of the map is no coast
                found = min(found or (gap, near.x, near.y), (gap, near.x, near.y))
        if found is None:
            raise ValueError(f"expected a coast within {REACH} degrees of {position}, found none")
        _, x, y = found
        length = max(math.hypot(x - here.x, y - here.y), 1e-9)
        return (
            x + (x - here.x) / length * INLAND + (lon - here.x),
            y + (y - here.y) / length * INLAND,
        )


def lines(points: Mapping[str, Sequence[Sequence[Any]]], water: Any) -> dict[str, Any]:
    """Return each bounding line (degrees, cut at 180°) by its name, its ends tied to the coast of ``water``.

    ``points`` are lists of longitude, latitude, name, and "open water" where nothing is to be tied.

    Raises:
        ValueError: if an end is far from every coast.

    """
    coast = Coast(water)
    return {name: _cut(_drawn(list(_tied(each, coast)))) for name, each in points.items()}


def within_180(lon: float) -> float:
    """Return a longitude in −180…180."""
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def _tied(points: Sequence[Sequence[Any]], coast: Coast) -> Iterator[Position]:
    """Yield the positions of a line, with one more before and behind where an end is tied to the coast."""
    positions = [(point[0], point[1]) for point in points]
    closed = positions[0] == positions[-1]
    first, last = (_free(point) or closed for point in (points[0], points[-1]))
    if not first and (tied := coast.tied(positions[0])):
        yield tied
    yield from positions
    if not last and (tied := coast.tied(positions[-1])):
        yield tied


def _free(point: Sequence[Any]) -> bool:
    return "open water" in point[3:] or abs(point[0]) == 180


def _drawn(positions: list[Position]) -> Any:
    """Return the line through positions, with points between them on parallels, meridians, great circles."""
    drawn = [positions[0]]
    for start, end in pairwise(positions):
        for position in _between(start, end):
            drawn.append(_unrolled(position, drawn[-1][0]))
        drawn.append(end)
    return shapely.LineString(drawn)


def _between(start: Position, end: Position) -> list[Position]:
    if start[0] == end[0] or start[1] == end[1]:
        count = int(max(abs(end[0] - start[0]), abs(end[1] - start[1])) // 2)
        shares = [step / (count + 1) for step in range(1, count + 1)]
        return [
            (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
            for share in shares
        ]
    count = int(ELLIPSOID.inv(*start, *end)[2] // STEP)
    if not count:
        return []
    return [(round(lon, 5), round(lat, 5)) for lon, lat in ELLIPSOID.npts(*start, *end, count)]


def _unrolled(position: Position, beside: float) -> Position:
    lon, lat = position
    while lon - beside > 180:
        lon -= 360
    while lon - beside < -180:
        lon += 360
    return lon, lat


def _cut(line: Any) -> Any:
    """Return a line in −180…180, in two parts where it crosses the antimeridian."""
    west, _, east, _ = line.bounds
    if west >= -180 and east <= 180:
        return line
    turn = -360 if east > 180 else 360
    beyond = shapely.box(180, -90, 540, 90) if east > 180 else shapely.box(-540, -90, -180, 90)
    inside = line.intersection(shapely.box(-180, -90, 180, 90))
    return shapely.union(inside, translate(line.intersection(beyond), turn))
