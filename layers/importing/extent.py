"""The view of a theatre that is made of its claims: how far their geometries reach."""

from array import array
from itertools import pairwise
from math import inf
from typing import Any

import numpy as np

from layers.theatre.geometry import positions
from layers.theatre.identity import Remembered

WORLD = [-180, -60, 180, 75]
"""The view of a theatre without any geometry: west, south, east, north in degrees."""

MANY = 1_000_000
"""Longitudes from which on those that come again are dropped."""


class Extent:
    """How far geometries (GeoJSON) reach, which are not kept."""

    def __init__(self) -> None:
        self._longitudes = array("d")
        self._south, self._north = inf, -inf
        # many claims have the very same outline
        self._outline: Remembered[None] = Remembered(self._reach)

    def add(self, geometry: dict[str, Any]) -> None:
        """Let the extent reach as far as a geometry."""
        (self._reach if geometry["type"] == "Point" else self._outline)(geometry)

    def _reach(self, geometry: dict[str, Any]) -> None:
        for position in positions(geometry["coordinates"]):
            self._longitudes.append(position[0])
            self._south, self._north = min(self._south, position[1]), max(self._north, position[1])
        if len(self._longitudes) > MANY:
            distinct = self._distinct()
            # if they hardly come again, they stay as they are
            if len(distinct) < MANY // 2:
                self._longitudes = array("d", distinct)

    def _distinct(self) -> list[float]:
        found: list[float] = np.unique(np.asarray(self._longitudes)).tolist()
        return found

    def view(self) -> list[float]:
        """Return a view of the geometries with a margin: west, south, east, north in degrees.

        It crosses the antimeridian if that is the shorter way around them, and is as wide as the world if no
        wide gap is free of them.
        """
        if not self._longitudes:
            return list(WORLD)
        lons = self._distinct()
        gaps = [(b - a, b, a) for a, b in pairwise(lons)] + [(lons[0] + 360 - lons[-1], lons[0], lons[-1])]
        gap, west, east = max(gaps)
        margin = max(1.5, (360 - gap) / 20)
        south, north = max(-90, self._south - margin), min(90, self._north + margin)
        if gap <= 2 * margin + 10:
            return [-180, south, 180, north]
        return [round(side, 2) for side in (_wrapped(west - margin), south, _wrapped(east + margin), north)]


def _wrapped(longitude: float) -> float:
    return (longitude + 180) % 360 - 180
