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

WORLD = shapely.box(-180, -90, 180, 90)

APART = ("GeometryCollection", "MultiPoint")
"""The geometries of which each part is a claim."""

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
        return atlas.named(says)
    if kind not in ("Point", *LINES, *AREAS):
        return f"a geometry of type {str(kind)[:20]}"
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
    elif flat.geom_type in LINES:
        placement = _line(flat, code, name, says, atlas)
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


def parts_of(wkt: str) -> list[str]:
    """Return the geometries in well-known text that are a claim each: of a collection, of a MultiPoint."""
    try:
        whole = shapely.from_wkt(wkt.partition(";")[2] or wkt)
    except UNREADABLE:
        return [wkt]
    parts = [whole]
    while any(each.geom_type in APART for each in parts):
        parts = [part for each in parts for part in (each.geoms if each.geom_type in APART else (each,))]
    return [shapely.to_wkt(part, rounding_precision=-1) for part in parts] if len(parts) > 1 else [wkt]


def _code(says: Mapping[str, str]) -> tuple[int | None, tuple[str, ...]]:
    """Return the precision that a row says, or None, and a remark if it is on another scale."""
    if "where.precision" not in says:
        return None, ()
    code = whole_number(says["where.precision"])
    return (code, ()) if code in range(9) else (None, ("where.precision: expected 0 to 8, so left open",))


def _brought_back(shape_: Any) -> tuple[Any, tuple[str, ...]]:
    """Return a geometry with longitudes past 180 within it, cut at the antimeridian, and a remark if any."""
    west, south, east, north = shape_.bounds
    within = west >= -180 and east <= 180
    # a round more than once, or none at all, is a slip
    possible = west >= -540 and east <= 540 and east - west <= 360 and south >= -90 and north <= 90
    if within or not possible or not shape_.is_valid:
        return shape_, ()
    whole = [
        shapely.transform(shape_, lambda all_, turn=turn: np.add(all_, (turn, 0)))
        for turn in (-360, 0, 360)
        if west + turn < 180 and east + turn > -180
    ]
    parts = [part for each in whole if not (part := shapely.intersection(each, WORLD)).is_empty]
    joined = shapely.union_all(parts)
    if shape_.geom_type in LINES and len(parts) > 1:
        joined = shapely.line_merge(joined)
    return joined, ("longitudes past 180 brought back",)


def _point(
    position: Any, code: int | None, name: str, says: Mapping[str, str], atlas: Atlas, radius: float | None
) -> Placement:
    note = says.get("where.note")
    if code is not None and code >= 5:
        return placed("", "", code, name, says.get("where.country", name), atlas, note)
    placement = _ringed(position, code, name, note, radius)
    middle = atlas.middle(position.x, position.y) if placement.where["precision"] in (1, 2) else None
    if middle is None:
        return placement
    doubt = f"the middle of {middle.name}, not a place in it (where.precision={middle.precision}?)"
    return replace(placement, remarks=(*placement.remarks, doubt))


def _ringed(position: Any, code: int | None, name: str, note: str | None, radius: float | None) -> Placement:
    """Return a point with the ring of its precision, or what its digits leave open."""
    if code is not None:
        return point(position.x, position.y, code, name, note)
    ring = radius or spread(max(decimals(position.x), decimals(position.y)))
    unsaid = f"{UNSAID}; {DIGITS}."
    # a ring wider than UCDP's "near" (25 km) is that of a province
    return point(position.x, position.y, 2 if ring <= RADII[2] else 4, name, _joined(note, unsaid), ring)


def _joined(*notes: str | None) -> str | None:
    return " ".join(filter(None, notes)) or None


def _line(line: Any, code: int | None, name: str, says: Mapping[str, str], atlas: Atlas) -> Placement | str:
    """Return the placement of a line, rounded, or the reason why it is left out; at precision 6 a country."""
    note = says.get("where.note")
    if code == 6:
        return placed("", "", code, name, says.get("where.country", name), atlas, note)
    precision = 5 if code is None else code
    said = note if code is not None else _joined(note, f"{UNSAID}.")
    if _outside(line):
        return "coordinates out of range"
    places = DECIMALS.get(precision, 3)
    rounded = shapely.transform(line, lambda all_: all_.round(places))
    parts = [shapely.get_coordinates(part) for part in shapely.get_parts(rounded)]
    if any((abs(np.diff(part[:, 0])) > 180).any() for part in parts):
        return "a line that is not cut at the antimeridian"
    kept = [len(np.unique(part, axis=0)) > 1 for part in parts]
    if not any(kept):
        return _small(line, "a line", places, name, said)
    changed = "" if shapely.equals_exact(rounded, line) else f"coordinates rounded to {places} decimals"
    if all(kept):
        return _own(rounded, precision, name, said, changed)
    longer = shapely.multilinestrings(shapely.get_parts(rounded)[kept])
    return _own(longer, precision, name, said, f"{changed}, parts that are shorter left out")


def _polygon(area: Any, code: int | None, name: str, note: str | None) -> Placement | str:
    """Return the placement of an area, rounded and rewound, or the reason why it is left out."""
    if code in (1, 2):
        return f"an area at precision {code}, which is a point’s"
    precision = 5 if code is None else code
    said = note if code is not None else _joined(note, f"{UNSAID}.")
    if _outside(area):
        return "coordinates out of range"
    if not area.is_valid:
        return f"a polygon that is not valid: {shapely.is_valid_reason(area).partition('[')[0]}"
    places = DECIMALS.get(precision, 3)
    rounded, how = _rounded(area, places)
    if rounded.is_empty:
        return _small(area, "an area", places, name, said)
    wound = shapely.orient_polygons(rounded)
    rewound = "" if shapely.equals_identical(wound, rounded) or how else "rings rewound"
    same = shapely.equals_exact(rounded, area)
    changed = how or ("" if same else f"coordinates rounded to {places} decimals")
    return _own(wound, precision, name, said, changed, rewound)


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


def _small(given: Any, what: str, places: int, name: str, note: str | None) -> Placement:
    """Return the placement of what is smaller than the decimals it may have: a point in it."""
    middle = given.representative_point()
    placement = point(middle.x, middle.y, 2, name, note, spread(places))
    remark = f"{what} too small for {places} decimals, placed as a point"
    return replace(placement, remarks=(*placement.remarks, remark))


def _outside(given: Any) -> bool:
    west, south, east, north = given.bounds
    return not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90)


def _own(given: Any, precision: int, name: str, note: str | None, *remarks: str) -> Placement:
    """Return the placement of a feature by its own geometry; an empty remark says nothing."""
    geometry = json.loads(json.dumps(mapping(given)))
    where = {"precision": precision, "name": name} | ({"note": note} if note else {})
    return Placement(geometry, where, tuple(filter(None, remarks)))
