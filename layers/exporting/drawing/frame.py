"""The frame of a map on a sheet: Web Mercator, as the page has it, from degrees to pixels."""

from dataclasses import dataclass
from functools import cached_property
from math import floor
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from layers.page.parameters import Box
from layers.reading.atlas import Window
from layers.theatre.geometry import Position

LIMIT = 85.0511287798
"""Degrees of latitude up to which Web Mercator is a square."""

ROUND = 360.0

EARTH_KM = 40075.017
"""The equator of WGS 84."""


@dataclass(frozen=True)
class Frame:
    """A view in a rectangle of a sheet: all of it, and more where the rectangle has another shape."""

    view: Box
    x: float
    y: float
    width: float
    height: float

    @cached_property
    def _centre(self) -> tuple[float, float]:
        west, south, east, north = self._unfolded
        corners = _mercator(np.array([[west, south], [east, north]]))
        middle = corners.mean(axis=0)
        return float(middle[0]), float(middle[1])

    @property
    def _unfolded(self) -> Box:
        west, south, east, north = self.view
        return west, max(south, -LIMIT), east + (ROUND if east < west else 0), min(north, LIMIT)

    @cached_property
    def scale(self) -> float:
        """Return how many pixels the equator has."""
        west, south, east, north = self._unfolded
        (left, bottom), (right, top) = _mercator(np.array([[west, south], [east, north]])).tolist()
        return float(min(self.width / (right - left), self.height / (bottom - top)))

    @property
    def degree(self) -> float:
        """Return how many degrees of longitude a pixel has."""
        return ROUND / self.scale

    @property
    def rectangle(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    @cached_property
    def window(self) -> Window:
        """Return what is in the frame, in degrees; all longitudes where it is wider than the world."""
        left, top, right, bottom = self.rectangle
        (west, north), (east, south) = self._degrees([(left, top), (right, bottom)])
        return Window(west, south, east, north).wider(0)

    @cached_property
    def turns(self) -> range:
        """Return which turns of the world are in the frame; 0 is that from -180 to 180 degrees."""
        left, _, right, _ = self.rectangle
        (west, _), (east, _) = self._degrees([(left, self.y), (right, self.y)])
        return range(floor((west + 180) / ROUND), floor((east + 180) / ROUND) + 1)

    def project(self, shape: BaseGeometry, turn: int = 0) -> BaseGeometry:
        """Return a shape of degrees in pixels, on a turn of the world."""
        return shapely.transform(
            shapely.force_2d(shape), lambda at: self.pixels(at + np.array((turn * ROUND, 0)))
        )

    def pixels(self, positions: Any) -> Any:
        """Return positions (degrees, longitude first; an array of pairs) in pixels of the sheet."""
        flat = _mercator(np.asarray(positions, dtype=float).reshape(-1, 2))
        middle = np.array([self.x + self.width / 2, self.y + self.height / 2])
        return (flat - np.array(self._centre)) * self.scale + middle

    def pixel(self, position: Position) -> tuple[float, float]:
        """Return a position in pixels, on the turn of the world that is nearest to the frame's middle."""
        lon, lat = position
        middle = self._centre[0] * ROUND - 180
        ((x, y),) = self.pixels([(lon + ROUND * round((middle - lon) / ROUND), lat)]).tolist()
        return x, y

    def holds(self, spot: tuple[float, float], margin: float = 0) -> bool:
        """Return whether a pixel is in the frame, so far from its edge."""
        left, top, right, bottom = self.rectangle
        x, y = spot
        return left + margin <= x <= right - margin and top + margin <= y <= bottom - margin

    def kilometres(self, km: float, latitude: float) -> float:
        """Return how many pixels a distance has at a latitude."""
        return float(km / EARTH_KM * self.scale / np.cos(np.radians(min(abs(latitude), LIMIT))))

    def _degrees(self, spots: list[tuple[float, float]]) -> list[tuple[float, float]]:
        middle = np.array([self.x + self.width / 2, self.y + self.height / 2])
        flat = (np.array(spots) - middle) / self.scale + np.array(self._centre)
        lon = flat[:, 0] * ROUND - 180
        lat = np.degrees(2 * np.arctan(np.exp((0.5 - flat[:, 1]) * 2 * np.pi)) - np.pi / 2)
        return list(zip(lon.tolist(), lat.tolist(), strict=True))


def _mercator(positions: Any) -> Any:
    """Return positions in degrees as shares of the world's width, downwards."""
    lat = np.radians(np.clip(positions[:, 1], -LIMIT, LIMIT))
    down = 0.5 - np.log(np.tan(np.pi / 4 + lat / 2)) / (2 * np.pi)
    return np.stack([positions[:, 0] / ROUND + 0.5, down], axis=1)
