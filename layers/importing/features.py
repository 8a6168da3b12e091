"""From features, with a geometry and properties each, to events: GeoJSON, and what GDAL reads."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from layers.importing.assignment import Assignment, assigned
from layers.importing.dates import order_of
from layers.importing.event import Event
from layers.importing.format import FIRST, File, Order, Reading, Told, events
from layers.importing.placement import Atlas
from layers.importing.row import DEFAULTS, FIELDS, Row
from layers.importing.scan import Points, doubted
from layers.importing.wording import clean
from layers.reading.limits import LimitError
from layers.reading.strict_json import check_vertices

PLACED = ("where.latitude", "where.longitude", "where.coordinates")
"""Fields that a geometry gives, and no property."""

OPEN = tuple(field for field in FIELDS if field not in PLACED)

METHOD = (
    "Each claim is a feature of the file, placed by its geometry. Where the file does not say how precisely, "
    "a ring shows what the digits of its coordinates leave open, and an area is a part of a country."
)


def featured(
    name: str, file: File, features: list[Any], atlas: Atlas, notes: tuple[str, ...] = ()
) -> Reading:
    """Return features (parsed GeoJSON) as a reading of a file; each part of a collection is an event.

    Raises:
        FieldError: with the name of every unknown field and property that was told.

    """
    columns = list(dict.fromkeys(column for feature in features for column in _properties(feature)))
    assignment = assigned(columns, file.told, OPEN)
    given = {*assignment.columns, *assignment.constants}
    defaults = {f"(default: {default})": field for field, default in DEFAULTS.items() if field not in given}
    orders = {
        field: order_of(_text(_properties(feature).get(column)) for feature in features)
        for field, column in assignment.columns.items()
        if field.startswith("when.")
    }
    order = file.told.dates or next(filter(None, orders.values()), None)
    points = Points()
    for named in _named(features, assignment.columns.get("where.name")):
        points.add(*named)
    row = partial(
        _event, assignment=assignment, told=file.told, order=order, atlas=atlas, shared=points.shared()
    )
    return Reading(
        name,
        {"id": "dataset", "title": clean(file.name) or name, "kind": "dataset"},
        assignment.mapped(columns) | defaults,
        assignment.unused(columns),
        events(_parts(features), row),
        notes,
        METHOD,
        assignment.columns,
        OPEN,
        tuple(_texts(feature, columns) for feature in features[:FIRST]),
        direct=True,
        by_id=False,
    )


def _named(features: list[Any], column: str | None) -> Iterator[tuple[tuple[float, float], str]]:
    """Yield the points that have a name of a place, with it."""
    for feature in features:
        name = _text(_properties(feature).get(column)) if column else ""
        if name and (point := _position(feature.get("geometry"))):
            yield point, name


def _position(geometry: Any) -> tuple[float, float] | None:
    """Return longitude and latitude of a Point as parsed, or None of anything else."""
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        return None
    match geometry.get("coordinates"):
        case [int() | float() as longitude, int() | float() as latitude, *_]:
            return longitude, latitude
    return None


def _properties(feature: Any) -> dict[str, Any]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return properties if isinstance(properties, dict) else {}


def _texts(feature: Any, columns: list[str]) -> dict[str, str]:
    """Return the properties of a feature as texts, empty where it has none."""
    properties = _properties(feature)
    return {column: _text(properties.get(column)) for column in columns}


Part = tuple[int, dict[str, Any], Any, int]
"""A feature's number, the feature, one of its geometries, and which of them it is: from 1, 0 if alone."""


def _parts(features: list[Any]) -> Iterator[tuple[int, Part | str]]:
    """Yield the number of each feature with each geometry in it, or with the reason why there is none."""
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            yield number, "not a Feature"
            continue
        try:
            check_vertices(feature)
        except LimitError as error:
            yield number, str(error)
            continue
        parts = list(_split(feature.get("geometry")))
        for part, geometry in enumerate(parts, start=1):
            yield number, (number, feature, geometry, part if len(parts) > 1 else 0)


def _split(geometry: Any) -> Iterator[Any]:
    """Yield the geometries that are a claim each: those of a collection, the points of a MultiPoint."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if (
        kind == "GeometryCollection"
        and isinstance(geometry.get("geometries"), list)
        and geometry["geometries"]
    ):
        for each in geometry["geometries"]:
            yield from _split(each)
    elif kind == "MultiPoint" and isinstance(geometry.get("coordinates"), list) and geometry["coordinates"]:
        for position in geometry["coordinates"]:
            yield {"type": "Point", "coordinates": position}
    else:
        yield geometry


def _event(
    part: Part,
    assignment: Assignment,
    told: Told,
    order: Order | None,
    atlas: Atlas,
    shared: Mapping[tuple[float, float], int],
) -> Event | str:
    from layers.importing.shapes import placement_of  # shapely loads slowly

    number, feature, geometry, index = part
    says = assignment.says({column: _text(value) for column, value in _properties(feature).items()})
    placement = placement_of(geometry, says, atlas)
    if isinstance(placement, str):
        return placement
    row = Row(number, says, assignment.columns, told, order)
    if point := _position(geometry):
        placement = doubted(placement, shared.get(point))
    return row.event(placement, _text(feature.get("id")), index)


def _text(value: Any) -> str:
    if value is None or isinstance(value, bool | list | dict):
        return "" if value is None else clean(json.dumps(value, ensure_ascii=False))
    return clean(str(value))
