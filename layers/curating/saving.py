"""Save changes of a theatre: checked, whole or not at all, with an entry in its history.

::

    Conflict(Exception)         somebody else changed the same record meanwhile
    NothingError(Exception)     there is nothing to undo, or to do again
"""

import pathlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from layers.curating.changes import (
    Path,
    applied,
    changes,
    field_changes,
    inverted,
    value_at,
    with_values,
)
from layers.curating.documents import HISTORY, NEEDED
from layers.curating.drafts import without
from layers.curating.held import Held, held
from layers.curating.history import History, entry, history, with_entry
from layers.curating.records import Record, Records, documents, records, version
from layers.reading.gazetteer import gazetteer_for
from layers.reading.problems import TheatreError
from layers.reading.theatre import read
from layers.writing.aside import alone
from layers.writing.together import write_together

Key = tuple[str, str]
"""The kind and the id of a record."""

Edits = Mapping[Key, Record | None]
"""Records as they are to be; None takes one out."""


@dataclass(frozen=True)
class Clash:
    """A field of a record that somebody else has saved meanwhile: as it was, theirs, and ours.

    ``path`` are the keys that lead to it, none where a record as a whole was added or taken out on one side.
    """

    kind: str
    id: str
    path: Path
    base: Any
    theirs: Any
    ours: Any


class Conflict(Exception):  # noqa: N818  # what somebody has to decide, no fault
    """Somebody else changed the same records meanwhile; nothing was saved.

    ``clashes`` has each field that either side changed, ``theirs`` the theatre as it now stands, and
    ``edits`` what was to be saved.
    """

    def __init__(self, clashes: tuple[Clash, ...], theirs: Held, edits: Edits) -> None:
        self.clashes, self.theirs, self.edits = clashes, theirs, edits
        named = ", ".join(dict.fromkeys(f"{each.kind} ({each.id})" for each in clashes))
        super().__init__(f"expected to be alone with {named}, found a change by somebody else")


class NothingError(Exception):
    """There is nothing to undo, or to do again."""


def save(
    base: Held,
    edits: Edits,
    *,
    by: str,
    on: datetime,
    why: str = "",
    order: Mapping[str, list[str]] | None = None,
    draft: str | None = None,
) -> Held:
    """Save changes of the theatre that somebody holds, and return it as it stands then.

    ``order`` has the ids of records of a kind in their new order. ``draft`` is one that becomes a claim, and
    no draft any longer. Changes that others made in other records meanwhile stay. What was changed outside
    since the last entry becomes an entry of its own first.

    Raises:
        TheatreError: with all that the check finds wrong with the outcome; nothing is written then.
        Conflict: if somebody else changed the same records.
        OSError: if the folder cannot be written.

    """
    with alone(base.folder):
        now = held(base.folder)
        if found := tuple(_clashes(base.records, now.records, edits)):
            raise Conflict(found, now, edits)
        sources = {id_ for kind, id_ in edits if kind == "source"}
        # a file of drafts that cannot be read is in nobody else's way
        also = without(now.folder, draft, sources) if sources or draft is not None else {}
        return _written(now, edited(now.records, edits, order or {}), "changed", by, on, why, also=also)


def resolved(
    conflict: Conflict, choices: Mapping[tuple[str, str, Path], Literal["ours", "theirs"]]
) -> tuple[Held, Edits]:
    """Return what to save once a person has chosen for each clash; those not chosen stay as theirs."""
    edits = dict(conflict.edits)
    for key in {(each.kind, each.id) for each in conflict.clashes}:
        clashes = [each for each in conflict.clashes if (each.kind, each.id) == key]
        ours = [each for each in clashes if choices.get((*key, each.path)) == "ours"]
        if any(not each.path for each in ours):
            continue  # the record as a whole: as it was to be saved
        record = conflict.theirs.records[key[0]].get(key[1])
        edits[key] = None if record is None else with_values(record, {each.path: each.ours for each in ours})
    return conflict.theirs, edits


def undo(folder: pathlib.Path, *, by: str, on: datetime, why: str = "") -> Held:
    """Take back the newest change that stands, whoever made it and whenever, and return the theatre.

    Raises:
        NothingError: if there is none.
        TheatreError: if what it changed has been changed since, outside too, or the outcome is not sound.
        OSError: if the folder cannot be written.

    """
    return _again(folder, "undone", by, on, why)


def redo(folder: pathlib.Path, *, by: str, on: datetime, why: str = "") -> Held:
    """Do the change again that was undone last; raise as :func:`undo` does."""
    return _again(folder, "redone", by, on, why)


def _again(folder: pathlib.Path, act: Literal["undone", "redone"], by: str, on: datetime, why: str) -> Held:
    with alone(folder):
        now, kept = held(folder), history(folder)
        of = kept.undoable if act == "undone" else kept.redoable
        if of is None:
            raise NothingError(f"there is nothing to be {act}")
        made = tuple(map(inverted, of.changes)) if act == "undone" else of.changes
        return _written(now, applied(now.records, made), act, by, on, why, of.number)


def _written(
    now: Held,
    after: Records,
    act: Literal["changed", "undone", "redone"],
    by: str,
    on: datetime,
    why: str,
    of: int | None = None,
    also: Mapping[str, bytes] | None = None,
) -> Held:
    """Write the records in place of those that stand, with their history, and return what stands then.

    ``also`` are other files by name, which are written in the same step.
    """
    gazetteer = gazetteer_for(now.folder)
    new = documents(after, gazetteer, now.documents)
    after = records(new, gazetteer)  # without geometries that follow from places
    made = changes(now.records, after)
    if not made:
        return now
    kept = _caught_up(history(now.folder), now, by, on)
    said = {"by": by, "why": why or None, "act": act, "of": of, "changes": made}
    kept = with_entry(kept, entry(kept, on, version(after), **said))
    old = now.documents.files()
    files = {name: content for name, content in new.files().items() if content != old.get(name)}
    write_together(now.folder, {**files, **(also or {}), HISTORY: kept.content}, NEEDED, read)
    return Held(now.folder, new, after, version(after))


def _caught_up(kept: History, now: Held, by: str, on: datetime) -> History:
    """Return a history that leads to what stands now: begun, or with what was changed outside."""
    if kept.last and kept.last.state == now.version:
        return kept
    nothing: Records = {kind: {} for kind in now.records}
    try:
        before = kept.records() if kept.last else nothing
    except TheatreError:
        before = nothing  # a history that does not fit itself is begun anew; its problems stay to be told
    begun = before is nothing
    made = changes(before, now.records)
    said = {"by": by, "act": "begun"} if begun else {"by": None, "act": "outside"}
    return with_entry(kept, entry(kept, on, now.version, changes=made, **said))


def edited(before: Records, edits: Edits, order: Mapping[str, list[str]]) -> Records:
    """Return records with changes, and those of some kinds in another order."""
    found = {kind: dict(listed) for kind, listed in before.items()}
    for (kind, id_), record in edits.items():
        if record is None:
            found[kind].pop(id_, None)
        else:
            found[kind][id_] = record
    for kind, ids in order.items():
        first = [id_ for id_ in ids if id_ in found[kind]]
        found[kind] = {id_: found[kind][id_] for id_ in dict.fromkeys([*first, *found[kind]])}
    return found


def _clashes(base: Records, now: Records, edits: Edits) -> Iterable[Clash]:
    for (kind, id_), ours in edits.items():
        was, theirs = base[kind].get(id_), now[kind].get(id_)
        if theirs in (was, ours):
            continue
        if was is None or theirs is None or ours is None:
            yield Clash(kind, id_, (), was, theirs, ours)
            continue
        sides = (field_changes(was, theirs), field_changes(was, ours))
        for path in dict.fromkeys(each.path for side in sides for each in side):
            yield Clash(kind, id_, path, *(value_at(record, path) for record in (was, theirs, ours)))
