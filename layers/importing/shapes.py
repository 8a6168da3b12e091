"""Place a feature by its own geometry, which is rounded and rewound but never repaired."""

import json
from dataclasses import replace
from typing import Any

import shapely
from shapely.geometry import mapping, shape

from layers.importing.placement import Atlas, Placement, placed, point, unplaced
from layers.importing.wording import number
from layers.theatre.geometry import DECIMALS

UNREADABLE = (
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    ArithmeticError,
    shapely.errors.ShapelyError,
)
"""The errors that shapely raises for coordinates that it cannot read."""

UNSAID = "The file does not say how precisely it is placed."


def placement_of(geometry: Any, says: dict[str, str], atlas: Atlas) -> Placement | str:
    """Return the placement of a feature, or the reason why it is left out.

    ``geometry`` is parsed JSON of any kind; ``says`` has the feature's values by field of a claim.
    """
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    name, note = says.get("where.name", "Not said"), says.get("where.note")
    code = number(says["where.precision"]) if "where.precision" in says else None
    if "where.precision" in says and code not in range(9):
        return "where.precision: expected 0 to 8"
    if code == 0:
        return unplaced(name, "the file says that it is not located", note)
    if geometry is None:
        precision = 1 if code is None else int(code)
        return placed("", "", precision, name, says.get("where.country", name), atlas, note)
    if kind not in ("Point", "Polygon", "MultiPolygon"):
        return f"a geometry of type {str(kind)[:20]} (a line needs places as its ends)"
    try:
        given = shape(geometry)
        flat = shapely.force_2d(given)
    except UNREADABLE:
        return "a geometry that cannot be read"
    if flat.is_empty:
        return "a geometry without coordinates"
    unsaid = UNSAID if code is None else None
    noted = " ".join(filter(None, (note, unsaid))) or None
    placement: Placement | str
    if kind == "Point":
        placement = _point(flat, 2 if code is None else int(code), name, says, atlas, noted)
    else:
        placement = _polygon(flat, 5 if code is None else int(code), name, noted)
    if isinstance(placement, Placement) and given.has_z:
        return replace(placement, remarks=(*placement.remarks, "heights left out"))
    return placement


def _point(
    position: Any, precision: int, name: str, says: dict[str, str], atlas: Atlas, note: str | None
) -> Placement:
    if precision >= 5:
        return placed("", "", precision, name, says.get("where.country", name), atlas, note)
    return point(position.x, position.y, precision, name, note)


def _polygon(area: Any, precision: int, name: str, note: str | None) -> Placement | str:
    """Return the placement of an area, rounded and rewound, or the reason why it is left out."""
    if precision in (1, 2):
        return f"an area at precision {precision}, which is a point’s"
    west, south, east, north = area.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        return "coordinates out of range"
    if not area.is_valid:
        return f"a polygon that is not valid: {shapely.is_valid_reason(area).partition('[')[0]}"
    decimals = DECIMALS.get(precision, 3)
    rounded = shapely.transform(area, lambda all_: all_.round(decimals))
    if not rounded.is_valid:
        return f"a polygon that is not valid once rounded to {decimals} decimals"
    wound = shapely.orient_polygons(rounded)
    remarks = [
        "" if shapely.equals_exact(rounded, area) else f"coordinates rounded to {decimals} decimals",
        "" if shapely.equals_identical(wound, rounded) else "rings rewound",
    ]
    geometry = json.loads(json.dumps(mapping(wound)))
    where = {"precision": precision, "name": name} | ({"note": note} if note else {})
    return Placement(geometry, where, tuple(filter(None, remarks)))
