"""Place a feature by its own geometry, which is rounded and rewound but never repaired."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping, shape

from layers.importing.coordinates import decimals, spread
from layers.importing.placement import RADII, Atlas, Placement, placed, point, unplaced
from layers.importing.wording import whole_number
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

WORLD = shapely.box(-180, -90, 180, 90)

UNSAID = "The file does not say how precisely it is placed"
DIGITS = "the ring is what the digits of its coordinates leave open"


def placement_of(
    geometry: Any, says: Mapping[str, str], atlas: Atlas, radius: float | None = None
) -> Placement | str:
    """Return the placement of a feature, or the reason why it is left out.

    ``geometry`` is parsed JSON of any kind; ``says`` has the feature's values by field of a claim. ``radius``
    is the ring (km) of a point whose precision is not said, by default what its digits leave open.
    """
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    name, note = says.get("where.name", "Not said"), says.get("where.note")
    code, flaws = _code(says)
    if code == 0:
        return unplaced(name, "the file says that it is not located", note)
    if geometry is None:
        precision = 1 if code is None else code
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
    flat, turned = _brought_back(flat)
    placement: Placement | str
    if kind == "Point":
        placement = _point(flat, code, name, says, atlas, radius)
    else:
        placement = _polygon(flat, code, name, note)
    if isinstance(placement, str):
        return placement
    remarks = (*turned, *placement.remarks, *flaws, *(("heights left out",) if given.has_z else ()))
    return replace(placement, remarks=remarks)


def geometry_of(wkt: str) -> Any:
    """Return a geometry in well-known text as parsed JSON; text that is none is returned as it is."""
    try:
        return json.loads(json.dumps(mapping(shapely.from_wkt(wkt.partition(";")[2] or wkt))))
    except UNREADABLE:
        return {"type": "Point", "coordinates": None}


def _code(says: Mapping[str, str]) -> tuple[int | None, tuple[str, ...]]:
    """Return the precision that a row says, or None, and a remark if it is on another scale."""
    if "where.precision" not in says:
        return None, ()
    code = whole_number(says["where.precision"])
    return (code, ()) if code in range(9) else (None, ("where.precision: expected 0 to 8, so left open",))


def _brought_back(shape_: Any) -> tuple[Any, tuple[str, ...]]:
    """Return a geometry with longitudes past 180 within it, cut at the antimeridian, and a remark if any."""
    west, south, east, north = shape_.bounds
    if (
        south < -90
        or north > 90
        or (west >= -180 and east <= 180)
        or not (west >= -540 and east <= 540 and east - west <= 360)
    ):
        return shape_, ()
    whole = [
        shapely.transform(shape_, lambda all_, turn=turn: np.add(all_, (turn, 0)))
        for turn in (-360, 0, 360)
        if west + turn < 180 and east + turn > -180
    ]
    if not shape_.is_valid:
        return shape_, ()
    parts = [part for each in whole if not (part := shapely.intersection(each, WORLD)).is_empty]
    return shapely.union_all(parts), ("longitudes past 180 brought back",)


def _point(
    position: Any, code: int | None, name: str, says: Mapping[str, str], atlas: Atlas, radius: float | None
) -> Placement:
    note = says.get("where.note")
    if code is not None and code >= 5:
        return placed("", "", code, name, says.get("where.country", name), atlas, note)
    if code is not None:
        return point(position.x, position.y, code, name, note)
    ring = radius or spread(max(decimals(position.x), decimals(position.y)))
    unsaid = f"{UNSAID}; {DIGITS}."
    # a ring wider than UCDP's "near" (25 km) is that of a province
    return point(position.x, position.y, 2 if ring <= RADII[2] else 4, name, _joined(note, unsaid), ring)


def _joined(*notes: str | None) -> str | None:
    return " ".join(filter(None, notes)) or None


def _polygon(area: Any, code: int | None, name: str, note: str | None) -> Placement | str:
    """Return the placement of an area, rounded and rewound, or the reason why it is left out."""
    if code in (1, 2):
        return f"an area at precision {code}, which is a point’s"
    precision = 5 if code is None else code
    said = note if code is not None else _joined(note, f"{UNSAID}.")
    west, south, east, north = area.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        return "coordinates out of range"
    if not area.is_valid:
        return f"a polygon that is not valid: {shapely.is_valid_reason(area).partition('[')[0]}"
    places = DECIMALS.get(precision, 3)
    rounded, how = _rounded(area, places)
    if rounded.is_empty:
        middle = area.representative_point()
        small = f"an area too small for {places} decimals, placed as a point"
        return _remarked(point(middle.x, middle.y, 2, name, said, spread(places)), small)
    wound = shapely.orient_polygons(rounded)
    rewound = "" if shapely.equals_identical(wound, rounded) or how else "rings rewound"
    changed = how or (
        "" if shapely.equals_exact(rounded, area) else f"coordinates rounded to {places} decimals"
    )
    geometry = json.loads(json.dumps(mapping(wound)))
    where = {"precision": precision, "name": name} | ({"note": said} if said else {})
    return Placement(geometry, where, tuple(filter(None, (changed, rewound))))


def _rounded(area: Any, places: int) -> tuple[Any, str]:
    """Return a valid area rounded to so many decimals, and how, if each position alone would break it.

    It is then snapped to the grid with its topology (GEOS, through shapely): what is narrower than the grid
    closes, and the rest stays.
    """
    rounded = shapely.transform(area, lambda all_: all_.round(places))
    if rounded.is_valid:
        return rounded, ""
    snapped = shapely.set_precision(area, 10.0**-places)
    # the grid of GEOS leaves 0.30000000000000004
    even = shapely.transform(snapped, lambda all_: all_.round(places))
    return even, f"coordinates rounded to {places} decimals, narrower necks closed"


def _remarked(placement: Placement, remark: str) -> Placement:
    return replace(placement, remarks=(*placement.remarks, remark))
