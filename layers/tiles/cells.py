"""How many points there are in each cell of a grid, at each zoom that is too far off to draw them all.

A cell says how many points are in it, by layer, and nothing else of them. Each zoom's cells are two by two
of the next: nothing is left out, and nothing is counted twice.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from layers.tiles.source import Points

LEAF = 10
"""The zoom whose tiles have every point; those of the zooms below have cells."""

SIDE = 32
"""Cells along the side of a tile: 16 pixels each, where a tile is 512."""

Codes = NDArray[np.int64]


class Cell(NamedTuple):
    """A cell: its middle (degrees, WGS 84), and how many points there are by the number of their layer."""

    lon: float
    lat: float
    counts: dict[int, int]


class Grid:
    """The cells of the finest zoom that has any, filled with points batch by batch."""

    def __init__(self, layers: list[str]) -> None:
        self._numbers = {id_: number for number, id_ in enumerate(layers)}
        self._parts: list[tuple[Codes, Codes]] = []
        self._side = SIDE << (LEAF - 1)

    def add(self, points: Points) -> None:
        """Count some points, whose latitudes are on tiles."""
        x, y = on_tiles(points.lon, points.lat)
        column = np.minimum((x * self._side).astype(np.int64), self._side - 1)
        row = np.minimum((y * self._side).astype(np.int64), self._side - 1)
        layer = points.says["layer"]
        number = np.array([self._numbers[id_] for id_ in layer.values], dtype=np.int64)[layer.codes]
        codes, counts = np.unique(
            (row * self._side + column) * len(self._numbers) + number, return_counts=True
        )
        self._parts.append((codes, counts.astype(np.int64)))

    def zooms(self) -> Iterator[tuple[int, Iterator[Cell]]]:
        """Yield the cells of every zoom, the finest first."""
        codes, counts = (np.concatenate(each) for each in zip(*self._parts, strict=True))
        layers = len(self._numbers)
        side = self._side
        for zoom in reversed(range(LEAF)):
            codes, counts = _summed(codes, counts)
            yield zoom, _cells(codes, counts, side, layers)
            place, layer = np.divmod(codes, layers)
            row, column = np.divmod(place, side)
            side //= 2
            codes = ((row // 2) * side + column // 2) * layers + layer


def on_tiles(
    lon: NDArray[np.float64], lat: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return where points are on the map of the whole world, from 0 in the north-west to 1 (Web Mercator)."""
    return (lon + 180) / 360, (1 - np.arcsinh(np.tan(np.radians(lat))) / np.pi) / 2


def _summed(codes: Codes, counts: Codes) -> tuple[Codes, Codes]:
    found, at = np.unique(codes, return_inverse=True)
    sums = np.zeros(len(found), dtype=np.int64)
    np.add.at(sums, at, counts)
    return found, sums


def _cells(codes: Codes, counts: Codes, side: int, layers: int) -> Iterator[Cell]:
    place, layer = np.divmod(codes, layers)
    row, column = np.divmod(place, side)
    lon = (column + 0.5) / side * 360 - 180
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * (row + 0.5) / side))))
    starts = np.flatnonzero(np.diff(place, prepend=-1)).tolist()
    each = list(zip(layer.tolist(), counts.tolist(), strict=True))
    for start, end in zip(starts, [*starts[1:], len(each)], strict=True):
        yield Cell(float(lon[start]), float(lat[start]), dict(each[start:end]))
