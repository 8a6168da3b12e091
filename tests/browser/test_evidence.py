"""From a mark to who says so: record, citation, what rests on a source, conflicts side by side."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from layers.curating.documents import plain_json
from layers.curating.held import held
from layers.page.state import State, opening
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.credits import chain
from tests.browser.conftest import Viewer, Watched, open_snapshot, write_snapshot
from tests.theatres import write_invented
from tests.web.test_citation import lines

STACKED = """() => {
  const [a, b] = [...document.querySelectorAll('.p-party')].map((side) => side.getBoundingClientRect());
  return b.top >= a.bottom - 1;
}"""
FOCUS = "() => document.activeElement.dataset.mark || document.activeElement.dataset.claim"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(
        viewport={"width": 1440, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    ) as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def file(southcom: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_snapshot(tmp_path_factory.mktemp("evidence"), southcom)


@pytest.fixture
def viewer(page: Page, file: Path) -> Viewer:
    page.goto("about:blank")
    return open_snapshot(Watched(page), file)


def choose(viewer: Viewer, claim: str) -> None:
    viewer.frame.evaluate("id => posture.command({select: id})", claim)


def test_a_mark_opens_its_record_with_two_keys(viewer: Viewer, page: Page) -> None:
    marks = viewer.find("path[role=button]")
    assert marks.evaluate_all("all => all.filter(m => m.tabIndex === 0).length") == 1, "one stop for Tab"
    viewer.find("path[role=button][tabindex='0']").focus()
    seen = []
    for _ in range(marks.count()):
        seen.append(page.evaluate(FOCUS))
        page.keyboard.press("ArrowRight")
    assert sorted(seen) == viewer.marks(), "the arrows come by every mark"
    while page.evaluate(FOCUS) != "ven #DD4D00":
        page.keyboard.press("ArrowLeft")
    name = viewer.find('path[role=button][data-mark="ven #DD4D00"]').get_attribute("aria-label") or ""
    assert name.startswith("Venezuela, country-level: ")
    assert "≈120 troops (reported)" in name
    page.keyboard.press("Enter")
    panel = viewer.find(".p-evidence")
    assert panel.get_attribute("data-claim") == "ru-makarevich"
    assert panel.evaluate("panel => panel.contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert page.evaluate(FOCUS) == "ven #DD4D00", "and back"


def test_a_mark_out_of_sight_comes_into_view_with_the_focus(viewer: Viewer, page: Page) -> None:
    page.keyboard.press("5")
    page.evaluate("() => { posture.map.setView([-50, -60], 6, {animate: false}); }")
    mark = viewer.find('path[role=button][data-mark="ven #DD4D00"]')
    mark.evaluate("mark => mark.focus()")
    assert mark.evaluate(
        """mark => {
          const [a, b] = [mark.getBoundingClientRect(), posture.map.getContainer().getBoundingClientRect()];
          return a.right > b.left && a.left < b.right && a.bottom > b.top && a.top < b.bottom;
        }"""
    )
    assert page.evaluate(
        "() => [posture.map.getContainer().scrollLeft, posture.map.getContainer().scrollTop]"
    ) == [0, 0]


def test_a_citation_is_copied_and_said_so(viewer: Viewer, page: Page, southcom: Catalogue) -> None:
    choose(viewer, "ru-etf-strength")
    viewer.find(".p-cite").click()
    viewer.find(".p-evidence").get_by_text("Copied.").wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.splitlines() == lines(southcom, "ru-etf-strength")
    assert viewer.find(".p-live").inner_text() == "Copied."


def test_a_refused_clipboard_leaves_the_citation_selected(viewer: Viewer, page: Page) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    choose(viewer, "ru-etf-strength")
    viewer.find(".p-cite").click()
    box = viewer.find(".p-evidence textarea")
    box.wait_for()
    assert box.evaluate("box => document.activeElement === box && box.selectionEnd === box.value.length")
    assert "Ctrl+C" in viewer.find(".p-evidence").inner_text()


def test_a_source_shows_everything_that_rests_on_it(viewer: Viewer, southcom: Catalogue) -> None:
    claims = {id_: claim.properties for id_, claim in southcom.claims.items()}
    resting: dict[str, int] = {}
    for id_, says in claims.items():
        depths = [
            link.depth
            for each in says.citations
            for link in chain(each, southcom.sources)
            if link.source == "budanov"
        ]
        if depths:
            resting[id_] = min(depths)
    on = viewer.visible()
    visible = {id_ for id_ in resting if claims[id_].layer in on}
    assert 0 < len(visible) < len(resting)
    choose(viewer, "ru-etf-strength")
    viewer.find('.p-chain [data-to="source budanov"]').click()
    panel = viewer.find(".p-evidence")
    said = panel.inner_text()
    assert f"{len(resting)} claims rest on this source, {len(visible)} visible now" in said
    assert "Rests on it through The War Zone" in said
    assert "What rests on this source".upper() in said.upper()
    assert set(panel.locator(".p-row").evaluate_all("all => all.map(r => r.dataset.claim)")) == set(resting)
    for layer in {claims[id_].layer for id_ in set(resting) - visible}:
        label = next(each.label for each in southcom.theatre.layers if each.id == layer)
        assert f"Not visible now, in the layer “{label}”" in said
    crediting = panel.locator('[data-to^="source "]').evaluate_all(
        "all => all.map(b => b.dataset.to.slice(7))"
    )
    assert "the-war-zone" in crediting, "who credits it"


def test_one_goes_from_source_to_source_to_claim_and_back(viewer: Viewer, page: Page) -> None:
    row = viewer.find('.p-card [data-claim="ru-etf-strength"]')
    row.focus()
    page.keyboard.press("Enter")
    panel = viewer.find(".p-evidence")
    panel.locator('[data-to="source budanov"]').focus()
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.className") == "p-title"
    panel.locator('[data-to="source the-war-zone"]').click()
    assert panel.get_attribute("data-page") == "source the-war-zone"
    hidden = panel.locator('.p-row[data-claim="charter97-caracas"]')
    hidden.click()
    assert panel.get_attribute("data-claim") == "charter97-caracas"
    assert "other-ru" in viewer.visible(), "its layer came on with it"
    for expected in ("source the-war-zone", "source budanov", "claim ru-etf-strength"):
        panel.get_by_role("button", name="Back").focus()
        page.keyboard.press("Enter")
        assert panel.get_attribute("data-page") == expected
    assert page.evaluate("() => document.activeElement.dataset.to") == "source budanov", "where one left"
    assert panel.get_by_role("button", name="Back").count() == 0
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUS) == "ru-etf-strength"


def test_the_list_of_sources_opens_each(viewer: Viewer) -> None:
    viewer.find(".p-sources-open").click()
    panel = viewer.find(".p-evidence")
    panel.locator('[data-to="source article"]').click()
    assert "Cites it" in panel.inner_text()
    panel.get_by_role("button", name="Back").click()
    assert panel.get_attribute("data-page") == "sources"


def test_conflicting_claims_stand_side_by_side(viewer: Viewer, page: Page, southcom: Catalogue) -> None:
    choose(viewer, "portfolio-pantsir-unconfirmed")
    pairs = viewer.find(".p-pair")
    says = southcom.claims["portfolio-pantsir-unconfirmed"].properties
    against = {each.claim for each in says.related if each.relation in ("conflicts_with", "denies")}
    assert against
    assert pairs.count() >= len(against)
    one, other = (pairs.first.locator(".p-party").nth(i) for i in (0, 1))
    for side in (one, other):
        claim = southcom.claims[side.locator(".p-row").get_attribute("data-claim") or ""].properties
        source = southcom.sources[claim.citations[0].source]
        for said in (claim.label, claim.hedge or "none in the source", source.publisher or source.title):
            assert said in side.inner_text()
    left, right = one.bounding_box(), other.bounding_box()
    assert left is not None
    assert right is not None
    assert right["x"] >= left["x"] + left["width"]
    assert abs(right["y"] - left["y"]) < 2
    page.set_viewport_size({"width": 320, "height": 640})
    page.wait_for_function(STACKED)
    page.set_viewport_size({"width": 1440, "height": 900})


def test_a_layer_switched_on_leaves_the_open_source_open(
    viewer: Viewer, page: Page, southcom: Catalogue
) -> None:
    choose(viewer, "ru-etf-strength")
    viewer.find('.p-chain [data-to="source budanov"]').click()
    page.keyboard.press("4")
    panel = viewer.find(".p-evidence")
    assert panel.get_attribute("data-page") == "source budanov"
    page.keyboard.press("3")
    assert panel.get_attribute("data-page") == "source budanov"
    assert viewer.state()["select"] is None
    panel.get_by_role("button", name="Back").click()
    assert panel.is_hidden(), "the claim it came from is hidden now"
    assert State(tuple(viewer.visible()), opening(southcom).view).checked(southcom)


def test_a_claim_whose_source_was_withdrawn_says_so_before_what_it_states(page: Page, tmp_path: Path) -> None:
    folder = write_invented(tmp_path / "invented")
    documents = held(folder).documents
    gone = {"what": "withdrawn", "on": "2026-03-15", "note": "<b>Miscounted</b>."}
    documents.sources[1]["retraction"] = gone
    (folder / "sources.json").write_bytes(plain_json(documents.sources))
    viewer = open_snapshot(Watched(page), write_snapshot(tmp_path, read(folder)))
    choose(viewer, "amber-flotilla")
    told = viewer.find(".p-retractions")
    assert told.inner_text() == (
        "A source of this claim does not stand as it was\n"
        "Ships counted: Withdrawn, 15 Mar 2026 – <b>Miscounted</b>."
    )
    assert told.bounding_box()["y"] < viewer.find(".p-statement").bounding_box()["y"]  # type: ignore[index]
    viewer.frame.evaluate("posture.command({language: 'es'})")
    assert "Ships counted: Retirada, 15 mar 2026 – <b>Miscounted</b>." in told.inner_text()
    viewer.frame.evaluate("posture.command({language: 'en'})")
    choose(viewer, "amber-pier")
    assert viewer.find(".p-retractions").count() == 0, "its paragraph is in the source’s own voice"
