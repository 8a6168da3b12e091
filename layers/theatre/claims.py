"""The claims of a theatre as columns, which a million claims fit into where a million objects would not.

A claim is made (:class:`layers.theatre.claim.Claim`) when it is asked for. :mod:`layers.theatre.builder`
makes the columns.
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping, ValuesView
from functools import lru_cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from layers.theatre.canonical import canonical
from layers.theatre.claim import Claim
from layers.theatre.dictionary import Column
from layers.theatre.normal import LEFT_OUT, fields

FEW = 5000
"""So many claims stay made once they are; of more, the latest."""


BLOCK = 2000
"""Claims that are made or written at a time where all are wanted."""


Degrees = NDArray[np.float64]


# annotated because a type checker takes the methods of the two adapters for one
_one: Callable[..., Claim] = TypeAdapter(Claim).validate_json


_many: Callable[..., list[Claim]] = TypeAdapter(list[Claim]).validate_json


class Claims(Mapping[str, Claim]):
    """The claims of a theatre by id, in the order of the file.

    ``columns`` has a column for each field of a Feature by its JSON name: "id", "geometry" and every
    property. That of "geometry" has GeoJSON as text, or null where there is none and where :meth:`points`
    has all of it. ``members`` are those of the FeatureCollection beside its features.
    """

    def __init__(
        self,
        rows: dict[str, int],
        columns: Mapping[str, Column],
        points: tuple[Degrees, Degrees],
        members: dict[str, Any],
    ) -> None:
        self._rows = rows
        self._points = points
        self._made = lru_cache(FEW)(self._make)
        self.columns = columns
        self.members = members

    def __getitem__(self, id_: str) -> Claim:
        return self._made(self._rows[id_])

    def __contains__(self, id_: object) -> bool:
        return id_ in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def values(self) -> ValuesView[Claim]:
        """Return the claims as a view; of more than FEW, each is made anew at every pass."""
        return _View(self)

    def points(self) -> tuple[Degrees, Degrees]:
        """Return longitude and latitude of every claim (degrees, WGS 84), NaN where it is no Point."""
        return self._points

    def features(self) -> Iterator[dict[str, Any]]:
        """Yield every claim as a GeoJSON Feature, its fields in the order of the contract."""
        for rows in self._blocks():
            yield from self._features(rows)

    def canonical(self) -> Iterator[str]:
        """Yield, in pieces, :func:`layers.theatre.canonical.canonical` of the FeatureCollection.

        The same claims give the same text, in whatever form a file has them.
        """
        before = "{"
        for key in sorted({*self.members, "features"}):
            yield f"{before}{canonical(key)}:"
            before = ","
            if key != "features":
                yield canonical(self.members[key])
                continue
            comma = "["
            for text in self._texts():
                yield comma + text
                comma = ","
            yield "]" if len(self) else "[]"
        yield "}"

    def _texts(self) -> Iterator[str]:
        """Yield :func:`layers.theatre.canonical.canonical` of every Feature."""
        for rows in self._blocks():
            says = [
                self._spread(name, rows, partial(field.member, name))
                for name, field in sorted(fields().items())
            ]
            ids = map(canonical, self.columns["id"].values[rows])
            geometries = map(_unboxed, self._geometries(rows))
            for id_, geometry, *members in zip(ids, geometries, *says, strict=True):
                properties = ",".join(filter(None, members))
                yield f'{{"geometry":{geometry},"id":{id_},"properties":{{{properties}}},"type":"Feature"}}'

    def all(self) -> Iterator[Claim]:
        """Yield every claim, in order."""
        if len(self) <= FEW:
            yield from map(self._made, range(len(self)))
        else:
            for rows in self._blocks():
                yield from _many(canonical(list(self._features(rows))))

    def _make(self, row: int) -> Claim:
        (feature,) = self._features(slice(row, row + 1))
        return _one(canonical(feature))

    def _blocks(self) -> Iterator[slice]:
        return (slice(start, start + BLOCK) for start in range(0, len(self), BLOCK))

    def _features(self, rows: slice) -> Iterator[dict[str, Any]]:
        says = [self._spread(name, rows, field.said) for name, field in fields().items()]
        for id_, geometry, *values in zip(
            self.columns["id"].values[rows], self._geometries(rows), *says, strict=True
        ):
            properties = {
                name: value for name, value in zip(fields(), values, strict=True) if value is not LEFT_OUT
            }
            yield {
                "type": "Feature",
                "id": id_,
                "geometry": _ordered(geometry),
                "properties": properties,
            }

    def _geometries(self, rows: slice) -> Iterator[str]:
        """Yield the geometries of some rows as canonical text."""
        lons, lats = (degrees[rows].tolist() for degrees in self._points)
        shapes = self._spread("geometry", rows, lambda text: text)
        for shape, lon, lat in zip(shapes, lons, lats, strict=True):
            if shape is not None:
                yield shape
            else:
                yield "null" if math.isnan(lon) else f'{{"coordinates":[{lon!r},{lat!r}],"type":"Point"}}'

    def _spread(self, name: str, rows: slice, form: Callable[[Any], Any]) -> list[Any]:
        """Return a column's values of some rows in that form, which each distinct value is given once."""
        column = self.columns[name]
        codes, which = np.unique(column.codes[rows], return_inverse=True)
        formed = [form(column.values[code]) for code in codes.tolist()]
        return [formed[index] for index in which.tolist()]


class _View(ValuesView[Claim]):
    """The claims as a view that makes many at a time."""

    _mapping: Claims

    def __iter__(self) -> Iterator[Claim]:
        return self._mapping.all()


def _unboxed(text: str) -> str:
    """Return a geometry's canonical text without a ``bbox``, which follows from the rest."""
    if not text.startswith('{"bbox":'):
        return text
    return canonical({key: part for key, part in json.loads(text).items() if key != "bbox"})


def _ordered(text: str) -> dict[str, Any] | None:
    """Return a geometry's text as JSON with its type first."""
    shape = json.loads(text)
    return shape and {"type": shape["type"], **shape}
