"""Map tiles beside a page: squares far off, points near, told in words, and nothing read from elsewhere."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from layers.cli import main
from tests.browser.conftest import Watched, eventually, pages
from tests.serving import folder_served
from tests.theatres import write_hostile, write_synthetic

TILE = ".leaflet-p-tiles-pane canvas.leaflet-tile-loaded"
INK = """() => [...document.querySelectorAll('.leaflet-p-tiles-pane canvas')].reduce((sum, canvas) => {
  if (!canvas.width) return sum;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return sum + data.filter((value, at) => at % 4 === 3 && value > 0).length;
}, 0)"""

RED = """() => [...document.querySelectorAll('.leaflet-p-tiles-pane canvas')].flatMap((canvas) => {
  if (!canvas.width) return [];
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return [...data].filter((value, at) => at % 4 === 0 && data[at + 3] > 0);
})[0]"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of twenty claims, and the tiles of a theatre whose every text is hostile beside it."""
    made = tmp_path_factory.mktemp("tiled")
    frame, hostile = write_synthetic(made / "frame", 20), write_hostile(made / "hostile")
    (made / "public").mkdir()
    tiles, page = made / "public" / "a b#.pmtiles", made / "public" / "map.html"
    for arguments in (
        ["tiles", hostile, "-o", tiles],
        ["snapshot", frame, "-o", page, "--tiles", tiles],
    ):
        done = CliRunner().invoke(main, [str(each) for each in arguments])
        assert done.exit_code == 0, done.output
    return made / "public"


@pytest.fixture(scope="module")
def page(folder: Path, browser: Browser) -> Iterator[Watched]:
    with folder_served(folder) as address, pages(browser) as open_page:
        watched = open_page()
        watched.page.goto(f"{address}/map.html")
        watched.page.locator(TILE).first.wait_for()
        yield watched


def test_far_off_there_are_squares_and_they_say_how_many(page: Watched) -> None:
    eventually(lambda: _holds(page.page.evaluate(INK) > 100))
    key = page.page.locator(".p-tiledkey")
    assert "2 claims at points, of" in key.inner_text()
    assert "4 more are placed no finer than a part of a country" in key.inner_text()
    page.page.evaluate("void posture.map.setView([51.88, -176.64], 6, {animate: false})")
    eventually(lambda: _asked(page, "in this square, by layer"))


def test_a_square_is_found_wherever_in_it_somebody_clicks(page: Watched) -> None:
    side = 32 << 5
    column, row = page.page.evaluate(
        """([side, at]) => {
          const { x, y } = posture.map.project(at, 0);
          return [x, y].map((each) => Math.floor((each / 256) * side));
        }""",
        [side, [51.88, -176.64]],
    )
    for across, down in ((0.06, 0.06), (0.94, 0.94)):
        page.page.evaluate(
            "([x, y]) => { posture.map.setView(posture.map.unproject([x, y], 0), 6, {animate: false}); }",
            [(column + across) / side * 256, (row + down) / side * 256],
        )
        eventually(lambda: _asked(page, "in this square, by layer"))
        assert page.page.locator(".p-tiledkey li").count() == 1


def test_near_each_point_is_told_with_its_hedge_and_hostile_words_stay_words(page: Watched) -> None:
    page.page.evaluate("void posture.map.setView([51.88, -176.64], 11, {animate: false})")
    eventually(lambda: _asked(page, "blue-radar"))
    item = page.page.locator(".p-tiledkey li")
    assert "<img src=x onerror=alert(1)> (alleged)" in item.inner_text()
    assert "<img src=x onerror=alert(1)> allegedly" in item.locator("q").inner_text()
    assert "near its place" in item.inner_text()
    # a click on the map does the same
    box = page.page.locator(".leaflet-container").first.bounding_box()
    assert box is not None
    page.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert item.count() == 1


def test_a_layer_of_tiles_is_switched_off_by_keyboard(page: Watched) -> None:
    page.page.evaluate("void posture.map.setView([51.88, -176.64], 11, {animate: false})")
    eventually(lambda: _holds(page.page.evaluate(INK) > 0))
    switch = page.page.locator('[data-tiled="blue-side"]')
    switch.focus()
    page.page.keyboard.press("Enter")
    eventually(lambda: _holds(page.page.evaluate(INK) == 0))
    assert switch.get_attribute("aria-checked") == "false"
    assert page.page.evaluate("document.activeElement.dataset.tiled") == "blue-side"
    page.page.keyboard.press("Enter")
    eventually(lambda: _holds(page.page.evaluate(INK) > 0))


def test_tiles_follow_the_theme_and_a_reader_may_go_as_near_as_they_are_fine(
    page: Watched, folder: Path
) -> None:
    # its place in the header: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
    finest = (folder / "a b#.pmtiles").read_bytes()[101]
    assert page.page.evaluate("posture.map.getMaxZoom()") == finest + 2
    page.page.evaluate("void posture.map.setView([51.88, -176.64], 6, {animate: false})")
    for theme in ("dark", "light"):
        page.page.locator(f'[data-theme="{theme}"].p-choice').evaluate("choice => choice.click()")
        eventually(partial(_is_drawn_in, page, theme))


def test_nothing_comes_from_elsewhere_and_nothing_runs(page: Watched) -> None:
    assert page.outside == page.errors == page.dialogs == []
    assert page.page.evaluate("window.violations") == []


def test_without_a_server_a_page_says_what_it_needs(folder: Path, open_page: Callable[..., Watched]) -> None:
    watched = open_page()
    watched.page.goto((folder / "map.html").as_uri())
    alert = watched.page.locator(".p-tiledkey [role=alert]")
    alert.wait_for()
    assert "“a b#.pmtiles”" in alert.inner_text()
    assert "posture serve FOLDER" in alert.inner_text()


def test_a_page_without_tiles_cannot_read_anything(folder: Path) -> None:
    frame, output = folder.parent / "frame", folder.parent / "plain.html"
    assert CliRunner().invoke(main, ["snapshot", str(frame), "-o", str(output)]).exit_code == 0
    plain, tiled = output.read_text(encoding="utf-8"), (folder / "map.html").read_text(encoding="utf-8")
    assert "connect-src" not in plain
    assert "connect-src &#39;self&#39;;" in tiled
    assert "protomaps-leaflet, Copyright" in tiled
    assert "protomaps" not in plain


def _asked(page: Watched, words: str) -> None:
    page.page.get_by_role("button", name="What is in the middle of the map").click()
    assert words in page.page.locator(".p-tiledkey").inner_text()


def _is_drawn_in(page: Watched, theme: str) -> None:
    assert (page.page.evaluate(RED) > 128) is (theme == "dark")


def _holds(found: bool) -> None:
    assert found
