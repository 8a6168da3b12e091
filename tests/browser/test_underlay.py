"""A finer basemap beside a page: below all that is claimed, in the theme's colours, told whose it is."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from layers.cli import main
from tests.basemaps import HOSTILE, write_pictures, write_vectors
from tests.browser.conftest import Watched, assert_apart, eventually, pages
from tests.browser.test_accessible import AXE, LOOK, PLAIN, RULES
from tests.serving import folder_served
from tests.theatres import write_hostile, write_synthetic

AT = (178.5, -17.5)
COLOURS = """() => {
  const found = new Set();
  for (const canvas of document.querySelectorAll('.leaflet-p-underlay-pane canvas')) {
    if (!canvas.width) continue;
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] < 255) continue;
      found.add('#' + [0, 1, 2].map((k) => data[i + k].toString(16).padStart(2, '0')).join(''));
    }
  }
  return [...found];
}"""
TOKENS = """() => Object.fromEntries(['land', 'water', 'underlay-green', 'underlay-road'].map((name) =>
  [name, getComputedStyle(document.querySelector('.posture')).getPropertyValue(`--${name}`)]))"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A theatre of twenty claims on two pages: with an invented coast below it, with pictures and tiles."""
    made = tmp_path_factory.mktemp("underlay")
    theatre, public = write_synthetic(made / "theatre", 20), made / "public"
    public.mkdir()
    tiles = public / "tiles.pmtiles"
    coast = write_vectors(public / "a b#.pmtiles", AT)
    pictures = write_pictures(public / "pictures.pmtiles")
    for arguments in (
        ["snapshot", theatre, "-o", public / "coast.html", "--basemap", coast],
        ["tiles", write_hostile(made / "hostile"), "-o", tiles],
        ["snapshot", theatre, "-o", public / "pictures.html", "--basemap", pictures, "--tiles", tiles],
    ):
        done = CliRunner().invoke(main, [str(each) for each in arguments])
        assert done.exit_code == 0, done.output
    return public


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with folder_served(folder) as found:
        yield found


@pytest.fixture(scope="module")
def page(address: str, browser: Browser) -> Iterator[Watched]:
    with pages(browser) as open_page:
        watched = open_page()
        watched.page.goto(f"{address}/coast.html")
        watched.page.wait_for_selector(".posture[data-ready]")
        lon, lat = AT
        watched.page.evaluate(f"void posture.map.setView([{lat}, {lon}], 8, {{animate: false}})")
        # the tests ask for more in the link, which must have the view by then
        expect(watched.page).to_have_url(re.compile("#view="))
        yield watched


def test_a_foot_that_grows_leaves_the_view_out_of_the_address(address: str, browser: Browser) -> None:
    with pages(browser) as open_page:
        page = open_page().page
        page.goto(f"{address}/coast.html")
        foot = page.locator(".p-foot")
        expect(foot).to_contain_text("Protomaps")
        # what the address has once it follows a layer that is switched
        page.locator(".p-layer").first.click()
        expect(page).to_have_url(re.compile("layers="))
        assert "view=" not in page.url


def test_it_is_drawn_in_the_colours_of_the_theme_below_what_is_claimed(page: Watched) -> None:
    for theme in ("light", "dark"):
        if theme == "dark":
            page.page.evaluate("location.hash += '&theme=dark'")
            page.page.wait_for_selector('.posture[data-theme="dark"]')
        eventually(
            lambda: _holds(set(page.page.evaluate(TOKENS).values()) <= set(page.page.evaluate(COLOURS)))
        )
    below = """() => ['p-underlay', 'p-seas', 'p-borders', 'p-areas', 'p-points'].map((name) =>
      Number(getComputedStyle(posture.map.getPane(name)).zIndex))"""
    levels = page.page.evaluate(below)
    assert levels == sorted(levels)


def test_towns_of_the_file_are_named_in_the_language_of_the_page_as_text_below_claims(page: Watched) -> None:
    names = page.page.locator(".p-name-locality")
    eventually(lambda: _holds("Cove Town" in names.all_inner_texts()))
    found = names.all_inner_texts()
    assert "مدينة (7)" in found
    direction = "each => getComputedStyle(each).direction"
    assert names.filter(has_text="مدينة").locator("bdi").evaluate(direction) == "rtl"
    # no room beside a larger one, no country of the file’s, no number
    assert not {"Hamlet", "Somebody’s Country", "7", "Køge"} & set(found)
    boxes = names.evaluate_all("all => all.map((each) => each.getBoundingClientRect().toJSON())")
    assert_apart([{**box, "name": "a name"} for box in boxes])
    below = """() => ['p-underlay', 'p-localities', 'p-seas', 'p-areas', 'p-labels'].map((name) =>
      Number(getComputedStyle(posture.map.getPane(name)).zIndex))"""
    levels = page.page.evaluate(below)
    assert levels == sorted(set(levels))
    lon, lat = AT
    page.page.evaluate(f"void posture.map.setView([{lat - 0.6}, {lon}], 10, {{animate: false}})")
    cut = names.filter(has_text=HOSTILE)
    cut.wait_for()
    assert page.page.locator(".p-name").filter(has_text=re.compile("^suva$", re.IGNORECASE)).count() == 1
    assert (len(cut.inner_text()), cut.inner_text()[-1]) == (48, "…")
    for language, name in (("es", "Villa Cala"), ("en", "Cove Town")):
        page.page.evaluate(
            "to => location.hash = location.hash.replace(/&lang=../, '') + to", f"&lang={language}"
        )
        page.page.wait_for_selector(f'html[lang="{language}"]')
        page.page.evaluate(f"void posture.map.setView([{lat}, {lon}], 8, {{animate: false}})")
        names.filter(has_text=name).wait_for()


def test_whose_data_it_is_stands_in_the_foot_and_in_the_legend_as_text(page: Watched) -> None:
    for place in (".p-foot .p-data", ".p-underlaykey"):
        assert "Protomaps © OpenStreetMap" in page.page.locator(place).inner_text()
    assert page.page.locator(".p-foot .p-data a, .p-underlaykey a, .p-underlaykey b").count() == 0
    assert "borders of countries: Natural Earth" in page.page.locator(".p-foot .p-data").inner_text()


def test_the_map_goes_as_near_as_its_tiles(page: Watched) -> None:
    assert page.page.evaluate("posture.map.getMaxZoom()") == 11
    assert "to about" in page.page.locator(".p-foot .p-data").inner_text()


def test_it_is_switched_off_by_keyboard_and_on_again(page: Watched) -> None:
    switch = page.page.locator(".p-underlaykey [role=switch]")
    switch.focus()
    page.page.keyboard.press("Enter")
    eventually(lambda: _holds(page.page.locator(".leaflet-p-underlay-pane canvas").count() == 0))
    assert switch.get_attribute("aria-checked") == "false"
    assert page.page.locator(".p-name-locality").count() == 0
    assert page.page.evaluate("document.activeElement.getAttribute('role')") == "switch"
    assert "Protomaps" not in page.page.locator(".p-foot .p-data").inner_text()
    page.page.keyboard.press("Enter")
    eventually(lambda: _holds(len(page.page.evaluate(COLOURS)) > 3))


def test_nothing_comes_from_elsewhere_and_nothing_runs(page: Watched) -> None:
    assert page.outside == page.errors == page.dialogs == []
    assert page.page.evaluate("window.violations") == []


def test_pictures_are_drawn_too_and_the_page_admits_no_image_for_them(
    address: str, open_page: Callable[..., Watched]
) -> None:
    watched = open_page()
    watched.page.goto(f"{address}/pictures.html")
    eventually(lambda: _holds("#5a8c3c" in watched.page.evaluate(COLOURS)))
    assert "does not say whose data" in watched.page.locator(".p-underlaykey").inner_text()
    assert watched.page.evaluate("window.violations") == watched.outside == watched.errors == []


def test_both_keys_are_accessible_on_a_phone_in_the_dark_and_fit_it(
    address: str, open_page: Callable[..., Watched]
) -> None:
    page = open_page(390, 844).page
    page.goto(f"{address}/pictures.html#theme=dark")
    page.wait_for_selector('.posture[data-theme="dark"][data-ready]')
    page.locator(".p-fold").click()
    page.get_by_role("button", name="What is in the middle of the map").click()
    page.evaluate(AXE)
    assert page.evaluate(LOOK, [RULES, PLAIN]) == []
    wide = """() => [...document.querySelectorAll('.p-tiledkey *, .p-underlaykey *')].filter((each) =>
      each.getBoundingClientRect().right > document.querySelector('.p-legend').getBoundingClientRect().right)
      .map((each) => each.textContent)"""
    assert page.evaluate(wide) == []


def test_from_the_disk_it_says_in_one_line_why_it_is_not_drawn(
    folder: Path, open_page: Callable[..., Watched]
) -> None:
    watched = open_page()
    watched.page.goto((folder / "coast.html").as_uri())
    notice = watched.page.locator(".p-notice")
    notice.wait_for()
    assert "The basemap “a b#.pmtiles” cannot be read, so the usual one is drawn" in notice.inner_text()
    assert watched.page.locator(".p-foot .p-data").inner_text().startswith("Natural Earth")
    _drawn_as_usual(watched.page)


def test_the_file_is_no_part_of_the_page_and_must_be_where_it_is_found(folder: Path, tmp_path: Path) -> None:
    text = (folder / "coast.html").read_text(encoding="utf-8")
    assert "connect-src &#39;self&#39;;" in text
    assert "img-src data:;" in text
    theatre, basemap = folder.parent / "theatre", folder / "pictures.pmtiles"
    outside = ["snapshot", str(theatre), "-o", str(tmp_path / "map.html"), "--basemap", str(basemap)]
    done = CliRunner().invoke(main, outside)
    assert done.exit_code == 1
    assert "expected it in the folder of the page" in done.output
    assert not (tmp_path / "map.html").exists()


def _drawn_as_usual(page: Page) -> None:
    assert page.locator(".leaflet-p-underlay-pane canvas").count() == 0
    assert page.locator("path.p-land").get_attribute("d") != "M0 0"


def _holds(found: bool) -> None:
    assert found
