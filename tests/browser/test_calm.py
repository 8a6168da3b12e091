"""A calm map: cards where it is quiet, marks where it is not, and the numbers of the list on the marks."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from layers.theatre.catalogue import Catalogue
from tests.bench.legibility import BOXES, PROBE, ground_of
from tests.browser.conftest import Viewer, Watched, pages, write_snapshot

CHOSEN = '.p-card .p-row[data-claim="ru-etf-strength"][aria-pressed="true"]'
DOT = """() => {
  const dot = document.querySelector('.p-leaders circle.is-picked');
  const {x, y, width, height} = (dot ?? document.querySelector('.p-card')).getBoundingClientRect();
  const [mx, my] = [x + width / 2, y + height / 2];
  const covers = [...document.querySelectorAll('.p-panel')].map((panel) => panel.getBoundingClientRect());
  return covers.some((box) => mx > box.left && mx < box.right && my > box.top && my < box.bottom);
}"""
"""Whether a panel lies over what the card of the chosen claim points to."""

SMALL = """() => [...document.querySelectorAll('.posture *')]
  .filter((each) => [...each.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()))
  .filter((each) => each.checkVisibility() && !each.closest('svg, .p-live, .p-defs, .p-lang, .p-skip'))
  .filter((each) => parseFloat(getComputedStyle(each).fontSize) < 18)
  .map((each) => each.className || each.parentElement.className)"""
"""What has type of less than 18 pixels."""


@pytest.fixture(scope="module")
def opened(
    browser: Browser, southcom: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Viewer]]:
    """Open a link to a snapshot in a window of some size: one page and one file for all."""
    path = write_snapshot(tmp_path_factory.mktemp("calm"), southcom)
    with pages(browser) as make:
        watched: Watched = make()

        def open_at(link: str = "", width: int = 1440, height: int = 900) -> Viewer:
            watched.page.set_viewport_size({"width": width, "height": height})
            watched.page.goto("about:blank")
            watched.page.goto(f"{path.as_uri()}#{link}")
            watched.page.wait_for_selector(".posture[data-ready]")
            return Viewer(watched, watched.page)

        yield open_at


def everything(southcom: Catalogue) -> str:
    return "layers=" + ",".join(layer.id for layer in southcom.theatre.layers)


def measured(viewer: Viewer, catalogue: Catalogue) -> dict[str, Any]:
    found: dict[str, Any] = viewer.page.evaluate(PROBE, ground_of(catalogue))
    return found


@pytest.mark.parametrize(("width", "height", "link"), [(1440, 900, ""), (1920, 1080, "brief=1")])
def test_cards_cover_a_tenth_of_the_map(
    opened: Callable[..., Viewer], southcom: Catalogue, width: int, height: int, link: str
) -> None:
    found = measured(opened(link, width, height), southcom)
    assert found["cards"] > 0
    assert found["covered"] <= 0.1


def test_with_every_layer_each_claim_has_a_card_or_a_mark(
    opened: Callable[..., Viewer], southcom: Catalogue
) -> None:
    found = measured(opened(everything(southcom)), southcom)
    assert found["covered"] <= 0.18
    assert found["claims"] <= 0.05
    assert found["crossings"] == found["through"] == found["lost"] == 0


def test_neighbours_share_a_mark_where_marks_would_cover_the_map(
    opened: Callable[..., Viewer], southcom: Catalogue
) -> None:
    viewer = opened(everything(southcom), 800, 600)
    found = measured(viewer, southcom)
    assert found["marks"] <= 0.15, "36 marks, which took 32 %"
    assert found["crossings"] == found["through"] == found["lost"] == 0
    marks = viewer.find(".p-mark.is-gathered")
    assert marks.count() > 1
    wheres = {claim.id: claim.properties.where for claim in southcom.claims.values()}
    for mark in marks.all():
        viewer.page.keyboard.press("Escape")
        words = mark.get_attribute("aria-label") or ""
        mark.focus()
        viewer.page.keyboard.press("Enter")
        places = viewer.find(".p-listing .p-place").all_inner_texts()
        assert f"{len(places)} places in one mark" in words
        assert all(place.split(" · ")[0] in words for place in places)
        rows = viewer.find(".p-listing .p-row").evaluate_all("rows => rows.map((row) => row.dataset.claim)")
        assert mark.locator("b").inner_text() == str(len(rows)), "every claim is listed"
        precisions = {wheres[row].precision for row in rows}
        assert len(precisions) == 1 or precisions <= {1, 2}, "nothing coarse passes for a point"


def test_a_claim_of_a_gathered_mark_has_its_own_card_when_it_is_chosen(
    opened: Callable[..., Viewer], southcom: Catalogue
) -> None:
    viewer = opened(everything(southcom), 800, 600)
    viewer.find(".p-mark.is-gathered").first.click()
    row = viewer.find(".p-listing .p-row").first
    claim = row.get_attribute("data-claim")
    row.click()
    assert viewer.find(".p-evidence").is_visible()
    assert viewer.find(f'.leaflet-p-cards-pane .p-card .p-row[data-claim="{claim}"]').is_visible()


@pytest.mark.parametrize(
    ("width", "height", "brief", "ids"),
    [(1920, 1080, "&brief=1", ["us-moved", "ru-reported", "strikes"]), (800, 600, "", ["strikes"])],
)
def test_a_scene_is_read_beside_the_map_where_cards_would_hide_it(
    opened: Callable[..., Viewer], southcom: Catalogue, width: int, height: int, brief: str, ids: list[str]
) -> None:
    for scene in (each for each in southcom.theatre.scenes if each.id in ids):
        viewer = opened(f"scene={scene.id}{brief}", width, height)
        found = measured(viewer, southcom)
        assert found["covered"] <= 0.1, scene.id
        assert found["claims"] <= 0.05, scene.id
        assert found["crossings"] == 0, scene.id
        rows = viewer.find(".p-row.is-marked").evaluate_all("rows => rows.map((row) => row.dataset.claim)")
        assert sorted(rows) == sorted(scene.claims), scene.id
        numbers = viewer.find(".p-numbered .p-number").all_inner_texts()
        assert numbers, scene.id
        assert numbers == sorted(viewer.find(".p-mark .p-number").all_inner_texts()), scene.id


def test_a_row_of_the_numbered_list_opens_its_claim_and_stays(opened: Callable[..., Viewer]) -> None:
    viewer = opened("scene=us-bases&brief=1", 1920, 1080)
    before = viewer.find(".p-numbered").inner_text()
    viewer.find(".p-numbered .p-row").first.click()
    assert viewer.find(".p-evidence").is_visible()
    assert viewer.find('.p-card .p-row[aria-pressed="true"]').is_visible()
    assert viewer.find('.p-numbered .p-row[aria-pressed="true"]').is_visible()
    viewer.page.keyboard.press("Escape")
    assert viewer.find(".p-numbered").inner_text() == before
    assert viewer.find(".p-numbered .p-row").first.evaluate("row => row === document.activeElement")


def test_a_layer_that_is_switched_moves_no_other_card(opened: Callable[..., Viewer]) -> None:
    viewer = opened()
    before = viewer.page.evaluate(BOXES)
    viewer.press("what-if")
    viewer.press("what-if")
    assert before
    assert viewer.page.evaluate(BOXES) == before


def test_the_ground_has_no_card_but_its_legend_row_lists_it(opened: Callable[..., Viewer]) -> None:
    viewer = opened()
    assert viewer.find('[data-spot="southcom-aor-listed"]').count() == 0
    assert viewer.find(".p-name-ground").all_inner_texts() == ["SOUTHCOM AOR"]
    viewer.find(".p-ground:not([hidden]) summary").click()
    viewer.find('.p-ground [data-claim="aor-listed"]').click()
    assert viewer.find('.p-card [data-claim="aor-listed"]').is_visible()


def test_marks_say_how_precisely_and_how_firmly(opened: Callable[..., Viewer]) -> None:
    mark = opened("density=marks").find('.p-mark[data-spot="caribbean-sea"]')
    assert mark.locator(".p-level").inner_text() == "sea-level"
    assert mark.locator(".p-badge").inner_text() == "S"
    assert "2. Caribbean, sea-level: " in (mark.get_attribute("aria-label") or "")


def test_the_numbers_of_marks_are_those_of_the_list(opened: Callable[..., Viewer]) -> None:
    viewer = opened()
    viewer.page.keyboard.press("d")
    assert viewer.state()["density"] == "marks"
    assert viewer.find(".p-card[data-spot]").count() == 0
    number = viewer.find('.p-mark[data-spot="ven"] .p-number').inner_text()
    rows = viewer.find(f'.p-hit:has(.p-number:text-is("{number}"))')
    assert rows.count() == 9, "the claims about Venezuela"
    rows.first.click()
    assert viewer.find(".p-card[data-spot]").get_attribute("data-spot") == "ven"
    viewer.page.keyboard.press("Escape")
    viewer.page.keyboard.press("d")
    assert viewer.find(".p-find").is_hidden()
    assert viewer.find(".p-mark .p-number").count() == 0


def test_a_mark_opens_its_claim_by_keyboard(opened: Callable[..., Viewer]) -> None:
    viewer = opened("density=marks")
    viewer.find('.p-mark[data-spot="caribbean-sea"]').focus()
    viewer.page.keyboard.press("Enter")
    assert viewer.state()["select"] == "us-levels-1989"
    assert viewer.find(".p-evidence").is_visible()


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (800, 600), (390, 844)])
def test_the_card_of_the_chosen_claim_has_its_row(
    opened: Callable[..., Viewer], width: int, height: int
) -> None:
    viewer = opened("select=ru-etf-strength", width, height)
    assert viewer.find(CHOSEN).is_visible()


def test_on_a_phone_what_is_chosen_comes_into_the_free_part(opened: Callable[..., Viewer]) -> None:
    viewer = opened("", 390, 844)
    assert viewer.find(".p-card[data-spot]").count() == 0
    viewer.find('.p-mark[data-spot="ven"]').click()
    assert viewer.find(".p-evidence").is_visible()
    assert viewer.find('.p-card[data-spot="ven"]').is_visible()
    assert not viewer.page.evaluate(DOT)


def test_an_arc_has_its_label_along_it(opened: Callable[..., Viewer]) -> None:
    viewer = opened("layers=movements,ru-advisory&view=-84,-18,34,32&density=marks", 1920, 1080)
    assert "Moved in from the Africa Corps (alleged)" in viewer.find(".p-along textPath").all_text_contents()
    assert viewer.find('.p-mark[data-spot="ru-africa-corps"] .p-level').inner_text() == "schematic"


def test_a_briefing_is_readable_on_a_4k_screen(opened: Callable[..., Viewer]) -> None:
    row = opened("brief=1", 3840, 2160).find(".p-card .p-row").first
    assert row.evaluate("row => parseFloat(getComputedStyle(row).fontSize)") >= 36


def test_all_type_is_readable_on_a_4k_screen(opened: Callable[..., Viewer]) -> None:
    viewer = opened("select=ru-etf-strength", 3840, 2160)
    small = viewer.page.evaluate(SMALL)
    assert small == []
    viewer.page.set_viewport_size({"width": 1440, "height": 900})
    viewer.settle()
    assert viewer.page.evaluate(SMALL) != [], "a usual window has usual type"


def test_a_country_seen_in_part_has_its_name(opened: Callable[..., Viewer]) -> None:
    viewer = opened("view=-52,-2,-44,4")
    assert "BRAZIL" in viewer.find(".p-name-country").all_inner_texts()


FITS = """() => {
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  const [legend, list, map, caption] = ['.p-legend', '.p-numbered', '.p-map', '.p-caption'].map(box);
  const cut = ['.p-legend-body', '.p-numbered .p-scroll', '.p-caption', '.p-foot']
    .map((name) => document.querySelector(name))
    .filter((each) => each.scrollHeight > each.clientHeight + 1)
    .filter((each) => !['auto', 'scroll'].includes(getComputedStyle(each).overflowY));
  return {
    map: map.height / innerHeight,
    legend: legend.height,
    list: list.height,
    apart: legend.bottom <= list.top && list.bottom <= map.bottom && map.bottom <= caption.top + 1,
    cut: cut.map((each) => each.className),
  };
}"""
"""How a scene with a numbered list fits into its window."""


@pytest.mark.parametrize(("width", "height"), [(800, 600), (1024, 640)])
def test_a_low_window_has_room_for_legend_list_and_map(
    opened: Callable[..., Viewer], width: int, height: int
) -> None:
    found = opened("scene=us-bases", width, height).page.evaluate(FITS)
    assert found["map"] >= 0.5
    assert found["legend"] >= 110, "its heading and two rows"
    assert found["list"] >= 130, "its heading, a place and two rows"
    assert found["apart"]
    assert found["cut"] == []
