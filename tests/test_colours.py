"""Colours that everyone can tell apart, and text that everyone can read, in every theme."""

import re
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from colorspacious import cspace_convert
from numpy.typing import NDArray

from layers.importing.legend import HUES
from layers.page import viewer
from layers.theatre.catalogue import Catalogue

APART = 20
"""CIELab ΔE (CIE 1976): conventions of the field ask for at least this between any two hues."""

READABLE = 4.5
"""WCAG 2.2 AA contrast of text."""

SIGHTS = [None, "protanomaly", "deuteranomaly", "tritanomaly"]
THEMES = ["light", "dark", "print"]
Colour = NDArray[np.float64]


def written(name: str) -> str:
    """Return a source of the viewer by its path in layers/web."""
    return Path(viewer.__file__).parent.with_name("web").joinpath(name).read_text(encoding="utf-8")


def rgb(colour: str) -> Colour:
    return np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])


def seen(colour: Colour, sight: str | None) -> Colour:
    """Return CIELab as seen with complete protan, deutan or tritan deficiency (Machado et al., 2009)."""
    if sight:
        space = {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}
        colour = np.clip(cspace_convert(colour, space, "sRGB1"), 0, 1)
    lab: Colour = cspace_convert(colour, "sRGB1", "CIELab")
    return lab


def apart(a: Colour, b: Colour, sight: str | None) -> float:
    return float(np.linalg.norm(seen(a, sight) - seen(b, sight)))


def luminance(colour: Colour) -> float:
    linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(a: Colour, b: Colour) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def tokens(theme: str) -> dict[str, Colour]:
    """Return the colours of a theme as the style sheet gives them, by name."""
    sheet = written("dom/base.css")
    blocks = re.findall(r"\.posture \{([^}]*)\}", sheet)[:1]
    blocks += re.findall(rf'\.posture\[data-theme="{theme}"\] \{{([^}}]*)\}}', sheet)
    found = [pair for block in blocks for pair in re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)]
    assert len(found) > 15
    return {name: rgb(colour) for name, colour in found}


def inks(hues: Iterable[str], theme: str) -> dict[str, Colour]:
    """Return the ink of each hue as the viewer draws it (see setInk in dom/colour.js)."""
    drawn = {hue: rgb(hue) for hue in sorted(set(hues))}
    if theme == "dark":
        drawn = {hue: 0.2 * c + 0.8 if luminance(c) < 0.06 else c for hue, c in drawn.items()}
    return drawn


@pytest.fixture(scope="module", params=["the first theatre", "imports"])
def hues(request: pytest.FixtureRequest, southcom: Catalogue) -> list[str]:
    """The colours of the layers of the first theatre, and those that imported layers get."""
    return list(HUES) if request.param == "imports" else [each.colour for each in southcom.theatre.layers]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_layer_colours_are_apart(hues: list[str], theme: str, sight: str | None) -> None:
    for (a, one), (b, other) in combinations(inks(hues, theme).items(), 2):
        assert apart(one, other, sight) >= APART, (a, b)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("ground", ["land", "water"])
def test_fills_stand_out_on_land_and_water(
    hues: list[str], theme: str, sight: str | None, ground: str
) -> None:
    for hue, ink in inks(hues, theme).items():
        assert apart(ink, tokens(theme)[ground], sight) >= APART, hue


def test_lines_of_fills_are_drawn_in_full_ink() -> None:
    strokes = re.search(r"^function strokes\(.*?^}", written("map/textures.js"), re.M | re.S)
    assert strokes
    assert strokes[0].count('"currentColor"') == 2
    assert "opacity" not in strokes[0]


PAIRS = [
    ("ink", "panel"),
    ("ink-2", "panel"),
    ("ink-2", "hover"),
    ("ink", "pick"),
    ("ink", "quiet"),
    ("link", "panel"),
    ("banner", "banner-ground"),
    ("name", "land"),
    ("sea-name", "water"),
]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", PAIRS, ids=" on ".join)
def test_text_is_readable(theme: str, pair: tuple[str, str]) -> None:
    colours = tokens(theme)
    assert contrast(colours[pair[0]], colours[pair[1]]) >= READABLE


def test_short_forms_are_readable_on_their_actors_colour(southcom: Catalogue) -> None:
    black, white = rgb("#000000"), rgb("#ffffff")
    for actor in southcom.theatre.actors:
        colour = rgb(actor.colour)
        assert max(contrast(colour, black), contrast(colour, white)) >= READABLE, actor.id
