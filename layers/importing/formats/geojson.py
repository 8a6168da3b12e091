"""Any GeoJSON (RFC 7946), its properties mapped to the fields of a claim.

A field to which no property is mapped has a default (:data:`layers.importing.row.DEFAULTS`), which the report
names. Features may also stand one a line (GeoJSON Text Sequences, RFC 8142, with or without its marks).
"""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from layers.importing.assignment import Assignment, assigned
from layers.importing.dates import order_of
from layers.importing.errors import FormatError
from layers.importing.event import Event
from layers.importing.format import File, Format, Order, Reading, Told, events
from layers.importing.placement import Atlas
from layers.importing.row import DEFAULTS, FIELDS, Row
from layers.importing.wording import clean
from layers.reading.limits import LimitError
from layers.reading.strict_json import check_vertices, decoded

PLACED = ("where.latitude", "where.longitude", "where.coordinates")
"""Fields that a geometry gives, and no property."""

OPEN = tuple(field for field in FIELDS if field not in PLACED)

METHOD = (
    "Each claim is a feature of the file, placed by its geometry. Where the file does not say how precisely, "
    "a ring shows what the digits of its coordinates leave open, and an area is a part of a country."
)


def read(file: File, atlas: Atlas) -> Reading:
    """Return what a GeoJSON file has, each feature as an event, and each part of a collection as one.

    Raises:
        FormatError: if the text is not a GeoJSON FeatureCollection in WGS 84.
        FieldError: with the name of every unknown field and property that was told.

    """
    features = _features(file.text)
    columns = list(dict.fromkeys(column for feature in features for column in _properties(feature)))
    return reading("GeoJSON", file, features, columns, atlas)


def reading(name: str, file: File, features: list[Any], columns: list[str], atlas: Atlas) -> Reading:
    """Return features with properties of these names as a reading of a file."""
    assignment = assigned(columns, file.told, OPEN)
    given = {*assignment.columns, *assignment.constants}
    defaults = {f"(default: {default})": field for field, default in DEFAULTS.items() if field not in given}
    orders = {
        field: order_of(_text(_properties(feature).get(column)) for feature in features)
        for field, column in assignment.columns.items()
        if field.startswith("when.")
    }
    order = file.told.dates or next(filter(None, orders.values()), None)
    row = partial(_event, assignment=assignment, told=file.told, order=order, atlas=atlas)
    return Reading(
        name,
        {"id": "dataset", "title": clean(file.name) or name, "kind": "dataset"},
        assignment.mapped(columns) | defaults,
        assignment.unused(columns),
        events(_parts(features), row),
        file.decoding,
        METHOD,
        assignment.columns,
        direct=True,
        by_id=False,
    )


def _features(text: str) -> list[Any]:
    try:
        data, _ = decoded(text)
    except LimitError as error:
        raise FormatError(str(error)) from None
    except (ValueError, RecursionError) as error:
        lines = _lines(text)
        if lines is None:
            raise FormatError(f"expected JSON, found otherwise: {error}") from None
        return lines
    if isinstance(data, dict) and data.get("type") == "Feature":
        data = {"type": "FeatureCollection", "features": [data]}
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        raise FormatError("expected a GeoJSON FeatureCollection, found another value")
    if not isinstance(data.get("features"), list):
        raise FormatError("expected a list of features, found none")
    system = json.dumps(data.get("crs"))
    if "crs" in data and data["crs"] and not ("CRS84" in system or system.rstrip('"}').endswith("4326")):
        raise FormatError(f"expected degrees in WGS 84 (RFC 7946), found {system[:80]}")
    features: list[Any] = data["features"]
    return features


def _lines(text: str) -> list[Any] | None:
    """Return the features of a text that has one a line, or None; a line that is damaged is no feature."""
    lines = [line for each in text.splitlines() if (line := each.strip("\x1e \t"))]
    found = [_line(line) for line in lines]
    whole = [each for each in found if isinstance(each, dict) and each.get("type") == "Feature"]
    return found if len(whole) > len(found) / 2 and len(found) > 1 else None


def _line(line: str) -> Any:
    try:
        return decoded(line)[0]
    except (ValueError, RecursionError):
        return None


def _properties(feature: Any) -> dict[str, Any]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return properties if isinstance(properties, dict) else {}


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


def _event(part: Part, assignment: Assignment, told: Told, order: Order | None, atlas: Atlas) -> Event | str:
    from layers.importing.shapes import placement_of  # shapely loads slowly

    number, feature, geometry, index = part
    says = assignment.says({column: _text(value) for column, value in _properties(feature).items()})
    placement = placement_of(geometry, says, atlas)
    if isinstance(placement, str):
        return placement
    row = Row(number, says, assignment.columns, told, order)
    return row.event(placement, _text(feature.get("id")), index)


def _text(value: Any) -> str:
    if value is None or isinstance(value, bool | list | dict):
        return "" if value is None else clean(json.dumps(value, ensure_ascii=False))
    return clean(str(value))


def _looks(file: File) -> bool:
    start = file.start.lstrip("\x1e \t\r\n")
    return start.startswith("{") and '"Feature' in start


FORMAT = Format("geojson", "any GeoJSON", read, takes_map=True, looks=_looks, breadth=1)
