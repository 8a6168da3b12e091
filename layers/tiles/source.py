"""What tiles are made of: points in batches, and how many there are of what is no point."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from layers.theatre.dictionary import Column

LATITUDE = 85.0511
"""Degrees: tiles (Web Mercator) end here, to the north and to the south."""


class Points(NamedTuple):
    """Points: longitude and latitude (degrees, WGS 84), and the columns of what is said of each."""

    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    says: dict[str, Column]


class Layer(NamedTuple):
    """A layer of a theatre, or a feed: its id, its label, and its colour (#rrggbb) if it has one."""

    id: str
    label: str
    colour: str | None = None


@dataclass
class Source:
    """A theatre or a dataset of feeds, as tiles need it.

    While ``batches`` are read, ``areas`` comes to say how many claims or events there are by place of the
    gazetteer and layer whose place is coarser than a point, ``elsewhere`` how many have neither a point nor
    such a place, and ``again`` how many rows of a feed have the id of an earlier one, which counts alone.
    """

    what: str
    """"claims" or "events"."""

    title: str
    digest: str
    layers: list[Layer]
    batches: Iterable[Points] = ()
    areas: Counter[tuple[str, str]] = field(default_factory=Counter)
    elsewhere: int = 0
    again: int = 0


def column(values: list[Any]) -> Column:
    """Return a column of values that all differ."""
    return Column(values, np.arange(len(values), dtype=np.uint32))


def taken(points: Points, rows: NDArray[np.bool_]) -> Points:
    """Return some of the points."""
    says = {name: Column(each.values, each.codes[rows]) for name, each in points.says.items()}
    return Points(points.lon[rows], points.lat[rows], says)
