"""The map of one state as a file of SVG."""

from layers.exporting.choice import Choice
from layers.exporting.drawing.setting import setting
from layers.exporting.drawing.slide import slide
from layers.exporting.drawing.svg import svg
from layers.theatre.catalogue import Catalogue


def svg_file(catalogue: Catalogue, choice: Choice) -> bytes:
    """Return the map of one state as SVG (UTF-8 bytes); the same choice gives the same bytes."""
    own = setting(catalogue, choice, "page.not_listed")
    return svg(slide(own, choice.state).sheet).encode()
