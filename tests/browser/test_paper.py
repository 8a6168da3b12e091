"""What a snapshot prints: a first page that stands alone, then as many claims as are asked for."""

import io
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import expect

from layers.page.state import State, opening
from layers.page.visible import visible
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import Viewer, Watched, open_snapshot, write_snapshot

PRESSED = ("Copy as citation", "Copied.", "zoom in", "Measure from here", "Hide")


def printed(viewer: Viewer, paper: str = "A4") -> list[str]:
    """The pages that a browser prints, as their text in one line each."""
    sheet = {"A4": ("297mm", "210mm"), "Letter": ("279.4mm", "215.9mm")}[paper]
    content = viewer.page.pdf(width=sheet[0], height=sheet[1], print_background=True)
    return [plain(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def plain(text: str) -> str:
    # ligatures and signs as a font has them are the same letters
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.fixture
def printing(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path
) -> Callable[[State], Viewer]:
    return lambda state: open_snapshot(open_page(), write_snapshot(tmp_path, southcom, state))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_first_page_stands_alone(
    printing: Callable[[State], Viewer], southcom: Catalogue, paper: str
) -> None:
    state = replace(opening(southcom), select="ru-etf-strength")
    first, *others = printed(printing(state), paper)
    for said in (
        "LAYERS",
        "US deployments",
        "HOW FIRMLY IT IS SAID",
        "HOW PRECISELY IT IS PLACED",
        "As of Dec 2025",
    ):
        assert plain(said) in first
    for said in ("6 stated, 4 reported", "The War Zone · Lt. Gen. Kyrylo Budanov", southcom.digest):
        assert plain(said) in first
    assert plain("AOR waters") not in first, "what is off is not in the legend of a sheet"
    assert plain("Claims shown") not in first
    everything = "".join([first, *others])
    for pressed in PRESSED:
        assert plain(pressed) not in everything
    for id_ in visible(southcom, state):
        claim = southcom.claims[id_].properties
        assert plain(claim.label) in "".join(others)
        assert claim.hedge is None or plain(claim.hedge) in "".join(others)
    for page in others:
        for heading in ("Claims shown", "Sources"):
            assert not page.endswith(plain(heading)), "a heading never stands alone at the end"


def test_with_every_layer_on_it_is_one_page_too(
    printing: Callable[[State], Viewer], southcom: Catalogue
) -> None:
    layers = tuple(layer.id for layer in southcom.theatre.layers)
    viewer = printing(replace(opening(southcom), layers=layers))
    viewer.page.evaluate("() => { window.dispatchEvent(new Event('beforeprint')); }")
    viewer.page.emulate_media(media="print")
    foot = viewer.find(".p-foot").bounding_box()
    assert foot is not None
    # 190 mm, what A4 leaves between margins of 10 mm
    assert foot["y"] + foot["height"] <= 719
    words = viewer.find(".p-foot").inner_text()
    assert "94 reported" in words
    assert "more" in words, "the sources that are not named are counted"


def test_how_much_is_printed_is_a_choice(printing: Callable[[State], Viewer], southcom: Catalogue) -> None:
    viewer = printing(opening(southcom))
    viewer.find(".p-look summary").click()
    expect(viewer.find('[data-paper="claims"]')).to_have_text("map and 16 claims")
    expect(viewer.find('[data-paper="all"]')).to_have_count(0)
    viewer.find('[data-paper="map"]').focus()
    viewer.page.keyboard.press("Enter")
    expect(viewer.find('[data-paper="map"]')).to_have_attribute("aria-pressed", "true")
    expect(viewer.find('[data-paper="map"]')).to_be_focused()
    pages = printed(viewer)
    assert len(pages) == 1
    assert southcom.digest in pages[0]
