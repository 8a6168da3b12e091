"""Two windows of one snapshot: the presenter's, with notes and a clock, and the audience's, which follows."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from layers.messages.language import text
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import Viewer, Watched, eventually, open_snapshot, pages, write_snapshot
from tests.theatres import write_invented

READY = '.posture[data-ready="true"]'
NOTES = "Say <b>slowly</b>: nobody has confirmed this."


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = write_invented(tmp_path_factory.mktemp("presented") / "invented")
    theatre = json.loads((folder / "theatre.json").read_text(encoding="utf-8"))
    layers = [layer["id"] for layer in theatre["layers"]]
    scenes = [("one", layers[:1], NOTES), ("two", layers, None)]
    theatre["scenes"] = [
        {"id": id_, "title": f"Scene {id_}", "caption": "What is claimed.", "layers": on}
        | ({"notes": notes} if notes else {})
        for id_, on, notes in scenes
    ]
    (folder / "theatre.json").write_text(json.dumps(theatre), encoding="utf-8")
    return read(folder)


@pytest.fixture(scope="module")
def windows(
    browser: Browser, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Viewer, Viewer]]:
    with pages(browser) as make:
        viewer = open_snapshot(make(), write_snapshot(tmp_path_factory.mktemp("file"), catalogue))
        yield viewer, audience_of(viewer)


def audience_of(viewer: Viewer) -> Viewer:
    with viewer.page.expect_popup() as opened:
        viewer.page.keyboard.press("n")
    page = opened.value
    page.locator(READY).wait_for()
    return Viewer(Watched(page), page.main_frame)


def shown(viewer: Viewer) -> tuple[str, list[str]]:
    return viewer.state()["scene"], viewer.visible()


def test_the_audience_sees_in_a_briefing_what_the_presenter_sees(windows: tuple[Viewer, Viewer]) -> None:
    presenter, audience = windows
    assert audience.state()["brief"]
    assert not presenter.state()["brief"]
    expect(audience.find(".p-presenter")).to_be_hidden()
    for key in ("PageDown", "PageDown", "Home"):
        presenter.page.keyboard.press(key)
        eventually(lambda: assert_same(presenter, audience))
    assert audience.watched.errors == presenter.watched.errors == []


def assert_same(presenter: Viewer, audience: Viewer) -> None:
    assert shown(presenter) == shown(audience)


def test_notes_and_the_next_scene_are_the_presenters(windows: tuple[Viewer, Viewer]) -> None:
    presenter, audience = windows
    strip = presenter.find(".p-presenter")
    presenter.page.keyboard.press("PageDown")
    expect(strip.locator(".p-notes")).to_have_text(NOTES)
    expect(strip.locator(".p-nextscene")).to_have_text(f"{text('en', 'presenter_next')} Scene two")
    expect(strip.locator(".p-clock")).to_contain_text("since the start")
    presenter.page.keyboard.press("PageDown")
    expect(strip.locator(".p-notes")).to_have_text(text("en", "presenter_no_notes"))
    expect(strip.locator(".p-nextscene")).to_have_text(text("en", "presenter_last"))
    assert NOTES not in audience.page.locator("body").inner_text()


def test_the_dot_is_at_the_same_place_in_both(windows: tuple[Viewer, Viewer]) -> None:
    presenter, audience = windows
    presenter.page.keyboard.press("x")
    box = presenter.find(".p-map").bounding_box()
    assert box
    presenter.page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.5)
    for viewer in windows:
        expect(viewer.find(".p-laser")).to_be_visible()
    presenter.page.keyboard.press("x")
    for viewer in (audience, presenter):
        expect(viewer.find(".p-laser")).to_be_hidden()


def test_nobody_else_leads_the_audience(windows: tuple[Viewer, Viewer]) -> None:
    _, audience = windows
    before = shown(audience)
    audience.page.evaluate("() => postMessage({posture: 'show', hash: '#scene=one'}, '*')")
    audience.page.evaluate("() => postMessage({posture: 'point', at: [0, 0]}, '*')")
    audience.page.wait_for_timeout(300)
    assert shown(audience) == before
    expect(audience.find(".p-laser")).to_be_hidden()


def test_ended_by_either_it_says_so(windows: tuple[Viewer, Viewer]) -> None:
    presenter, audience = windows
    audience.page.close()
    expect(presenter.find(".p-notice")).to_contain_text(text("en", "presenter_closed"))
    expect(presenter.find(".p-presenter")).to_be_hidden()
    again = audience_of(presenter)
    with again.page.expect_event("close"):
        presenter.page.keyboard.press("n")


def test_a_browser_that_forbids_it_is_said_to(
    open_page: Callable[..., Watched], catalogue: Catalogue, tmp_path: Path
) -> None:
    viewer = open_snapshot(open_page(), write_snapshot(tmp_path, catalogue))
    viewer.page.evaluate("() => { window.open = () => null; }")
    viewer.page.keyboard.press("n")
    expect(viewer.find(".p-notice")).to_contain_text(text("en", "presenter_blocked"))
    expect(viewer.find(".p-presenter")).to_be_hidden()
