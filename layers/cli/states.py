"""The state of a theatre that an argument names: a folder, a folder on a day, a snapshot, an export."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layers.curating.documents import Documents
    from layers.curating.records import Records

DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"


@dataclass(frozen=True)
class Unpacked:
    """What is in a snapshot: the documents of its theatre, and the digest of its data."""

    documents: "Documents"
    digest: str


def snapshot_of(path: Path, *, whole: bool = False) -> Unpacked:
    """Return what is in a snapshot; with ``whole`` only of one that carries its theatre.

    Raises:
        TheatreError: for any other file.

    """
    from layers.curating.documents import Documents
    from layers.page.carried import seen_of, theatre_of
    from layers.page.snapshot import read_snapshot
    from layers.reading.door import guarded, opened
    from layers.reading.door import whole as content

    with guarded(path, str(path)):
        with opened(path) as file:
            page = read_snapshot(content(file))
        parts = theatre_of(page) if whole or page.get("carried") else seen_of(page)
        return Unpacked(Documents(**parts), str(page["digest"]))


def unpacked_files(path: Path, beside: Path) -> tuple[dict[str, bytes], str]:
    """Return the files of the theatre that a snapshot carries, and the digest of its data.

    Places are those of the gazetteer that holds for a theatre in the folder ``beside``.

    Raises:
        TheatreError: for any other file.

    """
    from layers.curating.records import documents, records
    from layers.reading.gazetteer import gazetteer_for

    found = snapshot_of(path, whole=True)
    gazetteer = gazetteer_for(beside)
    return documents(records(found.documents, gazetteer), gazetteer, found.documents).files(), found.digest


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
    from layers.importing.container import unpacked
    from layers.importing.errors import FormatError
    from layers.importing.format import File
    from layers.importing.formats import posture
    from layers.importing.placement import Atlas
    from layers.reading.door import UnreadableError, guarded, opened, whole
    from layers.reading.gazetteer import gazetteer_for

    with guarded(path, str(path)):
        with opened(path) as file:
            content = whole(file)
        try:
            read = posture.read(File(*unpacked(path.name, content)), Atlas(gazetteer_for(path.parent)))
        except FormatError as error:
            raise UnreadableError(str(error)) from None
        return dict(read.files)
