"""The viewer behaves the same in the app and in a snapshot: every test here runs in both."""

from itertools import combinations
from typing import Any

import pytest

from layers.catalogue import Catalogue
from tests.browser.conftest import Viewer

LEAD = ["aor", "us-deployments", "ru-advisory"]


def test_opens_with_the_three_lead_layers_drawn(viewer: Viewer) -> None:
    assert viewer.visible() == LEAD
    marks = viewer.marks()
    assert "ven #DD4D00" in marks
    assert "caribbean-sea #006CAF" in marks
    assert any(mark.startswith("southcom-aor-listed ") for mark in marks)
    assert viewer.find('.p-card[data-spot="ven"]').is_visible()


@pytest.mark.parametrize("way", ["click", "digit"])
def test_each_layer_toggles(viewer: Viewer, southcom: Catalogue, way: str) -> None:
    for number, layer in enumerate(southcom.theatre.layers, start=1):
        before = layer.id in viewer.visible()

        def toggle(number: int = number, id_: str = layer.id) -> None:
            if way == "click":
                viewer.row(id_).click()
            else:
                viewer.page.keyboard.press(str(number))
            viewer.settle()

        marks = viewer.marks(), viewer.find(".p-unplaced .p-row").count()
        toggle()
        assert (layer.id in viewer.visible()) is not before
        assert (viewer.marks(), viewer.find(".p-unplaced .p-row").count()) != marks
        toggle()
        assert (layer.id in viewer.visible()) is before
        assert (viewer.marks(), viewer.find(".p-unplaced .p-row").count()) == marks


def test_zoom_and_centre_stay_through_ten_toggles(viewer: Viewer) -> None:
    viewer.frame.evaluate("() => { posture.map.setView([8.5, -64.25], 5.5, {animate: false}); }")
    seat = viewer.seat()
    for key in "1234567321":
        viewer.page.keyboard.press(key)
        viewer.settle()
    assert viewer.seat() == seat


def test_every_visible_claim_has_a_mark_or_is_listed(viewer: Viewer, southcom: Catalogue) -> None:
    for key in "4567":
        viewer.page.keyboard.press(key)
    viewer.settle()
    listed = set(viewer.find(".p-unplaced .p-row").evaluate_all("rows => rows.map(r => r.dataset.claim)"))
    assert listed == {claim.id for claim in southcom.claims.values() if claim.geometry is None}
    drawn = {mark.split(" ")[0] for mark in viewer.marks()}
    for claim in southcom.claims.values():
        where = claim.properties.where
        assert claim.geometry is None or (where.place or claim.id) in drawn, claim.id


def test_an_arc_hides_with_the_layer_of_its_end(viewer: Viewer) -> None:
    viewer.row("movements").click()
    assert any(mark.startswith("ru-airlift ") for mark in viewer.marks())
    viewer.row("ru-advisory").click()
    viewer.settle()
    assert not any(mark.startswith("ru-airlift ") for mark in viewer.marks())
    assert "Russian advisory presence" in viewer.row("movements").inner_text()


def test_a_mark_opens_the_whole_record(viewer: Viewer, southcom: Catalogue) -> None:
    viewer.find('.p-card [data-claim="ru-etf-strength"]').first.click()
    panel = viewer.find(".p-evidence")
    text = panel.inner_text()
    claim = southcom.claims["ru-etf-strength"].properties
    assert claim.quantity is not None
    assert claim.citations[0].sha256 is not None
    for said in (
        claim.statement, claim.quantity.verbatim, claim.hedge, "country-level", "paragraph 4",
        claim.citations[0].sha256[:12], "The War Zone", "Origin: ", "Kyrylo Budanov", "3 sources, 1 origin",
        "F6", claim.coded_by, claim.coded_on, "ru-etf-strength",
    ):  # fmt: skip
        assert said is not None
        assert said in text, said
    links = panel.locator("a").evaluate_all("links => links.map(a => [a.href, a.rel])")
    assert [
        "https://prophecyupdate.blogspot.com/2025/11/venezuela-just-called-russia-for.html",
        "noopener noreferrer",
    ] in links


def test_clicking_an_area_opens_a_claim_about_it(viewer: Viewer) -> None:
    point = viewer.frame.evaluate(
        """() => {
          const p = posture.map.latLngToContainerPoint([4.6, -66.9]);
          const b = posture.map.getContainer().getBoundingClientRect();
          return [p.x + b.left, p.y + b.top];
        }"""
    )
    outer = viewer.page.evaluate(
        """() => {
          const frame = document.querySelector('iframe');
          const b = frame && frame.getBoundingClientRect();
          return b ? [b.left + frame.clientLeft, b.top + frame.clientTop] : [0, 0];
        }"""
    )
    viewer.page.mouse.click(point[0] + outer[0], point[1] + outer[1])
    assert viewer.find(".p-evidence").get_attribute("data-claim") == "ru-makarevich"
    viewer.page.keyboard.press("Escape")
    assert viewer.find(".p-evidence").is_hidden()


def test_legend_explains_only_what_is_visible(viewer: Viewer) -> None:
    key = viewer.find(".p-words")
    assert "conditional" not in key.inner_text()
    viewer.row("what-if").click()
    assert "conditional" in key.inner_text()
    for layer in (*LEAD, "what-if"):
        viewer.row(layer).click()
    assert key.count() == 0
    assert viewer.find('.p-legend [role="alert"]').is_visible()
    assert viewer.marks() == []


def test_says_as_of_banner_boundaries_and_hash(viewer: Viewer, southcom: Catalogue) -> None:
    theatre = southcom.theatre
    assert viewer.find(".p-banner").inner_text() == theatre.banner
    foot = viewer.find(".p-foot").inner_text()
    for said in (theatre.as_of, southcom.digest, *theatre.notes, "15 claims shown", "1 not on the map"):
        assert said in foot


def test_sources_are_listed_with_their_origins(viewer: Viewer, southcom: Catalogue) -> None:
    viewer.find(".p-sources-open").click()
    text = viewer.find(".p-evidence").inner_text()
    for source in southcom.sources.values():
        if source.id not in ("dod-1997", "southcom-page"):
            assert (source.title in text) is (
                viewer.find(f'.p-sources [data-source="{source.id}"]').count() == 1
            )
    assert "Origin: Statement to The War Zone" in text


def test_nothing_leaves_the_machine_and_nothing_fails(viewer: Viewer) -> None:
    for key in "1234567":
        viewer.page.keyboard.press(key)
    viewer.settle()
    assert viewer.watched.outside == []
    assert viewer.watched.errors == []
    assert viewer.watched.dialogs == []
    assert viewer.violations() == []


BOXES = """() => {
  const seen = (e) => { const b = e.getBoundingClientRect(); return b.width > 0 && b.height > 0; };
  const all = [...document.querySelectorAll('.p-card, .p-panel, .p-name, .leaflet-control')];
  return all.filter(seen).map((e) => {
    const {left, top, right, bottom} = e.getBoundingClientRect();
    return {name: e.className + ' ' + e.textContent.slice(0, 30), left, top, right, bottom};
  });
}"""
CUT = """() => [...document.querySelectorAll(
  '.posture h1, .p-banner, .p-card bdi, .p-layername, .p-foot span, .p-evidence bdi')]
  .filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
  .map((e) => e.className + ' ' + e.textContent.slice(0, 40))"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (800, 600), (390, 780)])
@pytest.mark.parametrize("keys", ["", "4567"])
def test_nothing_overlaps_or_is_cut_off(viewer: Viewer, width: int, height: int, keys: str) -> None:
    viewer.page.set_viewport_size({"width": width, "height": height})
    for key in keys:
        viewer.page.keyboard.press(key)
    viewer.page.wait_for_timeout(400)
    viewer.settle()
    boxes: list[dict[str, Any]] = viewer.frame.evaluate(BOXES)
    assert len(boxes) > 4
    for a, b in combinations(boxes, 2):
        apart = (
            a["right"] <= b["left"] + 1 or b["right"] <= a["left"] + 1
            or a["bottom"] <= b["top"] + 1 or b["bottom"] <= a["top"] + 1
        )  # fmt: skip
        assert apart, f"{a['name']} and {b['name']}"
    assert viewer.frame.evaluate(CUT) == []
