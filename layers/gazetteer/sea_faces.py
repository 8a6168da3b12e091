"""The faces into which coast and bounding lines divide the ocean, and which of them a sea reaches.

Coast and all lines are noded together once. A sea is every face that its seed points reach without crossing
its own limits; so neighbours share their edges exactly, and a sea is the union of those inside it and of the
rest.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import shapely

from layers.gazetteer.ocean import square_km

Position = tuple[float, float]

POCKET, DEAD_END = 150.0, 1000.0
"""Square kilometres below which a face without a seed joins its neighbour: with several, with only one."""


class Passage(NamedTuple):
    """A way into the face ``to``: the bounding lines that it crosses, and its width in degrees."""

    to: int
    lines: frozenset[str]
    width: float


class Faces:
    """The faces of the ocean, and the passages between them."""

    def __init__(self, water: Any, lines: Mapping[str, Any], seeds: Iterable[Position]) -> None:
        edges = shapely.get_parts(shapely.union_all([water.boundary, *lines.values()]))
        found = shapely.get_parts(shapely.polygonize(edges))
        shapely.prepare(water)
        self.areas = [face for face in found if water.contains(face.representative_point())]
        self.km2 = [square_km(face) for face in self.areas]
        self._tree = shapely.STRtree(self.areas)
        self._passages: dict[int, list[Passage]] = defaultdict(list)
        self._joined: set[tuple[int, int]] = set()
        self._connect([edge for edge in edges if edge.geom_type == "LineString"], lines)
        self._connect_across_180(edges)
        self._join_pockets({self.at(seed) for seed in seeds})

    def at(self, position: Position) -> int:
        """Return the index of the face that a position (degrees) is in.

        Raises:
            ValueError: if it is not in the ocean.

        """
        face = self._face(position)
        if face is None:
            raise ValueError(f"expected a point in the ocean, found {position}")
        return face

    def reached(self, seeds: Iterable[Position], limits: Collection[str]) -> set[int]:
        """Return the faces that can be reached from seed points without crossing any of the limits."""
        waiting = [self.at(seed) for seed in seeds]
        reached = set(waiting)
        while waiting:
            here = waiting.pop()
            for passage in self._passages[here]:
                barred = not passage.lines.isdisjoint(limits) and (here, passage.to) not in self._joined
                if passage.to not in reached and not barred:
                    reached.add(passage.to)
                    waiting.append(passage.to)
        return reached

    def _face(self, position: Position) -> int | None:
        inside = self._tree.query(shapely.Point(position), predicate="within")
        return int(inside[0]) if len(inside) else None

    def _connect(self, edges: list[Any], lines: Mapping[str, Any]) -> None:
        """Note a passage, both ways, at each edge that is of a bounding line with a face on either side."""
        segments, names = _segments(lines)
        tree = shapely.STRtree(segments)
        for edge in edges:
            (x1, y1), (x2, y2) = _longest(edge)
            middle = shapely.Point((x1 + x2) / 2, (y1 + y2) / 2)
            near = tree.query(middle, predicate="dwithin", distance=1e-9)
            if not len(near):
                continue
            length = math.hypot(x2 - x1, y2 - y1)
            step = min(1e-6, length / 10)
            across = -(y2 - y1) / length * step, (x2 - x1) / length * step
            here = self._face((middle.x + across[0], middle.y + across[1]))
            there = self._face((middle.x - across[0], middle.y - across[1]))
            self._pass(here, there, frozenset(names[index] for index in near), edge.length)

    def _connect_across_180(self, edges: Iterable[Any]) -> None:
        at_180 = sorted({y for edge in edges for x, y in edge.coords if abs(x) == 180})
        for south, north in pairwise(at_180):
            if north - south > 1e-7:
                middle = (south + north) / 2
                here, there = self._face((180 - 1e-7, middle)), self._face((-180 + 1e-7, middle))
                self._pass(here, there, frozenset(), north - south)

    def _pass(self, here: int | None, there: int | None, lines: frozenset[str], width: float) -> None:
        if here is not None and there is not None and here != there:
            self._passages[here].append(Passage(there, lines, width))
            self._passages[there].append(Passage(here, lines, width))

    def _join_pockets(self, seeded: set[int]) -> None:
        """Join what lies cut off between a line and the coast, or is small, to its longest neighbour."""
        pockets = list(self._pockets(seeded))
        for face, host in pockets:
            self._joined |= {(face, host), (host, face)}
        for face, host in pockets:
            for other in {passage.to for passage in self._passages[face]} - {host}:
                if (other, face) not in self._joined:
                    self._passages[other] = [p for p in self._passages[other] if p.to != face]
            self._passages[face] = [
                p for p in self._passages[face] if p.to == host or (face, p.to) in self._joined
            ]

    def _pockets(self, seeded: set[int]) -> Iterator[tuple[int, int]]:
        for face, km2 in enumerate(self.km2):
            widths: dict[int, float] = defaultdict(float)
            for passage in self._passages[face]:
                widths[passage.to] += passage.width
            small = km2 < (DEAD_END if len(widths) == 1 else POCKET)
            if widths and small and face not in seeded:
                yield face, max(widths, key=widths.__getitem__)


def _segments(lines: Mapping[str, Any]) -> tuple[list[Any], list[str]]:
    """Return the segments of all lines, and the name of the line that each is of."""
    segments, names = [], []
    for name in sorted(lines):
        for part in shapely.get_parts(lines[name]):
            for pair in pairwise(part.coords):
                segments.append(shapely.LineString(pair))
                names.append(name)
    return segments, names


def _longest(edge: Any) -> tuple[Position, Position]:
    pairs = pairwise(edge.coords)
    return max(pairs, key=lambda pair: math.dist(*pair))
