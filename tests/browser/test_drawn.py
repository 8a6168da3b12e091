"""The drawn map against references that were looked at; tests.browser.pictures renews them."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from layers.theatre.catalogue import Catalogue
from layers.theatre.vocabulary import Theme
from tests.browser.drawn import REFERENCES, SIZE, SMALL, THEMES, VIEWS, pictures, region
from tests.worldwide import REGIONS

VISIBLE = 40
"""Of 255: a smaller difference in a pixel is another machine's anti-aliasing."""

TOLERATED = 0.01
"""The share of pixels that may differ visibly."""


def differing(a: Image.Image, b: Image.Image) -> float:
    """Return the share of pixels that differ visibly, 0 to 1."""
    difference = ImageChops.difference(a, b).convert("L").point(lambda value: 255 if value > VISIBLE else 0)
    return difference.histogram()[255] / (a.width * a.height)


@pytest.mark.parametrize("theme", THEMES)
def test_map_is_drawn_as_it_was_looked_at(
    browser: Browser, southcom: Catalogue, tmp_path: Path, theme: Theme
) -> None:
    page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
    seen = 0
    for name, picture in pictures(page, southcom, tmp_path, theme):
        reference = Image.open(REFERENCES / f"{name}.png").convert("RGB")
        assert picture.getcolors(50) is None, f"{name} is as good as blank"
        share = differing(picture, reference)
        if share > TOLERATED:
            picture.save(tmp_path / f"{name}.png")
        assert share <= TOLERATED, f"{name}: {share:.1%} of the pixels differ; see {tmp_path}"
        seen += 1
    page.close()
    assert seen == len(VIEWS) * (2 if theme == "light" else 1)


@pytest.mark.parametrize("name", REGIONS)
def test_theatres_around_the_world_are_drawn_as_they_were_looked_at(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    page = browser.new_page(viewport={"width": SMALL[0], "height": SMALL[1]})
    picture = region(page, name, tmp_path)
    page.close()
    share = differing(picture, Image.open(REFERENCES / f"{name}.png").convert("RGB"))
    if share > TOLERATED:
        picture.save(tmp_path / f"{name}.png")
    assert share <= TOLERATED, f"{name}: {share:.1%} of the pixels differ; see {tmp_path}"


def test_the_comparison_sees_a_layer_that_is_missing() -> None:
    reference = Image.open(REFERENCES / "venezuela-light.png").convert("RGB")
    without = reference.copy()
    without.paste((220, 218, 230), (380, 220, 560, 360))  # the middle of Venezuela, without its pattern
    assert differing(reference, without) > TOLERATED
