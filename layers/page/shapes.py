"""How a claim is drawn, and its shape."""

from typing import Any

from pydantic import TypeAdapter

from layers.page.polyline import flat, polygons, polyline
from layers.theatre.catalogue import Catalogue
from layers.theatre.fields import Geometry
from layers.theatre.geometry import Shape, anchors, great_circle, positions

POINTS = ("point", "ring")


SHAPES: TypeAdapter[Shape] = TypeAdapter(Geometry)


def shape(text: str | None, where: Any, point: bool, catalogue: Catalogue) -> dict[str, Any]:
    """Return how a claim is drawn (``none``: listed; point, ring, area or arc) and its shape."""
    if point:
        return {"mark": "point" if where["precision"] == 1 else "ring"}
    if text is None:
        return {"mark": "none"}
    geometry = SHAPES.validate_json(text)
    if where.get("ends"):
        path = list(positions(geometry.coordinates))
        circle = great_circle(flat(path[0]), flat(path[-1]))
        return {"mark": "arc", "lines": [polyline(circle)]}
    if where["place"] in catalogue.gazetteer.places:
        return {"mark": "area"}
    return {"mark": "area", "polygons": polygons(geometry), "anchors": anchors(geometry)}
