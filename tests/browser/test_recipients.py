"""The viewer under a reader's own settings: a clicker, a dark system, forced colours, a narrow window."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import (
    Viewer,
    Watched,
    eventually,
    open_app,
    open_snapshot,
    serving,
    write_snapshot,
)
from tests.theatres import write_hostile


@pytest.fixture
def shown(open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path) -> Viewer:
    watched = open_page()
    watched.page.emulate_media(reduced_motion="reduce")
    return open_snapshot(watched, write_snapshot(tmp_path, southcom))


def test_a_clicker_leads_the_scenes_with_the_focus_on_the_dates(shown: Viewer, southcom: Catalogue) -> None:
    keys = shown.page.keyboard
    first, second = (scene.id for scene in southcom.theatre.scenes[:2])
    keys.press("b")
    keys.press("t")
    expect(shown.find(".p-time input")).to_be_focused()
    for key, scene in (("PageDown", first), ("PageDown", second), ("PageUp", first)):
        keys.press(key)
        shown.settle()
        assert (shown.state()["scene"], shown.state()["until"]) == (scene, None)
    shown.find(".p-time input").focus()
    keys.press(".")
    expect(shown.find(".p-blank")).to_be_visible()
    keys.press(".")
    keys.press("b")
    assert not shown.state()["brief"]


def test_a_clicker_leads_the_scenes_while_words_are_typed(shown: Viewer, southcom: Catalogue) -> None:
    keys = shown.page.keyboard
    keys.press("b")
    keys.press("/")
    keys.type("b.")
    assert shown.state()["brief"]
    expect(shown.find(".p-find input").first).to_have_value("b.")
    expect(shown.find(".p-narrowed")).to_be_visible()
    keys.press("PageDown")
    shown.settle()
    assert shown.state()["scene"] == southcom.theatre.scenes[0].id


def test_outside_a_briefing_the_page_keys_move_the_dates(shown: Viewer) -> None:
    shown.page.keyboard.press("t")
    shown.page.keyboard.press("PageUp")
    shown.page.keyboard.press("PageDown")
    shown.settle()
    assert shown.state()["scene"] is None


def test_a_dark_system_gets_the_dark_theme_until_the_reader_chooses(shown: Viewer) -> None:
    root = shown.find(".posture")
    expect(root).to_have_attribute("data-theme", "light")
    shown.page.emulate_media(color_scheme="dark")
    expect(root).to_have_attribute("data-theme", "dark")
    assert shown.state()["theme"] is None
    shown.find('[data-theme="light"].p-choice').evaluate("choice => choice.click()")
    expect(root).to_have_attribute("data-theme", "light")
    shown.page.wait_for_url("**#*theme=light*", timeout=10_000)
    shown.page.reload()
    shown.page.wait_for_selector('.posture[data-ready="true"]')
    expect(root).to_have_attribute("data-theme", "light")


LOOK = """e => { const {backgroundColor, backgroundImage, color, stroke, borderColor} = getComputedStyle(e);
  return [backgroundColor, backgroundImage, color, stroke, borderColor]; }"""


def brightness(colour: str) -> float:
    """Return the mean of red, green and blue in "rgb(…)", 0 to 255."""
    parts = [float(part) for part in colour.split("(")[1].rstrip(")").split(",")[:3]]
    return sum(parts) / 3


@pytest.mark.parametrize("chosen", ["light", "dark"])
@pytest.mark.parametrize("system", ["light", "dark"])
def test_forced_colours_leave_what_differs_different(shown: Viewer, system: Any, chosen: str) -> None:
    shown.find(f'[data-theme="{chosen}"].p-choice').evaluate("choice => choice.click()")
    shown.page.emulate_media(forced_colors="active", color_scheme=system)
    tick = shown.find('[data-collection="other-reporting"] .p-tick')
    seen = [tick.evaluate(LOOK)]
    shown.find('[data-collection="other-reporting"]').click()
    seen.append(tick.evaluate(LOOK))
    shown.find("#p-group-other-reporting .p-layer").last.click()
    seen.append(tick.evaluate(LOOK))
    ticks = {str(look[:2]) for look in seen}
    assert len(ticks) == 3, "off, on and mixed"
    ground = 255 if system == "light" else 0
    leader = shown.find(".p-leaders polyline").first.evaluate(LOOK)[3]
    badge = shown.find(".p-legend .p-is-assessed").first.evaluate(LOOK)
    assert abs(brightness(leader) - ground) > 200
    assert abs(brightness(badge[2]) - ground) > 200
    assert abs(brightness(badge[4].split(") ")[0]) - ground) > 200
    stated = shown.find(".p-card .p-is-stated").first.evaluate(LOOK)
    assert abs(brightness(stated[0]) - ground) > 200


def test_in_a_narrow_window_the_save_button_is_clear(open_page: Callable[..., Watched], app: str) -> None:
    viewer = open_app(open_page(390, 844), app)
    save = viewer.page.get_by_role("button", name="Save snapshot (HTML)")
    save.wait_for()
    on_top = """e => { const {left, top, width} = e.getBoundingClientRect();
      return e.contains(document.elementFromPoint(left + width / 2, top + 2)); }"""
    # The map's frame takes its height after the button is there, and the button moves down with it.
    viewer.page.wait_for_function(on_top, arg=save.element_handle())


def test_the_page_around_the_map_follows_a_dark_system(open_page: Callable[..., Watched], app: str) -> None:
    watched = open_page()
    watched.page.emulate_media(color_scheme="dark")
    viewer = open_app(watched, app)
    expect(viewer.find(".posture")).to_have_attribute("data-theme", "dark")

    def is_dark() -> None:
        ground = viewer.page.locator(".stApp").evaluate("e => getComputedStyle(e).backgroundColor")
        assert brightness(ground) < 60

    eventually(is_dark)


def test_without_figures_there_is_no_heading_for_them(
    open_page: Callable[..., Watched], app: str, tmp_path: Path
) -> None:
    heading = "Key figures"
    expect(open_app(open_page(), app).page.get_by_role("heading", name=heading)).to_be_visible()
    folder = write_hostile(tmp_path / "hostile")
    theatre = folder / "theatre.json"
    known = json.loads(theatre.read_text(encoding="utf-8"))
    theatre.write_text(json.dumps(known | {"figures": []}), encoding="utf-8")
    with serving("--theatre", str(folder)) as address:
        viewer = open_app(open_page(), address)
        viewer.page.get_by_role("tab", name="Claims").wait_for()
        expect(viewer.page.get_by_role("heading", name=heading)).to_have_count(0)
