"""Lines and rings as text, in Google's Encoded Polyline Algorithm Format, longitude first.

Steps are 1/``scale`` of a degree (WGS 84). Format: developers.google.com/maps/documentation/utilities.
Written by hand: the package polyline on PyPI has steps of powers of ten only.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Any

from layers.theatre.geometry import Shape


def polygons(geometry: Shape, scale: int) -> list[list[str]]:
    """Return the rings of each polygon as polylines, the exterior ring of each first."""
    parts: Any = [geometry.coordinates] if geometry.type == "Polygon" else geometry.coordinates
    return [[polyline(ring, scale) for ring in part] for part in parts]


def polyline(line: Iterable[tuple[float, ...]], scale: int) -> str:
    """Return a line as text, without the points that fall on the one before."""
    steps = [(round(position[0] * scale), round(position[1] * scale)) for position in line]
    kept = [step for step, before in zip(steps, [None, *steps], strict=False) if step != before]
    changes = (change for a, b in pairwise([(0, 0), *kept]) for change in (b[0] - a[0], b[1] - a[1]))
    return "".join(map(_characters, changes))


@lru_cache(1 << 14)
def _characters(change: int) -> str:
    """Return a whole number as groups of five bits, lowest first, each a printable character."""
    left = change << 1 if change >= 0 else ~(change << 1)
    text = ""
    while left >= 32:
        text += chr((left & 31 | 32) + 63)
        left >>= 5
    return text + chr(left + 63)
