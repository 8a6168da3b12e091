"""The claims of a theatre as columns, because a million objects would not fit into memory.

:mod:`layers.theatre.builder` makes the columns. A :class:`layers.theatre.claim.Claim` is made from them when
it is asked for.
"""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, ValuesView
from functools import lru_cache
from itertools import chain, groupby, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from layers.theatre.canonical import canonical, quoted
from layers.theatre.claim import Claim, ClaimProperties
from layers.theatre.dictionary import Column
from layers.theatre.fields import Geometry
from layers.theatre.geometry import Shape
from layers.theatre.normal import LEFT_OUT, fields
from layers.theatre.texts import numbered

CACHED = 5000
"""Claims that are kept once they are made, the most recent ones."""


BLOCK = 2000
"""Claims that are made at a time by whatever goes through all of them."""


TYPE = '"type":"'
"""What stands before the type of a geometry, at the end of its canonical text."""


Degrees = NDArray[np.float64]


# annotated because a type checker takes the methods of the two adapters for one
_one: Callable[..., Claim] = TypeAdapter(Claim).validate_json


_many: Callable[..., list[Claim]] = TypeAdapter(list[Claim]).validate_json


_shape: Callable[[str], Shape | None] = lru_cache(64)(TypeAdapter(Geometry | None).validate_json)
"""Return a geometry of JSON text; many claims have that of one place."""


class Claims(Mapping[str, Claim]):
    """The claims of a theatre by id, in the order of the file.

    ``columns`` has a column for "id", "geometry" and every property, by its JSON name. The column "geometry"
    has GeoJSON as text, and null both for a claim without a geometry and for a Point of which :meth:`points`
    says everything. ``members`` are the members of the FeatureCollection beside its features.
    """

    def __init__(
        self,
        columns: Mapping[str, Column],
        points: tuple[Degrees, Degrees],
        members: dict[str, Any],
    ) -> None:
        self._rows = numbered(columns["id"].values)
        self._points = points
        self._cached = lru_cache(CACHED)(self._make)
        self.columns = columns
        self.members = members

    def __getitem__(self, id_: str) -> Claim:
        return self._cached(self._rows[id_])

    def __contains__(self, id_: object) -> bool:
        return id_ in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def values(self) -> ValuesView[Claim]:
        """Return a view of all claims; if they are more than CACHED, every pass makes them again."""
        return _View(self)

    def said(self, id_: str, name: str) -> Any:
        """Return a property of a claim as its column has it (JSON), without making the claim."""
        return self.columns[name][self._rows[id_]]

    def properties(self, id_: str) -> ClaimProperties:
        """Return what a claim says; its geometry, which may be long, is not made."""
        return self._without_geometry(self._rows[id_]).properties

    def shape(self, id_: str) -> str | None:
        """Return the type of a claim's geometry, None without one."""
        text = self.said(id_, "geometry")
        if text is None:
            return None if math.isnan(self._points[0][self._rows[id_]]) else "Point"
        return text[text.rindex(TYPE) + len(TYPE) : -len('"}')] if TYPE in text else None

    def points(self) -> tuple[Degrees, Degrees]:
        """Return longitudes and latitudes, one for each claim (degrees, WGS 84; NaN unless it is a Point)."""
        return self._points

    def features(self) -> Iterator[dict[str, Any]]:
        """Yield every claim as a GeoJSON Feature with its properties in the order of the contract."""
        for rows in self._blocks():
            yield from self._features(rows)

    def canonical(self) -> Iterator[str]:
        """Yield the FeatureCollection, in pieces, as :func:`layers.theatre.canonical.canonical` text.

        Equal claims give equal text, whichever file they were read from.
        """
        before = "{"
        for key in sorted({*self.members, "features"}):
            yield f"{before}{canonical(key)}:"
            before = ","
            if key != "features":
                yield canonical(self.members[key])
                continue
            comma = "["
            shared = self._shared()
            for rows in self._blocks():
                yield comma + self._texts(rows, shared)[1:]
                comma = ","
            yield "]" if len(self) else "[]"
        yield "}"

    def _texts(self, rows: slice, shared: Mapping[str, list[str]]) -> str:
        """Return Features as :func:`layers.theatre.canonical.canonical` text, each after a comma.

        ``shared`` has what :meth:`_shared` returns.
        """
        parts = [
            ',{"geometry":',
            *self._geometry_parts(rows),
            ',"id":',
            list(map(quoted, self.columns["id"].run(rows))),
            ',"properties":{',
            *self._members(rows, shared),
            '},"type":"Feature"}',
        ]
        return "".join(chain.from_iterable(zip(*_merged(parts, rows.stop - rows.start), strict=True)))

    def _geometry_parts(self, rows: slice) -> Iterator[str | list[str]]:
        """Yield the pieces of geometries as canonical text: for each row one, or one for all."""
        lons, lats = (degrees[rows] for degrees in self._points)
        shapes = self.columns["geometry"]
        plain = shapes.values == [None] or not any(shapes.run(rows))
        if np.isnan(lons).any() or not plain:
            yield list(self._geometries(rows, _unboxed))
            return
        yield '{"coordinates":['
        yield list(map(repr, lons.tolist()))
        yield ","
        yield list(map(repr, lats.tolist()))
        yield '],"type":"Point"}'

    def _shared(self) -> dict[str, list[str]]:
        """Return the member of each value, by column, of those columns in which few values differ."""
        return {
            name: [field.member(name, value) for value in self.columns[name].values]
            for name, field in fields().items()
            if len(self.columns[name].values) <= BLOCK
        }

    def _members(self, rows: slice, shared: Mapping[str, list[str]]) -> Iterator[str | list[str]]:
        """Yield the pieces of properties as canonical text, without the braces: for each row, or one for all.

        No comma is before the first: its field is required, so that no text begins with another.
        """
        comma = ""
        for name, field in sorted(fields().items()):
            column = self.columns[name]
            codes = column.codes[rows]
            if name in shared:
                texts = [text and comma + text for text in shared[name]]
                yield texts[0] if len(texts) == 1 else [texts[code] for code in codes.tolist()]
            elif set(map(type, said := column.run(rows))) == {str}:
                yield f"{comma}{canonical(name)}:"
                yield list(map(quoted, said))
            else:
                # asked for indices, it does without numpy's masked arrays, which take a while to load
                distinct = np.unique(codes, return_index=True)[0].tolist()
                members = {code: field.member(name, column.values[code]) for code in distinct}
                yield [(text := members[code]) and comma + text for code in codes.tolist()]
            comma = ","

    def all(self) -> Iterator[Claim]:
        """Yield every claim, in order."""
        if len(self) <= CACHED:
            yield from map(self._cached, range(len(self)))
        else:
            for rows in self._blocks():
                yield from _many(canonical(list(self._features(rows))))

    def _make(self, row: int) -> Claim:
        """Return a claim with the geometry that others of its place have too, which is validated once."""
        (geometry,) = self._geometries(slice(row, row + 1))
        return self._without_geometry(row).model_copy(update={"geometry": _shape(geometry)})

    def _without_geometry(self, row: int) -> Claim:
        (feature,) = self._features(slice(row, row + 1), ("null",))
        return _one(canonical(feature))

    def _blocks(self) -> Iterator[slice]:
        return (slice(start, min(start + BLOCK, len(self))) for start in range(0, len(self), BLOCK))

    def _features(self, rows: slice, geometries: Iterable[str] | None = None) -> Iterator[dict[str, Any]]:
        """Yield some claims as Features, with ``geometries`` (JSON) in place of their own."""
        shapes = self._geometries(rows) if geometries is None else geometries
        says = [self._spread(name, rows, field.said) for name, field in fields().items()]
        for id_, geometry, *values in zip(self.columns["id"].run(rows), shapes, *says, strict=True):
            properties = {
                name: value for name, value in zip(fields(), values, strict=True) if value is not LEFT_OUT
            }
            yield {
                "type": "Feature",
                "id": id_,
                "geometry": _ordered(geometry),
                "properties": properties,
            }

    def _geometries(self, rows: slice, form: Callable[[str], str] = str) -> Iterator[str]:
        """Yield the geometries of some rows as canonical JSON text, in a form if they are no plain points."""
        lons, lats = (degrees[rows].tolist() for degrees in self._points)
        shapes = self._spread("geometry", rows, lambda text: text and form(text))
        for shape, lon, lat in zip(shapes, lons, lats, strict=True):
            if shape is not None:
                yield shape
            else:
                yield "null" if math.isnan(lon) else f'{{"coordinates":[{lon!r},{lat!r}],"type":"Point"}}'

    def _spread(self, name: str, rows: slice, form: Callable[[Any], Any]) -> list[Any]:
        """Return ``form(value)`` for each of some rows of a column, computed once for each distinct value."""
        column = self.columns[name]
        if rows.stop - rows.start == 1:
            return [form(column[rows.start])]
        codes = column.codes[rows].tolist()
        formed = {code: form(column.values[code]) for code in dict.fromkeys(codes)}
        return [formed[code] for code in codes]


class _View(ValuesView[Claim]):
    """A view that makes claims in blocks, which is faster than one by one."""

    _mapping: Claims

    def __iter__(self) -> Iterator[Claim]:
        return self._mapping.all()


def _merged(parts: Iterable[str | list[str]], count: int) -> Iterator[Iterable[str]]:
    """Yield pieces of so many texts, for each text one; pieces for all that meet are one."""
    for same, some in groupby(parts, lambda part: isinstance(part, str)):
        pieces: list[Any] = list(some)
        yield from [repeat("".join(pieces), count)] if same else pieces


def _unboxed(text: str) -> str:
    """Return a geometry's canonical text without its ``bbox``, which follows from its coordinates."""
    if not text.startswith('{"bbox":'):
        return text
    return canonical({key: part for key, part in json.loads(text).items() if key != "bbox"})


def _ordered(text: str) -> dict[str, Any] | None:
    """Return the geometry in a JSON text, its type first, as people write it."""
    shape = json.loads(text)
    return shape and {"type": shape["type"], **shape}
