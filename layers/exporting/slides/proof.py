"""What a deck carries so that it can be checked: of each claim its label and its alternative text, hashed.

It is a part of the file that PowerPoint keeps (``customXml``, ECMA-376, part 1, 15.2.5) and nobody sees. The
numbers of claims do not count: another scene gives a claim another one.
"""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

from layers.exporting.drawing.sheet import Sheet
from layers.exporting.drawing.wording import Wording
from layers.exporting.rows import PROOF, SEAL, Row, proof, seal
from layers.theatre.claim import Claim

PART = "/customXml/item1.xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
NAMESPACE = "urn:posture:proof"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
NOTES = "notes"
LANGUAGE = "language"


def rows_of(sheets: Iterable[Sheet]) -> list[Row]:
    """Return the claims that sheets have with their labels, each with its proof, each once."""
    rows = {
        figure.claim: {
            "id": figure.claim,
            "label": "".join(run.text for run in figure.words[0].runs),
            "says": figure.says,
        }
        for sheet in sheets
        for figure in sheet.figures
        if figure.claim and figure.words and figure.name == figure.claim
    }
    return [row | {PROOF: proof(row)} for row in rows.values()]


def rows_as_written(claims: Iterable[Claim], wording: Wording) -> list[Row]:
    """Return the rows that claims have on any sheet with their labels."""
    plain = ({"id": each.id, "label": wording.said(each).label, "says": wording.alt(each)} for each in claims)
    return [row | {PROOF: proof(row)} for row in plain]


def written(sheets: Iterable[Sheet], digest: str) -> bytes:
    """Return the part that proves sheets of data with this digest."""
    sheets = list(sheets)
    rows = rows_of(sheets)
    spoken = hashed(line for sheet in sheets for line in sheet.notes)
    proofs = "".join(f"<claim id={quoteattr(row['id'])} {PROOF}={quoteattr(row[PROOF])}/>" for row in rows)
    language = "".join(sheet.language for sheet in sheets[:1])
    head = f'data="{digest}" {LANGUAGE}="{language}" {SEAL}="{seal(rows)}" {NOTES}="{spoken}"'
    document = f'<posture xmlns="{NAMESPACE}" {head}>{proofs}</posture>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{document}'.encode()


def hashed(lines: Iterable[str]) -> str:
    """Return the hash of lines, whatever the white space in and between them."""
    words = " ".join(word for line in lines for word in line.split())
    return hashlib.sha256(words.encode()).hexdigest()


def read(archive: zipfile.ZipFile) -> tuple[dict[str, str], list[Row], str]:
    """Return what a deck says of itself, its claims with the proofs that it has, and the hash of its notes.

    Raises:
        KeyError: if it proves nothing.
        ParseError: if a part of it is no XML.

    """
    known = _parsed(archive, PART[1:])
    proofs = {each.get("id", ""): each.get(PROOF, "") for each in known}
    rows: dict[tuple[str, str, str], Row] = {}
    spoken: list[str] = []
    for name in sorted(archive.namelist(), key=lambda name: (len(name), name)):
        if name.startswith("ppt/slides/slide"):
            for row in _labels(_parsed(archive, name), proofs):
                rows[row["id"], row["label"], row["says"]] = row
        if name.startswith("ppt/notesSlides/notesSlide"):
            spoken += _notes(_parsed(archive, name))
    return dict(known.attrib), list(rows.values()), hashed(spoken)


def _parsed(archive: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(archive.read(name))  # noqa: S314  # expat of 2.4.1 and later refuses what would grow


def _labels(slide: ET.Element, proofs: dict[str, str]) -> Iterator[Row]:
    """Yield the claims of a slide that have a label there, as they stand now."""
    for shape in slide.iter(f"{SLIDE}sp"):
        about = shape.find(f"{SLIDE}nvSpPr/{SLIDE}cNvPr")
        first = shape.find(f"{SLIDE}txBody/{DRAWING}p")
        id_ = "" if about is None else about.get("name", "")
        if about is not None and first is not None and id_ in proofs:
            label = "".join(text.text or "" for text in first.iter(f"{DRAWING}t"))
            if not label:  # the mark of a claim, which has the same name
                continue
            yield {"id": id_, "label": label, "says": about.get("descr", ""), PROOF: proofs[id_]}


def _notes(page: ET.Element) -> Iterator[str]:
    """Yield the paragraphs of a slide's notes; its number is in a placeholder of its own."""
    for shape in page.iter(f"{SLIDE}sp"):
        holder = shape.find(f"{SLIDE}nvSpPr/{SLIDE}nvPr/{SLIDE}ph")
        if holder is not None and holder.get("type") == "body":
            for paragraph in shape.iter(f"{DRAWING}p"):
                yield "".join(text.text or "" for text in paragraph.iter(f"{DRAWING}t"))
