"""Briefing mode, by keyboard, in both hosts."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from layers.messages.language import text
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import BOXES, Viewer, Watched, assert_apart, eventually
from tests.browser.talk.conftest import assert_in_sight, assert_seat, press, root, said, scene_of, start

BOX = "each => each.getBoundingClientRect().toJSON()"


SIZES = ((1920, 1080), (1280, 720))


def outer_mark(viewer: Viewer) -> Any:
    """What the page around the map is told, where there is one."""
    return viewer.page.evaluate("() => document.documentElement.dataset.brief ?? null")


def test_briefing_mode_shows_the_map_alone(talk: Viewer, southcom: Catalogue) -> None:
    theatre = southcom.theatre
    before, seat = talk.state(), talk.seat()
    in_app = talk.page is not talk.frame
    press(talk, "b")
    expect(root(talk)).to_have_attribute("data-brief", "true")
    assert outer_mark(talk) == ("1" if in_app else None)
    assert talk.state()["brief"] is True
    for gone in (".p-tools", ".p-subtitle", ".p-layernote", ".p-look", ".p-actors", ".leaflet-control-zoom"):
        assert talk.find(f"{gone} >> visible=true").count() == 0, gone
    assert talk.find(".p-layer >> visible=true").count() == 3, "only what is on"
    assert talk.find(".p-words >> visible=true").count() == 1
    height = talk.frame.evaluate("() => innerHeight")
    lines = talk.find(".p-marking")
    assert lines.all_inner_texts() == [text("en", "marking")] * 2
    (top, bottom) = [box for each in lines.all() if (box := each.evaluate(BOX))]
    assert (top["top"], bottom["bottom"]) == (0, height)
    assert not talk.find(".p-banner").is_visible(), "it would say the same again"
    foot = talk.find(".p-foot").inner_text()
    for must in (southcom.digest, *theatre.notes, "As of", "Sources: "):
        assert must in foot
    assert talk.find(".p-captiontitle").inner_text() == theatre.title
    press(talk, "b")
    assert root(talk).get_attribute("data-brief") is None
    assert outer_mark(talk) is None

    def shows_the_same() -> None:
        assert talk.state() == before
        assert_seat(talk, seat)

    eventually(shows_the_same)
    talk.find('[data-tool="brief"]').click()
    expect(root(talk)).to_have_attribute("data-brief", "true")
    talk.find(".p-leave").click()
    assert root(talk).get_attribute("data-brief") is None


def test_legend_and_evidence_keys(talk: Viewer) -> None:
    press(talk, "l", "e")
    assert talk.find(".p-legend-body").is_visible(), "outside a briefing these are nobody's"
    assert talk.find(".p-evidence").is_hidden()
    press(talk, "b", "l")
    assert talk.find(".p-legend").is_hidden()
    press(talk, "l")
    assert talk.find(".p-legend").is_visible()
    press(talk, "e")
    assert talk.find(".p-evidence").get_attribute("data-claim") == "aor-listed", "the first visible"
    press(talk, "e")
    assert talk.find(".p-evidence").is_hidden()
    press(talk, "ArrowRight", "ArrowRight", "e")
    assert talk.find(".p-evidence").get_attribute("data-claim") == "us-15000", "the first that is marked"


def test_a_blank_screen_comes_back_with_any_key_or_click(talk: Viewer) -> None:
    press(talk, ".")
    assert talk.find(".p-blank").is_hidden(), "only in a briefing"
    press(talk, "b", "PageDown", ".")
    blank = talk.find(".p-blank")
    assert blank.is_visible()
    style = blank.evaluate(
        """e => {
          const {width, height} = e.getBoundingClientRect();
          return [width - innerWidth, height - innerHeight, getComputedStyle(e).backgroundColor];
        }"""
    )
    assert style == [0, 0, "rgb(0, 0, 0)"]
    assert talk.find(".p-stage").get_attribute("aria-hidden") == "true"
    assert "blank" in said(talk)
    press(talk, "PageDown")
    assert blank.is_hidden()
    assert scene_of(talk) == "aor", "the key does nothing else"
    assert talk.find(".p-stage").get_attribute("aria-hidden") is None
    press(talk, ".")
    blank.click()
    assert blank.is_hidden()


@pytest.mark.parametrize("briefing", [False, True])
def test_help_lists_every_key(talk: Viewer, briefing: bool) -> None:
    press(talk, *("b" * briefing), "PageDown")
    talk.find(".p-next").focus()
    press(talk, "?")
    dialog = talk.find("dialog.p-help")
    assert dialog.is_visible()
    assert talk.frame.evaluate("() => document.activeElement.closest('dialog') !== null")
    keys = set(dialog.locator("kbd").all_inner_texts())
    assert {"→", "←", "Page Down", "Page Up", "Home", "1", "9", "0", "Esc", "?", "B", "S"} <= keys
    assert ({"F", "L", "E", "."} <= keys) is briefing
    press(talk, "PageDown", "b")
    assert scene_of(talk) == "aor", "the page behind is out of reach"
    press(talk, "Escape")
    assert dialog.is_hidden()
    assert scene_of(talk) == "aor"
    expect(talk.find(".p-next")).to_be_focused()
    press(talk, "?", "?")
    assert dialog.is_hidden()


def test_escape_takes_one_step_at_a_time(talk: Viewer) -> None:
    press(talk, "b", "PageDown", "e", "?")

    def there() -> list[bool]:
        shown = [talk.find(each).is_visible() for each in ("dialog.p-help", ".p-blank", ".p-evidence")]
        return [*shown, talk.state()["brief"], scene_of(talk) is not None]

    assert there() == [True, False, True, True, True]
    press(talk, "Escape", ".")
    assert there() == [False, True, True, True, True]
    press(talk, "Escape")
    assert there() == [False, False, True, True, True]
    press(talk, "Escape")
    assert there() == [False, False, False, True, True]
    press(talk, "Escape")
    assert there() == [False, False, False, False, True]
    press(talk, "Escape")
    assert there() == [False] * 5


def test_full_screen_is_asked_of_the_outermost_page(talk: Viewer) -> None:
    press(talk, "b")
    # refusing comes after asking: the same element twice
    talk.page.evaluate(
        """() => {
          window.asked = [];
          Element.prototype.requestFullscreen = function () {
            window.asked.push(this.tagName + (this.classList[0] || ''));
            return window.asked.length > 1 ? Promise.reject(new TypeError('no')) : Promise.resolve();
          };
        }"""
    )
    press(talk, "f")
    element = "HTML" if talk.page is not talk.frame else "DIVposture"
    assert talk.page.evaluate("() => window.asked") == [element]
    press(talk, "f")
    expect(talk.find(".p-live")).to_have_text("The browser refused full screen")


@pytest.mark.parametrize("size", SIZES)
def test_every_scene_fits_a_projector(talk: Viewer, southcom: Catalogue, size: tuple[int, int]) -> None:
    width, height = size
    talk.page.set_viewport_size({"width": width, "height": height})
    press(talk, "b")
    alone = talk.frame.evaluate("() => innerWidth") == width
    for scene in southcom.theatre.scenes:
        press(talk, "PageDown")
        assert_apart(talk.frame.evaluate(BOXES))
        caption = talk.find(".p-caption")
        assert caption.evaluate("e => e.scrollHeight <= e.clientHeight"), scene.id
        bars = talk.find(".p-scalebar").evaluate_all("all => all.map(e => e.scrollWidth <= e.clientWidth)")
        assert bars == [True, True], "a scale’s words are inside it"
        if not alone:
            continue
        rows = talk.find(".p-row.is-marked").evaluate_all("rows => rows.map(r => r.dataset.claim)")
        assert set(rows) == set(scene.claims), "what is spoken of has room"
        if width == 1920:
            sizes = {
                what: float(talk.find(what).first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))
                for what in (".p-row", ".p-layername", ".p-captionwords")
            }
            assert all(22 <= pixels <= 28 for pixels in sizes.values()), sizes


def test_opens_in_a_scene_for_a_briefing(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path
) -> None:
    viewer = start(open_page(1280, 720), tmp_path, southcom, scene="ru-reported", brief=True)
    expect(root(viewer)).to_have_attribute("data-brief", "true")
    scene = southcom.theatre.scenes[2]
    assert viewer.find(".p-captiontitle").inner_text() == scene.title
    assert viewer.state()["layers"] == list(scene.layers)
    assert_in_sight(viewer, scene)
    expect(root(viewer)).not_to_have_class("posture is-idle")
    viewer.page.mouse.move(300, 300)
    viewer.frame.wait_for_selector(".posture.is-idle", timeout=20_000)
    viewer.page.mouse.move(310, 300)
    expect(root(viewer)).not_to_have_class(re.compile("is-idle"))
    press(viewer, "Home")
    assert viewer.visible() == ["aor", "us-deployments", "ru-advisory"], "the theatre's own opening"
    assert viewer.state()["view"] == list(southcom.theatre.view)


def test_a_theatre_without_scenes_can_be_shown_too(open_page: Callable[..., Watched], invented: Path) -> None:
    catalogue = read(invented)
    viewer = start(open_page(), invented, catalogue)
    assert viewer.find('[data-tool="scenes"]').count() == 0
    press(viewer, "PageDown", "s")
    assert viewer.find(".p-caption").is_hidden()
    press(viewer, "b")
    assert viewer.find(".p-captiontitle").inner_text() == catalogue.theatre.title
    assert viewer.find(".p-next").count() == 0
    press(viewer, "ArrowRight")
    assert json.loads(root(viewer).get_attribute("data-state") or "{}")["scene"] is None
