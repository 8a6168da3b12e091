"""Scenes and briefing mode, by keyboard, in both hosts; the tests of a host share one page."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from layers.messages.language import text
from layers.page.state import opening
from layers.page.visible import visible
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.credits import chain, origins
from layers.theatre.theatre import Scene
from tests.browser.conftest import (
    BOXES,
    Viewer,
    Watched,
    assert_apart,
    eventually,
    open_app,
    open_snapshot,
    pages,
    write_snapshot,
)

BOX = "each => each.getBoundingClientRect().toJSON()"
SIZES = ((1920, 1080), (1280, 720))
SCENES = (
    *("aor", "us-moved", "ru-reported", "ru-alleged", "what-if"),
    *("us-bases", "strikes", "ve-forces", "denials", "who-repeats-whom"),
    *("unknown", "after"),
)


@pytest.fixture(scope="module", params=["app", "snapshot"])
def shared(
    request: pytest.FixtureRequest,
    browser: Browser,
    southcom: Catalogue,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Viewer]:
    with pages(browser) as make:
        watched = make()
        watched.page.emulate_media(reduced_motion="reduce")
        if request.param == "app":
            yield open_app(watched, request.getfixturevalue("app"))
        else:
            yield open_snapshot(watched, write_snapshot(tmp_path_factory.mktemp("brief"), southcom))


@pytest.fixture
def talk(shared: Viewer) -> Iterator[Viewer]:
    """The viewer as it opens, and put back so afterwards, by keys."""
    yield shared
    shared.page.emulate_media(reduced_motion="reduce")
    shared.page.set_viewport_size({"width": 1440, "height": 900})
    for _ in range(6):
        shared.page.keyboard.press("Escape")
    shared.settle()
    assert (scene_of(shared), shared.state()["brief"]) == (None, False)


def scene_of(viewer: Viewer) -> Any:
    return viewer.state()["scene"]


def press(viewer: Viewer, *keys: str) -> None:
    for key in keys:
        viewer.page.keyboard.press(key)
    viewer.settle()


def assert_seat(viewer: Viewer, there: dict[str, float]) -> None:
    assert viewer.seat() == pytest.approx(there, abs=0.1)


def said(viewer: Viewer) -> str:
    return viewer.find(".p-live").inner_text()


def root(viewer: Viewer) -> Locator:
    return viewer.find(".posture")


def outer_mark(viewer: Viewer) -> Any:
    """What the page around the map is told, where there is one."""
    return viewer.page.evaluate("() => document.documentElement.dataset.brief ?? null")


def visible_claims(catalogue: Catalogue, scene: Scene) -> list[str]:
    return visible(catalogue, opening(catalogue, scene.id))


def sources_line(catalogue: Catalogue, scene: Scene) -> str:
    cited = [
        c for id_ in visible_claims(catalogue, scene) for c in catalogue.claims[id_].properties.citations
    ]
    named = {credit.source for citation in cited for credit in chain(citation, catalogue.sources)}
    shown = [s for s in catalogue.sources.values() if s.id in named and s.kind != "unnamed"]
    names = dict.fromkeys(source.publisher or source.author for source in shown)
    counted = [
        text("en", "sources_counted", n=len(shown)),
        text("en", "origins_counted", n=len(set(origins(cited, catalogue.sources)))),
    ]
    return f"Sources: {' · '.join(map(str, names))} ({', '.join(counted)})"


def assert_in_sight(viewer: Viewer, scene: Scene) -> None:
    """The scene's view is inside the part of the map that is free, and could not be much larger."""
    assert scene.view is not None
    west, south, east, north = scene.view
    box = viewer.frame.evaluate(
        """([w, s, e, n]) => {
          const [a, b] = [[n, w], [s, e]].map((corner) => posture.map.latLngToContainerPoint(corner));
          const legend = document.querySelector('.p-legend').getBoundingClientRect();
          const {x, y} = posture.map.getSize();
          const width = legend.width ? legend.left : x;
          return {left: a.x, top: a.y, right: b.x, bottom: b.y, width, height: y};
        }""",
        [west, south, east, north],
    )
    assert box["left"] >= -1
    assert box["top"] >= -1
    assert box["right"] <= box["width"] + 1
    assert box["bottom"] <= box["height"] + 1
    filled = max(
        (box["right"] - box["left"]) / box["width"], (box["bottom"] - box["top"]) / (box["height"] - 20)
    )
    assert filled > 0.8, "a quarter zoom step is a fifth"


@pytest.mark.parametrize("briefing", [False, True])
def test_all_scenes_by_keyboard_alone(talk: Viewer, southcom: Catalogue, briefing: bool) -> None:
    assert tuple(scene.id for scene in southcom.theatre.scenes) == SCENES
    if briefing:
        press(talk, "b")
    keys = ["PageDown", "ArrowRight"] * (len(SCENES) // 2)
    for number, (scene, key) in enumerate(zip(southcom.theatre.scenes, keys, strict=True), start=1):
        press(talk, key)
        assert scene_of(talk) == scene.id
        assert talk.state()["layers"] == list(scene.layers)
        assert talk.state()["view"] == list(scene.view or ())
        assert talk.state()["filters"]["assertions"] == list(scene.filters.assertions)
        assert talk.find(".p-captiontitle").inner_text() == scene.title
        assert talk.find(".p-captionwords").inner_text() == scene.caption
        assert talk.find(".p-captionsources").inner_text() == sources_line(southcom, scene)
        assert said(talk) == f"Scene {number} of {len(SCENES)}: {scene.title}"
        assert talk.find(".p-count-of").inner_text() == f"Scene {number} of {len(SCENES)}"
        assert_in_sight(talk, scene)
    assert talk.watched.outside == []
    assert talk.violations() == []


def test_what_a_scene_speaks_of_is_marked(talk: Viewer, southcom: Catalogue) -> None:
    for scene in southcom.theatre.scenes:
        press(talk, "PageDown")
        marked = talk.find(".p-row.is-marked")
        found = set(marked.evaluate_all("rows => rows.map(r => r.dataset.claim)"))
        assert found == set(scene.claims)
        assert marked.first.get_attribute("aria-description") == "spoken of in this scene"
    press(talk, "Home")
    assert talk.find(".is-marked").count() == 0


def test_there_is_nothing_before_the_first_scene_and_after_the_last(talk: Viewer) -> None:
    press(talk, "PageUp")
    assert scene_of(talk) == "aor"
    press(talk, "PageUp", "ArrowLeft")
    assert scene_of(talk) == "aor"
    assert said(talk).startswith("Scene 1 of 12")
    assert talk.find(".p-previous").is_disabled()
    press(talk, *["PageDown"] * 11)
    assert said(talk).startswith("Scene 12 of 12")
    press(talk, "PageDown")
    assert scene_of(talk) == "after"
    assert said(talk).startswith("End. Scene 12 of 12")
    assert talk.find(".p-next").is_disabled()
    press(talk, "ArrowLeft", "PageUp")
    assert scene_of(talk) == "who-repeats-whom"


def test_home_brings_back_what_was_there_before(talk: Viewer) -> None:
    press(talk, "4")
    talk.frame.evaluate("() => { posture.map.setView([8.5, -64.25], 5.5, {animate: false}); }")
    talk.find('.p-card [data-claim="ru-makarevich"]').first.click()
    before, seat = talk.state(), talk.seat()
    # Page Down scrolls the evidence that has the focus
    press(talk, "s", "ArrowDown", "Enter", "PageDown", "7")
    assert scene_of(talk) == "us-moved"
    assert talk.find(".p-evidence").is_hidden()
    press(talk, "Home")
    assert talk.state() == before
    assert talk.seat() == pytest.approx(seat, abs=0.1)
    assert said(talk) == "Free view"
    press(talk, "Home", "4", "Escape")
    assert scene_of(talk) is None
    assert talk.visible() == ["aor", "us-deployments", "ru-advisory"], "leaving once more changes nothing"
    view = "() => { posture.map.setView([10, -70], 4, {animate: false}); }"
    talk.frame.evaluate(view)


def test_arrows_are_the_maps_until_a_scene_is_shown(talk: Viewer) -> None:
    press(talk, "PageDown", "PageDown")
    there = talk.seat()
    press(talk, "Home")
    before = talk.seat()
    talk.find(".leaflet-container").focus()
    press(talk, "ArrowRight")
    talk.frame.wait_for_function("lng => posture.map.getCenter().lng > lng", arg=before["lng"])
    assert scene_of(talk) is None
    press(talk, "PageDown")
    talk.find(".leaflet-container").focus()
    press(talk, "ArrowRight")
    assert scene_of(talk) == "us-moved"
    talk.page.wait_for_timeout(300)  # the map's own pan takes 250 ms
    eventually(lambda: assert_seat(talk, there))


def test_a_scene_may_be_changed_and_keeps_its_name(talk: Viewer) -> None:
    press(talk, "PageDown", "PageDown")
    talk.frame.evaluate("() => { posture.map.setView([8.5, -64.25], 5.5, {animate: false}); }")
    press(talk, "3")
    assert scene_of(talk) == "us-moved"
    assert talk.state()["layers"] == ["us-deployments", "ru-advisory", "other-us"]
    assert talk.state()["view"] != [-92, -13, -46, 25]
    assert "Charter97" not in talk.find(".p-captionsources").inner_text()
    assert "Kyrylo Budanov" in talk.find(".p-captionsources").inner_text()
    assert talk.find(".p-captiontitle").inner_text() == "What the United States has moved"


def test_the_list_of_scenes(talk: Viewer, southcom: Catalogue) -> None:
    tool = talk.find('[data-tool="scenes"]')
    tool.click()
    menu = talk.find(".p-menu")
    expect(menu).to_be_visible()
    items = menu.locator("[role=menuitemradio]")
    titles = [scene.title for scene in southcom.theatre.scenes]
    assert [text.split("\n")[-1] for text in items.all_inner_texts()] == ["Free view", *titles]
    press(talk, "ArrowDown", "ArrowDown", "Enter")
    assert scene_of(talk) == "us-moved"
    assert menu.is_hidden()
    press(talk, "s")
    expect(items.nth(2)).to_be_focused()
    assert items.nth(2).get_attribute("aria-checked") == "true"
    press(talk, "End", "ArrowDown", "ArrowUp", "Escape")
    assert menu.is_hidden()
    assert scene_of(talk) == "us-moved", "keys in the list are the list's"
    talk.find(".p-count-of").click()
    box, caption = menu.bounding_box(), talk.find(".p-caption").bounding_box()
    assert box is not None
    assert caption is not None
    assert box["y"] + box["height"] <= caption["y"] + 20
    press(talk, "Home", "Enter")
    assert scene_of(talk) is None


def test_buttons_step_too_and_are_large_enough_to_touch(talk: Viewer) -> None:
    press(talk, "PageDown")
    for button in talk.find(".p-captionnav button:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    talk.find(".p-next").click()
    assert scene_of(talk) == "us-moved"
    talk.find(".p-previous").click()
    assert scene_of(talk) == "aor"
    talk.find(".p-free").click()
    assert scene_of(talk) is None
    assert talk.find(".p-caption").is_hidden()


def flying(viewer: Viewer) -> bool:
    found: bool = viewer.frame.evaluate("() => !!document.querySelector('.is-flying')")
    return found


def test_moves_between_scenes_are_animated_and_never_queued(talk: Viewer, southcom: Catalogue) -> None:
    scenes = southcom.theatre.scenes
    press(talk, "PageDown")
    assert not flying(talk), "reduced motion"
    assert_in_sight(talk, scenes[0])
    talk.page.emulate_media(reduced_motion="no-preference")
    talk.frame.evaluate(
        """() => {
          const fly = L.Map.prototype.flyTo;
          window.seconds = 0.1;
          posture.map.flyTo = (at, zoom) => fly.call(posture.map, at, zoom, {duration: window.seconds});
        }"""
    )
    talk.page.wait_for_timeout(900)  # a step this soon after the last does not fly, whatever is preferred
    press(talk, "PageDown")
    talk.frame.wait_for_function("() => !document.querySelector('.is-flying')")
    assert talk.find("[data-spot]").first.is_visible()
    assert_in_sight(talk, scenes[1])
    talk.frame.evaluate("() => { window.seconds = 600; }")
    talk.page.wait_for_timeout(900)
    press(talk, "PageDown")
    assert flying(talk)
    assert talk.find(".p-captiontitle").inner_text() == scenes[2].title, "words do not wait"
    assert talk.find("[data-spot] >> visible=true").count() == 0
    talk.page.keyboard.down("PageDown")
    talk.page.keyboard.down("PageDown")
    talk.page.keyboard.up("PageDown")
    talk.settle()
    assert not flying(talk)
    assert scene_of(talk) == "what-if"
    assert_in_sight(talk, scenes[4])
    assert talk.find("[data-spot]").first.is_visible()


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


def test_words_follow_the_language(talk: Viewer, southcom: Catalogue) -> None:
    assert southcom
    press(talk, "PageDown")
    talk.find(".p-look summary").click()
    chooser = talk.find('[data-language="es"]')
    chooser.click()
    assert talk.find(".p-count-of").inner_text() == "Escena 1 de 12"
    assert talk.find(".p-next").get_attribute("aria-label") == "Escena siguiente"
    assert talk.find('[data-tool="brief"]').inner_text().startswith("Presentación")
    talk.find('[data-language="en"]').click()
    talk.find(".p-look summary").click()


def start(watched: Watched, folder: Path, catalogue: Catalogue, **state: Any) -> Viewer:
    watched.page.emulate_media(reduced_motion="reduce")
    chosen = replace(opening(catalogue, state.get("scene")), **state)
    return open_snapshot(watched, write_snapshot(folder, catalogue, chosen))


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


def test_paper_has_the_caption_and_the_way_to_it(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path
) -> None:
    viewer = start(open_page(), tmp_path, southcom, scene="what-if", brief=True)
    seat = viewer.seat()
    viewer.page.evaluate("() => { window.dispatchEvent(new Event('beforeprint')); }")
    viewer.page.emulate_media(media="print")
    scene = southcom.theatre.scenes[4]
    caption = viewer.find(".p-caption")
    for words in (scene.title, scene.caption, "Sources: "):
        assert words in caption.inner_text()
    assert viewer.find(".p-captionnav").is_hidden()
    assert root(viewer).get_attribute("data-brief") is None
    top, bottom = caption.bounding_box(), viewer.find(".p-map").bounding_box()
    assert top is not None
    assert bottom is not None
    assert top["y"] >= bottom["y"] + bottom["height"] - 1
    legend = viewer.find(".p-legend").bounding_box()
    assert legend is not None
    assert legend["x"] >= bottom["x"] + bottom["width"] - 1, "the legend stands beside the map"
    assert abs(legend["y"] - bottom["y"]) < 2
    assert viewer.find(".p-again code").inner_text().endswith("--scene what-if --brief")
    viewer.page.emulate_media(media="screen")
    viewer.page.evaluate("() => { window.dispatchEvent(new Event('afterprint')); }")
    expect(root(viewer)).to_have_attribute("data-brief", "true")
    eventually(lambda: assert_seat(viewer, seat))


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


@pytest.mark.parametrize("size", [(800, 600), (390, 780), (320, 640)])
def test_scenes_fit_small_windows(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path, size: tuple[int, int]
) -> None:
    viewer = start(open_page(*size), tmp_path, southcom)
    for _ in SCENES:
        press(viewer, "PageDown")
        assert_apart(viewer.frame.evaluate(BOXES))
        assert viewer.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        nav = viewer.find(".p-captionnav").bounding_box()
        assert nav is not None
        assert nav["x"] + nav["width"] <= size[0]
