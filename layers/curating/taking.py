"""Take what somebody changed in a copy of a theatre, a workbook for example, record by record."""

from collections.abc import Collection

from layers.curating.changes import with_values
from layers.curating.difference import Differing, difference
from layers.curating.records import Record, Records
from layers.curating.saving import Edits, Key


def edits(before: Records, after: Records, taken: Collection[Key]) -> Edits:
    """Return the edits that make of the records ``taken`` what they are in the state ``after``.

    Only fields that mean something else are changed, so that how a copy writes the others does not count. A
    claim that the copy no longer has is withdrawn, never deleted.
    """
    found = difference(before, after).records
    return {
        (each.kind, each.id): _edited(each, before, after) for each in found if (each.kind, each.id) in taken
    }


def _edited(each: Differing, before: Records, after: Records) -> Record | None:
    was, now = before[each.kind].get(each.id), after[each.kind].get(each.id)
    if was is None:
        return now
    if now is None:
        return with_values(was, {("properties", "status"): "withdrawn"}) if each.kind == "claim" else None
    return with_values(was, {_path(each.kind, field.path): field.new for field in each.fields})


def _path(kind: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys to a field in a record: a difference has a claim's properties beside its geometry."""
    return ("properties", *path) if kind == "claim" and path[0] != "geometry" else path
