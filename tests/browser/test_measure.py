"""Coordinates, the graticule, the scale and what is measured: no finer than the pixel, or than the claim."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from layers.page.state import opening
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import Viewer, Watched, assert_apart, write_snapshot
from tests.theatres import write_invented

LAID = """() => {
  const seen = (e) => { const b = e.getBoundingClientRect(); return b.width > 0 && b.height > 0; };
  const all = '.p-card, .p-panel, .p-name, .p-degree, .p-caption, .leaflet-control';
  return [...document.querySelectorAll(all)].filter(seen).map((e) => {
    const {left, top, right, bottom} = e.getBoundingClientRect();
    return {name: e.className + ' ' + e.textContent.slice(0, 30), left, top, right, bottom};
  });
}"""
RANGES = {"amber-pier": 300, "blue-radar": 400}
DEGREES = re.compile(r"(\d+)(?:\.(\d+))?°[NS] (\d+)(?:\.(\d+))?°[EW]")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(
        viewport={"width": 1440, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
        locale="en-US",
    ) as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def files(southcom: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("measure")
    invented = read(with_ranges(write_invented(folder / "theatre")))
    return {
        "southcom": write_snapshot(folder, southcom),
        "invented": write_snapshot(folder, invented),
        "pier": write_snapshot(
            tmp_path_factory.mktemp("pier"), invented, replace(opening(invented), select="amber-pier")
        ),
    }


def with_ranges(folder: Path) -> Path:
    """Give two claims of a theatre a range: one of an exact place, one near a place."""
    path = folder / "claims.geojson"
    claims = json.loads(path.read_text(encoding="utf-8"))
    said = {"verbatim": "it reaches far", "source": "island-wire"}
    for feature in claims["features"]:
        if feature["id"] in RANGES:
            feature["properties"]["range"] = said | {"km": RANGES[feature["id"]]}
    path.write_text(json.dumps(claims), encoding="utf-8")
    return folder


def opened(page: Page, file: Path, fragment: str = "") -> Viewer:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("about:blank")
    viewer = Viewer(Watched(page), page)
    page.goto(file.as_uri() + fragment)
    page.wait_for_selector(".posture[data-ready]")
    return viewer


@pytest.fixture
def viewer(page: Page, files: dict[str, Path]) -> Viewer:
    return opened(page, files["southcom"])


def readout(viewer: Viewer) -> tuple[str, str]:
    return viewer.find(".p-readwhat").inner_text(), viewer.find(".p-readwords").inner_text()


def at(page: Page, lat: float, lon: float) -> tuple[float, float]:
    """Return where a point of the map is in the window, once the map stays where it is.

    A bar that opens takes some of its height, and the map moves a moment later.
    """
    x, y = page.evaluate(
        """async ([lat, lon]) => {
          const place = () => {
            const { left, top } = posture.map.getContainer().getBoundingClientRect();
            const { x, y } = posture.map.latLngToContainerPoint([lat, lon]);
            return [left + x, top + y];
          };
          let [before, same] = [place(), 0];
          while (same < 3) {
            await new Promise((done) => setTimeout(done, 50));
            const now = place();
            same = String(now) === String(before) ? same + 1 : 0;
            before = now;
          }
          return before;
        }""",
        [lat, lon],
    )
    return float(x), float(y)


def look_at(viewer: Viewer, lat: float, lon: float, zoom: float) -> None:
    viewer.frame.evaluate(
        "([lat, lon, zoom]) => { posture.map.setView([lat, lon], zoom, {animate: false}); }", [lat, lon, zoom]
    )
    viewer.settle()


def test_the_readout_follows_the_pointer_and_falls_back_to_the_centre(viewer: Viewer, page: Page) -> None:
    look_at(viewer, 10, -70, 5)
    assert readout(viewer) == ("Centre", "10.0°N 70.0°W")
    page.mouse.move(*at(page, 2.0, -84.0))
    what, words = readout(viewer)
    assert what == "Pointer"
    # a pixel is 0.04° here
    assert re.fullmatch(r"(1\.9|2\.0|2\.1)°N (83\.9|84\.0|84\.1)°W", words)
    page.mouse.move(700, 5)
    assert readout(viewer)[0] == "Centre"


@pytest.mark.parametrize(("zoom", "words"), [(2, "11°N 67°W"), (5, "10.5°N 66.9°W"), (8, "10.51°N 66.91°W")])
def test_the_readout_is_no_finer_than_a_pixel(viewer: Viewer, zoom: float, words: str) -> None:
    look_at(viewer, 10.50614, -66.91456, zoom)
    assert readout(viewer)[1] == words


def test_by_keyboard_the_readout_is_of_the_cross_in_the_middle(viewer: Viewer, page: Page) -> None:
    look_at(viewer, 10, -70, 5)
    page.mouse.move(*at(page, 2.0, -84.0))
    assert viewer.find(".p-cross").is_hidden()
    viewer.find(".leaflet-container").focus()
    page.keyboard.press("ArrowRight")
    assert viewer.find(".p-cross").is_visible()
    assert readout(viewer)[0] == "Centre"
    # the map moves for a moment
    expect(viewer.find(".p-readwords")).not_to_have_text("10.0°N 70.0°W")
    page.mouse.move(*at(page, 3.0, -84.0))
    assert viewer.find(".p-cross").is_hidden()


def test_coordinates_are_copied_by_key_and_by_button(viewer: Viewer, page: Page) -> None:
    look_at(viewer, 10, -70, 5)
    page.mouse.move(*at(page, 2.0, -84.0))
    what, words = readout(viewer)
    assert what == "Pointer"
    page.keyboard.press("g")
    page.wait_for_function("async (words) => (await navigator.clipboard.readText()) === words", arg=words)
    assert viewer.find(".p-live").inner_text() == "Copied."
    viewer.find(".p-readout button").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()) === '10.0°N 70.0°W'")


def test_the_format_is_chosen_under_look_and_travels_in_the_link(viewer: Viewer, page: Page) -> None:
    look_at(viewer, 10.50614, -66.91456, 8)
    viewer.find(".p-look summary").click()
    viewer.find('[data-coordinates="dms"]').click()
    assert readout(viewer)[1] == "10°30′N 66°55′W"
    viewer.find('[data-coordinates="mgrs"]').click()
    assert readout(viewer)[1] == "19PGM2862"
    assert viewer.state()["coordinates"] == "mgrs"
    page.wait_for_function("() => location.hash.includes('coordinates=mgrs')")


def test_a_country_level_claim_has_no_coordinates(page: Page, files: dict[str, Path]) -> None:
    viewer = opened(page, files["southcom"], "#select=ru-etf-strength")
    facts = viewer.find(".p-evidence").inner_text()
    assert "country-level: no coordinates" in facts
    assert not DEGREES.search(facts)
    assert viewer.find('.p-evidence [data-focus="coordinates"]').count() == 0


def test_an_exact_place_has_coordinates_to_a_kilometre(page: Page, files: dict[str, Path]) -> None:
    viewer = opened(page, files["pier"])
    assert "16.62°S 179.33°E" in viewer.find(".p-evidence").inner_text()
    viewer.find('.p-evidence [data-focus="coordinates"]').click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()) === '16.62°S 179.33°E'")


@pytest.mark.parametrize("size", [(1440, 900), (1920, 1080), (800, 600), (390, 844)])
@pytest.mark.parametrize("fragment", ["", "#brief=1", "#select=ru-etf-strength"])
def test_degrees_of_the_graticule_lie_over_nothing(
    page: Page, files: dict[str, Path], size: tuple[int, int], fragment: str
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto("about:blank")
    page.goto(files["southcom"].as_uri() + fragment)
    page.wait_for_selector(".posture[data-ready]")
    boxes = page.evaluate(LAID)
    degrees = [box for box in boxes if box["name"].startswith("p-degree")]
    others = [box for box in boxes if not box["name"].startswith("p-degree")]
    assert degrees
    assert_apart(degrees)
    for box in degrees:
        for other in others:
            # on a narrow window panels lie over the map
            if "p-panel" not in other["name"] or size[0] > 719:
                assert_apart([box, other])


def test_the_graticule_goes_and_comes_back(viewer: Viewer) -> None:
    words = viewer.find(".p-degree").all_inner_texts()
    assert {"20°N", "70°W"} <= set(words)
    viewer.find(".p-look summary").click()
    viewer.find('[data-graticule="off"]').click()
    assert viewer.find(".p-degree").count() == 0
    assert viewer.find("path.p-graticule").count() == 0
    viewer.find('[data-graticule="on"]').click()
    assert set(viewer.find(".p-degree").all_inner_texts()) == set(words)


def test_the_scale_says_its_latitude_where_it_does_not_hold_everywhere(viewer: Viewer) -> None:
    look_at(viewer, 10, -70, 6)
    assert viewer.find(".p-scaleat").is_hidden()
    look_at(viewer, 45, -70, 4)
    assert viewer.find(".p-scaleat").inner_text() == "at 45°N"


def test_paper_has_north_and_scale_but_no_readout(viewer: Viewer, page: Page) -> None:
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert viewer.find(".p-map .p-north").is_visible()
    assert viewer.find(".p-scalebar").first.is_visible()
    assert viewer.find(".p-degree").count() > 4
    assert viewer.find(".p-readout").is_hidden()
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")


def distance(viewer: Viewer) -> str:
    return viewer.find(".p-distance").inner_text()


def test_two_clicks_measure_between_points_also_inside_areas(viewer: Viewer, page: Page) -> None:
    look_at(viewer, 8, -66, 6)
    viewer.find('[data-tool="measure"]').click()
    viewer.find(".p-panel").first.wait_for(state="attached")
    # cards may be laid out anew at any time, so a rule hides those to come too
    page.evaluate("() => document.styleSheets[0].insertRule('.p-card { display: none !important }')")
    for lon in (-66.0, -63.0):
        page.mouse.click(*at(page, 8.0, lon))
    page.evaluate("() => document.styleSheets[0].deleteRule(0)")
    assert viewer.state()["select"] is None, "a click in Venezuela sets a point"
    assert distance(viewer) == "about 330 km (180 nmi), initial bearing 090°"
    assert viewer.find("path.p-rulerline").count() == 1


def test_between_claims_of_areas_there_is_the_whole_band(viewer: Viewer, page: Page) -> None:
    page.keyboard.press("m")
    row = viewer.find('.p-card .p-row[data-claim="ru-etf-strength"]')
    row.click()
    row.click()
    assert distance(viewer) == "between 0 and 1,500 km (0–810 nmi)"
    assert "no bearing" in viewer.find(".p-measure").inner_text()
    assert viewer.find(".p-live").inner_text() == distance(viewer)
    assert viewer.state()["select"] is None, "claims are ends, their evidence stays closed"
    assert viewer.find("path.p-rulerline").count() == 0
    assert viewer.find("path.p-rulerband").count() == 1


def test_measuring_by_keyboard_alone(viewer: Viewer, page: Page) -> None:
    look_at(viewer, 0, -30, 5)
    page.keyboard.press("m")
    assert viewer.find(".p-cross").is_visible()
    page.keyboard.press("Enter")
    assert viewer.find(".p-live").inner_text() == "Now the second one."
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(400)
    page.keyboard.press("Enter")
    said = viewer.find(".p-live").inner_text()
    assert re.fullmatch(r"about [\d,]+ km \([\d,]+ nmi\), initial bearing 090°", said)
    assert distance(viewer) == said
    page.keyboard.press("Escape")
    assert viewer.find(".p-measure").is_hidden()
    assert page.evaluate("() => document.activeElement.dataset.tool") == "measure"
    assert viewer.find("path.p-rulerline").count() == 0


def test_a_third_end_begins_anew_and_start_again_empties(viewer: Viewer, page: Page) -> None:
    look_at(viewer, 0, -30, 5)
    page.keyboard.press("m")
    for _ in range(3):
        page.keyboard.press("Enter")
    assert viewer.find(".p-distance").count() == 0
    assert viewer.find(".p-prompt").inner_text() == "Now the second one."
    viewer.find('[data-focus="again"]').click()
    assert "Choose two" in viewer.find(".p-prompt").inner_text()


def test_what_is_measured_follows_the_world_around(viewer: Viewer, page: Page) -> None:
    look_at(viewer, 0, -30, 5)
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    look_at(viewer, 0, 200, 5)
    look_at(viewer, 0, 330, 5)
    box = viewer.find("path.p-rulerend").bounding_box()
    assert box is not None
    assert 500 < box["x"] < 900, "the end stands in the middle, a turn of the world further on"


def test_an_exact_claim_is_measured_from_its_record(page: Page, files: dict[str, Path]) -> None:
    viewer = opened(page, files["pier"])
    viewer.find('.p-evidence [data-focus="measure"]').click()
    look_at(viewer, -16.617, 176.334, 7)
    page.keyboard.press("Enter")
    assert re.fullmatch(r"about 3[12]0 km \(170 nmi\), initial bearing 27\d°", distance(viewer))


def test_what_is_only_listed_or_schematic_is_not_measured_from(viewer: Viewer, page: Page) -> None:
    page.keyboard.press("m")
    viewer.find(".p-unplaced .p-row").first.click()
    assert viewer.find(".p-live").inner_text() == "not located: no distance from it. Choose another."
    assert viewer.find("path.p-rulerend").count() == 0


def test_a_range_is_drawn_while_its_claim_is_chosen_with_its_source(
    page: Page, files: dict[str, Path]
) -> None:
    viewer = opened(page, files["pier"])
    ring = viewer.find("path.p-range-ring")
    assert ring.count() == 1
    assert "is-band" not in (ring.get_attribute("class") or "")
    assert viewer.find(".p-rangename").inner_text() == "300 km – Ships counted"
    evidence = viewer.find(".p-evidence").inner_text()
    assert "300 km, it reaches far" in evidence
    assert "Ships counted" in evidence
    page.keyboard.press("Escape")
    assert ring.count() == 0


def test_the_range_of_what_is_near_a_place_is_a_band(page: Page, files: dict[str, Path]) -> None:
    viewer = opened(page, files["invented"], "#select=blue-radar")
    assert viewer.find("path.p-range-ring.is-band").count() == 1
