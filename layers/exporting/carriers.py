"""What each kind of file of ours carries: its claims as it shows them, and whether they are as written.

Forms that hold the whole theatre are read back into one, and its digest is computed anew. In the others each
claim has a proof, and all of them a seal (:mod:`layers.exporting.rows`).
"""

import csv
import html
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree as ET

from layers.exporting.claims_csv import TRAVELLING
from layers.exporting.drawing.wording import Wording
from layers.exporting.keyhole import NAMESPACE, described
from layers.exporting.linked import HASH
from layers.exporting.rendering.proof import read as read_paper
from layers.exporting.rows import PROOF, SEAL, Row, claim_rows, proof, seal
from layers.exporting.slides.proof import LANGUAGE, NOTES, rows_as_written
from layers.exporting.slides.proof import read as read_slides
from layers.exporting.unpacking import digest_in, exported, reread, unpacked
from layers.messages.language import LANGUAGES, Language
from layers.page.beside import Beside
from layers.page.snapshot import snapshot
from layers.page.state import State, from_page
from layers.reading.door import UnreadableError
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Claim
from layers.writing.spreadsheet import from_text

Claims = dict[str, Mapping[str, Any]]

FOREIGN = "expected a file that Posture wrote, found another, or one of an older version"


@dataclass(frozen=True)
class Carried:
    """The hash of the data that a file says it has, its claims by id, and what is not as it was written."""

    data: str
    claims: Claims
    faults: tuple[str, ...]
    alike: Callable[[Catalogue], Claims] | None = None
    """What the claims of a theatre are in a file of the same form and language, where it is drawn."""

    besides: tuple[str, ...] = ()
    """What else of the file was looked at, and what was not, in words."""


@dataclass(frozen=True)
class Given:
    """A file to be read: its name, its bytes, and the folder whose gazetteer holds for it."""

    name: str
    content: bytes
    beside: Path


def carried(given: Given) -> Carried:
    """Return what a file carries, by the ending of its name.

    Raises:
        UnreadableError: for a file that is none of ours, or cannot be read at all.
        TheatreError: if the theatre in it is none any more.

    """
    suffix = Path(given.name).suffix.lower()
    if suffix not in CARRIERS:
        raise UnreadableError(f"expected a file that ends in {', '.join(CARRIERS)}, found “{suffix}”")
    return CARRIERS[suffix](given)


def _page(given: Given) -> Carried:
    try:
        found = unpacked(given.content, whole=True)
    except UnicodeDecodeError:
        raise
    except (ValueError, KeyError) as error:
        raise UnreadableError(str(error)) from None
    with reread(found.files(given.beside), Path(given.name).stem) as catalogue:
        faults = _of_digest(catalogue, found.digest)
        state = from_page(found.opening, catalogue)
        if not faults and not _is_written(catalogue, state, found.beside, given.content):
            faults = (
                "the page: expected the one that this version writes of its data, found another: it was "
                "edited, or another version wrote it",
            )
        return Carried(found.digest, _rows(catalogue), faults, besides=tuple(_besides(found.beside)))


def _besides(beside: Beside | None) -> Iterator[str]:
    """Yield what a page has besides its theatre: counts, and what it says of the files that it reads."""
    if beside is None:
        return
    if beside.counts:
        yield f"counts {beside.counts.digest} of {beside.counts.events} events"
    if beside.tiles:
        yield f"what it says of the tiles in {beside.tiles.address}, not that file"
    if beside.underlay:
        yield f"what it says of the basemap in {beside.underlay.address}, not that file"


def _is_written(catalogue: Catalogue, state: State, beside: Beside | None, content: bytes) -> bool:
    """Return whether a page is what this version writes; one that it would never write is not."""
    try:
        return beside is not None and snapshot(catalogue, state, beside) == content
    except (ValueError, TypeError, KeyError):
        return False


def _export(given: Given) -> Carried:
    files = exported(given.name, given.content, given.beside)
    digest = digest_in(given.name, given.content)
    with reread(files, Path(given.name).stem) as catalogue:
        return Carried(digest, _rows(catalogue), _of_digest(catalogue, digest))


def _rows(catalogue: Catalogue) -> Claims:
    return {row["id"]: row for row in claim_rows(catalogue)}


def _of_digest(catalogue: Catalogue, digest: str) -> tuple[str, ...]:
    if catalogue.digest == digest:
        return ()
    return (f"the data: expected {digest or 'a hash'}, as the file says, found {catalogue.digest}",)


def _table(given: Given) -> Carried:
    lines = csv.DictReader(io.StringIO(given.content.decode("utf-8-sig"), newline=""))
    rows = [{name: from_text(cell or "") for name, cell in line.items() if name} for line in lines]
    if not rows or not {"id", "data", PROOF, SEAL} <= rows[0].keys():
        raise UnreadableError(FOREIGN)
    around = {row["data"] for row in rows}, {row[SEAL] for row in rows}
    claims = [{name: cell for name, cell in row.items() if name not in (*TRAVELLING, SEAL)} for row in rows]
    return _proven(", ".join(sorted(around[0])), ", ".join(sorted(around[1])), claims)


def _keyhole(given: Given) -> Carried:
    try:
        root = ET.fromstring(given.content)  # noqa: S314  # expat of 2.4.1 and later refuses what would grow
    except ET.ParseError as error:
        raise UnreadableError(f"expected XML, found: {error}") from None
    document = root.find(_kml("Document"))
    if document is None:
        raise UnreadableError(FOREIGN)
    known = _data(document)
    claims = []
    for mark in document.iter(_kml("Placemark")):
        if mark.get("id", "").startswith("claim-"):
            row = _data(mark)
            # what is seen counts, not what is said beside
            shown = mark.findtext(_kml("name"), ""), html.unescape(mark.findtext(_kml("description"), ""))
            claims.append(row | {"label": shown[0]})
            if shown[1] != described(row):
                claims[-1]["description"] = shown[1]
    return _proven(known.get("data", ""), known.get(SEAL, ""), claims)


def _kml(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _data(element: ET.Element) -> Row:
    extended = element.find(_kml("ExtendedData"))
    listed = () if extended is None else extended.findall(_kml("Data"))
    return {each.get("name", ""): each.findtext(_kml("value"), "") for each in listed}


def _zipped(given: Given) -> Carried:
    try:
        with zipfile.ZipFile(io.BytesIO(given.content)) as archive:
            content = archive.read("doc.kml")
    except (zipfile.BadZipFile, KeyError):
        raise UnreadableError(FOREIGN) from None
    return _keyhole(Given(given.name, content, given.beside))


def _slides(given: Given) -> Carried:
    try:
        with zipfile.ZipFile(io.BytesIO(given.content)) as archive:
            known, claims, spoken = read_slides(archive)
    except (zipfile.BadZipFile, KeyError, ET.ParseError):
        raise UnreadableError(FOREIGN) from None
    found = _proven(known.get("data", ""), known.get(SEAL, ""), claims)
    found = replace(found, alike=_drawn(rows_as_written, known.get(LANGUAGE)))
    if known.get(NOTES) == spoken:
        return found
    return replace(found, faults=(*found.faults, "the notes of the slides: changed since they were written"))


def _paper(given: Given) -> Carried:
    try:
        from pypdf.errors import PyPdfError
    except ImportError:
        raise UnreadableError(
            'expected the package pypdf, found none: pip install -e ".[render]" installs it'
        ) from None
    try:
        paper = read_paper(given.content)
    except PyPdfError as error:
        raise UnreadableError(f"expected a whole PDF without a password, found: {error}") from None
    except (KeyError, TypeError, ValueError):
        raise UnreadableError(FOREIGN) from None
    found = _proven(paper.data, paper.sealed, paper.claims)
    alike = _drawn(lambda claims, wording: wording.rows(claims), paper.language)
    return replace(found, faults=(*paper.faults, *found.faults), alike=alike)


def _drawn(
    rows: Callable[[Iterable[Claim], Wording], list[Row]], language: Language | None
) -> Callable[[Catalogue], Claims]:
    """Return what gives the claims of a theatre as a drawn file in this language says them."""

    def alike(catalogue: Catalogue) -> Claims:
        wording = Wording(catalogue, language if language in LANGUAGES else catalogue.theatre.language)
        return {row["id"]: row for row in rows(catalogue.claims.values(), wording)}

    return alike


def _geopackage(given: Given) -> Carried:
    import pyogrio
    from pyogrio.errors import DataSourceError

    with TemporaryDirectory() as folder:
        path = Path(folder) / "file.gpkg"
        path.write_bytes(given.content)
        try:
            names = [str(name) for name, _ in pyogrio.list_layers(path)]
        except DataSourceError:
            raise UnreadableError("expected a GeoPackage, found a file that GDAL cannot open") from None
        tables = {name: _records(path, name) for name in names}
    if "about" not in tables:
        raise UnreadableError(FOREIGN)
    claims = [
        row
        for name, rows in tables.items()
        if name not in ("about", "sources", "layer_styles")
        for row in rows
    ]
    (known, *_) = tables["about"]
    return _proven(known.get("data", ""), known.get(SEAL, ""), claims)


def _records(path: Path, table: str) -> list[Row]:
    from pyogrio.raw import read

    about, _, _, columns = read(path, layer=table, read_geometry=False)
    cells = zip(*columns, strict=True)
    return [
        dict(zip(map(str, about["fields"]), ("" if cell is None else str(cell) for cell in row), strict=True))
        for row in cells
    ]


def _linked(given: Given) -> Carried:
    try:
        graph = json.loads(given.content)["@graph"]
        nodes = [{**node, PROOF: node[HASH]} for node in graph if HASH in node]
        known = next(node for node in graph if node.get("@type") == "schema:Dataset")
    except (ValueError, KeyError, TypeError, StopIteration):
        raise UnreadableError(FOREIGN) from None
    plain = [{name: value for name, value in node.items() if name != HASH} for node in nodes]
    named = [{**node, "id": node["@id"].rpartition(":claim:")[2]} for node in plain]
    return _proven(known.get("schema:version", ""), known.get(f"posture:{SEAL}", ""), named, ("id",))


def _proven(
    data: str, sealed: str, claims: Iterable[Mapping[str, Any]], beside: tuple[str, ...] = ()
) -> Carried:
    """Return claims, with a fault for each that does not fit its proof, and one if they are not all."""
    claims = list(claims)
    if not sealed or not claims or not all(PROOF in claim and "id" in claim for claim in claims):
        raise UnreadableError(FOREIGN)
    faults = [
        f"claim {claim['id']}: changed since it was written"
        for claim in claims
        if claim[PROOF] != proof({name: value for name, value in claim.items() if name not in beside})
    ]
    if sealed != seal(claims):
        faults.append("claims were taken out, added or exchanged since it was written")
    return Carried(data, {claim["id"]: claim for claim in claims}, tuple(faults))


CARRIERS: dict[str, Callable[[Given], Carried]] = {
    ".html": _page,
    ".geojson": _export,
    ".xlsx": _export,
    ".csv": _table,
    ".kml": _keyhole,
    ".kmz": _zipped,
    ".gpkg": _geopackage,
    ".pptx": _slides,
    ".pdf": _paper,
    ".jsonld": _linked,
}
"""What reads a file, by the ending of its name."""
