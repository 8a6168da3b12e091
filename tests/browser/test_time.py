"""The as-of strip, by keyboard alone, in the app and in a snapshot."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect

from layers.cli import main
from layers.page.state import State, opening
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import SOUTHCOM, Viewer, open_snapshot, pages, write_snapshot
from tests.browser.test_find import hits, many

__all__ = ["many"]

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]


@pytest.fixture
def viewer(shared: Viewer) -> Iterator[Viewer]:
    yield shared
    for close in ('.p-time [aria-label="Close: Time"]', '.p-find [aria-label="Close"]'):
        if shared.find(close).is_visible():
            shared.find(close).click()


def over(date: str) -> str:
    """Return a day that is not before any day of a partial date, for comparison as text."""
    return date + "-12-31"[len(date) - 10 :] if len(date) == 4 else date + "-31" if len(date) == 7 else date


def steps() -> list[str]:
    """Return the dates of report of southcom-2025 as they are over: November as a whole after its days.

    Of dates that are over on one day, the most precise: 2025 is over with its December.
    """
    claims = json.loads((SOUTHCOM / "claims.geojson").read_text(encoding="utf-8"))["features"]
    dates = {date for each in claims if (date := each["properties"]["when"]["reported_on"])}
    ends = {over(date): date for date in sorted(dates, key=len)}
    return [ends[end] for end in sorted(ends)]


DATES = steps()


def expected(southcom: Catalogue, layers: list[str], until: str | None) -> set[str]:
    found = set()
    for claim in southcom.claims.values():
        reported = claim.properties.when.reported_on
        if claim.properties.layer in layers and (
            until is None or reported is None or over(reported) <= over(until)
        ):
            found.add(claim.id)
    return found


def shown(date: str) -> str:
    """Return "reported by" with a date as the page writes it."""
    year, month, day = [*date.split("-"), ""][:3]
    return " ".join(filter(None, ("reported by", day.lstrip("0"), MONTHS[int(month) - 1], year)))


RECORD = """() => {
  window.steps = [];
  const look = () => {
    const [date, button] = [".p-by b", ".p-play"].map((each) => document.querySelector(each).textContent);
    const step = [date, /Pause/.test(button) ? "Pause" : "Play"];
    if (String(step) !== String(window.steps.at(-1) ?? window.begun)) window.steps.push(step);
  };
  window.begun = [document.querySelector(".p-by b").textContent, "Play"];
  new MutationObserver(look).observe(document.querySelector(".p-time"),
    {subtree: true, childList: true, characterData: true});
}"""
"""Note each date that is shown, and what the button offers, however long the test takes to look."""


def recorded(viewer: Viewer) -> list[list[str]]:
    found: list[list[str]] = viewer.frame.evaluate("() => window.steps")
    return found


def label(viewer: Viewer) -> str:
    return viewer.find(".p-by b").inner_text()


def test_claims_appear_by_the_date_of_their_report(viewer: Viewer, southcom: Catalogue) -> None:
    press = viewer.page.keyboard.press
    viewer.press("other-ru")
    press("/")
    press("Escape")
    press("t")
    slider = viewer.find(".p-time input")
    expect(slider).to_be_focused()
    assert slider.get_attribute("max") == str(len(DATES))
    assert label(viewer) == "all dates"
    for until in reversed(DATES):
        press("ArrowLeft")
        assert label(viewer) == shown(until)
        assert slider.get_attribute("aria-valuetext") == shown(until)
        assert viewer.state()["until"] == until
        found = expected(southcom, viewer.visible(), until)
        assert set(hits(viewer)) == found
        assert viewer.find(".p-live").inner_text().startswith(f"{shown(until)}: {len(found)} of ")
        assert shown(until) in viewer.find(".p-asof").inner_text()
    press("End")
    assert viewer.state()["until"] is None
    assert set(hits(viewer)) == expected(southcom, viewer.visible(), None)
    press("3")
    assert "ru-advisory" not in viewer.visible(), "digits switch layers from the slider too"
    press("3")
    viewer.press("other-ru")


def test_the_slider_goes_by_the_dates_of_events_where_that_is_chosen(viewer: Viewer) -> None:
    press = viewer.page.keyboard.press
    viewer.press("strikes")
    press("t")
    slider, strip = viewer.find(".p-time input"), viewer.find(".p-time")
    reports = slider.get_attribute("max")
    choice = viewer.find("[data-timeline=event]")
    assert choice.get_attribute("aria-pressed") == "false"
    press("Tab")
    press("Tab")
    expect(choice).to_be_focused()
    press("Enter")
    expect(viewer.find("[data-timeline=event]")).to_be_focused()
    assert viewer.find("[data-timeline=event]").get_attribute("aria-pressed") == "true"
    assert slider.get_attribute("max") != reports
    assert strip.get_attribute("aria-label") == slider.get_attribute("aria-label") == "Date of the event"
    slider.focus()
    press("Home")
    assert label(viewer).startswith("begun by ")
    assert label(viewer) in viewer.find(".p-asof").inner_text()
    state = viewer.state()
    assert state["timeline"] == "event"
    assert state["until"]
    press("t")
    press("t")
    viewer.find("[data-timeline=reported]").click()
    assert viewer.state()["timeline"] == "reported"
    assert slider.get_attribute("max") == reports
    press("t")
    viewer.press("strikes")


def test_a_theatre_of_event_dates_alone_says_that_its_slider_goes_by_them(
    browser: Browser, tmp_path: Path
) -> None:
    dated = Path(__file__).parent.parent / "importing" / "cases" / "event-dates-only.geojson"
    CliRunner().invoke(main, ["import", str(dated), "-o", str(tmp_path / "dated")])
    with pages(browser) as make:
        events = open_snapshot(make(), write_snapshot(tmp_path, read(tmp_path / "dated")))
        events.page.keyboard.press("t")
        assert events.find(".p-timelines").inner_text() == "of events"
        assert events.find("[data-timeline]").count() == 0
        assert events.find(".p-time input").get_attribute("max") == "5"
        events.page.keyboard.press("Home")
        assert label(events) == "begun by 1 Jan 2026"
        assert events.find(".p-by .p-aside").inner_text() == "1 of 5 claims"


def test_undated_claims_stay_and_say_so(viewer: Viewer) -> None:
    press = viewer.page.keyboard.press
    press("t")
    press("Home")
    assert label(viewer) == shown(DATES[0])
    assert viewer.find(".p-by .p-aside").inner_text() == "3 of 16 claims · 3 undated, always shown"
    rows = viewer.find(".p-ground .p-row")
    assert rows.count() == 3
    for text in rows.all_text_contents():
        assert "undated" in text
    press("t")
    assert viewer.find(".p-time").is_hidden()
    assert viewer.state()["until"] is None, "nothing is left out where nothing says so"
    assert viewer.find(".p-undated").count() == 0


def test_bars_of_partial_dates_are_as_wide_as_they_may_mean(viewer: Viewer) -> None:
    viewer.press("other-us")
    viewer.page.keyboard.press("t")
    bars = viewer.find(".p-bar1").evaluate_all(
        """all => all.map(bar => [bar.querySelector("title").textContent.split(":")[0],
          Math.round(bar.getAttribute("width") * 10) / 10, bar.classList.contains("is-span")])"""
    )
    found = {date: (width, span) for date, width, span in bars}
    assert found["Nov 2025"] == (14.8, True), "from the 1st to the end of November"
    assert found["19 Nov 2025"] == (0.8, False)
    viewer.press("other-us")


def test_plays_to_the_end_and_stops(viewer: Viewer) -> None:
    press = viewer.page.keyboard.press
    press("t")
    press("End")
    press("ArrowLeft")
    press("ArrowLeft")
    press("ArrowLeft")
    assert label(viewer) == shown(DATES[-3])
    viewer.frame.evaluate(RECORD)
    press("p")
    expect(viewer.find(".p-by b")).to_have_text("all dates", timeout=30_000)
    expect(viewer.find(".p-play")).to_contain_text("Play")
    assert recorded(viewer) == [
        [shown(DATES[-2]), "Pause"],
        [shown(DATES[-1]), "Pause"],
        ["all dates", "Play"],
    ]
    press("p")
    press("p")
    expect(viewer.find(".p-play")).to_contain_text("Play")
    assert recorded(viewer)[3] == [shown(DATES[0]), "Pause"], "from the end it starts anew"


@pytest.mark.parametrize("act", ["2", "ArrowRight", "Tab", "click"])
def test_whatever_the_reader_does_stops_it(viewer: Viewer, act: str) -> None:
    viewer.page.keyboard.press("t")
    viewer.find(".p-play").press(" ")
    assert "Pause" in viewer.find(".p-play").inner_text()
    if act == "click":
        viewer.find(".p-foot").click()
    else:
        viewer.page.keyboard.press(act)
    assert "Play" in viewer.find(".p-play").inner_text()
    if act == "2":
        viewer.page.keyboard.press(act)


def test_printing_stops_it(viewer: Viewer) -> None:
    viewer.page.keyboard.press("t")
    viewer.find(".p-play").press(" ")
    assert "Pause" in viewer.find(".p-play").inner_text()
    viewer.frame.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert "Play" in viewer.find(".p-play").inner_text()
    viewer.frame.evaluate("() => window.dispatchEvent(new Event('afterprint'))")


def test_the_keys_that_move_the_slider_leave_the_scene(viewer: Viewer) -> None:
    press = viewer.page.keyboard.press
    viewer.page.emulate_media(reduced_motion="reduce")
    press("PageDown")
    viewer.settle()
    scene = viewer.state()["scene"]
    assert scene
    press("t")
    expect(viewer.find(".p-time input")).to_be_focused()
    for key in ("ArrowLeft", "PageDown", "ArrowRight", "Home", "End"):
        press(key)
        viewer.settle()
        assert viewer.state()["scene"] == scene, key
    press("t")
    press("Escape")
    viewer.settle()
    viewer.page.emulate_media(reduced_motion="no-preference")


def test_a_saved_date_opens_with_the_strip_and_the_paper_says_it(
    browser: Browser, southcom: Catalogue, tmp_path: Path
) -> None:
    start = opening(southcom)
    state = State(start.layers, start.view, until="2025-10")
    with pages(browser) as make:
        viewer = open_snapshot(make(), write_snapshot(tmp_path, southcom, state))
        assert label(viewer) == shown("2025-10")
        assert viewer.find(".p-time input").input_value() == str(DATES.index("2025-10-31")), (
            "the last that is over"
        )
        assert viewer.find(".p-narrowed").is_hidden(), "the strip says it already"
        viewer.page.evaluate("() => { window.dispatchEvent(new Event('beforeprint')); }")
        viewer.page.emulate_media(media="print")
        assert viewer.find(".p-time").is_hidden()
        assert f"{shown('2025-10')} · 3 of 16 claims" in viewer.find(".p-narrowed").inner_text()
        assert "--until 2025-10" in viewer.find(".p-again code").inner_text()


def test_very_many_dates_are_months(many: Viewer) -> None:
    many.page.keyboard.press("t")
    assert int(many.find(".p-time input").get_attribute("max") or 0) <= 60
    many.page.keyboard.press("ArrowLeft")
    assert re.fullmatch(r"reported by \w+ 20\d\d", label(many)), "a month"
    many.page.keyboard.press("t")


def test_nothing_fails(viewer: Viewer) -> None:
    assert viewer.watched.errors == []
    assert viewer.violations() == []
