"""The middles of countries and provinces, where a point that stands for the whole of one is often put.

The pin in the middle of a country is the commonest slip of maps of this kind: it looks like a place.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import shapely

from layers.reading.atlas import Atlas
from layers.reading.checks.placement import AREAS
from layers.theatre.gazetteer import Gazetteer
from layers.theatre.geometry import to_shapely

NEAR = 0.02
"""The size of a cell (degrees, some 2 km) in which, or beside which, a point is taken for a middle."""

WIDE = 0.5
"""Degrees from which on a province has a middle that is not nearly all of it."""

Cell = tuple[int, int]


class Middle(NamedTuple):
    """The name of what a point is the middle of, and the precision that a claim about all of it has."""

    name: str
    precision: int


def cell(longitude: float, latitude: float) -> Cell:
    """Return the cell that a position (degrees) is in."""
    return round(longitude / NEAR), round(latitude / NEAR)


def middles(gazetteer: Gazetteer) -> Mapping[Cell, Middle]:
    """Return the middles of all countries, territories and provinces, by the cells in and beside them.

    Those of an area are the centroid of the whole, the centroid of its largest part, and the middle of its
    box. Where several are in a cell, the one of the wider area is told.
    """
    found: dict[Cell, Middle] = {}
    for middle, area in _areas(gazetteer):
        west, south, east, north = area.bounds
        if middle.precision < 6 and max(east - west, north - south) < WIDE:
            continue
        largest = max(shapely.get_parts(area), key=shapely.area)
        points = [(each.centroid.x, each.centroid.y) for each in (area, largest)]
        for x, y in [*points, ((west + east) / 2, (south + north) / 2)]:
            column, row = cell(x, y)
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    found.setdefault((column + dx, row + dy), middle)
    return found


def _areas(gazetteer: Gazetteer) -> Iterator[tuple[Middle, Any]]:
    """Yield countries and territories, then provinces; those of one file are fetched one by one."""
    if gazetteer.folder:
        atlas = Atlas(gazetteer.folder)
        for kind, precision in (("units", 6), ("provinces", 4)):
            for name, outline in atlas.outlines(kind):
                yield Middle(name, precision), shapely.from_wkb(outline)
        return
    for place in gazetteer.named():
        geometry = gazetteer.places[place.id].geometry
        if place.kind in ("country", "territory") and geometry.type in AREAS:
            yield Middle(place.name, 6), to_shapely(geometry)
