"""The history of a theatre: who changed what, when and why, one line of JSON an entry.

The first entry has every record as it was when somebody began to keep a history. Each later one has what
changed, field by field, so that any state can be made again from the beginning on. An entry carries the hash
of the one before it and its own: a line that was changed, taken out or put in is seen.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from layers.curating.changes import Change, applied
from layers.curating.documents import HISTORY, read_documents
from layers.curating.records import KINDS, Records, documents
from layers.reading.contract_errors import explained
from layers.reading.door import guarded, opened, whole
from layers.reading.gazetteer import gazetteer_for
from layers.reading.problems import Problem, Problems, TheatreError
from layers.reading.records import parse_record
from layers.reading.standing import standing
from layers.reading.strict_json import decoded
from layers.theatre.canonical import digest
from layers.theatre.fields import DATE, Record, Sha256, Text

Act = Literal["begun", "changed", "outside", "undone", "redone"]

TIME = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"


class Entry(Record):
    """An entry: ``on`` in UTC, ``of`` the number of the entry that it undoes or does again.

    ``by`` is null for what was changed outside: nobody knows who it was. ``state`` is the hash of the records
    after it (:func:`layers.curating.records.version`), ``previous`` the hash of the entry before.
    """

    number: int
    on: Annotated[str, Field(pattern=TIME)]
    by: Text | None
    why: Text | None = None
    act: Act
    of: int | None = None
    changes: tuple[Change, ...]
    state: Sha256
    previous: Sha256 | None = None
    hash: Sha256

    def line(self) -> bytes:
        """Return the entry as a line of the file."""
        said = self.model_dump(mode="json", exclude_unset=True)
        return (json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


@dataclass(frozen=True)
class History:
    """The entries that could be read, and where the chain is broken.

    ``content`` is the file, to which the next line is added.
    """

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    content: bytes

    @property
    def last(self) -> Entry | None:
        """Return the newest entry, or None of an empty history."""
        return self.entries[-1] if self.entries else None

    @property
    def undoable(self) -> Entry | None:
        """Return the newest change that is not undone, or None."""
        return next(reversed(self._stacks()[0]), None)

    @property
    def redoable(self) -> Entry | None:
        """Return the change that was undone last, or None once another change was made."""
        return next(reversed(self._stacks()[1]), None)

    def _stacks(self) -> tuple[list[Entry], list[Entry]]:
        """Return the changes that stand and those that are undone, each in the order to go back."""
        done: list[Entry] = []
        undone: list[Entry] = []
        for entry in self.entries:
            if entry.act == "changed":
                done.append(entry)
                undone.clear()
            elif entry.act == "undone" and done:
                undone.append(done.pop())
            elif entry.act == "redone" and undone:
                done.append(undone.pop())
        return done, undone

    def records(self, until: str | None = None) -> Records:
        """Return the records after the last entry, or after the last one up to a date.

        Raises:
            TheatreError: if there is none so early, or the entries do not fit each other.

        """
        began = max((at for at, entry in enumerate(self.entries) if entry.act == "begun"), default=0)
        if until is None:
            return _replayed(self.entries[began:])
        kept = [entry for entry in self.entries if entry.on[: len(until)] <= until]
        if not kept:
            first = (
                f", found its first entry on {self.entries[0].on[:10]}" if self.entries else ", found none"
            )
            message = f"expected a history that goes back to {until}{first}"
            raise TheatreError([Problem(HISTORY, "", "", message)])
        began = max((at for at, entry in enumerate(kept) if entry.act == "begun"), default=0)
        return _replayed(kept[began:])


def history(folder: Path) -> History:
    """Return the history of the theatre in a folder; one that has none has no entries."""
    path = standing(folder, HISTORY)
    if not path.exists():
        return History((), (), b"")
    with guarded(path), opened(path) as file:
        content = whole(file)
    problems = Problems()
    entries = list(_entries(content, problems))
    problems.extend(_broken(entries))
    return History(tuple(entries), tuple(problems), content)


def entry(after: History, on: datetime, state: str, **said: Any) -> Entry:
    """Return the next entry of a history; ``said`` are its other fields.

    Raises:
        TheatreError: for a name or a reason that is no text.
        ValueError: for a time without a time zone.

    """
    if on.tzinfo is None:
        raise ValueError("expected a time with its time zone, found one without")
    fields = {
        "number": after.last.number + 1 if after.last else 1,
        "on": on.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        **{name: value for name, value in said.items() if value is not None or name == "by"},
        "state": state,
        "previous": after.last.hash if after.last else None,
    }
    try:
        made = Entry.model_validate({**fields, "hash": "0" * 64})
    except ValidationError as error:
        raise TheatreError(explained(error, fields, HISTORY, "")) from None
    return made.model_copy(update={"hash": _hash(made)})


def with_entry(before: History, added: Entry) -> History:
    """Return a history with one more entry."""
    return History((*before.entries, added), before.problems, before.content + added.line())


def as_it_was(folder: Path, on: str) -> dict[str, bytes]:
    """Return the files of a theatre by name as they were at the end of a day, a month or a year (UTC).

    ``on`` may also be the time of an entry: then as they were after the last one of that second.

    A claim whose geometry follows from its place has that of today's gazetteer.

    Raises:
        TheatreError: if its history does not go back so far, or has been tampered with.
        ValueError: for what is no date.

    """
    if not re.match(DATE, on) and not re.match(TIME, on):
        raise ValueError(f"expected a day, a month or a year (like 2025-11-19), found “{on}”")
    found = history(folder)
    if found.problems:
        raise TheatreError(found.problems)
    return documents(found.records(on), gazetteer_for(folder), read_documents(folder)).files()


def _replayed(entries: Iterable[Entry]) -> Records:
    records: Records = {kind: {} for kind in KINDS}
    for each in entries:
        records = applied(records, each.changes)
    return records


def _entries(content: bytes, problems: Problems) -> Iterator[Entry]:
    """Yield the entries of the lines that can be read, and note a problem for each of the others."""
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            raw, _ = decoded(line.decode())
        except (ValueError, RecursionError):
            problems.append(Problem(HISTORY, f"line {number}", "", "expected JSON, found otherwise"))
            continue
        if found := parse_record(Entry, raw, HISTORY, problems, f"line {number}"):
            yield found


def _broken(entries: list[Entry]) -> Iterator[Problem]:
    """Yield a problem for each entry that is not as it was written, or does not follow the one before."""
    before: Entry | None = None
    for each in entries:
        where = f"entry {each.number}"
        if each.hash != _hash(each):
            yield Problem(HISTORY, where, "hash", "expected that of the entry, found another: it was changed")
        if each.previous != (before.hash if before else None):
            message = (
                "expected the hash of the entry before, found another: one was changed, taken out or put in"
            )
            yield Problem(HISTORY, where, "previous", message)
        before = each


def _hash(entry: Entry) -> str:
    return digest(entry.model_dump(mode="json", exclude_unset=True, exclude={"hash"}))
