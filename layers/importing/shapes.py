"""Place a feature by its own geometry, which is rounded and rewound but never repaired."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping, shape

from layers.importing.placement import Atlas, Placement, placed, point, unplaced
from layers.importing.wording import number
from layers.reading.checks.placement import AREAS
from layers.theatre.geometry import DECIMALS, LINES

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
    if kind not in ("Point", *LINES, *AREAS):
        return f"a geometry of type {str(kind)[:20]}"
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
    elif kind in LINES:
        placement = _line(flat, 5 if code is None else int(code), name, says, atlas, noted)
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


def _line(
    line: Any, precision: int, name: str, says: dict[str, str], atlas: Atlas, note: str | None
) -> Placement | str:
    """Return the placement of a line, rounded, or the reason why it is left out; at precision 6 a country."""
    if precision == 6:
        return placed("", "", precision, name, says.get("where.country", name), atlas, note)
    if _outside(line):
        return "coordinates out of range"
    decimals = DECIMALS.get(precision, 3)
    rounded = shapely.transform(line, lambda all_: all_.round(decimals))
    parts = [shapely.get_coordinates(part) for part in shapely.get_parts(rounded)]
    if any((abs(np.diff(part[:, 0])) > 180).any() for part in parts):
        return "a line that is not cut at the antimeridian"
    if any(len(np.unique(part, axis=0)) < 2 for part in parts):
        return f"a line that is a point once rounded to {decimals} decimals"
    same = shapely.equals_exact(rounded, line)
    return _own(rounded, precision, name, note, "" if same else f"coordinates rounded to {decimals} decimals")


def _polygon(area: Any, precision: int, name: str, note: str | None) -> Placement | str:
    """Return the placement of an area, rounded and rewound, or the reason why it is left out."""
    if precision in (1, 2):
        return f"an area at precision {precision}, which is a point’s"
    if _outside(area):
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
    return _own(wound, precision, name, note, *remarks)


def _outside(given: Any) -> bool:
    west, south, east, north = given.bounds
    return not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90)


def _own(given: Any, precision: int, name: str, note: str | None, *remarks: str) -> Placement:
    """Return the placement of a feature by its own geometry; an empty remark says nothing."""
    geometry = json.loads(json.dumps(mapping(given)))
    where = {"precision": precision, "name": name} | ({"note": note} if note else {})
    return Placement(geometry, where, tuple(filter(None, remarks)))
