"""Search, filters and the list of results, by keyboard alone, in the app and in a snapshot."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from layers.page.state import State, opening
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.credits import chain
from layers.theatre.theatre import Filters
from tests.browser.conftest import (
    BOXES,
    Viewer,
    assert_apart,
    eventually,
    open_snapshot,
    pages,
    write_snapshot,
)
from tests.theatres import write_invented


@pytest.fixture
def viewer(shared: Viewer) -> Iterator[Viewer]:
    yield shared
    expect(shared.find(".posture")).to_be_attached()
    clear = shared.find('.p-narrowed [data-filter="none"]')
    if clear.is_visible():
        clear.click()
    for panel in (".p-evidence", ".p-find"):
        if shared.find(panel).is_visible():
            shared.find(f'{panel} [aria-label="Close"]').click()
    shared.page.set_viewport_size({"width": 1440, "height": 900})


@pytest.fixture(scope="module")
def many(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Viewer]:
    """A snapshot of 450 claims, each with a text and a date of its own."""
    folder = write_invented(tmp_path_factory.mktemp("many") / "invented")
    path = folder / "claims.geojson"
    claims = json.loads(path.read_text(encoding="utf-8"))
    pier = next(each for each in claims["features"] if each["id"] == "amber-pier")
    for number in range(441):
        claim = json.loads(json.dumps(pier)) | {"id": f"pier-{number}"}
        claim["properties"] |= {
            "label": f"Pier {number}",
            "statement": f"Señor {number} saw it." if number % 2 else f"Somebody saw pier {number}.",
            "when": {"precision": 0, "reported_on": f"20{number // 28:02}-01-{number % 28 + 1:02}"},
        }
        claims["features"].append(claim)
    path.write_text(json.dumps(claims), encoding="utf-8")
    with pages(browser) as make:
        yield open_snapshot(make(), write_snapshot(folder, read(folder)))


def hits(viewer: Viewer) -> list[str]:
    found: list[str] = viewer.find(".p-hit").evaluate_all("all => all.map(hit => hit.dataset.claim)")
    return found


def focused(viewer: Viewer) -> str:
    found: str = viewer.frame.evaluate(
        "() => { const e = document.activeElement; return e.dataset.claim || e.type || e.className; }"
    )
    return found


def search(viewer: Viewer, words: str) -> None:
    """Look for words, and wait until the list has been drawn for them."""
    viewer.page.keyboard.press("/")
    viewer.page.keyboard.press("ControlOrMeta+a")
    viewer.page.keyboard.type(words)
    viewer.page.keyboard.press("Enter")
    assert viewer.state()["filters"]["search"] == words.strip()


def test_slash_opens_escape_leaves_the_field_then_closes(viewer: Viewer) -> None:
    press = viewer.page.keyboard.press
    press("/")
    expect(viewer.find(".p-find")).to_be_visible()
    assert focused(viewer) == "search"
    viewer.page.keyboard.type("1ab")
    assert viewer.visible() == ["aor", "us-deployments", "ru-advisory"], "a digit in the field is a digit"
    press("Escape")
    assert viewer.find(".p-findhead input").input_value() == "1ab", "Escape keeps the words"
    assert focused(viewer) != "search"
    press("Escape")
    expect(viewer.find(".p-find")).to_be_hidden()
    assert viewer.find('[data-tool="find"]').get_attribute("aria-expanded") == "false"
    assert focused(viewer) == "button"


def test_the_list_has_every_claim_in_words(viewer: Viewer, southcom: Catalogue) -> None:
    for layer in southcom.theatre.layers:
        if not layer.on:
            viewer.press(layer.id)
    viewer.page.keyboard.press("/")
    assert sorted(hits(viewer)) == sorted(southcom.claims)
    layers = [layer.id for layer in southcom.theatre.layers]
    order = [southcom.claims[id_].properties.layer for id_ in hits(viewer)]
    assert order == sorted(order, key=layers.index), "layer by layer, as in the legend"
    rows = viewer.find(".p-results li").evaluate_all(
        """all => all.map(li => [li.getAttribute("aria-posinset"), li.getAttribute("aria-setsize"),
          li.querySelector(".p-hit").dataset.claim, li.textContent])"""
    )
    for place, size, id_, text in rows:
        says = southcom.claims[id_].properties
        layer = next(each for each in southcom.theatre.layers if each.id == says.layer)
        for said in (says.label, layer.label, says.assertion, says.where.name):
            assert said in text, (id_, said)
        assert ("not on the map" in text) is (southcom.claims[id_].geometry is None)
        when = says.when
        assert (" undated" in text) is (when.reported_on is None and when.from_ is None and when.to is None)
        assert (" event of" in text) is (when.reported_on is None and " undated" not in text)
        assert ("schematic" in text) is (says.where.ends is not None)
        assert ("country-level" in text) is (says.where.precision == 6 and not says.where.ends)
        own = [each for each in hits(viewer) if southcom.claims[each].properties.layer == says.layer]
        assert (int(place), int(size)) == (own.index(id_) + 1, len(own))
    viewer.find(".p-hit").first.press("Escape")
    for layer in southcom.theatre.layers:
        if not layer.on:
            viewer.press(layer.id)


def test_words_narrow_the_map_and_everything_says_so(viewer: Viewer, southcom: Catalogue) -> None:
    everything = viewer.marks()
    search(viewer, "TROOPS venezuéla")
    found = hits(viewer)
    assert "ru-etf-strength" in found
    assert 0 < len(found) < 16
    for id_ in found:
        says = southcom.claims[id_].properties
        text = f"{says.label} {says.statement} {says.where.name}".lower()
        assert "troops" in text
        assert "venezuela" in text
    said = f"{len(found)} of 16 claims"
    bar = viewer.find(".p-narrowed")
    assert f"Filtered: “TROOPS venezuéla” · {said}" in bar.inner_text()
    assert said in viewer.find(".p-foot").inner_text()
    assert viewer.row("aor").locator(".p-count").inner_text() == "0 of 3"
    assert viewer.find(".p-live").inner_text() == said
    assert set(viewer.marks()) < set(everything)
    search(viewer, "  ")
    assert bar.is_hidden()
    assert viewer.marks() == everything


def test_typing_alone_finds(viewer: Viewer) -> None:
    viewer.page.keyboard.press("/")
    viewer.page.keyboard.type("wagner")
    expect(viewer.find(".p-hit")).to_have_count(1)
    assert hits(viewer) == ["ru-wagner"]
    search(viewer, "no such thing")
    assert "No claim" in viewer.find(".p-results").inner_text()
    assert viewer.marks() == []


def test_filters_by_assertion_and_actor(viewer: Viewer, southcom: Catalogue) -> None:
    on = [claim for claim in southcom.claims.values() if claim.properties.layer in viewer.visible()]
    viewer.page.keyboard.press("/")
    for kind, name, value in (("assertions", "assertion", "assessed"), ("actors", "actor", "ru")):
        option = viewer.find(f'[data-filter="{kind} {value}"]')
        count = sum(getattr(claim.properties, name) == value for claim in on)
        assert option.locator(".p-count").inner_text() == str(count)
        option.press("Enter")
        assert option.get_attribute("aria-pressed") == "true"
        assert viewer.frame.evaluate("() => document.activeElement.dataset.filter") == f"{kind} {value}"
    expected = {
        claim.id for claim in on if (claim.properties.assertion, claim.properties.actor) == ("assessed", "ru")
    }
    assert set(hits(viewer)) == expected
    assert "Filtered: assessed, Russia" in viewer.find(".p-narrowed").inner_text()
    assert viewer.state()["filters"] == {
        "assertions": ["assessed"], "actors": ["ru"], "sources": [], "search": ""
    }  # fmt: skip
    viewer.find('[data-filter="assertions stated"]').press("Enter")
    assert set(hits(viewer)) > expected, "within a group any will do"
    viewer.find(".p-findhead button").press("Enter")
    assert viewer.find(".p-narrowed").is_hidden()
    assert len(hits(viewer)) == len(on)


def test_filters_by_source_down_to_the_origin(viewer: Viewer, southcom: Catalogue) -> None:
    viewer.page.keyboard.press("/")
    viewer.find(".p-filter-sources > summary").press("Enter")
    option = viewer.find('[data-filter="sources budanov"]')
    assert "Origin" in option.inner_text()
    assert "Origin" not in viewer.find('[data-filter="sources not-named"]').inner_text()
    option.press("Enter")
    resting = {
        claim.id
        for claim in southcom.claims.values()
        if claim.properties.layer in viewer.visible()
        and any(
            link.source == "budanov"
            for citation in claim.properties.citations
            for link in chain(citation, southcom.sources)
        )
    }
    assert set(hits(viewer)) == resting
    assert option.locator(".p-count").inner_text() == str(len(resting))
    viewer.find(".p-filter-sources > summary").press("Enter")


def test_rows_by_keys_and_back_from_the_evidence(viewer: Viewer) -> None:
    press = viewer.page.keyboard.press
    press("/")
    press("ArrowDown")
    all_ = hits(viewer)
    assert focused(viewer) == all_[0]
    press("ArrowDown")
    press("ArrowDown")
    press("ArrowUp")
    assert focused(viewer) == all_[1]
    press("End")
    assert focused(viewer) == all_[-1]
    assert viewer.find('.p-hit[tabindex="0"]').count() == 1
    top = "() => document.querySelector('.p-find .p-scroll').scrollTop"
    before = viewer.frame.evaluate(top)
    assert before > 0
    press("Enter")
    expect(viewer.find(".p-evidence")).to_have_attribute("data-claim", all_[-1])
    assert viewer.find(".p-find").is_hidden()
    assert viewer.frame.evaluate("() => document.activeElement.closest('.p-evidence') !== null")
    press("Escape")
    expect(viewer.find(".p-find")).to_be_visible()
    assert focused(viewer) == all_[-1]
    assert viewer.frame.evaluate(top) == before
    press("Home")
    assert focused(viewer) == all_[0]
    press("Escape")
    assert viewer.find(".p-find").is_hidden()


def test_a_claim_that_a_filter_hides_comes_with_all_the_others(viewer: Viewer) -> None:
    search(viewer, "wagner")
    viewer.frame.evaluate("() => posture.command({select: 'ru-etf-strength'})")
    viewer.frame.evaluate("() => posture.command({select: null})")
    assert viewer.find(".p-narrowed").is_hidden()
    assert viewer.find(".p-findhead input").input_value() == ""


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (800, 600), (390, 780), (320, 700)])
def test_nothing_overlaps_or_is_cut_off(viewer: Viewer, width: int, height: int) -> None:
    viewer.page.set_viewport_size({"width": width, "height": height})
    search(viewer, "venezuela")
    viewer.page.wait_for_timeout(400)

    def is_laid_out() -> None:
        viewer.settle()
        boxes: list[dict[str, Any]] = viewer.frame.evaluate(BOXES)
        assert_apart(boxes)
        assert viewer.frame.evaluate(cut) == []
        assert viewer.frame.evaluate(wide) <= 0

    cut = """() => [...document.querySelectorAll(".p-find *, .p-narrowed *, .p-tools *")]
      .filter((e) => e.scrollWidth > e.clientWidth + 1 && !["inline"].includes(getComputedStyle(e).display)
        && !e.matches("svg, svg *, .p-heard"))
      .map((e) => e.className + " " + e.textContent.slice(0, 40))"""
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    eventually(is_laid_out)


def test_nothing_leaves_the_machine_and_nothing_fails(viewer: Viewer) -> None:
    assert viewer.watched.outside == []
    assert viewer.watched.errors == []
    assert viewer.watched.dialogs == []
    assert viewer.violations() == []


def test_a_snapshot_that_was_saved_filtered_says_so_on_paper_too(
    browser: Browser, southcom: Catalogue, tmp_path: Path
) -> None:
    filters = Filters(assertions=("alleged", "speculated"), search="don’t know 'em")
    state = opening(southcom)
    state = State(state.layers, state.view, filters=filters, until="2025-11-19")
    with pages(browser) as make:
        viewer = open_snapshot(make(), write_snapshot(tmp_path, southcom, state))
        said = "Filtered: alleged, speculated, “don’t know 'em” · reported by 19 Nov 2025 · 0 of 16 claims"
        assert said in viewer.find(".p-narrowed").inner_text()
        viewer.page.evaluate("() => { window.dispatchEvent(new Event('beforeprint')); }")
        viewer.page.emulate_media(media="print")
        assert viewer.find(".p-narrowed").inner_text() == said
        assert viewer.find(".p-find").is_hidden()
        assert "reported by 19 Nov 2025" in viewer.find(".p-foot").inner_text()
        command = viewer.find(".p-again code").inner_text()
        assert "--assertion alleged,speculated --search='don’t know '\\''em' --until 2025-11-19" in command


def test_a_long_list_is_in_the_document_a_part_at_a_time(many: Viewer) -> None:
    press = many.page.keyboard.press
    press("/")
    press("ArrowDown")
    assert len(hits(many)) == 200
    assert many.find(".p-results > .p-more").inner_text() == "247 more"
    press("End")
    assert len(hits(many)) == 47
    assert focused(many) == "pier-440"
    last = many.find(".p-results li").last
    assert (last.get_attribute("aria-posinset"), last.get_attribute("aria-setsize")) == ("445", "445")
    assert many.find(".p-results > .p-more").inner_text() == "400 before these"
    for _ in range(5):
        press("PageUp")
    assert focused(many) == "pier-390"
    assert len(hits(many)) == 200
    press("Home")
    assert focused(many) == "blue-garrison"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("SEÑOR 33", 9),
        ("pier 440", 1),
        ("somebody amber 44", 5),
        ("it.somebody", 0),
        ("tokyo", 0),
    ],
)
def test_texts_that_all_differ_are_found(many: Viewer, words: str, count: int) -> None:
    """Above 255 distinct texts they are one running text: a word must not straddle two of them."""
    search(many, words)
    assert len(hits(many)) == count
    many.find(".p-findhead button").click()
