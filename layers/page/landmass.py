"""The polygons of all units of the world as columns, of which each plan of the basemap keeps some."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layers.reading.atlas import Arcs, Area, Rings


@dataclass(frozen=True, eq=False)
class Landmass:
    """A row for each polygon of the ``units``, in their order.

    ``rings`` are its rings, ``units`` has the index of its unit, ``sizes`` how wide or high it is (degrees,
    whichever is more), and ``largest`` whether it is the largest of its unit. The numbers of its arcs are in
    ``arcs`` from where ``starts`` says. ``widest`` is the size of the largest of each unit.
    """

    rings: list[list[list[int]]]
    units: NDArray[np.intp]
    arcs: NDArray[np.int64]
    starts: NDArray[np.intp]
    sizes: NDArray[np.float64]
    largest: NDArray[np.bool_]
    widest: NDArray[np.float64]

    def kept(self, tolerances: NDArray[np.float64], named: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return which polygons are large enough for their level, or the largest of their unit in any case.

        ``tolerances`` are those of the arcs' levels (degrees); of ``named`` units all are kept.
        """
        finest = np.minimum.reduceat(tolerances[self.arcs], self.starts)
        found: NDArray[np.bool_] = named[self.units] | self.largest | (self.sizes >= finest)
        return found

    def rings_of(self, units: Sequence[Area], kept: NDArray[np.bool_]) -> dict[str, Rings]:
        """Return the rings of the polygons that are kept, by the id of their unit; each unit has some."""
        found: dict[str, Rings] = {unit.id: [] for unit in units}
        for unit, rings in compress(zip(self.units.tolist(), self.rings, strict=True), kept.tolist()):
            found[units[unit].id].append(rings)
        return found

    def arcs_of(self, kept: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return the numbers of the arcs that some polygons are made of."""
        counts = np.diff(self.starts, append=len(self.arcs))
        return self.arcs[np.repeat(kept, counts)]


def landmass(units: Sequence[Area], arcs: Arcs) -> Landmass:
    """Return the polygons of units, whose rings are made of these arcs."""
    rings = [polygon for unit in units for polygon in unit.rings]
    owners = np.repeat(np.arange(len(units)), np.array([len(unit.rings) for unit in units], np.intp))
    outer, starts = _flat([polygon[0] for polygon in rings])
    boxes = arcs.boxes[outer]
    west, south = np.minimum.reduceat(boxes[:, :2], starts).T
    east, north = np.maximum.reduceat(boxes[:, 2:], starts).T
    sizes = np.maximum(east - west, north - south)
    widest = np.maximum.reduceat(sizes, np.searchsorted(owners, np.arange(len(units))))
    every, begins = _flat([list(chain.from_iterable(polygon)) for polygon in rings])
    return Landmass(rings, owners, every, begins, sizes, sizes == widest[owners], widest)


def _flat(rings: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    """Return the numbers of the arcs of all rings, one after the other, and where each ring's begin."""
    signed = np.fromiter(chain.from_iterable(rings), np.int64)
    starts: NDArray[Any] = np.cumsum([0, *map(len, rings)], dtype=np.intp)[:-1]
    return np.where(signed < 0, ~signed, signed), starts
