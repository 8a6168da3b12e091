"""How two states of a theatre differ: added, withdrawn, changed, record by record and field by field.

Compared is what records mean: a field that a file leaves out, one that says null and one that says its
default are the same.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from layers.curating.changes import MISSING, FieldChange, field_changes
from layers.curating.records import KINDS, Record, Records
from layers.theatre.canonical import canonical
from layers.theatre.claim import ClaimProperties
from layers.theatre.normal import LEFT_OUT, fields
from layers.theatre.place import Place
from layers.theatre.source import Source
from layers.theatre.theatre import Actor, Chart, Collection, Kind, Layer, Scene

What = Literal["added", "withdrawn", "changed"]

MODELS: dict[str, type[BaseModel]] = {
    "actor": Actor,
    "kind": Kind,
    "collection": Collection,
    "layer": Layer,
    "chart": Chart,
    "scene": Scene,
    "source": Source,
    "place": Place,
}

COMPARED = tuple(dict.fromkeys(("claim", *KINDS)))
SHOWN = ("claim", "source", "layer", "actor", "scene", "collection")
"""The kinds that are compared, claims first; and those that a snapshot of an older version shows whole."""


@dataclass(frozen=True)
class Differing:
    """A record that differs; ``name`` is its label or title, ``fields`` what changed in it.

    A claim is withdrawn if it is no longer there, or has the status “withdrawn” now.
    """

    kind: str
    id: str
    what: What
    name: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class Difference:
    """The records that differ, claims first, and the kinds whose order is another."""

    records: tuple[Differing, ...]
    reordered: tuple[str, ...] = ()

    def of(self, what: What) -> tuple[Differing, ...]:
        """Return the records that were added, withdrawn or changed."""
        return tuple(each for each in self.records if each.what == what)

    def __bool__(self) -> bool:
        return bool(self.records or self.reordered)


def difference(before: Records, after: Records) -> Difference:
    """Return how the state ``after`` differs from ``before``.

    Of a snapshot that an older version wrote, which has no record of the theatre, only what it shows is
    compared.
    """
    partial = not (before["theatre"].get("") and after["theatre"].get(""))
    kinds = SHOWN if partial else tuple(kind for kind in COMPARED if kind != "file")
    found = [each for kind in kinds for each in _of_kind(kind, before[kind], after[kind], partial)]
    pairs = ((kind, before[kind], after[kind]) for kind in kinds)
    orders = tuple(kind for kind, was, now in pairs if _order(was, now) != _order(now, was))
    return Difference(tuple(found), orders)


def meaning(kind: str, record: Record) -> Record:
    """Return a record without what equals its default, a claim with its properties beside its geometry."""
    try:
        if kind == "claim":
            return _claim(record)
        if kind in MODELS:
            read = MODELS[kind].model_validate_json(canonical(record))
            return read.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    except (ValidationError, KeyError, TypeError):
        return record  # one that does not keep the contract is compared as it stands
    return {name: value for name, value in record.items() if value is not None}


def _claim(record: Record) -> Record:
    says = record["properties"]
    ClaimProperties.model_validate_json(canonical(says))
    said = ((name, field.said(field.normal(says[name]))) for name, field in fields().items() if name in says)
    found = {name: value for name, value in said if value is not LEFT_OUT and value != fields()[name].default}
    return found | {"geometry": record["geometry"]} if "geometry" in record else found


def _of_kind(
    kind: str, before: dict[str, Record], after: dict[str, Record], partial: bool
) -> Iterator[Differing]:
    for id_ in dict.fromkeys([*before, *after]):
        was, now = before.get(id_), after.get(id_)
        if was is None or now is None:
            record = now or was or {}
            yield Differing(kind, id_, "withdrawn" if now is None else "added", name(kind, record))
        elif was != now and (found := tuple(_fields(kind, was, now, partial))):
            withdrawn = any(each.path == ("status",) and each.new == "withdrawn" for each in found)
            yield Differing(kind, id_, "withdrawn" if withdrawn else "changed", name(kind, now), found)


def _fields(kind: str, was: Record, now: Record, partial: bool) -> Iterator[FieldChange]:
    for change in field_changes(meaning(kind, was), meaning(kind, now)):
        if not (partial and change.path[0] == "geometry"):
            yield change


def _order(records: dict[str, Record], others: dict[str, Record]) -> list[str]:
    return [id_ for id_ in records if id_ in others]


def name(kind: str, record: Record) -> str:
    """Return the words by which people know a record: the label of a claim, the title of a source."""
    said = record.get("properties") if kind in ("claim", "place") else record
    found = said if isinstance(said, dict) else {}
    return next((str(found[each]) for each in ("label", "title", "name") if found.get(each)), "")


def shown(value: Any) -> str:
    """Return a value in one line: a text in quotation marks, an outline as what it is, else JSON."""
    if value is MISSING:
        return "nothing"
    if isinstance(value, str):
        return f"“{value}”"
    if isinstance(value, dict) and "coordinates" in value and value.get("type") != "Point":
        return f"another {value['type']}"
    return json.dumps(value, ensure_ascii=False)
