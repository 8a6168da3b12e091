"""Any GeoJSON (RFC 7946), its properties mapped to the fields of a claim.

A field to which no property is mapped has a default (:data:`DEFAULTS`), which the report names.
"""

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from layers.importing.dates import day, when
from layers.importing.event import Cited, Event
from layers.importing.format import FieldError, File, Format, FormatError, Reading, events
from layers.importing.placement import Atlas
from layers.importing.wording import clean, number, slug, whole_number
from layers.reading.limits import LimitError
from layers.reading.strict_json import check_vertices, decoded

FIELDS = (
    *("id", "label", "statement", "layer", "actor", "kind", "assertion", "hedge", "note"),
    *("quantity.verbatim", "quantity.low", "quantity.best", "quantity.high", "quantity.unit"),
    *("when.from", "when.to", "when.precision", "when.reported_on"),
    *("where.name", "where.precision", "where.country", "where.note"),
    *("source.title", "source.publisher", "source.author", "source.url", "source.published"),
)
DEFAULTS = {
    "label": "Unnamed feature",
    "statement": "the label",
    "layer": "Imported",
    "actor": "Not named",
    "kind": "posture",
    "assertion": "reported",
    "where.name": "Not said",
    "where.precision": "2 (near) for a point, 5 (part of a country) for an area or a line",
    "when.precision": "day, month or year, as the date is written",
    "quantity.unit": "units",
}
PARTIAL = {len("YYYY"): "5", len("YYYY-MM"): "4"}
"""The date precision of a year and of a month, by the length of the text."""

FIRST = "YYYY-01-01"
"""The end of this text makes a day of a year or a month: the first."""


def read(file: File, atlas: Atlas) -> Reading:
    """Return what a GeoJSON file has, each feature as an event.

    Raises:
        FormatError: if the text is not a GeoJSON FeatureCollection in WGS 84.
        FieldError: with the name of every unknown field and property in ``file.mapped``.

    """
    features, mapped = _features(file.text), file.mapped
    columns = list(dict.fromkeys(column for feature in features for column in _properties(feature)))
    _check_mapping(mapped, columns)
    dataset = {"id": "dataset", "title": clean(file.name) or "GeoJSON", "kind": "dataset"}
    defaults = {f"(default: {default})": field for field, default in DEFAULTS.items() if field not in mapped}
    fields = {
        column: ", ".join(field for field, each in mapped.items() if each == column)
        for column in mapped.values()
    }
    unused = tuple(column for column in columns if column not in mapped.values())
    rows = ((number, (number, feature)) for number, feature in enumerate(features, start=1))
    return Reading(
        "GeoJSON", dataset, fields | defaults, unused, events(rows, partial(_row, mapped=mapped, atlas=atlas))
    )


def _features(text: str) -> list[Any]:
    try:
        data, _ = decoded(text)
    except LimitError as error:
        raise FormatError(str(error)) from None
    except (ValueError, RecursionError) as error:
        raise FormatError(f"expected JSON, found otherwise: {error}") from None
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        raise FormatError("expected a GeoJSON FeatureCollection, found another value")
    if not isinstance(data.get("features"), list):
        raise FormatError("expected a list of features, found none")
    system = json.dumps(data.get("crs"))
    if "crs" in data and data["crs"] and not ("CRS84" in system or system.rstrip('"}').endswith("4326")):
        raise FormatError(f"expected degrees in WGS 84 (RFC 7946), found {system[:80]}")
    features: list[Any] = data["features"]
    return features


def _properties(feature: Any) -> dict[str, Any]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return properties if isinstance(properties, dict) else {}


def _check_mapping(mapped: Mapping[str, str], columns: list[str]) -> None:
    fields = [field for field in mapped if field not in FIELDS]
    missing = [column for column in mapped.values() if column not in columns]
    problems = [
        f"expected fields from {', '.join(FIELDS)}; found {', '.join(fields)}" if fields else "",
        f"expected properties from {', '.join(columns) or 'none'}; found {', '.join(missing)}"
        if missing
        else "",
    ]
    if any(problems):
        raise FieldError("; ".join(filter(None, problems)))


def _row(row: tuple[int, Any], mapped: Mapping[str, str], atlas: Atlas) -> Event | str:
    number, feature = row
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        return "not a Feature"
    check_vertices(feature)
    found = _properties(feature)
    says = {field: _text(found.get(column)) for field, column in mapped.items()}
    return _event(number, feature, {field: text for field, text in says.items() if text}, atlas)


def _text(value: Any) -> str:
    if value is None or isinstance(value, bool | list | dict):
        return "" if value is None else clean(json.dumps(value, ensure_ascii=False))
    return clean(str(value))


def _event(row: int, feature: dict[str, Any], says: dict[str, str], atlas: Atlas) -> Event | str:
    from layers.importing.shapes import placement_of  # shapely loads slowly

    placement = placement_of(feature.get("geometry"), says, atlas)
    if isinstance(placement, str):
        return placement
    given = says.get("id") or _text(feature.get("id"))
    label = says.get("label") or "Unnamed feature"
    dates, dated = _when(says)
    quantity, flaws = _quantity(says)
    source, sourced = _source(says)
    return Event(
        id=f"feature-{slug(given)}" if given else f"row-{row}",
        label=label,
        statement=says.get("statement", label),
        layer=says.get("layer", "Imported"),
        actor=says.get("actor", "Not named"),
        placement=placement,
        when=dates,
        quantity=quantity,
        kind=says.get("kind", "posture"),
        assertion=says.get("assertion", "reported"),
        hedge=says.get("hedge"),
        sources=(source,) if source else (),
        note=says.get("note"),
        remarks=(*dated, *flaws, *sourced),
    )


def _when(says: dict[str, str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    dates: dict[str, Any] = {"precision": 0}
    remarks: tuple[str, ...] = ()
    if "when.from" in says or "when.to" in says:
        start, end = says.get("when.from") or says["when.to"], says.get("when.to") or says["when.from"]
        known = PARTIAL.get(min(len(start), len(end)), "1")
        first, last = day(start + FIRST[len(start) :]), day(end + FIRST[len(end) :])
        dates, remarks = when(first, last, whole_number(says.get("when.precision", known)))
    if reported := says.get("when.reported_on"):
        reported_on = day(reported)
        if reported_on:
            dates["reported_on"] = reported_on.isoformat()
        else:
            remarks += ("when.reported_on: a date that cannot be read, left out",)
    return dates, remarks


def _quantity(says: dict[str, str]) -> tuple[dict[str, Any] | None, tuple[str, ...]]:
    """Return the mapped numbers as a quantity, or None, and remarks.

    The numbers are its verbatim words if no property is mapped to those.
    """
    given = {part: says[key] for part in ("low", "best", "high") if (key := f"quantity.{part}") in says}
    numbers = {part: number(text) for part, text in given.items()}
    verbatim = says.get("quantity.verbatim") or ", ".join(f"{part} {text}" for part, text in given.items())
    if not verbatim:
        return None, ()
    known = [value for value in numbers.values() if value is not None]
    if len(known) < len(numbers) or known != sorted(known):
        return None, ("no quantity: figures that are no numbers or not low ≤ best ≤ high",)
    return {"verbatim": verbatim, **numbers, "unit": says.get("quantity.unit", "units")}, ()


def _source(says: dict[str, str]) -> tuple[Cited | None, tuple[str, ...]]:
    title = says.get("source.title") or says.get("source.url")
    if not title:
        return None, ()
    published = day(says.get("source.published", ""))
    lost = "source.published" in says and not published
    source = Cited(
        title,
        publisher=says.get("source.publisher"),
        author=says.get("source.author"),
        published=published.isoformat() if published else None,
        url=says.get("source.url"),
    )
    return source, ("source.published: a date that cannot be read, left out",) if lost else ()


FORMAT = Format("geojson", "any GeoJSON", read, takes_map=True)
