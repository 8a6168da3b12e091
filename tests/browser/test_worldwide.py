"""The basemap of theatres all over the world, and the world that goes round."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from layers.page.state import opening
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import Viewer, Watched, open_snapshot, write_snapshot
from tests.worldwide import write_region

LAND = {
    "Henan": (34.0, 113.0),
    "the Gobi": (43.0, 105.0),
    "Alaska": (65.0, -153.0),
    "Chukotka": (66.5, -178.5),
    "the Sahara": (23.0, 5.0),
}
"""Latitude and longitude of places far from any coast and border."""


def colours_at(viewer: Viewer, lat: float, lon: float) -> tuple[int, ...]:
    """Return the colour in the middle of the map, moved there; at the longitude as it is."""
    viewer.page.evaluate("at => { posture.map.setView(at, 6, {animate: false}); }", [lat, lon])
    viewer.settle()
    x, y = viewer.page.evaluate(
        "() => { const b = posture.map.getContainer().getBoundingClientRect();"
        " return [b.left + b.width / 2, b.top + b.height / 2]; }"
    )
    picture = Image.open(BytesIO(viewer.page.screenshot())).convert("RGB")
    colour = picture.getpixel((round(x) + 3, round(y) + 3))
    assert isinstance(colour, tuple)
    return colour


@pytest.mark.parametrize("turns", [-1, 0, 1])
def test_every_land_is_there_on_every_turn_of_the_world(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path, turns: int
) -> None:
    viewer = open_snapshot(open_page(), write_snapshot(tmp_path, southcom, opening(southcom)))
    water = colours_at(viewer, 0, -150 + 360 * turns)
    found = {name: colours_at(viewer, lat, lon + 360 * turns) for name, (lat, lon) in LAND.items()}
    assert water not in found.values()
    assert len(set(found.values())) == 1


def test_provinces_and_towns_have_names_that_lie_over_nothing(
    open_page: Callable[..., Watched], tmp_path: Path
) -> None:
    catalogue = read(write_region(tmp_path / "baltic", "baltic"))
    viewer = open_snapshot(open_page(), write_snapshot(tmp_path, catalogue, opening(catalogue)))
    viewer.page.evaluate("() => { posture.map.setView([58.5, 25], 7, {animate: false}); }")
    viewer.settle()
    assert viewer.page.locator(".p-name-town").count() >= 3
    assert viewer.page.locator(".p-name-province").count() >= 3
    overlapping = viewer.page.evaluate(
        """() => {
          const boxes = [...document.querySelectorAll(".p-name, .p-card")].map((e) => [
            e.textContent, e.getBoundingClientRect()]);
          const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
          return boxes.flatMap(([a, x], i) =>
            boxes.slice(i + 1).filter(([, y]) => over(x, y)).map(([b]) => `${a} / ${b}`));
        }"""
    )
    assert overlapping == []
    assert viewer.page.locator(".leaflet-p-labels-pane").get_attribute("aria-hidden") == "true"


def test_a_view_of_borders_is_said_and_claimed_boundaries_are_explained(
    open_page: Callable[..., Watched], tmp_path: Path
) -> None:
    folder = write_region(tmp_path / "eastern-ukraine", "eastern-ukraine")
    theatre = json.loads((folder / "theatre.json").read_text(encoding="utf-8"))
    theatre["borders"] = [{"places": ["ukr", "crimea"], "note": "Crimea is drawn with Ukraine."}]
    (folder / "theatre.json").write_text(json.dumps(theatre), encoding="utf-8")
    catalogue = read(folder)
    viewer = open_snapshot(open_page(), write_snapshot(tmp_path, catalogue, opening(catalogue)))
    assert "Crimea is drawn with Ukraine." in viewer.find(".p-foot").inner_text()
    key = viewer.find(".p-claimkey")
    assert "administered by Russia" not in key.inner_text()
    key.locator("summary").press("Enter")
    for said in ("Ukraine’s claim to Crimea, administered by Russia", "Crimea is drawn with Ukraine."):
        assert said in key.inner_text()
    viewer.page.evaluate("() => { posture.map.setView([64, 20], 6, {animate: false}); }")
    viewer.settle()
    assert key.is_hidden()
    viewer.page.evaluate("() => { posture.map.setView([46, 34], 6, {animate: false}); }")
    viewer.settle()
    key.locator("summary").press("Enter")
    viewer.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert "claimed by Ukraine" in viewer.find(".posture.is-paper").inner_text(), "paper cannot be opened"
    assert "Crimea is drawn with Ukraine." in viewer.find(".p-foot").inner_text()
