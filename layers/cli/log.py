"""``posture log``: the history of a theatre."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from layers.cli.printing import answer, tell
from layers.cli.theatre import THEATRE, exit_with

if TYPE_CHECKING:
    from layers.curating.history import Entry

ACTS = {
    "begun": "began the history",
    "changed": "changed",
    "outside": "changed outside",
    "undone": "undid",
    "redone": "did again",
}


@click.command()
@THEATRE
@click.option("--claim", metavar="ID", help="Only what became of this claim, or any other record.")
def log(theatre: Path, claim: str | None) -> None:
    """Say who changed what in THEATRE, when and why: its history.jsonl, the newest first.

    What was changed by hand since the last entry is told too. A chain of entries that is broken, because a
    line was changed, taken out or put in, is a problem, and the exit status is 1.

    \b
    Examples:
      posture log my-theatre
      posture log my-theatre --claim amber-pier
    """
    from layers.curating.held import held
    from layers.curating.history import history
    from layers.reading.problems import TheatreError

    try:
        found = history(theatre)
        now = held(theatre)
    except TheatreError as error:
        exit_with(error)
    if found.last is None:
        tell(f"{theatre}: no history yet; the desk begins one with its first save")
    elif found.last.state != now.version:
        tell(f"changed outside since entry {found.last.number}: the next save records it")
    for each in reversed(found.entries):
        for line in _lines(each, claim):
            answer(line)
    if found.problems:
        exit_with(TheatreError(found.problems))


def _lines(entry: "Entry", id_: str | None) -> list[str]:
    """Return the lines about an entry, or none if it is not about the record with that id."""
    from layers.curating.changes import address
    from layers.curating.difference import shown

    touched = [each for each in entry.changes if id_ in (None, each.id)]
    if not touched:
        return []
    why = f" – {entry.why}" if entry.why else ""
    of = f" entry {entry.of}" if entry.of else ""
    head = f"{entry.number}  {entry.on}  {entry.by or 'unknown'}: {ACTS[entry.act]}{of}{why}"
    if entry.act == "begun" and id_ is None:
        return [head, f"    {len(touched)} records as they were"]
    found = [head]
    for each in touched:
        if each.added is not None or each.removed is not None:
            found.append(f"    {'+' if each.removed is None else '-'} {address(each)}")
        elif each.at is not None:
            found.append(f"    {address(each)}: moved")
        found += [
            f"    {address(each)}, {'.'.join(_short(field.path))}: {shown(field.old)} → {shown(field.new)}"
            for field in each.fields
        ]
    return found


def _short(path: tuple[str, ...]) -> tuple[str, ...]:
    return path[1:] if path[:1] == ("properties",) else path
