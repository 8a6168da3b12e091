"""A theatre as somebody holds it who is about to change it."""

from dataclasses import dataclass
from pathlib import Path

from layers.curating.documents import Documents, read_documents
from layers.curating.records import Records, records, version
from layers.reading.gazetteer import gazetteer_for


@dataclass(frozen=True, eq=False)
class Held:
    """The records of a theatre's folder, and the hash of them; the documents are as the files have them."""

    folder: Path
    documents: Documents
    records: Records
    version: str


def held(folder: Path) -> Held:
    """Return the theatre in a folder as it stands, whether or not it passes the check.

    Raises:
        TheatreError: for files that cannot be read, and records without an id of their own.

    """
    documents = read_documents(folder)
    found = records(documents, gazetteer_for(folder))
    return Held(folder, documents, found, version(found))
