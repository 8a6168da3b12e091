"""Counts of feeds on the map: squares with numbers, in the legend as counted and not claimed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from layers.page.snapshot import read_snapshot, snapshot
from layers.page.state import opening
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.counts import Counts
from tests import serving as serve
from tests.browser.conftest import FRAME, Viewer, Watched, eventually, mounted, quiet, serving
from tests.feeds.conftest import Posture, posture, written
from tests.feeds.test_counts import EVENTS, event
from tests.feeds.test_drawn import COUNTS

__all__ = ["posture"]


@pytest.fixture
def page(southcom: Catalogue, tmp_path: Path, open_page: Callable[..., Watched]) -> Watched:
    counted = replace(southcom, counts=Counts.model_validate(COUNTS))
    (tmp_path / "map.html").write_bytes(snapshot(counted, opening(counted)))
    watched = open_page()
    watched.page.goto((tmp_path / "map.html").as_uri())
    watched.page.locator(".leaflet-marker-icon.p-count-square").first.wait_for()
    return watched


def test_counts_are_drawn_told_as_counted_and_their_texts_stay_text(page: Watched) -> None:
    squares = page.page.locator(".leaflet-marker-icon.p-count-square")
    eventually(lambda: _are(squares.all_inner_texts(), {"3", "6"}))
    key = page.page.locator(".p-countedkey")
    said = key.inner_text()
    assert "COUNTED, NOT CLAIMED" in said
    assert "11 events of ACLED, Oct 2025 – Nov 2025" in said
    assert "2 of them are nowhere on the map." in said
    # without a pointer: the same in the legend
    key.locator("summary").focus()
    page.page.keyboard.press("Enter")
    items = key.locator("li").all_inner_texts()
    assert len(items) == 2
    assert "6 Zulia" in items[0]
    assert "<img src=x onerror=alert(1)> 6" in items[0]
    assert "posture candidates DATASET --at ven-zulia" in items[0]
    # a click on a number lists what is behind it alone
    squares.filter(has_text="3").dispatch_event("click")
    eventually(
        lambda: _are([text.split("\n")[0] for text in key.locator("li").all_inner_texts()], {"3 Venezuela"})
    )
    assert page.errors == page.outside == page.dialogs == []


@pytest.fixture(scope="module")
def options(tmp_path_factory: pytest.TempPathFactory, posture: Posture) -> tuple[str, ...]:
    """The options of an app that is started with a dataset, of which one event is in two files."""
    folder = tmp_path_factory.mktemp("counting")
    again = [event(1, notes="corrected")]
    files = [written(folder / name, rows) for name, rows in {"a.csv": EVENTS, "b.csv": again}.items()]
    posture("feed", *files, "-o", folder / "events", "--workers", 1)
    posture("new", folder / "theatre")
    return ("--theatre", str(folder / "theatre"), "--counts", str(folder / "events"))


@pytest.fixture(scope="module")
def counting(options: tuple[str, ...]) -> Iterator[str]:
    """The address of that app."""
    with serving(*options, "--edit") as address:
        yield address


def test_in_the_app_the_rows_behind_a_number_are_a_click_away_and_go_to_the_desk(
    tmp_path: Path, open_page: Callable[..., Watched], counting: str
) -> None:
    viewer = _with_counts(open_page(), counting)
    page, squares = viewer.page, viewer.find(".leaflet-marker-icon.p-count-square")
    expect(page.get_by_text("9 events, counted and not claimed.").first).to_be_visible()
    viewer.frame.evaluate("() => { posture.map.setView([9, -69], 6, {animate: false}); }")
    squares.filter(has_text="5").dispatch_event("click")
    # Zulia: five events, one of which two files have
    expect(page.get_by_text("6 rows, of which 6 are below")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("tab", name="Counted events")).to_have_attribute("aria-selected", "true")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save these rows (CSV)").click()
    assert Path(caught.value.path()).read_text(encoding="utf-8-sig").count("\nINV") == 6

    # without a pointer: from the key
    key = viewer.find(".p-countedkey")
    squares.filter(has_text="2").dispatch_event("click")
    expect(page.get_by_text("2 rows, of which 2 are below")).to_be_visible(timeout=30_000)
    key.get_by_role("button", name="Show these events: Venezuela").press("Enter")
    quiet(page)  # the form below is drawn anew
    page.get_by_role("textbox", name="Save as a theatre").fill(str(tmp_path / "review"))
    quiet(page)
    page.get_by_role("button", name="Take to the desk").click()
    page.get_by_role("button", name="Go to the desk with them").click(timeout=30_000)
    expect(page.get_by_role("heading", name="The desk")).to_be_visible(timeout=30_000)
    taken = read(tmp_path / "review").claims.values()
    assert [claim.properties.status for claim in taken] == ["work_needed"] * 2
    assert viewer.watched.errors == viewer.watched.outside == viewer.watched.dialogs == []


def test_what_is_saved_has_the_counts_only_while_they_are_on(
    open_page: Callable[..., Watched], counting: str
) -> None:
    viewer = _with_counts(open_page(), counting)
    switch = viewer.page.get_by_test_id("stSidebar").get_by_text("Counted events", exact=True)
    for on in (True, False):
        expect(viewer.page.get_by_role("tab", name="Counted events")).to_have_count(int(on))
        with viewer.page.expect_download() as caught:
            viewer.page.get_by_role("button", name="Save snapshot (HTML)").click()
        assert ("counts" in read_snapshot(Path(caught.value.path()).read_bytes())) is on
        switch.click()


def test_the_map_is_there_while_the_events_are_counted_which_can_be_stopped_by_keyboard(
    options: tuple[str, ...], open_page: Callable[..., Watched]
) -> None:
    go = Path(options[-1]) / "go"
    with serve.serving(Path(__file__).parent / "slow_counts" / "__main__.py", *options) as address:
        watched = open_page(locale="es-ES")
        page = watched.page
        page.goto(address)
        expect(page.get_by_role("alertdialog").get_by_text("Se están contando los sucesos")).to_be_visible(
            timeout=20_000
        )
        viewer = mounted(watched)
        assert viewer.marks()
        expect(page.get_by_text("Contando los sucesos …")).to_be_visible()
        switch = page.get_by_role("switch", name="Sucesos contados")
        page.get_by_role("button", name="Detener").press("Enter")
        expect(switch).not_to_be_checked(timeout=20_000)
        expect(switch).to_be_focused(timeout=20_000)
        expect(page.get_by_text("Contando los sucesos …")).to_have_count(0)
        page.keyboard.press("Space")
        expect(page.get_by_text("Contando los sucesos …")).to_be_visible(timeout=20_000)
        viewer.frame.evaluate("() => { posture.map.setView([9, -69], 7, {animate: false}); }")
        page.wait_for_url(lambda url: "view=" in url)  # it is known to have been left
        go.touch()
        expect(page.get_by_text("9 sucesos, contados y no afirmados.").first).to_be_visible(timeout=20_000)
        expect(page.get_by_role("tab", name="Sucesos contados")).to_be_visible(timeout=20_000)
        expect(page.locator(FRAME)).to_have_count(1)
        squares = page.frame_locator(FRAME).locator(".leaflet-marker-icon.p-count-square")
        squares.first.wait_for()  # on a map that takes the place of the one before
        viewer = mounted(watched)
        assert viewer.frame.evaluate("() => posture.map.getZoom()") == 7, "the view that was left"
        assert viewer.watched.errors == viewer.watched.outside == []


def _with_counts(watched: Watched, address: str) -> Viewer:
    """Open an app, whose map is another one once the events are counted."""
    watched.page.goto(address)
    expect(watched.page.get_by_role("tab", name="Counted events")).to_be_visible(timeout=60_000)
    expect(watched.page.locator(FRAME)).to_have_count(1, timeout=20_000)
    return mounted(watched)


def _are(found: list[str], expected: set[str]) -> None:
    assert set(found) == expected
