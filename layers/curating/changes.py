"""Changes of a theatre's records: found between two states, applied, turned around."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from layers.curating.records import FILE_OF, KINDS, Record, Records
from layers.reading.problems import Problem, TheatreError
from layers.theatre.fields import Record as Model

Path = tuple[str, ...]


class _Missing:
    """Stands for a field that is not there, which is not the same as null."""

    def __repr__(self) -> str:
        return "nothing"


MISSING = _Missing()


class FieldChange(Model):
    """A field by the keys that lead to it, before and after; one that is not set was, or is, not there."""

    path: Path
    before: Any = None
    after: Any = None

    @property
    def old(self) -> Any:
        """Return the value before, or MISSING."""
        return self.before if "before" in self.model_fields_set else MISSING

    @property
    def new(self) -> Any:
        """Return the value after, or MISSING."""
        return self.after if "after" in self.model_fields_set else MISSING


class Change(Model):
    """What became of a record: ``added`` or ``removed`` as a whole, or ``fields`` that changed.

    ``was_at`` and ``at`` are its places among the records of its kind, counted from 0, before it was removed
    or moved, and after it was added or moved.
    """

    kind: str
    id: str
    was_at: int | None = None
    at: int | None = None
    added: dict[str, Any] | None = None
    removed: dict[str, Any] | None = None
    fields: tuple[FieldChange, ...] = ()


def changes(before: Records, after: Records) -> tuple[Change, ...]:
    """Return what leads from one state of the records to another."""
    return tuple(each for kind in KINDS for each in _of_kind(kind, before[kind], after[kind]))


def field_changes(before: Any, after: Any, path: Path = ()) -> Iterator[FieldChange]:
    """Yield the fields in which two JSON objects differ; a list counts as one value."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in dict.fromkeys([*before, *after]):
            yield from field_changes(before.get(name, MISSING), after.get(name, MISSING), (*path, name))
    elif before != after or type(before) is not type(after):
        values = {"before": before, "after": after}
        yield FieldChange(path=path, **{name: each for name, each in values.items() if each is not MISSING})


def applied(records: Records, made: Iterable[Change]) -> Records:
    """Return the records after changes.

    Raises:
        TheatreError: for each record or field that is not as it was before the change.

    """
    of_kind: dict[str, list[Change]] = {}
    for change in made:
        of_kind.setdefault(change.kind, []).append(change)
    problems: list[Problem] = []
    found = {kind: _applied(records[kind], of_kind.get(kind, []), problems) for kind in KINDS}
    if problems:
        raise TheatreError(problems)
    return found


def inverted(change: Change) -> Change:
    """Return the change that takes this one back."""
    fields = tuple(
        FieldChange(
            path=each.path,
            **{
                name: value
                for name, value in (("before", each.new), ("after", each.old))
                if value is not MISSING
            },
        )
        for each in change.fields
    )
    return Change(
        kind=change.kind,
        id=change.id,
        was_at=change.at,
        at=change.was_at,
        added=change.removed,
        removed=change.added,
        fields=fields,
    )


def value_at(record: Any, path: Path) -> Any:
    """Return the value in a record to which the keys lead, or MISSING."""
    for step in path:
        record = record.get(step, MISSING) if isinstance(record, dict) else MISSING
    return record


def with_values(record: Record, values: Mapping[Path, Any]) -> Record:
    """Return a record with other values at some paths; MISSING takes a field out."""
    changed = dict(record)
    for (*outer, name), value in values.items():
        at = changed
        for step in outer:
            inner = at.get(step)
            at[step] = dict(inner) if isinstance(inner, dict) else {}
            at = at[step]
        if value is MISSING:
            at.pop(name, None)
        else:
            at[name] = value
    return changed


def _of_kind(kind: str, before: Mapping[str, Record], after: Mapping[str, Record]) -> Iterator[Change]:
    was, now = {id_: at for at, id_ in enumerate(before)}, {id_: at for at, id_ in enumerate(after)}
    moved = _moved([id_ for id_ in was if id_ in now], [id_ for id_ in now if id_ in was])
    for id_ in dict.fromkeys([*before, *after]):
        if id_ not in now:
            yield Change(kind=kind, id=id_, was_at=was[id_], removed=before[id_])
        elif id_ not in was:
            yield Change(kind=kind, id=id_, at=now[id_], added=after[id_])
        elif id_ in moved or before[id_] != after[id_]:
            places = {"was_at": was[id_], "at": now[id_]} if id_ in moved else {}
            yield Change(kind=kind, id=id_, fields=tuple(field_changes(before[id_], after[id_])), **places)


def _moved(was: list[str], now: list[str]) -> set[str]:
    """Return ids without which two orders of the same ids are one."""
    if was == now:
        return set()
    matcher = difflib.SequenceMatcher(None, was, now, autojunk=False)
    stay = {id_ for block in matcher.get_matching_blocks() for id_ in was[block.a : block.a + block.size]}
    return set(was) - stay


def _applied(records: Mapping[str, Record], made: list[Change], problems: list[Problem]) -> dict[str, Record]:
    found = dict(records)
    put: list[tuple[int, str, Record]] = []
    for change in made:
        _expect(records, change, problems)
        record = change.added or records.get(change.id, {})
        for each in change.fields:
            record = _set(record, each, change, problems)
        if change.removed is not None or change.at is not None:
            found.pop(change.id, None)
        elif change.id in found:
            found[change.id] = record
        if change.at is not None:
            put.append((change.at, change.id, record))
    items = list(found.items())
    for at, id_, record in sorted(put, key=lambda each: each[0]):
        items.insert(at, (id_, record))
    return dict(items)


def _expect(records: Mapping[str, Record], change: Change, problems: list[Problem]) -> None:
    """Note a problem if a record is there that must not be, or is not there, or is another."""
    standing = records.get(change.id)
    if change.added is not None:
        wrong = "one that is there" if standing is not None else None
        expected = "no such record"
    elif change.removed is not None:
        wrong = "none" if standing is None else "another" if standing != change.removed else None
        expected = "the record as it was"
    else:
        wrong, expected = ("none" if standing is None else None), "the record"
    if wrong:
        problems.append(Problem(_file(change), address(change), "", f"expected {expected}, found {wrong}"))


def _set(record: Record, change: FieldChange, of: Change, problems: list[Problem]) -> Record:
    """Return a record with one field changed; note a problem if the field is not as it was before."""
    if value_at(record, change.path) != change.old:
        message = "expected the value as it was, found another: it has changed since"
        problems.append(Problem(_file(of), address(of), ".".join(change.path), message))
    return with_values(record, {change.path: change.new})


def address(change: Change) -> str:
    """Return the record of a change as a message names it: “claim (ru-wagner)”."""
    return f"{change.kind} ({change.id})" if change.id else change.kind


def _file(change: Change) -> str:
    return FILE_OF.get(change.kind, change.id)
