"""The theatre that a file of ours carries whole: a snapshot, a GeoJSON, a workbook."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from layers.curating.documents import Documents
from layers.curating.records import documents, records
from layers.importing.errors import FormatError
from layers.importing.format import File
from layers.importing.formats import posture
from layers.importing.placement import Atlas
from layers.importing.workbook import grid, opened
from layers.page.beside import Beside, beside_of
from layers.page.carried import seen_of, theatre_of
from layers.page.snapshot import read_snapshot
from layers.reading.door import UnreadableError
from layers.reading.gazetteer import gazetteer_for
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue


@dataclass(frozen=True)
class Unpacked:
    """The documents of the theatre in a snapshot, the digest that it carries, its opening state, its files.

    ``beside`` is what the page has besides its theatre, None where it does not say that as this version does.
    """

    documents: Documents
    digest: str
    opening: dict[str, Any]
    beside: Beside | None

    def files(self, beside: Path) -> dict[str, bytes]:
        """Return the files of the theatre by name; places are those that hold for the folder ``beside``."""
        gazetteer = gazetteer_for(beside)
        return documents(records(self.documents, gazetteer), gazetteer, self.documents).files()


def unpacked(content: bytes, *, whole: bool = False) -> Unpacked:
    """Return what is in a snapshot; with ``whole`` only of one that carries its theatre.

    Raises:
        ValueError: for any other file.

    """
    page = read_snapshot(content)
    parts = theatre_of(page) if whole or page.get("carried") else seen_of(page)
    return Unpacked(Documents(**parts), str(page["digest"]), page["opening"], _beside(page))


def _beside(page: dict[str, Any]) -> Beside | None:
    """Return what lies beside a page; None where it does not say that as this version does."""
    try:
        return beside_of(page)
    except (ValueError, TypeError, KeyError):
        return None


def exported(name: str, content: bytes, beside: Path) -> dict[str, bytes]:
    """Return the files of the theatre in a GeoJSON or a workbook; places as in :meth:`Unpacked.files`.

    Raises:
        UnreadableError: for any other file.

    """
    try:
        return dict(posture.read(File(name, content), Atlas(gazetteer_for(beside))).files)
    except FormatError as error:
        raise UnreadableError(str(error)) from None


def digest_in(name: str, content: bytes) -> str:
    """Return the digest that such a GeoJSON or workbook says it has the data of; empty if it says none."""
    if name.endswith(".xlsx"):
        found = dict(row[:2] for row in grid(opened(content), "about") if len(row) > 1)
        return str(found.get("data", ""))
    return str(json.loads(content).get("theatre", {}).get("data", ""))


@contextmanager
def reread(files: Mapping[str, bytes], name: str) -> Iterator[Catalogue]:
    """Give the theatre of files, read from a temporary folder of that name, as long as the block runs.

    Raises:
        TheatreError: with every problem found.

    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.mkdir()
        for file, content in files.items():
            (path / file).write_bytes(content)
        yield read(path)
