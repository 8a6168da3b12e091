"""MIL-STD-2525D symbols as drawing instructions for the page, from the package milsymbol.

milsymbol 0.2.0 draws a planned or anticipated frame (status 1) like a present one; the dashes that
MIL-STD-2525D, section 5.3.2, asks for are added here.
"""

import xml.etree.ElementTree as ET
from functools import cache, lru_cache
from typing import Any

from layers.theatre.theatre import Actor

IDENTITY, STATUS = 3, 6
"""Positions of the standard identity and of the status in a 20-digit symbol code."""

PLANNED = "1"

SIZE = 30
"""Pixels; milsymbol's measure of the octagon that all frames share."""

SHAPES = {"path", "circle", "ellipse", "rect", "line", "polygon", "polyline", "g", "text"}

DASHES = "8 6"


def code(sidc: str, actor: Actor) -> str:
    """Return a claim's symbol code with the standard identity of its actor."""
    return f"{sidc[:IDENTITY]}{actor.identity}{sidc[IDENTITY + 1 :]}"


@lru_cache(maxsize=512)
def symbol(sidc: str) -> list[Any]:
    """Return the symbol of a 20-digit code as ``[tag, attributes, children]``, the SVG and its content.

    Raises:
        ValueError: when the package has no symbol for the code.

    """
    root = ET.fromstring(_milsymbol()(sidc, size=SIZE).as_svg())  # noqa: S314  # the package's own drawing
    if not any(_name(child) == "path" for child in root):
        raise ValueError(f"no symbol for {sidc}")
    if sidc[STATUS] == PLANNED:
        next(child for child in root if _name(child) == "path").set("stroke-dasharray", DASHES)
    box = {key: root.get(key, "") for key in ("width", "height", "viewBox")}
    return ["svg", box, [_drawn(child) for child in root if _name(child) in SHAPES]]


@cache
def _milsymbol() -> Any:
    """Return milsymbol's class of a symbol; few theatres have symbols, so it is loaded for the first."""
    from milsymbol import Symbol

    from layers.page.drawings import use_drawings

    use_drawings()
    return Symbol


def _drawn(element: ET.Element) -> list[Any]:
    children: list[Any] = [_drawn(child) for child in element if _name(child) in SHAPES]
    return [_name(element), dict(element.attrib), children or ([element.text] if element.text else [])]


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
