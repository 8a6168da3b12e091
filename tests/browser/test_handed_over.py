"""A snapshot with those who get it: saved again by a browser, without scripts, cut short on the way."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from layers.messages.language import text
from layers.page.snapshot import snapshot
from layers.page.state import State, opening
from layers.page.visible import visible
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Filters
from tests.browser.conftest import Viewer, Watched, open_snapshot, write_snapshot
from tests.theatres import write_hostile

CUT = text("en", "page.cut_short")

WAITED = """() => {
  for (const each of document.getAnimations()) if (each.animationName === "p-cut") each.finish();
}"""
"""Ends the time for which the words about a file that was cut short are held back."""


def saved_again(viewer: Viewer, path: Path) -> Path:
    """Write what a browser saves of a page: the document as its scripts have left it."""
    html = viewer.page.evaluate("() => '<!DOCTYPE html>' + document.documentElement.outerHTML")
    path.write_text(html, encoding="utf-8")
    return path


def test_saved_again_it_opens_as_itself(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path
) -> None:
    viewer = open_snapshot(open_page(), write_snapshot(tmp_path, southcom))
    before = viewer.state(), viewer.shown()
    viewer.press("what-if")
    for copy in ("copy", "copy of the copy"):
        again = open_snapshot(open_page(), saved_again(viewer, tmp_path / f"{copy}.html"))
        assert again.find(".posture").count() == again.find(".leaflet-container").count() == 1
        assert (again.violations(), again.watched.errors) == ([], [])
        assert (again.state(), again.shown()) == before
        again.press("what-if")
        assert "what-if" in again.visible()
        viewer = again


@pytest.fixture
def unscripted(browser: Browser) -> Page:
    context = browser.new_context(java_script_enabled=False)
    return context.new_page()


def listed(page: Page) -> str:
    return page.locator("body").inner_text()


def test_without_scripts_the_claims_that_are_shown_are_listed(
    unscripted: Page, southcom: Catalogue, tmp_path: Path
) -> None:
    filters = Filters(assertions=("reported", "speculated", "stated"))
    state = replace(opening(southcom), filters=filters)
    unscripted.goto(write_snapshot(tmp_path, southcom, state).as_uri())
    unscripted.evaluate(WAITED)
    words = listed(unscripted)
    shown = visible(southcom, state)
    assert 0 < len(shown) < len(southcom.claims)
    assert unscripted.locator("li").count() == len(shown)
    for id_, claim in southcom.claims.items():
        assert (claim.properties.statement in words) is (id_ in shown), id_
    wagner = unscripted.locator("li", has_text="Wagner with elite units (speculated)")
    assert wagner.locator("q").inner_text() == "it has been speculated that"
    assert wagner.inner_text().endswith("prophecyupdate.blogspot.com (repost), paragraph 8")
    theatre = southcom.theatre
    for said in (theatre.title, theatre.banner, f"As of {theatre.as_of}", *theatre.notes):
        assert said in words
    assert CUT not in words


def test_in_a_locked_frame_the_claims_are_listed(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path
) -> None:
    name = write_snapshot(tmp_path, southcom).name
    around = tmp_path / "around.html"
    around.write_text(f'<iframe sandbox="" src="{name}" width="900" height="700"></iframe>', encoding="utf-8")
    page = open_page().page
    page.goto(around.as_uri())
    frame = page.frame_locator("iframe")
    expect(frame.locator("li")).to_have_count(len(visible(southcom, opening(southcom))))
    expect(frame.locator(".p-cut")).to_be_hidden()


def test_without_scripts_a_page_saved_again_lists_its_claims(
    open_page: Callable[..., Watched], unscripted: Page, southcom: Catalogue, tmp_path: Path
) -> None:
    viewer = open_snapshot(open_page(), write_snapshot(tmp_path, southcom))
    unscripted.goto(saved_again(viewer, tmp_path / "copy.html").as_uri())
    expect(unscripted.locator(".posture")).to_be_hidden()
    wagner = unscripted.locator("noscript li", has_text="Wagner with elite units (speculated)")
    expect(wagner).to_be_visible()


def test_without_scripts_hostile_text_is_text(unscripted: Page, tmp_path: Path) -> None:
    catalogue = read(write_hostile(tmp_path / "hostile"))
    everything = State(tuple(layer.id for layer in catalogue.theatre.layers), catalogue.theatre.view)
    unscripted.goto(write_snapshot(tmp_path, catalogue, everything).as_uri())
    words = listed(unscripted)
    assert unscripted.locator("noscript img, noscript script, li script").count() == 0
    for claim in catalogue.claims.values():
        assert " ".join(claim.properties.label.split()) in " ".join(words.split()), claim.id


def test_in_another_language_the_list_is_in_it(unscripted: Page, southcom: Catalogue, tmp_path: Path) -> None:
    state = replace(opening(southcom), language="es")
    unscripted.goto(write_snapshot(tmp_path, southcom, state).as_uri())
    words = listed(unscripted)
    assert "párrafo 8" in words
    assert "Afirmaciones visibles" in words
    assert "it has been speculated that" in words, "a hedge stays as it is"


PLACES = (
    "<ol>",
    "posture.packed[",
    "BSD 2-Clause",
    "posture.parts = ",
    "posture.open(",
)


@pytest.mark.parametrize("place", PLACES)
def test_a_file_cut_short_says_so(
    open_page: Callable[..., Watched], unscripted: Page, southcom: Catalogue, tmp_path: Path, place: str
) -> None:
    whole = snapshot(southcom, opening(southcom))
    cut = tmp_path / "cut.html"
    cut.write_bytes(whole[: whole.index(place.encode()) + len(place) + 200])
    page = open_page().page
    page.goto(cut.as_uri())
    expect(page.get_by_text(CUT)).to_be_visible(timeout=10_000)
    if place == "posture.open(":
        return  # all that is for readers without scripts is there
    unscripted.goto(cut.as_uri())
    expect(unscripted.get_by_text(CUT)).to_be_visible(timeout=10_000)


def test_a_whole_file_never_says_that_it_is_cut_short(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path
) -> None:
    viewer = open_snapshot(open_page(), write_snapshot(tmp_path, southcom))
    viewer.page.evaluate(WAITED)
    expect(viewer.page.get_by_text(CUT)).to_be_hidden()
    viewer.page.emulate_media(media="print")
    expect(viewer.page.get_by_text(CUT)).to_be_hidden()


def test_a_browser_that_cannot_unpack_it_is_told(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path
) -> None:
    page = open_page().page
    page.add_init_script("delete window.DecompressionStream")
    page.goto(write_snapshot(tmp_path, southcom).as_uri())
    expect(page.get_by_text(text("en", "old_browser"))).to_be_visible()
    expect(page.get_by_text(CUT)).to_be_hidden()
