"""What a PDF carries so that it can be checked: its claims as its pages say them, and the hash of the pages.

It is a file attached to the PDF (ISO 32000-2, 7.11.4), written behind the pages as one incremental update
(7.5.6): the bytes of the pages stay as the browser wrote them. pypdf writes and reads it: well kept, of pure
Python, and this program reads articles with it already.
"""

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from layers.exporting.rows import SEAL, Row, seal
from layers.messages.language import Language
from layers.theatre.canonical import canonical

NAME = "posture-claims.json"
"""The attached file."""

FORM = "posture pdf 1"

PIECES = ("label", "hedge")
"""What of a claim is looked for on the pages."""


@dataclass(frozen=True)
class Proof:
    """What a PDF says of itself: hash of the data, language, seal, claims; and what does not hold."""

    data: str
    language: Language
    sealed: str
    claims: tuple[Row, ...]
    faults: tuple[str, ...]


def proven(pages: bytes, claims: list[Row], digest: str, language: Language, maps: int) -> bytes:
    """Return a PDF with the proof of its claims attached; its first pages are so many maps."""
    record = {
        "form": FORM,
        "data": digest,
        "language": language,
        SEAL: seal(claims),
        "claims": claims,
        "maps": maps,
        "size": len(pages),
        "sha256": hashlib.sha256(pages).hexdigest(),
        "found": _counted(claims, _text(pages, maps)),
    }
    return _attached(pages, canonical(record).encode())


def read(content: bytes) -> Proof:
    """Return what a PDF says of itself, and what of it does not hold.

    Raises:
        PyPdfError: if it is no PDF, or not a whole one.
        KeyError, TypeError, ValueError: if it proves nothing.

    """
    import pypdf

    # strict: it would else guess what a damaged file may have been, and log that
    file = pypdf.PdfReader(io.BytesIO(content), strict=True)
    (attached,) = file.attachments[NAME]
    record = json.loads(attached)
    if record["form"] != FORM:
        raise ValueError(record["form"])
    claims = tuple({str(name): str(cell) for name, cell in row.items()} for row in record["claims"])
    faults: tuple[str, ...] = ()
    pages = content[: record["size"]]
    if hashlib.sha256(pages).hexdigest() != record["sha256"] or _attached(pages, attached) != content:
        faults = (
            "the pages: expected those that this version writes, found others: the file was edited, saved by "
            "another program, or another version wrote it",
            *_lost(claims, record["found"], _text(content, record["maps"])),
        )
    return Proof(record["data"], record["language"], record[SEAL], claims, faults)


def _attached(pages: bytes, record: bytes) -> bytes:
    import pypdf

    file = pypdf.PdfWriter(io.BytesIO(pages), incremental=True)
    file.add_attachment(NAME, record)
    written = io.BytesIO()
    file.write(written)
    return written.getvalue()


def _text(content: bytes, maps: int) -> str:
    """Return the words of the pages behind the maps, without white space: lines break anywhere."""
    import pypdf

    file = pypdf.PdfReader(io.BytesIO(content), strict=True)
    return _plain(" ".join(page.extract_text() for page in file.pages[maps:]))


def _counted(claims: Iterable[Row], text: str) -> dict[str, list[int]]:
    """Return how often a reader of PDFs finds the label and the hedge of each claim.

    That may be 0: words from right to left, and letters that no font has, come back otherwise.
    """
    return {row["id"]: [text.count(words) if words else 0 for words in _said(row)] for row in claims}


def _lost(claims: Iterable[Row], before: Mapping[str, Any], text: str) -> Iterator[str]:
    """Yield a line for each label or hedge that is on fewer pages than it was."""
    now = _counted(claims, text)
    for row in claims:
        for piece, then, found in zip(PIECES, before[row["id"]], now[row["id"]], strict=True):
            if found < then:
                expected = f"expected {then} times “{row[piece]}” on the pages"
                yield f"claim {row['id']}, {piece}: {expected}, found {found}"


def _said(row: Row) -> tuple[str, str]:
    return _plain(f"{row['label']}[{row['assertion']}]"), _plain(f"“{row['hedge']}”" if row["hedge"] else "")


def _plain(words: str) -> str:
    return "".join(words.split())
