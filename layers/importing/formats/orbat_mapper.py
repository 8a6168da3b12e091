"""A scenario of ORBAT Mapper (orbat-mapper.app): sides, groups and units with their positions over time.

The names are those of its published types (``scenarioModels.ts``, versions 0.6 to 2.2). Each position of a
unit is a claim, dated by the time from which the unit is there; a unit that is nowhere placed is a claim that
is not on the map. The hierarchy is kept as ``part_of``. Features that are drawn in the scenario's layers
are claims too. Styles, events and images are not read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from layers.importing.errors import FormatError
from layers.importing.event import Event
from layers.importing.features import featured
from layers.importing.format import File, Format, Reading
from layers.importing.placement import Atlas
from layers.importing.wording import clean, slug

KIND = "ORBAT-mapper"
ENCRYPTED = "ORBAT-mapper-encrypted"

COLUMNS = {
    "label": "name",
    "statement": "summary",
    "actor": "side",
    "layer": "group",
    "when.from": "from",
    "when.to": "to",
    "quotation": "description",
    "source.url": "externalUrl",
    "sidc": "sidc",
    "kind": "kind",
    "note": "record",
}
"""What gives each field of a claim, unless another column is told."""

LISTED = ("personnel", "equipment", "supplies")
"""What a unit is said to have: lists of names with a count each."""

METHOD = (
    "Each claim is a unit at a place and a time, or a drawing, of a scenario: a plan, an exercise or a "
    "reconstruction, whose author put it there. The ring shows what the digits of its coordinates leave open."
)


@dataclass(frozen=True)
class Unit:
    """A unit as the file has it, with the names of its side and group, and the id of the unit above it."""

    record: dict[str, Any]
    side: str
    group: str
    above: str | None


def read(file: File, atlas: Atlas) -> Reading:
    """Return what a scenario has: an event for each position of a unit, and for each feature drawn in it.

    Raises:
        FormatError: if the text is not a scenario, or one that is encrypted.
        FieldError: with the name of every unknown field and property that was told.

    """
    data = file.data
    if isinstance(data, dict) and data.get("type") == ENCRYPTED:
        raise FormatError(
            "expected a scenario that can be read, found an encrypted one: save it without a password"
        )
    if not isinstance(data, dict) or data.get("type") != KIND or not isinstance(data.get("sides"), list):
        raise FormatError("expected a scenario of ORBAT Mapper with sides, found another value")
    features, wholes = [], {}
    for unit in _units(data):
        for number, feature in enumerate(_positions(unit, data)):
            features.append(feature)
            if unit.above:
                wholes[len(features)] = unit.above
            if number:
                feature["id"] = f"{feature['id']}-{number + 1}"
    features += _drawn(data)
    columns = {field: column for field, column in COLUMNS.items() if _has(features, column)}
    if not file.told.notes:
        columns.pop("quotation", None)
    free = {field: column for field, column in columns.items() if field not in file.told.constants}
    told = replace(file.told, columns={**free, **file.told.columns})
    name = clean(str(data.get("name") or "")) or "ORBAT Mapper"
    notes = (*file.decoding, *_unread(data))
    reading = featured("ORBAT Mapper", replace(file, name=name, told=told), features, atlas, notes)
    return replace(reading, events=_linked(reading.events, wholes), method=METHOD)


def _linked(
    events: Iterator[tuple[int, Event | str]], wholes: dict[int, str]
) -> Iterator[tuple[int, Event | str]]:
    """Yield the events, each with the unit above it; ``wholes`` has that unit's id by the row's number."""
    for row, event in events:
        if row in wholes and not isinstance(event, str):
            yield row, replace(event, part_of=f"feature-{slug(wholes[row])}")
        else:
            yield row, event


def _units(data: dict[str, Any]) -> Iterator[Unit]:
    """Yield every unit, each before those under it; the hierarchy is walked without recursion."""
    for side in _records(data, "sides"):
        name = _text(side.get("name")) or "Not named"
        groups = [*_records(side, "groups"), {"subUnits": side.get("subUnits")}]
        for group in groups:
            top = _records(group, "subUnits", "units")
            stack: list[tuple[dict[str, Any], str | None]] = [(unit, None) for unit in reversed(top)]
            label = _text(group.get("name")) or name
            while stack:
                record, above = stack.pop()
                yield Unit(record, name, label, above)
                below = _records(record, "subUnits")
                stack += [(unit, _text(record.get("id")) or None) for unit in reversed(below)]


def _positions(unit: Unit, data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a feature for each position of a unit, or one without geometry if it has none."""
    record = unit.record
    states = _records(record, "state")
    placed = [each for each in states if isinstance(each.get("location"), list)]
    if isinstance(record.get("location"), list):
        placed.insert(0, {"location": record["location"], "t": data.get("startTime")})
    for state in placed or [{}]:
        yield _feature(unit, state, _listed(record))


def _feature(unit: Unit, state: dict[str, Any], listed: str) -> dict[str, Any]:
    record = unit.record
    name = _text(record.get("shortName")) or _text(record.get("name"))
    full = _text(record.get("name")) or name
    whose = unit.side if unit.group == unit.side else f"{unit.side} ({unit.group})"
    record_ = (state.get("title"), state.get("status") or record.get("status"), listed)
    says = {
        "name": name,
        "summary": f"{full}, {whose}." if full else "",
        "side": unit.side,
        "group": unit.group,
        "from": state.get("t"),
        "description": record.get("description"),
        "externalUrl": record.get("externalUrl"),
        "sidc": state.get("sidc") or record.get("sidc"),
        "kind": "unit",
        "record": "; ".join(filter(None, map(_text, record_))),
    }
    location = state.get("location")
    geometry = None if location is None else {"type": "Point", "coordinates": location}
    properties = {key: value for key, value in says.items() if value not in (None, "")}
    return {"type": "Feature", "id": record.get("id"), "geometry": geometry, "properties": properties}


def _unread(data: dict[str, Any]) -> Iterator[str]:
    """Yield what the report says of what is not read."""
    states = [state for unit in _units(data) for state in _records(unit.record, "state")]
    nowhere = [state for state in states if not isinstance(state.get("location"), list)]
    counts = {
        "times at which a unit changes without a position": len(nowhere),
        "events of the scenario": len(_records(data, "events")),
        "images": len(_records(data, "mapLayers")),
    }
    if found := [f"{what} ({count})" for what, count in counts.items() if count]:
        yield f"not read: {', '.join(found)}"


def _listed(record: dict[str, Any]) -> str:
    """Return what a unit is said to have, in one line: "personnel: Rifleman 120; equipment: Lorry 8"."""
    parts = (
        (what, [f"{_text(each.get('name'))} {_text(each.get('count'))}" for each in _records(record, what)])
        for what in LISTED
    )
    return "; ".join(f"{what}: {', '.join(items)}" for what, items in parts if items)


def _drawn(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the features of the scenario's layers, with the fields that those of units have."""
    return [
        {
            **feature,
            "properties": {
                **{key: says[key] for key in ("name", "description") if key in says},
                "from": says.get("visibleFromT"),
                "to": says.get("visibleUntilT"),
                "group": _text(layer.get("name")) or "Drawings",
            },
        }
        for layer in _records(data, "layers")
        for feature in _records(layer, "features")
        for says in [feature["properties"] if isinstance(feature.get("properties"), dict) else {}]
    ]


def _records(record: dict[str, Any], *names: str) -> list[dict[str, Any]]:
    """Return the objects in the first of the lists of these names that there is."""
    listed = next((each for name in names if isinstance(each := record.get(name), list)), [])
    return [each for each in listed if isinstance(each, dict)]


def _has(features: list[dict[str, Any]], column: str) -> bool:
    return any(column in feature["properties"] for feature in features)


def _text(value: Any) -> str:
    return "" if value is None else clean(str(value))


def _looks(file: File) -> bool:
    return file.start.lstrip().startswith("{") and '"ORBAT-mapper' in file.start


FORMAT = Format("orbat-mapper", "a scenario of ORBAT Mapper (JSON)", read, takes_map=True, looks=_looks)
