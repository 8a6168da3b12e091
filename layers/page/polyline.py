"""Lines and rings as text, in Google's Encoded Polyline Algorithm Format, longitude first.

Steps are 1/``scale`` of a degree (WGS 84). Format: developers.google.com/maps/documentation/utilities.
Written by hand: the package polyline on PyPI has steps of powers of ten only.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import Any

import numpy as np

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


def polylines(lines: Sequence[Sequence[tuple[float, float]]], scale: int) -> list[str]:
    """Return lines as :func:`polyline` does, all at once: of the basemap there are some thousand."""
    flat = np.fromiter(chain.from_iterable(chain.from_iterable(lines)), np.float64)
    steps = np.rint(flat.reshape(-1, 2) * scale).astype(np.int64)
    starts = np.cumsum([0, *map(len, lines)])
    changes = np.diff(steps, axis=0, prepend=0)
    kept = (changes[:, 0] != 0) | (changes[:, 1] != 0)
    changes[starts[:-1]], kept[starts[:-1]] = steps[starts[:-1]], True
    texts = list(map(_characters, changes[kept].ravel().tolist()))
    ends = 2 * np.concatenate(([0], np.cumsum(kept)))[starts]
    return ["".join(texts[start:end]) for start, end in pairwise(ends.tolist())]


@lru_cache(1 << 14)
def _characters(change: int) -> str:
    """Return a whole number as groups of five bits, lowest first, each a printable character."""
    left = change << 1 if change >= 0 else ~(change << 1)
    text = ""
    while left >= 32:
        text += chr((left & 31 | 32) + 63)
        left >>= 5
    return text + chr(left + 63)
