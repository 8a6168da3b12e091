"""The basemap of a page: borders at the detail that the theatre's window asks for, within a budget of bytes.

Land beyond the window is coarse, in it about as Natural Earth's 1:50m, and around what is placed finer than a
country 1:10m. What a claim names is drawn at the finest level that is there. Of very small islands those that
are below the level's resolution are left out, but never a whole unit, and none that a claim names.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import Any, Literal

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from layers.page.chains import Chains, thinned
from layers.page.closeness import Closeness
from layers.page.landmass import landmass
from layers.page.outlines import Redrawn, redrawn
from layers.page.polyline import polylines
from layers.reading.atlas import LEVELS, Area, Atlas, Line, Rings, Window, numbers
from layers.theatre.borders import Outline

LEAST, MOST, CLAIM = 48_000, 75_000, 600
"""Bytes of the packed page that the borders may have: less for each claim, as much as one needs, to a least.

A theatre of dots has the most: a dot needs a tenth of what a claim with a card does, and provinces to be
found in. As text in the page they have a third more.
"""

SCALES = {"coarse": 50, "middle": 250}
"""Steps in a degree by level: 2 km, 440 m. Those of the fine level follow from how near the map goes."""

TOLERANCES = {"coarse": 0.35, "middle": 0.035, "fine": 0.0}
"""By how much a level is simplified, in degrees; islands smaller than that are left out."""

SMALL = 0.4
"""Degrees: a unit smaller than that has middle detail wherever it is, or nothing would be left of it."""

CELL = 0.5
"""Degrees: the borders in the cell of a point, and in those around it, are at the fine level."""


ALONG = 0.02
"""Degrees: a disputed line no farther from a border runs along it."""


ACCURACIES = {"coarse": 40, "middle": 5, "fine": 1}
"""How far a drawn border may be off by level, in kilometres.

Natural Earth states none. 0.1 mm, the finest line of a printed map, is 1 km at 1:10m and 5 km at 1:50m; the
coarse level leaves out what is smaller than its tolerance.
"""

PACKED = {"coarse": 0.085, "middle": 0.115, "fine": 0.17}
"""Bytes of the packed page for a byte of a line, by level; measured on the theatres of the tests."""

PACKED_ARC = 2.4
"""Bytes of the packed page for an arc, its numbers in the rings included."""


@dataclass(frozen=True)
class Plan:
    """How much is drawn in detail.

    ``margin`` are the degrees around the window that have middle detail; ``provinces`` are those of all
    units, of those that claims are in, or none; ``window`` is whether all the window is at 1:10m, and not
    just what is around exact points.
    """

    margin: float
    provinces: Literal["all", "named", "none"]
    window: bool = False


PLANS = (
    Plan(4, "all", window=True),
    Plan(10, "all"),
    Plan(4, "all"),
    Plan(0, "all"),
    Plan(4, "named"),
    Plan(0, "named"),
    Plan(0, "none"),
)
"""What is tried in turn until it fits the budget."""


@dataclass(frozen=True, eq=False)
class Asked:
    """What a theatre asks of the basemap.

    Its window, the ids that claims name, its exact points (a row each of longitude and latitude, degrees),
    how near its map goes, how many ``claims`` it has and whether they are ``dotted``, its own ``outlines``,
    and the ``disputed`` lines (degrees).
    """

    window: Window
    named: frozenset[str]
    points: NDArray[np.float64]
    near: Closeness
    claims: int
    dotted: bool = False
    outlines: tuple[Outline, ...] = ()
    disputed: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """The basemap's arcs as the page has them, the rings of its places, and the provinces in the window.

    ``joined``, ``lined`` and ``apart`` are the numbers of the page's arcs that outlines change, ``redrawn``
    those of the atlas.
    """

    arcs: list[dict[str, Any]]
    rings: dict[str, Rings]
    joined: list[int]
    lined: list[int]
    apart: list[int]
    units: list[Area]
    provinces: list[Area]
    redrawn: Redrawn


def basemap(atlas: Atlas, asked: Asked) -> Drawn:
    """Return the most detailed basemap that fits the budget, or the least."""
    world = World(atlas, asked)
    budget = MOST if asked.dotted else max(LEAST, MOST - CLAIM * asked.claims)
    plan = next((plan for plan in PLANS if world.size(plan) <= budget), PLANS[-1])
    return world.drawn(plan)


class Cells:
    """The cells of some points and those around them, in a grid of the world.

    A point is a row of longitude and latitude in degrees.
    """

    def __init__(self, points: NDArray[np.float64]) -> None:
        wide, high = (2 + math.ceil(degrees / CELL) for degrees in (360, 180))
        own = np.zeros((wide + 3, high + 3), np.int32)
        west, south = self._at(points)
        own[west + 1, south + 1] = 1
        beside = own[:-2] | own[1:-1] | own[2:]
        self._there = beside[:, :-2] | beside[:, 1:-1] | beside[:, 2:]
        # how many there are to the west and south of each, itself not counted
        self._sums = np.pad(self._there, ((1, 0), (1, 0))).cumsum(0).cumsum(1)

    def hold(self, points: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which points are in one of the cells."""
        return self._there[self._at(points)] > 0

    def meet(self, boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which boxes have one of the cells, or a part of it; a row each: west, south, east, north."""
        (west, south), (east, north) = self._at(boxes[:, :2]), self._at(boxes[:, 2:])
        sums, east, north = self._sums, east + 1, north + 1
        found: NDArray[np.bool_] = (
            sums[east, north] - sums[west, north] - sums[east, south] + sums[west, south] > 0
        )
        return found

    def _at(self, points: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        lon, lat = np.floor(points / CELL).astype(np.int64).T
        return lon + round(180 / CELL), lat + round(90 / CELL)


class World:
    """All borders of the world, from which a basemap is drawn by plan."""

    def __init__(self, atlas: Atlas, asked: Asked) -> None:
        self.atlas, self.asked = atlas, asked
        self.units = atlas.units()
        self.arcs = atlas.arcs()
        self.land = landmass(self.units, self.arcs)
        self.cells = Cells(asked.points)
        self.outlined = {id_ for outline in asked.outlines for id_ in outline.places}
        self.provinces = atlas.provinces(asked.window.wider(2), asked.named | self.outlined)
        self.sides = {area.id: list(numbers(area.rings)) for area in self.provinces}
        areas = {area.id: area for area in (*self.units, *self.provinces)}
        self._levels: dict[tuple[float, bool], NDArray[np.intp]] = {}
        self._lines: dict[str, dict[int, Line]] = {level: {} for level in LEVELS}
        self.redrawn = redrawn(
            asked.outlines, areas, lambda arc: bool(self.arcs.between_units[arc]), self._along_disputed
        )
        reached = self.cells.meet(np.array([area.box for area in self.provinces], float).reshape(-1, 4))
        self.inhabited = {
            *(area.record["unit"] or area.id for area in areas.values() if area.id in asked.named),
            *(area.record["unit"] for area in compress(self.provinces, reached)),
        }
        self.near = self._near()
        self.named = np.array([unit.id in asked.named for unit in self.units], np.bool_)
        small = self.land.widest < SMALL
        self.detailed = self._marked(self.land.arcs_of((self.named | small)[self.land.units]))
        for area in self.provinces:
            if area.id in asked.named:
                self.detailed[self.sides[area.id]] = True

    def drawn(self, plan: Plan) -> Drawn:
        """Return the basemap by a plan."""
        levels, kept, provinces = self._planned(plan)
        rings = self.land.rings_of(self.units, kept)
        rings |= {area.id: area.rings for area in provinces if area.id in self.asked.named}
        shown = np.flatnonzero(self._shown(kept, provinces))
        names = {
            number: LEVELS[level]
            for number, level in zip(shown.tolist(), levels[shown].tolist(), strict=True)
        }
        return Drawn(*self._chained(names, rings), self.units, provinces, self.redrawn)

    def size(self, plan: Plan) -> float:
        """Return about how many bytes of the packed page a plan needs."""
        levels, kept, provinces = self._planned(plan)
        shown = np.flatnonzero(self._shown(kept, provinces))
        packed = np.array([PACKED[level] for level in LEVELS])[levels[shown]]
        lines = PACKED_ARC * len(shown) + float(packed @ self.arcs.sizes[shown, levels[shown]])
        return lines + sum(len(area.record["name"]) for area in provinces)

    def _planned(self, plan: Plan) -> tuple[NDArray[np.intp], NDArray[np.bool_], list[Area]]:
        """Return the levels of all arcs by a plan, which polygons of units it keeps, and its provinces."""
        levels = self._detail(plan.margin, plan.window)
        kept = self.land.kept(np.array([TOLERANCES[level] for level in LEVELS])[levels], self.named)
        return levels, kept, [area for area in self.provinces if self._has(plan, area)]

    def _shown(self, kept: NDArray[np.bool_], provinces: Iterable[Area]) -> NDArray[np.bool_]:
        """Return which arcs are drawn: those inside units that provinces have, and all of what is kept."""
        shown = self._marked([])
        for area in provinces:
            shown[self.sides[area.id]] = True
        shown &= ~self.arcs.between_units
        shown[self.land.arcs_of(kept)] = True
        for area in provinces:
            if area.id in self.asked.named:
                shown[self.sides[area.id]] = True
        return shown

    def _detail(self, margin: float, fine: bool) -> NDArray[np.intp]:
        """Return the levels of all arcs, as indices of LEVELS, which several plans share."""
        if (margin, fine) not in self._levels:
            levels = np.full(len(self.arcs.boxes), LEVELS.index("coarse"))
            levels[self._meeting(self.asked.window.wider(margin)) | self.detailed] = LEVELS.index("middle")
            nearest = self.near | self._meeting(self.asked.window) if fine else self.near
            levels[nearest] = LEVELS.index("fine")
            self._levels[margin, fine] = levels
        return self._levels[margin, fine]

    def _has(self, plan: Plan, area: Area) -> bool:
        """Return whether a plan has a province."""
        if area.id in self.asked.named or area.id in self.outlined:
            return True
        return plan.provinces == "all" or (
            plan.provinces == "named" and area.record["unit"] in self.inhabited
        )

    def _meeting(self, window: Window) -> NDArray[np.bool_]:
        """Return which borders have a box that meets a window."""
        return window.meeting(self.arcs.boxes)

    def _marked(self, arcs: ArrayLike) -> NDArray[np.bool_]:
        """Return for each border of the world whether it is one of these, which are numbers."""
        found = np.zeros(len(self.arcs.boxes), np.bool_)
        found[np.asarray(arcs, np.int64)] = True
        return found

    def _near(self) -> NDArray[np.bool_]:
        """Return which borders have a point in one of the cells around the theatre's exact points."""
        perhaps = np.flatnonzero(self.cells.meet(self.arcs.boxes)).tolist()
        found = self._read(dict.fromkeys(perhaps, "middle"))
        return self._marked(
            [number for number, line in found.items() if self.cells.hold(np.array(line)).any()]
        )

    def _along_disputed(self, arcs: set[int]) -> set[int]:
        """Return those of some borders that disputed lines run along."""
        around = shapely.union_all(self.asked.disputed).buffer(ALONG)
        lines = self._read(dict.fromkeys(arcs, "fine"))
        return {arc for arc, line in lines.items() if around.covers(shapely.LineString(line))}

    def _read(self, wanted: dict[int, str]) -> dict[int, Line]:
        """Return the lines of borders, each at the level asked for; none is read twice."""
        for level in LEVELS:
            missing = {number for number, its in wanted.items() if its == level} - self._lines[level].keys()
            if missing:
                self._lines[level] |= self.atlas.lines(level, missing)
        return {number: self._lines[level][number] for number, level in wanted.items()}

    def _chained(
        self, levels: dict[int, str], rings: dict[str, Rings]
    ) -> tuple[list[dict[str, Any]], dict[str, Rings], list[int], list[int], list[int]]:
        """Return the arcs in groups by level, joined where nothing meets them, and the rings of these.

        Behind them are the numbers of the arcs that outlines join, with and without a disputed line along
        them, and set apart.
        """
        chains = Chains(self._read(levels), levels)
        lines = []
        for chain in chains.chains:
            line, joints = chains.line(chain)
            lines.append(thinned(line, joints, TOLERANCES[chain.level]))
        scales = SCALES | {"fine": max(self.asked.near.scale, SCALES["middle"])}
        order = [
            number for level in LEVELS for number, chain in enumerate(chains.chains) if chain.level == level
        ]
        place = {number: at for at, number in enumerate(order)}
        steps = _coarsest(lines, [scales[chain.level] for chain in chains.chains])
        groups = [
            {
                "scale": scales[level],
                "km": ACCURACIES[level],
                "lines": polylines(
                    [
                        _snapped(lines[number], steps)
                        for number in order
                        if chains.chains[number].level == level
                    ],
                    scales[level],
                ),
            }
            for level in LEVELS
        ]
        numbered = {
            id_: [
                [[_at(place, arc) for arc in chains.ring(ring)] for ring in polygon] for polygon in polygons
            ]
            for id_, polygons in rings.items()
        }
        joined, lined, apart = (
            sorted(place[number] for number in chains.of(arcs))
            for arcs in (self.redrawn.joined, self.redrawn.lined, self.redrawn.apart)
        )
        return groups, {id_: _stepped(polygons) for id_, polygons in numbered.items()}, joined, lined, apart


def _at(place: dict[int, int], arc: int) -> int:
    """Return where a chain is now, ``~`` for backwards."""
    return place[arc] if arc >= 0 else ~place[~arc]


def _stepped(polygons: Rings) -> Rings:
    """Return rings with each arc as a step from the one before in its place, which is small and packs well.

    The steps are between twice the numbers, and one more for an arc backwards.
    """
    last = 0
    found: Rings = []
    for polygon in polygons:
        found.append([])
        for ring in polygon:
            doubled = [2 * arc if arc >= 0 else 2 * ~arc + 1 for arc in ring]
            found[-1].append([b - a for a, b in pairwise([last, *doubled])])
            last = doubled[-1]
    return found


def _coarsest(lines: Sequence[Line], scales: Sequence[int]) -> dict[tuple[float, float], int]:
    """Return the fewest steps in a degree of the lines that end at a point, by point."""
    most = max(scales)
    found: dict[tuple[float, float], int] = defaultdict(lambda: most)
    for line, scale in zip(lines, scales, strict=True):
        for end in (line[0], line[-1]):
            found[end] = min(found[end], scale)
    return found


def _snapped(line: Line, steps: dict[tuple[float, float], int]) -> Line:
    """Return a line whose ends are where the coarsest line that ends there has them, so that they meet."""
    first, *inner, last = line
    ends = [
        (round(x * steps[x, y]) / steps[x, y], round(y * steps[x, y]) / steps[x, y]) for x, y in (first, last)
    ]
    return [ends[0], *inner, ends[1]]
