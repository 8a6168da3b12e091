"""Chunks of claims, so that a large file is never in memory as a whole."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from layers.theatre.builder import Places
from layers.theatre.dictionary import Column
from layers.theatre.normal import fields

MANY = 1000
"""Features in a full chunk: enough for work by column to pay."""


LONG = 1 << 23
"""Characters of JSON at which a chunk is full, however few features it has."""


ABSENT = object()
"""Stands in a column for a property that a feature leaves out."""

NAMES = frozenset(fields())

NOWHERE = (math.nan, math.nan)


@dataclass(frozen=True, eq=False)
class Chunk:
    """Some features as parsed, whether they may have flaws, and the same features by column.

    Flaws are what :func:`layers.reading.strict_json.flaws` finds. A chunk that is not ``flawed`` has none.

    ``regular`` tells which features are objects with the members of a Feature and no other, and no property
    that is not the contract's; ``places`` and ``columns`` have all of these. ``ids`` are of all features,
    None where an id is no text. The values of a column are as parsed, or ABSENT, and several may be equal.
    """

    features: Sequence[Any]
    flawed: bool
    regular: NDArray[np.bool_]
    ids: Sequence[str | None]
    places: Places
    columns: Mapping[str, Column]


def chunk(features: Sequence[Any], flawed: bool) -> Chunk:
    """Return the chunk of some features as parsed."""
    regular = list(map(_regular, features))
    says = [each["properties"] if fit else {} for each, fit in zip(features, regular, strict=True)]
    shapes = [each["geometry"] if fit else None for each, fit in zip(features, regular, strict=True)]
    given = set[str]().union(*says)
    every = np.arange(len(says), dtype=np.uint32)
    absent = Column([ABSENT], np.zeros(len(says), np.uint8))
    columns = {
        name: Column([each.get(name, ABSENT) for each in says], every) if name in given else absent
        for name in fields()
    }
    ids = list(map(_id, features))
    return Chunk(features, flawed, np.array(regular, bool), ids, places(shapes), columns)


def _id(feature: Any) -> str | None:
    id_ = feature.get("id") if isinstance(feature, dict) else None
    return id_ if isinstance(id_, str) else None


def _regular(feature: Any) -> bool:
    return (
        isinstance(feature, dict)
        and feature.keys() == {"type", "id", "geometry", "properties"}
        and feature["type"] == "Feature"
        and isinstance(feature["properties"], dict)
        and feature["properties"].keys() <= NAMES
    )


def places(geometries: list[Any]) -> Places:
    """Return geometries as parsed as places."""
    at = [_position(each) for each in geometries]
    lon, lat = np.array(at, np.float64).reshape(-1, 2).T.copy()
    others = [each if position is NOWHERE else None for position, each in zip(at, geometries, strict=True)]
    return Places(lon, lat, others)


def _position(geometry: Any) -> tuple[float, float]:
    """Return longitude and latitude of a geometry that is a plain point, or else NOWHERE."""
    if isinstance(geometry, dict) and len(geometry) == 2 and geometry.get("type") == "Point":
        at = geometry.get("coordinates")
        if isinstance(at, list) and len(at) == 2 and {type(at[0]), type(at[1])} <= {int, float}:
            return (at[0], at[1]) if abs(at[0]) <= 180 and abs(at[1]) <= 90 else NOWHERE
    return NOWHERE


class Reader(Protocol):
    """Reads the claims of a file in chunks."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def shell(self) -> Any:
        """The FeatureCollection without its features; None until all chunks are read."""

    def chunks(self) -> Iterator[Chunk]:
        """Yield the features in the order of the file.

        Raises:
            OSError, ValueError, RecursionError: for a file that cannot be read, see
                :func:`layers.reading.door.reason`.

        """
