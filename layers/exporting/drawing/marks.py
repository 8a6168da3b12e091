"""The marks of claims as paths on a sheet: areas, rings, points, lines, arcs, each clipped to the frame."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from layers.exporting.drawing import textures
from layers.exporting.drawing.ground import Drawing, moved, parts
from layers.exporting.drawing.sheet import Course, Figure, Line, Solid, Spot, path
from layers.exporting.drawing.spots import FIRM, Mark
from layers.theatre.geometry import LINES, courses, great_circle, positions, to_shapely
from layers.theatre.nearness import APPROXIMATE

POINT = 6
"""The radius of a point in pixels."""

LEAST_RING = 7
"""The radius in pixels that a ring has at least, or it would look like a point."""

BAND = 9
"""The width in pixels of a line whose course is only approximate."""

BROAD = 2.2
"""How much longer the dashes of a band are."""

ALONG = (0.5, 0.62, 0.72, 0.38, 0.8, 0.25)
"""Shares of the way of an arc at which a card may point to it, best first."""


@dataclass(frozen=True)
class Drawn:
    """A mark on a sheet: its figures by what they lie above, its shape, and where cards may point to it.

    ``water`` is what is drawn below the land, ``ground`` what lies above it, ``above`` what lies over all.
    """

    mark: Mark
    shape: BaseGeometry
    anchors: tuple[Spot, ...]
    water: tuple[Figure, ...] = ()
    ground: tuple[Figure, ...] = ()
    above: tuple[Figure, ...] = ()


Says = Callable[[Mark], str]
"""What is said of a mark to somebody who does not see it."""


def drawn(mark: Mark, ground: Drawing, says: Says) -> Drawn | None:
    """Return a mark as figures, or None if nothing of it is in the frame."""
    return KINDS[mark.typical.mark](mark, ground, says(mark))


def _area(mark: Mark, ground: Drawing, says: str) -> Drawn | None:
    claim = mark.typical.claim
    place = ground.ground.catalogue.gazetteer.places.get(claim.properties.where.place or "")
    whole = ground.area(claim.properties.where.place or "") if place else ground.shape(_shape(mark))
    inside = ground.clipped([whole])
    if inside.is_empty:
        return None
    texture = _texture(mark, ground)
    water = place is not None and not place.properties.members and place.properties.kind in ("sea", "aor")
    members = place is not None and place.properties.members
    edged = texture == "outline" or not (members or water)
    faint = claim.properties.assertion not in FIRM
    fill = textures.fill(mark.layer.colour, texture, claim.properties.where.precision, faint=faint)
    edge = Line(mark.layer.colour, 1.8, textures.DASHES[claim.properties.assertion])
    found: list[Figure] = []
    if fill:
        found.append(path(_name(mark), rings(inside), fill=fill, says=says, claim=claim.id))
    outline = ground.clipped([whole.boundary]) if edged else shapely.LineString()
    above = [
        path(f"{_name(mark)} edge", lines(outline), line=edge, says="" if fill else says, claim=claim.id)
        for _ in [0]
        if not outline.is_empty
    ]
    return Drawn(
        mark,
        inside,
        _anchors(mark, ground, inside),
        water=tuple(found) if water else (),
        ground=() if water else tuple(found),
        above=tuple(above),
    )


def _ring(mark: Mark, ground: Drawing, says: str) -> Drawn | None:
    claim = mark.typical.claim
    ((lon, lat),) = mark.typical.anchors
    x, y = ground.frame.pixel((lon, lat))
    radius = max(LEAST_RING, ground.frame.kilometres(claim.properties.where.radius_km or 0, lat))
    if not ground.frame.holds((x, y)):
        return None
    texture = _texture(mark, ground)
    faint = claim.properties.assertion not in FIRM
    fill = textures.fill(mark.layer.colour, texture, claim.properties.where.precision, faint=faint)
    edge = Line(mark.layer.colour, 1.8, textures.DASHES[claim.properties.assertion])
    whole = shapely.Point(x, y).buffer(radius)
    if ground.frame.holds((x, y), radius):
        figure = _oval(mark, x, y, radius, fill, edge, says)
        return Drawn(mark, whole, ((x, y),), above=(figure,))
    inside = shapely.clip_by_rect(whole, *ground.frame.rectangle)
    outline = shapely.clip_by_rect(whole.boundary, *ground.frame.rectangle)
    figures = (
        path(_name(mark), rings(inside), fill=fill, says=says, claim=claim.id),
        path(f"{_name(mark)} edge", lines(outline), line=edge, claim=claim.id),
    )
    return Drawn(mark, inside, ((x, y),), above=figures)


def _point(mark: Mark, ground: Drawing, says: str) -> Drawn | None:
    x, y = ground.frame.pixel(mark.typical.anchors[0])
    if not ground.frame.holds((x, y), POINT):
        return None
    faint = mark.typical.claim.properties.assertion not in FIRM
    edge = Line("#ffffff", 2, (3, 3) if faint else ())
    figure = _oval(mark, x, y, POINT, Solid(mark.layer.colour), edge, says)
    return Drawn(mark, shapely.Point(x, y).buffer(POINT), ((x, y),), above=(figure,))


def _oval(mark: Mark, x: float, y: float, radius: float, fill: Any, line: Line, says: str) -> Figure:
    return Figure(
        _name(mark),
        x - radius,
        y - radius,
        2 * radius,
        2 * radius,
        "oval",
        fill=fill,
        line=line,
        says=says,
        claim=mark.typical.claim.id,
    )


def _arc(mark: Mark, ground: Drawing, says: str) -> Drawn | None:
    """Return a great circle between the ends, dashed, with an arrowhead where its end is in the frame."""
    claim = mark.typical.claim
    ends = [(float(at[0]), float(at[1])) for at in positions(claim.geometry.coordinates)]  # type: ignore[union-attr]
    way = shapely.LineString(great_circle(ends[0], ends[-1]))
    whole = _nearest(ground.frame.project(way), ground)
    inside = shapely.clip_by_rect(whole, *ground.frame.rectangle)
    if inside.is_empty:
        return None
    faint = claim.properties.assertion not in FIRM
    end = shapely.get_coordinates(whole)[-1].tolist()
    dashes = (3.0, 7.0) if faint else (9.0, 7.0)
    edge = Line(mark.layer.colour, 2.5, dashes, 0.75 if faint else 1, arrow=ground.frame.holds(tuple(end)))
    longest = max(parts(inside, 1), key=lambda part: part.length)
    anchors = tuple(_spot(longest.interpolate(share, normalized=True)) for share in ALONG)
    figure = path(_name(mark), lines(inside), line=edge, says=says, claim=claim.id)
    return Drawn(mark, inside.buffer(2), anchors, above=(figure,))


def _line(mark: Mark, ground: Drawing, says: str) -> Drawn | None:
    """Return a line as the source draws it; a soft band where its course is only approximate."""
    claim = mark.typical.claim
    place = ground.ground.catalogue.gazetteer.places.get(claim.properties.where.place or "")
    record = place.geometry if place else claim.geometry
    ways = [shapely.LineString(way) for way in courses(record) if len(way) > 1]  # type: ignore[arg-type]
    whole = ground.frame.project(shapely.MultiLineString(ways)).simplify(ground.tolerance)
    inside = ground.clipped([whole])
    if inside.is_empty:
        return None
    band = claim.properties.where.precision >= APPROXIMATE
    dashes = textures.DASHES[claim.properties.assertion]
    crisp = Line(mark.layer.colour, 2.6, dashes)
    soft = Line(mark.layer.colour, BAND, tuple(part * BROAD for part in dashes), 0.36)
    figures = [path(_name(mark), lines(inside), line=soft if band else crisp, says=says, claim=claim.id)]
    if (km := claim.properties.where.radius_km) and not band:
        wide = inside.buffer(ground.frame.kilometres(km, mark.typical.anchors[0][1]))
        wash = shapely.clip_by_rect(wide, *ground.frame.rectangle)
        figures.insert(0, path(f"{_name(mark)} wash", rings(wash), fill=Solid(mark.layer.colour, 0.2)))
    trim = ground.ground.catalogue.kinds[claim.properties.kind].line
    if trim != "plain":
        heads = tuple(_trimmed(inside, trim, ground))
        if heads:
            figures.append(path(f"{_name(mark)} {trim}", heads, fill=Solid(mark.layer.colour)))
    return Drawn(mark, inside.buffer(2), _anchors(mark, ground, inside), above=tuple(figures))


KINDS: dict[str, Callable[[Mark, Drawing, str], Drawn | None]] = {
    "area": _area,
    "ring": _ring,
    "point": _point,
    "arc": _arc,
    "line": _line,
}
"""The kinds of mark by the names that :mod:`layers.page.shapes` gives them."""

TRIM_STEP, TRIM_SIZE = 34, 7
"""Pixels from tooth to tooth along a line, and how large one is."""


def _trimmed(line: BaseGeometry, trim: str, ground: Drawing) -> Iterator[Course]:
    """Yield teeth on the left of a line's direction, or arrowheads along it."""
    for part in parts(line, 1):
        steps = max(1, int(part.length // TRIM_STEP))
        for step in range(steps):
            at = part.length * (step + 0.5) / steps
            (x, y), (onward_x, onward_y) = _spot(part.interpolate(at)), _spot(part.interpolate(at + 1))
            along = (onward_x - x, onward_y - y)
            length = (along[0] ** 2 + along[1] ** 2) ** 0.5
            if not length:
                continue
            ahead = (along[0] / length * TRIM_SIZE, along[1] / length * TRIM_SIZE)
            # y runs downwards, so that left of the direction is this
            left = (ahead[1], -ahead[0])
            corners: tuple[Spot, ...] = (
                (
                    (x - ahead[0] * 0.8, y - ahead[1] * 0.8),
                    (x + ahead[0] * 0.8, y + ahead[1] * 0.8),
                    (x + left[0] * 1.2, y + left[1] * 1.2),
                )
                if trim == "teeth"
                else (
                    (x + ahead[0], y + ahead[1]),
                    (x - ahead[0] + left[0] * 0.7, y - ahead[1] + left[1] * 0.7),
                    (x - ahead[0] - left[0] * 0.7, y - ahead[1] - left[1] * 0.7),
                )
            )
            if all(ground.frame.holds(corner) for corner in corners):
                yield Course(corners, closed=True)


def rings(shape: BaseGeometry) -> tuple[Course, ...]:
    """Return the rings of the polygons of a shape."""
    return tuple(
        Course(_points(ring)[:-1], closed=True)
        for polygon in parts(shape, 2)
        for ring in (polygon.exterior, *polygon.interiors)
    )


def lines(shape: BaseGeometry) -> tuple[Course, ...]:
    """Return the lines of a shape, joined where one goes on as another."""
    joined = shapely.line_merge(shapely.MultiLineString(list(parts(shape, 1))))
    return tuple(Course(_points(line), closed=False) for line in parts(joined, 1))


def _points(line: BaseGeometry) -> tuple[Spot, ...]:
    return tuple((round(x, 1), round(y, 1)) for x, y in shapely.get_coordinates(line).tolist())


def _texture(mark: Mark, ground: Drawing) -> Any:
    kind = ground.ground.catalogue.kinds[mark.typical.claim.properties.kind]
    return kind.texture or mark.layer.texture


def _name(mark: Mark) -> str:
    return " ".join(each.claim.id for each in mark.marked)


def _shape(mark: Mark) -> BaseGeometry:
    shape = mark.typical.claim.geometry
    if shape is None or shape.type in LINES:
        raise AssertionError(f"expected an area, found {mark.typical.claim.id}")
    return to_shapely(shape)


def _nearest(line: BaseGeometry, ground: Drawing) -> BaseGeometry:
    """Return a line on the turn of the world whose middle is nearest to that of the frame."""
    middle = ground.frame.x + ground.frame.width / 2
    west, _, east, _ = line.bounds
    by = round((middle - (west + east) / 2) / ground.frame.scale) * ground.frame.scale
    return moved(line, by)


def _anchors(mark: Mark, ground: Drawing, inside: BaseGeometry) -> tuple[Spot, ...]:
    """Return where a card may point to in the frame: the anchors there, or else a point inside the shape."""
    found = [ground.frame.pixel(anchor) for anchor in mark.typical.anchors]
    seen = tuple(at for at in found if ground.frame.holds(at, 4))
    if seen:
        return seen
    largest = max(_largest(inside), key=lambda part: part.area + part.length)
    return (_spot(largest.representative_point()),)


def _largest(shape: BaseGeometry) -> Iterable[BaseGeometry]:
    return list(parts(shape, 2)) or list(parts(shape, 1))


def _spot(point: Any) -> Spot:
    return (round(float(point.x), 1), round(float(point.y), 1))


def circle(x: float, y: float, radius: float, sides: int = 12) -> Course:
    """Return a small circle as a course, for very many of them in one path."""
    steps = [2 * pi * side / sides for side in range(sides)]
    return Course(
        tuple((round(x + radius * cos(a), 1), round(y + radius * sin(a), 1)) for a in steps), closed=True
    )
