"""A file says what its theatre says, or how it does not: each form, as written and after an edit."""

import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, NameObject

from layers.exporting.carriers import CARRIERS, Carried, Given, carried
from layers.exporting.choice import Choice
from layers.exporting.exporters import EXPORTERS
from layers.exporting.verification import differences
from layers.page.snapshot import snapshot
from layers.page.state import opening
from layers.reading.door import UnreadableError
from layers.reading.problems import TheatreError
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.theatres import write_invented

DRAWN = (".pptx", ".pdf")


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return read(write_invented(tmp_path_factory.mktemp("verified") / "invented"))


@pytest.fixture(scope="module")
def files(invented: Catalogue) -> dict[str, bytes]:
    made = {
        f".{each.suffix}": each.make(invented, Choice(opening(invented), scenes=True))
        for each in EXPORTERS
        if f".{each.suffix}" in CARRIERS
    }
    return {".html": snapshot(invented, opening(invented)), **made}


def look(suffix: str, content: bytes, beside: Path) -> Carried:
    return carried(Given(f"file{suffix}", content, beside))


def hedged(catalogue: Catalogue) -> tuple[str, str]:
    """The id of a claim with “(reported)” in its label, and that label."""
    return next(
        (id_, claim.properties.label)
        for id_, claim in catalogue.claims.items()
        if claim.properties.label.endswith("(reported)")
    )


@pytest.mark.parametrize("suffix", CARRIERS)
def test_as_written_it_is_as_in_the_theatre(
    suffix: str, files: dict[str, bytes], invented: Catalogue
) -> None:
    found = look(suffix, files[suffix], invented.path.parent)
    assert found.faults == ()
    assert found.data == invented.digest
    assert list(found.claims) != []
    # what is drawn has what its scenes show
    assert set(found.claims) == set(invented.claims) or suffix in DRAWN
    assert set(found.claims) <= set(invented.claims)
    assert list(differences(found, found.claims)) == []
    if suffix in DRAWN:
        assert found.alike
        written = found.alike(invented)
        assert {id_: written[id_] for id_ in found.claims} == found.claims


def _zip(content: bytes, edit: Callable[[bytes], bytes]) -> bytes:
    """Edit every part of a zip that is text."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, edit(old.read(name)))
    return made.getvalue()


def _database(content: bytes, label: str, tmp_path: Path) -> bytes:
    path = tmp_path / "edited.gpkg"
    path.write_bytes(content)
    with sqlite3.connect(path) as database:
        names = [row[0] for row in database.execute("select table_name from gpkg_contents")]
        for name in names:
            columns = [row[1] for row in database.execute(f'pragma table_info("{name}")')]
            if "label" in columns:
                # a view of the file's triggers needs functions that only GDAL has
                for (trigger,) in database.execute(
                    "select name from sqlite_master where type = 'trigger'"
                ).fetchall():
                    database.execute(f'drop trigger "{trigger}"')
                database.execute(
                    f'update "{name}" set label = replace(label, ?, ?)',  # noqa: S608
                    (label, label.removesuffix(" (reported)")),
                )
    return path.read_bytes()


@pytest.mark.parametrize("suffix", [each for each in CARRIERS if each != ".html"])
def test_a_claim_that_lost_its_reported_is_found(
    suffix: str, files: dict[str, bytes], invented: Catalogue, tmp_path: Path
) -> None:
    id_, label = hedged(invented)
    firm = label.removesuffix(" (reported)")

    def edit(content: bytes) -> bytes:
        return content.replace(label.encode(), firm.encode())

    content = files[suffix]
    if suffix in (".xlsx", ".kmz", ".pptx"):
        edited = _zip(content, edit)
    elif suffix == ".gpkg":
        edited = _database(content, label, tmp_path)
    elif suffix == ".pdf":  # in which every part has its place
        edited = content.replace(label.encode(), firm.encode().ljust(len(label.encode())))
    else:
        edited = edit(content)
    assert edited != content
    if suffix in (".geojson", ".xlsx"):
        with pytest.raises(TheatreError, match=f"{id_}.*label: expected the hedge in the label"):
            look(suffix, edited, invented.path.parent)
        return
    found = look(suffix, edited, invented.path.parent)
    assert found.faults
    whole = look(suffix, content, invented.path.parent)
    lines = list(differences(found, whole.claims))
    assert [line for line in lines if id_ in line and "the hedge is lost" in line]


def test_a_page_that_was_edited_is_found(files: dict[str, bytes], invented: Catalogue) -> None:
    page = files[".html"]
    start = page.index(b"<li><b>")
    edited = page[:start] + page[start:].replace(b" (reported)</bdi>", b"</bdi>", 1)
    assert edited != page
    (fault,) = look(".html", edited, invented.path.parent).faults
    assert "it was edited, or another version wrote it" in fault


def test_a_pdf_whose_pages_were_edited_is_told_claim_by_claim(
    files: dict[str, bytes], invented: Catalogue
) -> None:
    editor = pypdf.PdfWriter(io.BytesIO(files[".pdf"]), incremental=True)
    # what an editor does: the old page stays in the file, and a new one is written behind it
    label = "".join(hedged(invented)[1].split())
    *_, behind = (page for page in editor.pages if label in "".join(page.extract_text().split()))
    behind[NameObject("/Contents")] = editor._add_object(DecodedStreamObject())
    edited = io.BytesIO()
    editor.write(edited)
    found = look(".pdf", edited.getvalue(), invented.path.parent)
    assert found.faults[0].startswith("the pages: expected those that this version writes, found others")
    id_, label = hedged(invented)
    assert [
        line for line in found.faults if line.startswith(f"claim {id_}, label: expected") and label in line
    ]


def test_a_pdf_that_was_saved_by_another_program_is_told(
    files: dict[str, bytes], invented: Catalogue
) -> None:
    saved = io.BytesIO()
    pypdf.PdfWriter(clone_from=io.BytesIO(files[".pdf"])).write(saved)
    (fault,) = look(".pdf", saved.getvalue(), invented.path.parent).faults
    assert "saved by another program" in fault


def test_a_pdf_of_others_is_refused(tmp_path: Path) -> None:
    other = io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("posture-claims.json", b"[]")
    writer.write(other)
    with pytest.raises(UnreadableError, match="expected a file that Posture wrote"):
        look(".pdf", other.getvalue(), tmp_path)


@pytest.mark.parametrize("suffix", [".pdf", ".pptx"])
def test_what_is_drawn_in_another_language_is_compared_in_it(suffix: str, invented: Catalogue) -> None:
    make = next(each.make for each in EXPORTERS if f".{each.suffix}" == suffix)
    state = replace(opening(invented), language="es")
    found = look(suffix, make(invented, Choice(state, scenes=False)), invented.path.parent)
    assert found.alike
    written = found.alike(invented)
    assert {id_: written[id_] for id_ in found.claims} == found.claims
    assert "afirmado" in str(list(found.claims.values()))


@pytest.mark.parametrize("suffix", [".csv", ".kml", ".jsonld"])
def test_a_claim_that_was_taken_out_is_found(
    suffix: str, files: dict[str, bytes], invented: Catalogue
) -> None:
    text = files[suffix].decode("utf-8-sig")
    id_ = list(invented.claims)[-1]
    if suffix == ".csv":
        lines = text.splitlines(keepends=True)
        edited = "".join(line for line in lines if not line.startswith(f"{id_},"))
    elif suffix == ".kml":
        edited = re.sub(rf'<Placemark id="claim-{id_}">.*?</Placemark>', "", text, flags=re.DOTALL)
    else:
        data = json.loads(text)
        data["@graph"] = [node for node in data["@graph"] if not node["@id"].endswith(f":claim:{id_}")]
        edited = json.dumps(data)
    found = look(suffix, edited.encode(), invented.path.parent)
    assert found.faults == ("claims were taken out, added or exchanged since it was written",)
    whole = look(suffix, files[suffix], invented.path.parent)
    assert list(differences(found, whole.claims)) == [f"claim {id_}: expected as in the theatre, found none"]
    assert list(differences(whole, found.claims)) == [
        f"claim {id_}: expected none, as in the theatre, found one"
    ]


@pytest.mark.parametrize("suffix", CARRIERS)
@pytest.mark.parametrize("content", [b"", b"<kml/>", b"{}", b"a,b\n1,2\n", b"PK\x03\x04", b"\xff\xfe\x00"])
def test_a_foreign_file_is_refused(suffix: str, content: bytes, tmp_path: Path) -> None:
    from layers.reading.door import UNFORESEEN, guarded

    path = tmp_path / f"file{suffix}"
    with pytest.raises(TheatreError) as refused, guarded(path):
        look(suffix, content, tmp_path)
    (line,) = str(refused.value).splitlines()
    assert "expected" in line
    assert UNFORESEEN not in line


@pytest.mark.parametrize("suffix", CARRIERS)
def test_a_file_cut_short_is_refused(suffix: str, files: dict[str, bytes], invented: Catalogue) -> None:
    from layers.reading.door import UNFORESEEN, guarded

    content = files[suffix]
    told: list[str] = []
    try:
        with guarded(Path(f"file{suffix}")):
            told += look(suffix, content[: len(content) * 2 // 3], invented.path.parent).faults
    except TheatreError as error:
        told += map(str, error.problems)
    assert told
    assert not [line for line in told if UNFORESEEN in line]


def test_another_ending_is_told_with_those_that_can_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"expected a file that ends in \.html, .*found “\.doc”"):
        carried(Given("file.doc", b"", tmp_path))
