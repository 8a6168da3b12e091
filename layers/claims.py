"""The claims of a theatre, kept as columns: a million of them are no million objects.

A claim is made (:class:`layers.model.Claim`) when somebody asks for it. Columns have one form for what the
contract lets a file say in several: what was left out has its default, whole numbers have no point.
"""

import json
import math
import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, ValuesView
from functools import cache, lru_cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from layers.columns import Column, Encoder, canonical
from layers.model import Claim, ClaimProperties

FEW = 5000
"""So many claims stay made once they are; of more, the latest."""

BLOCK = 2000
"""Claims that are made or written at a time where all are wanted."""

LEFT_OUT = frozenset({"items", "sidc", "radius_km", "ends", "translations"})
"""Fields that a file has only where they say something; all others it has, be it as null."""

WHOLE = re.compile(r"[\[,]-?\d+[,\]]")
"""A coordinate without a point."""

Degrees = NDArray[np.float64]

# annotated, lest a checker take the methods of two adapters for one
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
        """Yield, in pieces, :func:`layers.columns.canonical` of the FeatureCollection.

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
        """Yield :func:`layers.columns.canonical` of every Feature."""
        for rows in self._blocks():
            says = [self._spread(name, rows, partial(_member, name)) for name in sorted(_fields())]
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
        names = list(_fields())
        says = [self._spread(name, rows, partial(_said, name)) for name in names]
        for id_, geometry, *values in zip(
            self.columns["id"].values[rows], self._geometries(rows), *says, strict=True
        ):
            properties = {
                name: value for name, value in zip(names, values, strict=True) if value is not LEFT_OUT
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


class Builder:
    """Makes the columns of Features as read from JSON, which must have passed the contract."""

    def __init__(self) -> None:
        self._encoders = {name: Encoder(normal) for name, (normal, _) in _fields().items()}
        self._shapes = Encoder()
        self._lon, self._lat = array("d"), array("d")
        self._rows: dict[str, int] = {}

    def add(self, features: Iterable[dict[str, Any]]) -> None:
        """Take further claims; of those with one id, the first."""
        says, shapes = [], []
        for feature in features:
            if feature["id"] in self._rows:
                continue
            self._rows[feature["id"]] = len(self._rows)
            says.append(feature["properties"])
            lon, lat, shape = _placed(feature["geometry"])
            self._lon.append(lon)
            self._lat.append(lat)
            shapes.append(shape)
        self._shapes.extend(shapes)
        for name, (_, default) in _fields().items():
            self._encoders[name].extend([each.get(name, default) for each in says])

    def claims(self, members: dict[str, Any]) -> Claims:
        """Return the claims that were taken; ``members`` are those of their collection."""
        ids = Column(list(self._rows), np.arange(len(self._rows), dtype=_smallest(len(self._rows))))
        columns = {"id": ids, "geometry": self._shapes.column()}
        columns |= {name: encoder.column() for name, encoder in self._encoders.items()}
        return Claims(self._rows, columns, (np.asarray(self._lon), np.asarray(self._lat)), members)


def _placed(geometry: dict[str, Any] | None) -> tuple[float, float, str | None]:
    """Return longitude and latitude of a Point, NaN for what is none, and what they leave out as text."""
    if geometry is None:
        return math.nan, math.nan, None
    kind, at, box = geometry["type"], geometry["coordinates"], geometry.get("bbox")
    lon, lat = at[:2] if kind == "Point" else (math.nan, math.nan)
    if kind == "Point" and len(at) == 2 and box is None:
        return lon, lat, None
    shape = {"type": kind, "coordinates": at} | ({} if box is None else {"bbox": box})
    text = canonical(shape)
    return lon, lat, canonical(json.loads(text, parse_int=float)) if WHOLE.search(text) else text


def _unboxed(text: str) -> str:
    """Return a geometry's canonical text without a ``bbox``, which follows from the rest."""
    if not text.startswith('{"bbox":'):
        return text
    return canonical({key: part for key, part in json.loads(text).items() if key != "bbox"})


def _ordered(text: str) -> dict[str, Any] | None:
    """Return a geometry's text as JSON with its type first."""
    shape = json.loads(text)
    return shape and {"type": shape["type"], **shape}


@cache
def _fields() -> dict[str, tuple[Callable[[Any], Any], Any]]:
    """Return what gives a property its one form, and its form when left out, by JSON name."""
    fields: dict[str, tuple[Callable[[Any], Any], Any]] = {}
    for name, field in ClaimProperties.model_fields.items():
        known: TypeAdapter[Any] = TypeAdapter(field.rebuild_annotation())
        normal = partial(_normal, known)
        default = None if field.is_required() else _jsonable(known, field.default)
        fields[field.alias or name] = (normal, default)
    return fields


def _normal(known: TypeAdapter[Any], value: Any) -> Any:
    return _jsonable(known, known.validate_json(canonical(value)))


def _jsonable(known: TypeAdapter[Any], value: Any) -> Any:
    return _whole(known.dump_python(value, mode="json", by_alias=True))


def _whole(value: Any) -> Any:
    """Return JSON with whole numbers as such, as far as a float can tell them."""
    if isinstance(value, dict):
        return {key: _whole(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_whole(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


def _said(name: str, value: Any) -> Any:
    """Return a field's value as a file has it; LEFT_OUT itself where a file has none."""
    if name in LEFT_OUT and not value:
        return LEFT_OUT
    if isinstance(value, dict):
        parts = {key: _said(key, part) for key, part in value.items()}
        return {key: part for key, part in parts.items() if part is not LEFT_OUT}
    return value


def _member(name: str, value: Any) -> str:
    """Return a field as it stands in a JSON object, or nothing where a file has none."""
    said = value if type(value) is str else _said(name, value)
    return "" if said is LEFT_OUT else f"{canonical(name)}:{canonical(said)}"


def _smallest(count: int) -> Any:
    """Return the smallest unsigned type for numbers below ``count``."""
    return np.min_scalar_type(max(count - 1, 0))
