"""Make a theatre of a file: what the command line and the dashboard both do, from the bytes to the report."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from layers.importing.container import unpacked
from layers.importing.detection import detected
from layers.importing.draft import Draft
from layers.importing.encoding import Opening
from layers.importing.errors import FieldError
from layers.importing.event import Event
from layers.importing.folder import Files, check_free, write_theatre, written
from layers.importing.format import File, Format, Reading, Told, Whole
from layers.importing.formats import formats
from layers.importing.mapping import saved
from layers.importing.placement import Atlas
from layers.importing.tally import Tally
from layers.importing.wording import clean, slug
from layers.reading.gazetteer import gazetteer_for
from layers.reading.soundness import check
from layers.theatre.catalogue import Catalogue

Events = Iterable[tuple[int, Event | str]]


@dataclass(frozen=True)
class Intake:
    """What came of a file: the theatre as it was written, its files by name, the report.

    There are no files if no row can be a claim. ``catalogue`` is None then, or if it was not asked for.
    ``tally`` counts the rows, and is
    None of a theatre that the file holds whole. ``mapping`` is what was told and recognised, to do it again.
    """

    catalogue: Catalogue | None
    files: Files
    report: tuple[str, ...]
    tally: Tally | None = None
    mapping: bytes = b""


def packed(name: str, source: bytes | Opening, told: Told) -> File:
    """Return a file, its bytes or what opens it, as it is to be read: out of the zip or gzip that it is in.

    Raises:
        FormatError: if a container is damaged, locked, or has none or several files that can be read.
        LimitError: if what is in it is larger than a file may be.

    """
    found = unpacked(name, source)
    return File(found.name, found.source, told, found.beside)


def format_of(file: File, kind: str | None = None) -> Format:
    """Return the format of a file: that of the name ``kind``, or else what it looks like.

    Raises:
        FormatError: if it looks like none.
        FieldError: if columns or constants are told, and the format has columns of its own.

    """
    found = formats()[kind] if kind else detected(file)
    if (file.told.columns or file.told.constants) and not found.takes_map:
        takers = " or ".join(each.name for each in formats().values() if each.takes_map)
        raise FieldError(f"--map and --set go with --from {takers}; {found.name} has known columns")
    return found


def take_in(
    file: File,
    format_: Format,
    folder: Path,
    title: str | None = None,
    force: bool = False,
    watched: Callable[[Events], Events] = iter,
    held: bool = True,
) -> Intake:
    """Write the theatre of a file into a folder, whole or not at all, and return what came of it.

    The theatre's id is made of the folder's name. ``force`` writes over a theatre that is there; ``watched``
    passes the rows on, and may tell somebody how far they are. ``held`` is whether the theatre is returned
    too: else it is checked without ever being in memory as a whole, unless the file holds it whole.

    Raises:
        FolderError: if the folder must not be written to.
        FormatError: if the file is not of the format.
        FieldError: with the name of every unknown field, column or sheet that was told.
        TheatreError: if the theatre would not pass the check.
        OSError: if the folder cannot be written.

    """
    check_free(folder, force)
    gazetteer = gazetteer_for(folder)
    reading = format_.read(file, Atlas(gazetteer))
    if isinstance(reading, Whole):
        line = f"{reading.name}: a whole theatre, claims written {reading.claims}"
        return Intake(write_theatre(folder, reading.files, force), reading.files, (line, *_beside(file)))
    draft = Draft(reading, gazetteer, file.told.today.isoformat(), title)
    draft.fill(watched(reading.events))
    tally = draft.tally
    files = draft.files(slug(folder.resolve().name)) if tally.claims else {}
    # what it remembers of a million claims would be in the way of the check
    del draft
    catalogue: Catalogue | None = None
    if files and held:
        catalogue = write_theatre(folder, files, force)
    elif files:
        written(folder, files, force, check)
    return Intake(catalogue, files, _report(file, reading, tally), tally, saved(file.told, reading.columns))


def _beside(file: File) -> tuple[str, ...]:
    """Return what to report of the files that are packed with the one that is read."""
    names = ", ".join(f"“{clean(name)}”" for name in file.beside[:8])
    more = f" and {len(file.beside) - 8} more" if len(file.beside) > 8 else ""
    return (f"not read, in the same zip: {names}{more}",) if names else ()


def _report(file: File, reading: Reading, tally: Tally) -> tuple[str, ...]:
    notes = (*_beside(file), *reading.notes)
    return tuple(tally.lines(reading.name, reading.mapped, reading.unused, notes))
