"""The basemap of theatres all over the world, and the world that goes round."""

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
