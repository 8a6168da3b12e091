"""Scenes, by keyboard, in both hosts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from layers.messages.language import text
from layers.page.state import opening
from layers.page.visible import visible
from layers.theatre.catalogue import Catalogue
from layers.theatre.credits import chain, origins
from layers.theatre.theatre import Scene
from tests.browser.conftest import BOXES, Viewer, Watched, assert_apart, eventually
from tests.browser.talk.conftest import assert_in_sight, assert_seat, press, root, said, scene_of, start

SCENES = (
    *("aor", "us-moved", "ru-reported", "ru-alleged", "what-if"),
    *("us-bases", "strikes", "ve-forces", "denials", "who-repeats-whom"),
    *("unknown", "after"),
)


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
    # the map pans at once, if it hears the key at all
    expect(talk.find(".leaflet-pan-anim")).to_have_count(0)
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


def let_pass(viewer: Viewer, milliseconds: int) -> None:
    """Put the clock forward by which the page tells how long ago something was."""
    viewer.frame.evaluate(
        """(ahead) => {
          const now = performance.now;
          performance.now = () => now.call(performance) + ahead;
        }""",
        milliseconds,
    )


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
    let_pass(talk, 900)  # a step sooner after the last does not fly, whatever is preferred
    press(talk, "PageDown")
    talk.frame.wait_for_function("() => !document.querySelector('.is-flying')")
    assert talk.find("[data-spot]").first.is_visible()
    assert_in_sight(talk, scenes[1])
    talk.frame.evaluate("() => { window.seconds = 600; }")
    let_pass(talk, 900)
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
