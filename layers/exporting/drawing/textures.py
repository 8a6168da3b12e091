"""Fills and edges: as the page has them, in ``layers/web/map/textures.js`` and ``edges.js``."""

from layers.exporting.drawing.sheet import Hatch, Level, Solid
from layers.theatre.vocabulary import Assertion, Texture

DASHES: dict[Assertion, tuple[float, ...]] = {
    "stated": (),
    "reported": (14, 3),
    "assessed": (9, 4),
    "alleged": (6, 5),
    "speculated": (2, 5),
    "conditional": (1, 6),
    "denied": (10, 4, 2, 4),
}
"""The dashes of an edge, pixels: the less firmly something is said, the more broken."""

LEVELS: dict[Level, tuple[float, float, float]] = {
    "near": (8, 2, 0.14),
    "country": (11, 1.7, 0.08),
    "sea": (20, 1.1, 0.04),
    "aor": (46, 0.8, 0),
}
"""Spacing and width of the lines in pixels, opacity of the ground between them."""

TINT = {False: 0.15, True: 0.05}
"""The opacity of a tint, by whether it is faint."""


def level(precision: int) -> Level:
    """Return the level of texture for a location precision (0 to 8)."""
    if precision >= 8:
        return "aor"
    if precision == 7:
        return "sea"
    return "country" if precision >= 5 else "near"


def fill(colour: str, texture: Texture, precision: int, *, faint: bool) -> Solid | Hatch | None:
    """Return what an area is filled with; nothing where its texture is its outline."""
    if texture == "outline":
        return None
    if texture == "tint":
        return Solid(colour, TINT[faint])
    return Hatch(colour, texture, level(precision), faint)
