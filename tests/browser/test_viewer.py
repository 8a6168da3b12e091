"""The viewer behaves the same in the app and in a snapshot: every test here runs in both."""

from typing import Any

import pytest
from playwright.sync_api import expect

from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import BOXES, Viewer, assert_apart, eventually

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
    layers = southcom.theatre.layers
    for number, layer in enumerate(layers if way == "click" else layers[:10], start=1):
        before = layer.id in viewer.visible()

        def toggle(number: int = number, id_: str = layer.id) -> None:
            if way == "click":
                viewer.press(id_)
            else:
                viewer.page.keyboard.press(str(number % 10))
            viewer.settle()

        shown = viewer.shown()
        toggle()
        assert (layer.id in viewer.visible()) is not before
        assert viewer.shown() != shown
        toggle()
        assert (layer.id in viewer.visible()) is before
        assert viewer.shown() == shown


def test_zoom_and_centre_stay_through_ten_toggles(viewer: Viewer) -> None:
    viewer.frame.evaluate("() => { posture.map.setView([8.5, -64.25], 5.5, {animate: false}); }")
    seat = viewer.seat()
    for key in "1234567321":
        viewer.page.keyboard.press(key)
        viewer.settle()
    assert viewer.seat() == seat


def test_a_toggle_leaves_the_map_its_size(viewer: Viewer) -> None:
    def height(padding: str) -> float:
        """Return the map's height when the foot needs so much more room."""
        viewer.find(".p-foot").evaluate("(foot, padding) => { foot.style.paddingBottom = padding; }", padding)
        viewer.settle()
        box = viewer.find(".p-map").bounding_box()
        assert box is not None
        return box["height"]

    before = height("6px")
    more = height("46px")
    assert more == before - 40
    assert height("6px") == more, "the foot keeps the lines that it needed once"


def test_every_visible_claim_has_a_mark_or_is_listed(viewer: Viewer, southcom: Catalogue) -> None:
    for layer in southcom.theatre.layers:
        if not layer.on:
            viewer.press(layer.id)
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
        claim.citations[0].sha256[:12], "The War Zone", "Origin: ", "Kyrylo Budanov",
        "3 sources, 1 independent origin", "F6", claim.coded_by, "22 Nov 2026", "ru-etf-strength",
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
    for said in ("As of Dec 2025", southcom.digest, *theatre.notes, "14 claims shown", "2 not on the map"):
        assert said in foot


def test_sources_are_those_of_what_is_visible(viewer: Viewer) -> None:
    def listed() -> set[str]:
        viewer.find(".p-sources-open").click()
        return set(
            viewer.find(".p-sources [data-source]").evaluate_all("all => all.map(s => s.dataset.source)")
        )

    for layer in ("aor", "us-deployments"):
        viewer.row(layer).click()
    assert listed() == {"article", "the-war-zone", "budanov"}
    assert "Origin: Statement to The War Zone" in viewer.find(".p-evidence").inner_text()
    viewer.row("ru-advisory").click()
    viewer.row("us-deployments").click()
    assert listed() == {"article"}
    assert viewer.find(".p-sources-open").inner_text() == "Sources: 1 source, 1 independent origin"


def test_who_is_not_outside_is_not_drawn_as_inside(viewer: Viewer) -> None:
    fills = viewer.find('path.p-area[data-mark^="northcom-islands "]').evaluate_all(
        "all => all.map(m => m.getAttribute('fill'))"
    )
    assert fills == ["none"]
    inside = viewer.find('path.p-area[data-mark^="southcom-aor-listed "]').evaluate_all(
        "all => all.map(m => m.getAttribute('fill'))"
    )
    assert inside == ["url(#p-aor-tint-aor)"]


def test_somebody_without_a_name_is_no_origin(viewer: Viewer) -> None:
    viewer.frame.evaluate("() => posture.command({select: 'ru-wagner'})")
    text = viewer.find(".p-evidence").inner_text()
    assert "1 source, origin not named" in text
    assert "Origin:" not in text


def test_focus_goes_into_the_record_stays_with_what_was_pressed_and_comes_back(viewer: Viewer) -> None:
    row = viewer.find('.p-card [data-claim="ru-makarevich"]')
    row.focus()
    viewer.page.keyboard.press("Enter")
    focused = (
        "() => document.activeElement.dataset.claim || document.activeElement.getAttribute('aria-label')"
    )
    assert viewer.frame.evaluate("() => document.activeElement.className") == "p-title"
    viewer.find('[aria-label="Next claim"]').focus()
    viewer.page.keyboard.press("Enter")
    assert viewer.frame.evaluate(focused) == "Next claim"
    assert viewer.find(".p-evidence").get_attribute("data-claim") == "ru-etf-strength"
    viewer.find('[aria-label="Close"]').focus()
    viewer.page.keyboard.press("Enter")
    assert viewer.frame.evaluate(focused) == "ru-makarevich", "back to where it was opened from"


def test_a_selected_arc_comes_into_view(viewer: Viewer) -> None:
    viewer.frame.evaluate("() => { posture.map.setView([-35, -60], 6, {animate: false}); }")
    viewer.frame.evaluate("() => posture.command({select: 'ru-airlift'})")
    viewer.settle()
    assert viewer.find('.p-card [data-claim="ru-airlift"], .p-card[data-spot="ru-airlift"]').count() > 0
    assert "movements" in viewer.visible()


def test_hiding_an_end_of_a_selected_arc_closes_it(viewer: Viewer) -> None:
    viewer.frame.evaluate("() => posture.command({select: 'ru-airlift'})")
    viewer.row("ru-advisory").click()
    assert viewer.find(".p-evidence").is_hidden()
    assert viewer.state()["select"] is None


@pytest.mark.parametrize("theme", ["dark", "print", "light"])
def test_theme_is_chosen_in_the_legend_and_kept(viewer: Viewer, theme: str) -> None:
    viewer.find(".p-look summary").click()
    viewer.find(f'[data-theme="{theme}"].p-choice').click()
    assert viewer.find(".posture").get_attribute("data-theme") == theme
    assert viewer.state()["theme"] == theme


def test_military_symbols_replace_the_chips_that_have_a_code(viewer: Viewer) -> None:
    assert viewer.find(".p-symbol").count() == 0
    viewer.find(".p-look summary").click()
    viewer.find('[data-symbols="2525"]').click()
    viewer.find('.p-card[data-spot="ven"] .p-more').click()
    assert viewer.find('.p-card [data-claim="ru-etf-strength"] svg.p-symbol').count() == 1
    assert viewer.find('.p-card [data-claim="ru-makarevich"] .p-chip').count() == 1
    viewer.row("what-if").click()
    viewer.frame.evaluate("() => posture.command({select: 'whatif-weapons'})")
    frame = viewer.find('.p-card [data-claim="whatif-weapons"] svg.p-symbol path').first
    assert frame.get_attribute("stroke-dasharray") == "8 6", "a planned frame is dashed"
    assert viewer.state()["symbols"] == "2525"


def test_measures_by_keyboard(viewer: Viewer) -> None:
    viewer.find(".leaflet-container").focus()
    viewer.page.keyboard.press("m")
    viewer.page.keyboard.press("Enter")
    viewer.frame.evaluate("() => { posture.map.panBy([200, 0], {animate: false}); }")
    viewer.page.keyboard.press("Enter")
    viewer.settle()
    said = viewer.find(".p-distance").inner_text()
    assert said.startswith("about ")
    assert said.endswith("initial bearing 089°"), "the geodesic leaves a parallel towards the pole"
    assert viewer.find(".p-live").inner_text() == said
    viewer.page.keyboard.press("Escape")
    assert viewer.find(".p-measure").is_hidden()


def test_the_locator_is_there_while_an_arc_leaves_the_window(viewer: Viewer) -> None:
    assert viewer.find(".p-inset").is_hidden()
    viewer.row("movements").click()
    assert viewer.find(".p-inset").is_visible()
    assert viewer.find(".p-inset-arc").count() == 2


def test_the_key_has_the_precisions_that_are_visible(viewer: Viewer) -> None:
    key = viewer.find(".p-precisions")
    assert "sea-level" in key.inner_text()
    viewer.row("us-deployments").click()
    assert "sea-level" not in key.inner_text()
    assert "country-level" in key.inner_text()


def test_the_legend_folds_on_a_small_screen(viewer: Viewer) -> None:
    viewer.page.set_viewport_size({"width": 390, "height": 780})
    expect(viewer.row("aor")).to_be_hidden()
    viewer.find(".p-fold").click()
    expect(viewer.row("aor")).to_be_visible()


def test_scale_is_in_kilometres_and_nautical_miles(viewer: Viewer) -> None:
    lengths = {}
    for unit in ("km", "nmi"):
        bar = viewer.find(f'.p-scalebar[data-unit="{unit}"]')
        number = float(bar.inner_text().split()[0].replace(",", ""))
        lengths[unit] = bar.evaluate("bar => parseFloat(bar.style.width)") / number
    assert abs(lengths["nmi"] / lengths["km"] - 1.852) < 0.05


def test_nothing_leaves_the_machine_and_nothing_fails(viewer: Viewer) -> None:
    for key in "1234567890":
        viewer.page.keyboard.press(key)
    viewer.settle()
    assert viewer.watched.outside == []
    assert viewer.watched.errors == []
    assert viewer.watched.dialogs == []
    assert viewer.violations() == []


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

    def is_laid_out() -> None:
        viewer.settle()
        boxes: list[dict[str, Any]] = viewer.frame.evaluate(BOXES)
        assert len(boxes) > 4
        assert_apart(boxes)
        assert viewer.frame.evaluate(CUT) == []

    eventually(is_laid_out)
