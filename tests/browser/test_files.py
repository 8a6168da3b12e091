"""Files that the app hands over: made when they are asked for, stopped, and whole."""

import re
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Download, expect

from dashboard.making import BACK
from layers.exporting.curated import curated
from layers.page.snapshot import read_snapshot
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import (
    Watched,
    open_app,
    open_snapshot,
    quiet,
)


def test_download_has_exactly_what_is_visible(
    open_page: Callable[..., Watched], app: str, tmp_path: Path, southcom: Catalogue
) -> None:
    viewer = open_app(open_page(), app)
    viewer.row("aor").click()
    viewer.row("movements").click()
    viewer.frame.evaluate("() => { posture.map.setView([9.5, -66], 5.25, {animate: false}); }")
    viewer.find('.p-card [data-claim="ru-wagner"], .p-more').first.click()
    viewer.frame.evaluate("() => posture.command({select: 'ru-wagner'})")
    viewer.settle()
    state = viewer.state()
    assert state["layers"] == ["us-deployments", "ru-advisory", "movements"]
    assert state["select"] == "ru-wagner"
    expect(viewer.page.get_by_text("Snapshot: 3 of 16 layers, this view, claim ru-wagner")).to_be_visible()
    quiet(viewer.page)
    with viewer.page.expect_download() as caught:
        viewer.page.get_by_role("button", name="Save snapshot (HTML)").click()
    path = tmp_path / caught.value.suggested_filename
    caught.value.save_as(path)
    assert path.name == f"southcom-2025-{southcom.digest}.html"
    assert read_snapshot(path.read_bytes())["opening"] == state

    other = open_snapshot(open_page(*viewer.frame.evaluate("() => [innerWidth, innerHeight]")), path)
    assert other.visible() == state["layers"]
    assert other.find(".p-evidence").get_attribute("data-claim") == "ru-wagner"
    assert other.marks() == viewer.marks()
    assert other.seat()["zoom"] == viewer.seat()["zoom"]
    for found, expected in zip(other.state()["view"], state["view"], strict=True):
        assert abs(found - expected) < 0.05


def test_geojson_download_is_the_curated_data(
    open_page: Callable[..., Watched], app: str, tmp_path: Path, southcom: Catalogue
) -> None:
    viewer = open_app(open_page(), app)
    with viewer.page.expect_download() as caught:
        viewer.page.get_by_role("button", name="Save this file").click()
    caught.value.save_as(tmp_path / "claims.geojson")
    assert caught.value.suggested_filename == f"southcom-2025-{southcom.digest}.geojson"
    assert (tmp_path / "claims.geojson").read_bytes() == curated(southcom)


SEEN = """(name) => {
  window.most = 0;
  const count = () => {
    const all = [...document.querySelectorAll(".st-key-downloads button")];
    const named = all.filter((each) => each.textContent === name);
    const seen = named.filter((each) => each.checkVisibility({visibilityProperty: true})).length;
    window.most = Math.max(window.most, seen);
    requestAnimationFrame(count);
  };
  count();
}"""
"""Counts, in every frame that is painted, the buttons of that name that a reader sees."""


def test_each_press_gives_one_file_of_what_is_visible(open_page: Callable[..., Watched], app: str) -> None:
    viewer = open_app(open_page(), app)
    page = viewer.page
    taken: list[Download] = []
    page.on("download", lambda download: taken.append(download))
    expect(page.get_by_text("190 of 190 claims")).to_be_visible(timeout=30_000)
    save = page.get_by_role("button", name="Save snapshot (HTML)")
    page.evaluate(SEEN, "Save snapshot (HTML)")
    for number in range(6):
        # the page reports some moves before the press, and others after it, while the file is made
        quiet(page)
        viewer.frame.evaluate(
            f"() => void posture.map.setView([{9 + number}, -66], 5.25, {{animate: false}})"
        )
        page.wait_for_timeout((0, 10, 20, 60, 120, 300)[number])
        save.focus()
        page.keyboard.press("Enter")
        deadline = time.monotonic() + 20
        while len(taken) <= number and time.monotonic() < deadline:
            page.wait_for_timeout(50)
        expect(save).to_have_count(1, timeout=20_000)
        expect(save).to_be_focused(timeout=20_000)
        quiet(page)
        assert len(taken) == number + 1
        assert read_snapshot(Path(taken[-1].path()).read_bytes())["opening"] == viewer.state()
    page.get_by_role("button", name="Snapshot: 3 of 16 layers").click()
    size = round(Path(taken[-1].path()).stat().st_size / 1000)
    expect(page.get_by_text(f"Size: {size} KB")).to_be_visible(timeout=20_000)
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Method").click()
    expect(page.get_by_text("Every mark is a claim")).to_be_visible()
    quiet(page)
    assert len(taken) == 6
    assert page.evaluate("() => window.most") == 1, "the one that takes its place stands there alone"


def test_a_file_that_takes_long_says_how_far_it_is_and_can_be_stopped(
    open_page: Callable[..., Watched], app: str
) -> None:
    page = open_app(open_page(), app).page
    taken: list[Download] = []
    page.on("download", lambda download: taken.append(download))
    expect(page.get_by_text("190 of 190 claims")).to_be_visible(timeout=30_000)
    page.get_by_role("combobox", name="Another file").click()
    page.get_by_role("option", name="PDF document").click()
    save = page.get_by_role("button", name="Save this file")
    stop = page.get_by_role("button", name="Stop", exact=True)
    for _ in range(2):
        save.press("Enter")
        expect(page.get_by_text(re.compile(r"\d+ of 12 maps drawn"))).to_be_visible(timeout=20_000)
        stop.press("Enter")
        expect(stop).to_have_count(0, timeout=20_000)
        expect(save).to_be_focused(timeout=20_000)
    page.wait_for_timeout(1000)
    assert taken == []


RUN = """(html) => {
  const script = document.createElement("script");
  script.textContent = new DOMParser().parseFromString(html, "text/html").querySelector("script").textContent;
  document.body.append(script);
}"""


def test_the_keyboard_goes_back_once_for_a_stop_however_late_the_button_pressed_goes(
    open_page: Callable[..., Watched],
) -> None:
    page = open_page().page
    page.clock.install()
    page.set_content('<p class="st-key-make-x"><button>Save</button></p><button>Stop</button>')
    save, stop = page.get_by_text("Save"), page.get_by_text("Stop")
    stop.focus()
    page.evaluate(RUN, BACK.render(key="make-x", times=1))
    page.clock.run_for(200)
    expect(stop).to_be_focused()
    stop.evaluate("stop => stop.remove()")
    page.clock.run_for(200)
    expect(save).to_be_focused()
    page.clock.run_for(10_000)
    save.evaluate("save => save.blur()")
    page.evaluate(RUN, BACK.render(key="make-x", times=1))
    page.clock.run_for(200)
    expect(save).not_to_be_focused()
    page.evaluate(RUN, BACK.render(key="make-x", times=2))
    expect(save).to_be_focused()


TOPS = """() => {
  const tops = window.tops = new Set();
  const look = () => {
    const frame = document.querySelector('iframe[title="streamlit_folium.st_folium"]');
    tops.add(Math.round(frame.getBoundingClientRect().top));
    requestAnimationFrame(look);
  };
  look();
}"""
"""Notes, in every frame that is painted, where the map begins."""


def test_the_map_stays_where_it_is_while_a_file_is_made(open_page: Callable[..., Watched], app: str) -> None:
    page = open_app(open_page(), app).page
    expect(page.get_by_text("190 of 190 claims")).to_be_visible(timeout=30_000)
    page.get_by_role("combobox", name="Another file").click()
    page.get_by_role("option", name="PDF document").click()
    stop = page.get_by_role("button", name="Stop", exact=True)
    for width, height in ((1440, 900), (800, 600)):
        page.set_viewport_size({"width": width, "height": height})
        quiet(page)
        page.evaluate(TOPS)
        page.get_by_role("button", name="Save this file").press("Enter")
        expect(page.get_by_text(re.compile(r"\d+ of 12 maps drawn"))).to_be_visible(timeout=20_000)
        assert len(page.evaluate("() => [...window.tops]")) == 1, width
        stop.press("Enter")
        expect(stop).to_have_count(0, timeout=20_000)
        quiet(page)
        assert len(page.evaluate("() => [...window.tops]")) == 1, width


def test_quick_clicks_while_a_file_is_made_leave_the_page_whole(
    open_page: Callable[..., Watched], app: str
) -> None:
    viewer = open_app(open_page(), app)
    page, tabs = viewer.page, viewer.page.get_by_role("tab")
    expect(page.get_by_text("190 of 190 claims")).to_be_visible(timeout=30_000)
    page.get_by_role("combobox", name="Another file").click()
    page.get_by_role("option", name="PDF document").click()
    page.get_by_role("button", name="Save this file").press("Enter")
    stop = page.get_by_role("button", name="Stop", exact=True)
    expect(stop).to_be_visible(timeout=20_000)
    # the page looks every 0.3 seconds how far the file is: somewhere, a click meets that
    for at in range(12):
        tabs.nth(at % 3).evaluate("tab => tab.click()")
        viewer.row("aor" if at % 2 else "movements").evaluate("row => row.click()")
        page.wait_for_timeout(40 * (at % 7))
    if stop.count():
        stop.press("Enter")
    quiet(page)
    expect(tabs).to_have_count(4)
    assert viewer.visible(), "the map is the one that it was"
    assert viewer.watched.errors == []
