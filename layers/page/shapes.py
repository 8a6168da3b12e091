"""How a claim is drawn: its mark, and its shape where no point and no place of the gazetteer has it.

A kind of mark is a function of :data:`MARKS` here and a module of ``layers/web/map/marks``.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from layers.page.polyline import polygons, polyline
from layers.theatre.catalogue import Catalogue
from layers.theatre.fields import Geometry
from layers.theatre.geometry import LINES, Position, Shape, anchors, courses, great_circle, positions

Drawing = dict[str, Any]
"""What the viewer draws: ``mark``, and where it needs them ``lines`` or ``polygons`` and ``anchors``."""

POINTS = ("point", "ring")
"""The marks of claims that are points; the columns ``lon`` and ``lat`` have their positions."""

DOTS = 300
"""More points than this are dots and clusters on a canvas instead of marks and cards."""

GEOMETRY: TypeAdapter[Shape] = TypeAdapter(Geometry)


class Located(NamedTuple):
    """Where a claim is: its geometry as GeoJSON text unless it is a ``point``, and its field ``where``.

    Lines are written with ``scale`` steps a degree.
    """

    geometry: str | None
    where: dict[str, Any]
    point: bool
    catalogue: Catalogue
    scale: int


def drawing(located: Located) -> Drawing:
    """Return how a claim is drawn: what the first of :data:`MARKS` that applies makes of it."""
    return next(found for mark in MARKS if (found := mark(located)) is not None)


def _point(located: Located) -> Drawing | None:
    """Return the place itself, as a point."""
    return {"mark": "point"} if located.point and located.where["precision"] == 1 else None


def _ring(located: Located) -> Drawing | None:
    """Return the surroundings of a point, as a ring of the radius that the claim states."""
    return {"mark": "ring"} if located.point else None


def _none(located: Located) -> Drawing | None:
    """Return nothing to draw: the claim is listed beside the map."""
    return {"mark": "none"} if located.geometry is None else None


def _arc(located: Located) -> Drawing | None:
    """Return a schematic great circle between the two ends of a movement."""
    if not located.where.get("ends"):
        return None
    path = list(positions(_shape(located).coordinates))
    return {"mark": "arc", "lines": [polyline(great_circle(_flat(path[0]), _flat(path[-1])), located.scale)]}


def _line(located: Located) -> Drawing | None:
    """Return a line as the source draws it: one of the gazetteer, or the claim's own."""
    place = located.catalogue.gazetteer.places.get(located.where["place"] or "")
    if place is not None:
        return {"mark": "line"} if place.geometry.type in LINES else None
    shape = _shape(located)
    if shape.type not in LINES:
        return None
    return {
        "mark": "line",
        "lines": [polyline(course, located.scale) for course in courses(shape)],
        "anchors": anchors(shape),
    }


def _area(located: Located) -> Drawing | None:
    """Return an area: a place of the gazetteer, which the page has already, or a shape of the claim's own."""
    if located.where["place"] in located.catalogue.gazetteer.places:
        return {"mark": "area"}
    shape = _shape(located)
    return {"mark": "area", "polygons": polygons(shape, located.scale), "anchors": anchors(shape)}


MARKS: tuple[Callable[[Located], Drawing | None], ...] = (_point, _ring, _none, _arc, _line, _area)
"""The kinds of mark in the order in which they are asked; one returns None for a claim that is not its."""


def _shape(located: Located) -> Shape:
    return GEOMETRY.validate_json(located.geometry or "")


def _flat(position: tuple[float, ...]) -> Position:
    """Return longitude and latitude of a position that may have a height too."""
    return (float(position[0]), float(position[1]))
