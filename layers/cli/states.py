"""The state of a theatre that an argument names: a folder, a folder on a day, a snapshot, an export."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from layers.reading.door import guarded, opened
from layers.reading.door import whole as content

if TYPE_CHECKING:
    from layers.curating.records import Records
    from layers.exporting.unpacking import Unpacked

DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"


def snapshot_of(path: Path, *, whole: bool = False) -> "Unpacked":
    """Return what is in a snapshot; with ``whole`` only of one that carries its theatre.

    Raises:
        TheatreError: for any other file.

    """
    from layers.exporting.unpacking import unpacked

    with guarded(path, str(path)):
        return unpacked(content_of(path), whole=whole)


def content_of(path: Path) -> bytes:
    """Return the bytes of a regular file within the limits; raise as :mod:`layers.reading.door` says."""
    with opened(path) as file:
        return content(file)


def records_of(name: str) -> "Records":
    """Return the records in what an argument names.

    Raises:
        TheatreError: if it cannot be read.

    """
    from layers.curating.documents import in_memory, read_documents
    from layers.curating.history import as_it_was
    from layers.curating.records import records
    from layers.reading.gazetteer import gazetteer_for

    folder, on = split(name)
    if on is not None:
        return records(in_memory(as_it_was(folder, on)), gazetteer_for(folder))
    path = Path(name)
    if path.is_dir() or not path.exists():
        return records(read_documents(path), gazetteer_for(path))
    if path.suffix.lower() in (".html", ".htm"):
        return records(snapshot_of(path).documents, gazetteer_for(path.parent))
    return records(in_memory(_exported(path)), gazetteer_for(path.parent))


def split(name: str) -> tuple[Path, str | None]:
    """Return folder and date of “FOLDER@DATE”; the date is None for a name without one."""
    found = re.fullmatch(rf"(.+)@({DATE})", name)
    if found is None or Path(name).exists():
        return Path(name), None
    return Path(found[1]), found[2]


def _exported(path: Path) -> dict[str, bytes]:
    """Return the files of the theatre in an export of this program (GeoJSON, XLSX)."""
    from layers.exporting.unpacking import exported
    from layers.importing.format import Told
    from layers.importing.intake import packed

    with guarded(path, str(path)):
        file = packed(path.name, content_of(path), Told())
        return exported(file.name, file.content, path.parent)
