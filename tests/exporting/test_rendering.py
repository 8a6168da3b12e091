"""PDF and PNG, rendered by a browser and read back by others' readers."""

import io
import re
from pathlib import Path
from typing import Any

import PIL.Image
import pypdf
import pytest

from layers.exporting.choice import Choice, size_of
from layers.exporting.rendering import browser
from layers.exporting.rendering.browser import RenderError
from layers.exporting.rendering.files import pdf, png
from layers.page.state import opening
from layers.page.visible import visible
from layers.theatre.catalogue import Catalogue
from layers.theatre.marking import marking
from tests.cli.conftest import run

SCENE = "ru-alleged"
POINTS = 72 / 25.4


@pytest.fixture(scope="module")
def paper(southcom: Catalogue) -> bytes:
    return pdf(southcom, Choice(opening(southcom, SCENE), False, size_of("a4")))


@pytest.fixture(scope="module")
def read(paper: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(paper))


def plain(text: str) -> str:
    return "".join(text.split())


def test_the_first_page_has_map_legend_date_sources_and_marking(
    read: pypdf.PdfReader, southcom: Catalogue
) -> None:
    text = plain(read.pages[0].extract_text())
    scene = next(each for each in southcom.theatre.scenes if each.id == SCENE)
    for said in (scene.title, "As of 2025-12", "LAYERS", "HOW FIRMLY", "Sources (", southcom.digest):
        assert plain(said) in text
    assert text.count(plain(marking(southcom.theatre, "en"))) == 2


def test_every_claim_is_in_it_with_its_hedge(read: pypdf.PdfReader, southcom: Catalogue) -> None:
    text = plain("".join(page.extract_text() for page in read.pages[1:]))
    for id_ in visible(southcom, opening(southcom, SCENE)):
        claim = southcom.claims[id_].properties
        assert plain(claim.statement) in text
        assert claim.hedge is None or plain(claim.hedge) in text


def test_it_has_bookmarks_tags_fonts_and_no_picture(read: pypdf.PdfReader, paper: bytes) -> None:
    titles = [each.title for each in read.outline if not isinstance(each, list)]
    assert titles[1:] == ["Claims shown", "Sources", "Method", "Not on the map"]
    root: Any = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    # neither in a page nor in a pattern
    assert re.findall(rb"/Subtype\s*/Image\b", paper) == []
    for page in read.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            inner = font.get_object().get("/DescendantFonts", [font])[0].get_object()
            assert "/FontFile2" in inner["/FontDescriptor"] or "/Type3" in str(font.get_object()["/Subtype"])


def test_it_has_the_size_that_is_asked_for_and_the_same_bytes_again(
    paper: bytes, read: pypdf.PdfReader, southcom: Catalogue
) -> None:
    box = read.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((297 * POINTS, 210 * POINTS), abs=1.5)
    assert pdf(southcom, Choice(opening(southcom, SCENE), False, size_of("a4"))) == paper


def test_a_picture_has_the_pixels_that_are_asked_for(southcom: Catalogue) -> None:
    choice = Choice(opening(southcom, SCENE), False, size_of("800x600"), surround=False, scale=2)
    content = png(southcom, choice)
    with PIL.Image.open(io.BytesIO(content)) as image:
        assert image.size == (1600, 1200)
        assert len(set(image.convert("RGB").resize((80, 60)).tobytes())) > 50, "something is drawn"


def test_where_there_is_no_browser_it_says_how_to_get_one(
    southcom: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "found", lambda _: None)
    with pytest.raises(RenderError, match="playwright install chromium"):
        png(southcom, Choice(opening(southcom, SCENE), False))


def test_a_browser_that_does_not_start_is_told_in_one_line(invented: Path, tmp_path: Path) -> None:
    done = run("export", invented, "--to", "png", "-o", tmp_path / "out.png", "--browser", tmp_path / "none")
    assert done.exit_code == 1
    assert done.stderr.count("\n") <= 2
    assert "expected a browser that starts at" in done.stderr
    assert not (tmp_path / "out.png").exists()
