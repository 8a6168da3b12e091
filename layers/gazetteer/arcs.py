"""Arcs: the borders of a coverage, each once, from junction to junction (as in TopoJSON).

A junction is a point where not exactly two segments meet. An arc is the line between two junctions, or a
whole ring without any. Arcs are numbered from 0 in the order of the areas; ``~i`` is arc i backwards.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

Point = tuple[int, int]
"""A point in steps of :data:`STEPS` a degree, longitude first."""

Areas = Sequence[Any] | np.ndarray[Any, Any]
"""Polygons and MultiPolygons, in degrees."""

STEPS = 1_000
"""Steps in a degree: the coverage's corners have three decimals."""


@dataclass
class Arc:
    """A border: its points at each level, and the indices of the areas left and right of it.

    ``right`` is None where there is the sea or the edge of the map.
    """

    points: dict[str, list[Point]]
    left: int
    right: int | None = None

    def line(self, level: str) -> Any:
        """Return the arc at a level as a LineString in degrees."""
        return shapely.linestrings(np.array(self.points[level]) / STEPS)


class Topology:
    """The arcs of a coverage, whose areas are given at each level, the finest first.

    Raise ValueError if a border has no line at some level.
    """

    def __init__(self, levels: Mapping[str, Areas]) -> None:
        self.arcs: list[Arc] = []
        self._on: dict[Point, int] = {}  # the arc that a point is on, if it is no junction
        self._between: dict[tuple[Point, Point], list[int]] = defaultdict(list)  # arcs by their two ends
        self.finest, *simpler = levels
        self._junctions = _junctions(levels[self.finest])
        for index, area in enumerate(levels[self.finest]):
            for piece in self._pieces(area):
                self._add(index, piece)
        for level in simpler:
            for index, area in enumerate(levels[level]):
                self._simplify(index, area, level)
            if missing := [number for number, arc in enumerate(self.arcs) if level not in arc.points]:
                raise ValueError(
                    f"expected a line for each arc at the level {level}, found none for {missing}"
                )

    def rings(self, area: Any) -> list[list[list[int]]]:
        """Return the arcs of each ring of each polygon of an area, which may be a union of some."""
        return [
            [[self._directed(piece) for piece in self._cut(ring)] for ring in polygon]
            for polygon in _polygons(area)
        ]

    def frame(self, areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Return the arcs by number: geometry (fine), middle and coarse (WKB), left and right (ids of areas).

        ``unit_border`` is 1 where the areas' ``unit`` differs, or the sea is on the right.
        """
        ids, unit = areas["id"].to_list(), areas["unit"].to_list()
        simpler = {
            level: [shapely.to_wkb(arc.line(level), byte_order=1) for arc in self.arcs]
            for level in self.arcs[0].points
            if level != self.finest
        }
        return gpd.GeoDataFrame(
            {
                "number": range(len(self.arcs)),
                "left": [ids[arc.left] for arc in self.arcs],
                "right": [None if arc.right is None else ids[arc.right] for arc in self.arcs],
                "unit_border": [
                    int(arc.right is None or unit[arc.left] != unit[arc.right]) for arc in self.arcs
                ],
                **simpler,
            },
            geometry=[arc.line(self.finest) for arc in self.arcs],
            crs=4326,
        )

    def _add(self, index: int, piece: list[Point]) -> None:
        known = self._number(piece)
        if known is not None:
            self.arcs[known].right = index
            return
        number = len(self.arcs)
        self.arcs.append(Arc({self.finest: piece}, index))
        self._between[piece[0], piece[-1]].append(number)
        self._on.update(dict.fromkeys(self._inner(piece), number))

    def _number(self, piece: list[Point]) -> int | None:
        """Return the number of the arc that a piece of a ring is, either way, at the finest level."""
        if inner := self._inner(piece):
            return self._on.get(inner[0])
        ends = [*self._between.get((piece[0], piece[-1]), ()), *self._between.get((piece[-1], piece[0]), ())]
        return next(
            (number for number in ends if len(self.arcs[number].points[self.finest]) == len(piece)), None
        )

    def _directed(self, piece: list[Point]) -> int:
        number = self._number(piece)
        if number is None:
            raise ValueError(f"expected a border of the coverage, found one from {piece[0]} to {piece[-1]}")
        points = self.arcs[number].points[self.finest]
        start = points.index(piece[0])  # 0, except in a ring that begins elsewhere
        return (
            number if points[(start + 1) % len(points)] == piece[1] and start < len(points) - 1 else ~number
        )

    def _simplify(self, index: int, area: Any, level: str) -> None:
        """Note the borders that have an area on their left, at a simpler level.

        One that has become straight has no point of its own: it is the one left over between its ends.
        """
        straight = []
        for piece in self._pieces(area):
            number = next((self._on[point] for point in piece if point in self._on), None)
            if number is None:
                straight.append(piece)
            elif self.arcs[number].left == index:
                self.arcs[number].points[level] = piece
        for piece in straight:
            for number in self._between.get((piece[0], piece[-1]), ()):
                arc = self.arcs[number]
                if arc.left == index and level not in arc.points:
                    arc.points[level] = piece
                    break

    def _pieces(self, area: Any) -> Iterator[list[Point]]:
        for polygon in _polygons(area):
            for ring in polygon:
                yield from self._cut(ring)

    def _inner(self, piece: list[Point]) -> list[Point]:
        return [point for point in piece if point not in self._junctions]

    def _cut(self, ring: list[Point]) -> Iterator[list[Point]]:
        """Yield the pieces of a closed ring from junction to junction, or the ring itself."""
        at = [index for index, point in enumerate(ring[:-1]) if point in self._junctions]
        if not at:
            yield ring
            return
        turned = [*ring[at[0] : -1], *ring[: at[0] + 1]]
        cuts = [index - at[0] for index in at] + [len(turned) - 1]
        for start, end in pairwise(cuts):
            yield turned[start : end + 1]


def _polygons(area: Any) -> Iterator[list[list[Point]]]:
    """Yield the rings of each polygon in steps, the area on the left of each."""
    for part in shapely.get_parts(shapely.orient_polygons(area)):
        yield [
            [(x, y) for x, y in np.rint(shapely.get_coordinates(ring) * STEPS).astype(int).tolist()]
            for ring in (part.exterior, *part.interiors)
        ]


def _junctions(areas: Areas) -> frozenset[Point]:
    """Return the points where not exactly two segments meet."""
    rings = [np.array(ring) for area in areas for polygon in _polygons(area) for ring in polygon]
    segments = np.concatenate([np.hstack([ring[:-1], ring[1:]]) for ring in rings])
    ends = segments.reshape(-1, 2, 2)
    backwards = (ends[:, 0, 0] > ends[:, 1, 0]) | (
        (ends[:, 0, 0] == ends[:, 1, 0]) & (ends[:, 0, 1] > ends[:, 1, 1])
    )
    segments[backwards] = segments[backwards][:, [2, 3, 0, 1]]
    points, counts = np.unique(np.unique(segments, axis=0).reshape(-1, 2), axis=0, return_counts=True)
    return frozenset((x, y) for x, y in points[counts != 2].tolist())
