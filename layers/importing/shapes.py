"""Any GeoJSON geometry made fit for a claim: rounded and rewound, but never repaired."""

import json
from dataclasses import replace
from typing import Any

import shapely
from shapely.geometry import mapping, shape

from layers.importing.spot import Atlas, Spot, placed, point, unplaced
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
"""What shapely raises for unreadable coordinates; it has no single error for them."""

UNSAID = "The file does not say how precisely it is placed."


def spot_of(geometry: Any, says: dict[str, str], atlas: Atlas) -> Spot | str:
    """Return where a feature goes, or the reason why it is left out."""
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
        drawn = shapely.force_2d(shape(geometry))
        if drawn.is_empty:
            return "a geometry without coordinates"
        flat = not shapely.has_z(shape(geometry))
    except UNREADABLE:
        return "a geometry that cannot be read"
    unsaid = UNSAID if code is None else None
    noted = " ".join(filter(None, (note, unsaid))) or None
    spot: Spot | str
    if kind == "Point":
        spot = _point(drawn, 2 if code is None else int(code), name, says, atlas, noted)
    else:
        spot = _polygon(drawn, 5 if code is None else int(code), name, noted)
    if isinstance(spot, Spot) and not flat:
        return replace(spot, remarks=(*spot.remarks, "heights left out"))
    return spot


def _point(
    drawn: Any, precision: int, name: str, says: dict[str, str], atlas: Atlas, note: str | None
) -> Spot:
    if precision >= 5:
        return placed("", "", precision, name, says.get("where.country", name), atlas, note)
    return point(drawn.x, drawn.y, precision, name, note)


def _polygon(drawn: Any, precision: int, name: str, note: str | None) -> Spot | str:
    """Return an area rounded and rewound, or the reason why it cannot be drawn; it is never repaired."""
    if precision in (1, 2):
        return f"an area at precision {precision}, which is a point’s"
    west, south, east, north = drawn.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        return "coordinates out of range"
    if not drawn.is_valid:
        return f"a polygon that is not valid: {shapely.is_valid_reason(drawn).partition('[')[0]}"
    decimals = DECIMALS.get(precision, 3)
    rounded = shapely.transform(drawn, lambda all_: all_.round(decimals))
    if not rounded.is_valid:
        return f"a polygon that is not valid once rounded to {decimals} decimals"
    wound = shapely.orient_polygons(rounded)
    remarks = [
        "" if shapely.equals_exact(rounded, drawn) else f"coordinates rounded to {decimals} decimals",
        "" if shapely.equals_identical(wound, rounded) else "rings rewound",
    ]
    geometry = json.loads(json.dumps(mapping(wound)))
    where = {"precision": precision, "name": name} | ({"note": note} if note else {})
    return Spot(geometry, where, tuple(filter(None, remarks)))
