"""What a snapshot prints: a first page that stands alone, then as many claims as are asked for."""

import io
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import PIL.Image
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


def copied(viewer: Viewer) -> PIL.Image.Image:
    """The picture that a press of “Copy as a picture” makes, by the file that is offered with it."""
    viewer.find(".p-look").evaluate("each => { each.open = true; }")
    viewer.find('[data-focus="picture"]').click()
    save = viewer.find(".p-notice").get_by_role("link", name="Save the picture")
    with viewer.page.expect_download() as taken:
        save.click()
    assert taken.value.suggested_filename.endswith(".png")
    return PIL.Image.open(taken.value.path()).convert("RGB")


def test_the_first_page_is_copied_as_a_picture(
    printing: Callable[[State], Viewer], southcom: Catalogue
) -> None:
    viewer = printing(opening(southcom))
    viewer.page.evaluate(
        """() => {
            navigator.clipboard.write = async ([item]) => {
                window.got = (await item.getType("image/png")).size;
            };
        }"""
    )
    image = copied(viewer)
    assert "on the clipboard" in viewer.find(".p-notice").inner_text()
    assert viewer.page.evaluate("window.got") > 100_000
    assert image.width == pytest.approx(2 * (259 / 25.4 * 96 + 32), abs=4)
    assert image.height < image.width, "the sheet alone, not the claims behind it"
    # paint where only the map, only the legend, only the marking at top and bottom have any
    wide, high = image.size
    for box in ((0.1, 0.2, 0.6, 0.7), (0.75, 0.1, 1, 0.6), (0.3, 0, 0.7, 0.05), (0.3, 0.94, 0.7, 1)):
        left, top, right, bottom = box
        part = image.crop((int(left * wide), int(top * high), int(right * wide), int(bottom * high)))
        assert len(set(part.tobytes())) > 20, box
    assert viewer.find(".is-paper").count() == 0, "the page is as it was"


def test_a_browser_that_refuses_the_clipboard_is_said_to_and_gives_a_file(
    printing: Callable[[State], Viewer], southcom: Catalogue
) -> None:
    viewer = printing(replace(opening(southcom), theme="dark"))
    viewer.page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('no')) }")
    image = copied(viewer)
    assert "does not let a page put pictures on the clipboard" in viewer.find(".p-notice").inner_text()
    assert image.getpixel((5, 5)) == (255, 255, 255), "light, as on paper"
