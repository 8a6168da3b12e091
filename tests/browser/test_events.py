"""A table of events as people have them: hundreds of points in a dozen layers, in several scripts."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from layers.cli import main
from layers.reading.theatre import read
from tests.browser.conftest import Viewer, eventually, open_snapshot, pages, write_snapshot
from tests.importing.conftest import as_geojson

TYPES = 12
EVENTS = 312
ARABIC = "قاعدة عين الأسد (42)"
LAND, WATER = (242, 242, 240), (255, 255, 255)
BORDER, AREA = (184, 184, 184), (223, 232, 236)
CASES = Path(__file__).parent.parent / "importing" / "cases"


def events() -> Iterator[dict[str, Any]]:
    """Yield one event after the other: across Niger and Nigeria, but for the last in the Gulf of Guinea."""
    for at in range(EVENTS):
        last = at == EVENTS - 1
        lon, lat = (3, 3.5) if last else (3 + at % 24 * 0.5, 8 + at // 24 * 0.6)
        said = {"name": f"Event {at}", "type": f"Type {at % TYPES if at % 50 else 0}", "notes": "two trucks"}
        said |= {"name": ARABIC, "notes": "Droga do Łodzi zamknięta"} if last else {}
        yield {
            "type": "Feature",
            "properties": said,
            "geometry": {"type": "Point", "coordinates": [round(lon, 2), round(lat, 2)]},
        }


@pytest.fixture(scope="module")
def shared(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Viewer]:
    folder = tmp_path_factory.mktemp("events")
    (folder / "events.geojson").write_text(as_geojson(*events()), encoding="utf-8")
    file, made = folder / "events.geojson", folder / "theatre"
    done = CliRunner().invoke(main, ["import", str(file), "--layer-by", "type", "-o", str(made)])
    assert done.exit_code == 0, done.output
    with pages(browser) as make:
        yield open_snapshot(make(), write_snapshot(folder, read(folder / "theatre")))


@pytest.fixture
def viewer(shared: Viewer) -> Iterator[Viewer]:
    """A shared page, as it opens."""
    address = shared.page.url.split("#")[0]
    shared.page.goto("about:blank")
    shared.page.goto(address)
    shared.page.wait_for_selector('.posture[data-ready="true"]')
    yield shared
    assert shared.watched.errors == []


def test_dots_stand_on_provinces_and_towns(viewer: Viewer) -> None:
    assert viewer.frame.evaluate("() => posture.drawn().dots.length + posture.drawn().clusters.length") > 5
    viewer.frame.evaluate("() => { posture.map.setView([10, 8], 6, {animate: false}); }")
    viewer.find(".p-border-inner").wait_for(state="attached")
    assert len(viewer.find(".p-border-inner").get_attribute("d") or "") > 2000
    assert viewer.find(".p-name-province").count() > 5
    assert viewer.find(".p-name-town").count() > 2


def test_layers_past_the_tenth_have_a_box_instead_of_a_digit(viewer: Viewer) -> None:
    rows = viewer.find(".p-layer")
    assert rows.count() == TYPES
    digits = viewer.find(".p-layer kbd").all_inner_texts()
    assert digits == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
    last = rows.last
    assert last.locator(".p-tick").is_visible()
    filled = "tick => getComputedStyle(tick).backgroundColor"
    on = last.locator(".p-tick").evaluate(filled)
    last.click()
    assert last.get_attribute("aria-checked") == "false"
    assert last.locator(".p-tick").evaluate(filled) != on, "whether it is on can be seen"


def test_layers_past_the_tenth_are_a_collection(viewer: Viewer) -> None:
    assert len(viewer.visible()) == TYPES
    viewer.find('.p-collection[data-collection="others"]').click()
    assert len(viewer.visible()) == 10
    counts = viewer.find(".p-layer .p-count").all_inner_texts()
    assert [int(each) for each in counts] == sorted(map(int, counts), reverse=True)


@pytest.mark.parametrize("words", ["lodzi", "ŁÓDZI zamkniętą", "عين"])
def test_the_quotation_is_searched_in_plain_letters(viewer: Viewer, words: str) -> None:
    viewer.page.keyboard.press("/")
    viewer.find(".p-search").first.fill(words)
    eventually(lambda: _assert_found(viewer))


def _assert_found(viewer: Viewer) -> None:
    assert viewer.find(".p-hit").count() == 1
    assert f"{ARABIC} (reported)" in viewer.find(".p-hit").inner_text()


def test_text_from_right_to_left_is_shown_so(viewer: Viewer) -> None:
    viewer.page.keyboard.press("/")
    field = viewer.find(".p-search").first
    field.fill("عين")
    eventually(lambda: _assert_found(viewer))
    direction = "each => getComputedStyle(each).direction"
    assert field.evaluate(direction) == "rtl", "the field, while Arabic is typed"
    assert viewer.find(".p-hit .p-label bdi").evaluate(direction) == "rtl"
    assert viewer.find(".p-narrowed").evaluate(direction) == "ltr", "what stands around it stays as it is"
    viewer.find(".p-hit").click()
    title = viewer.find(".p-evidence .p-title bdi")
    assert title.inner_text() == f"{ARABIC} (reported)"
    assert title.evaluate(direction) == "rtl"


def test_the_printed_map_is_the_drawn_one(viewer: Viewer) -> None:
    document = pypdfium2.PdfDocument(viewer.page.pdf(prefer_css_page_size=True, page_ranges="1"))
    words = document[0].get_textpage().get_text_bounded()
    assert words.count(viewer.find(".p-marking >> nth=0").text_content() or "") == 2, "at top and bottom"
    assert "1 / " in words
    sheet = document[0].render(scale=1).to_pil().convert("RGB")
    colours = Counter(sheet.get_flattened_data())
    land = sum(n for colour, n in colours.items() if _near(colour, LAND))
    assert land > 0.2 * sheet.width * sheet.height, "land below the dots"
    assert sum(n for colour, n in colours.items() if _near(colour, (0, 0, 0), 30)) > 500, "clusters upon it"


def test_with_301_points_paper_has_land_borders_and_the_area(browser: Browser, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["import", str(CASES / "print-301.geojson"), "-o", str(tmp_path / "t")])
    assert done.exit_code == 0, done.output
    with pages(browser) as make:
        viewer = open_snapshot(make(), write_snapshot(tmp_path, read(tmp_path / "t")))
        assert len(viewer.frame.evaluate("() => posture.drawn().clusters")) > 5, (
            "more than are drawn as cards"
        )
        document = pypdfium2.PdfDocument(viewer.page.pdf(prefer_css_page_size=True, page_ranges="1"))
    assert "Area held (reported)" in document[0].get_textpage().get_text_bounded()
    sheet = document[0].render(scale=1).to_pil().convert("RGB")
    colours = Counter(sheet.get_flattened_data())
    for what, colour, least in (("land", LAND, 90_000), ("borders", BORDER, 1000), ("the area", AREA, 3000)):
        assert sum(n for each, n in colours.items() if _near(each, colour)) > least, what


def _near(colour: Any, other: tuple[int, ...], by: int = 3) -> bool:
    return all(abs(a - b) <= by for a, b in zip(colour, other, strict=True))
