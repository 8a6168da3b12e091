"""Read Features that are written alike, by column: each different value of a property is decoded once.

A Feature is written alike if it has the members of one, and properties of the contract in its order, as
everything has them that this program writes. A regular expression takes such a text apart; all parts are
decoded strictly, and so is the whole. Whatever is written otherwise is for :mod:`layers.reading.scanner`.
"""

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from layers.reading.chunks import ABSENT, LONG, Chunk, chunk, places
from layers.reading.scanner import Scanner
from layers.reading.strict_json import Decoder, halved
from layers.theatre.builder import Places
from layers.theatre.dictionary import Column
from layers.theatre.normal import fields

MOST = 5_000
"""Features in a chunk."""

KEPT = 256
"""Geometries that are remembered at a time; those of one text are one object, which is validated once."""

DEEP, DEEPER = 4, 6
"""Levels of lists and objects inside each other in a property, and in a geometry, which has five."""

GAP = r"[ \t\n\r]*+"

STRING = r'"[^"\\\x00-\x1f]*+(?:\\.[^"\\\x00-\x1f]*+)*+"'

DEGREES = r"(?!-0[^.])-?(?:0|[1-9][0-9]{0,2})(?:\.[0-9]{1,15})?"
"""A number of which JSON and Python make the same; −0 is 0 in JSON."""


class Alike:
    """Reads Features that are written alike from a text."""

    def __init__(self, text: Scanner) -> None:
        self._text = text
        self._geometries: dict[str, Any] = {}

    def chunk(self) -> Chunk | None:
        """Return the next Features as far as they are written alike and go past them, or None without any."""
        rows, end = self._text.matches(_feature(), MOST, LONG)
        if not rows:
            return None
        written, *parts = zip(*rows, strict=True)
        decoder = Decoder()
        try:
            flawed = any(map(halved, written))
            found = self._made(parts, decoder)
            if flawed or decoder.flawed:
                found = chunk(list(map(decoder.decode, written)), flawed=True)
        except (ValueError, RecursionError):
            return None  # the scanner finds it again, and tells its line and column
        self._text.skip(end)
        return found

    def _made(self, parts: list[tuple[str | None, ...]], decoder: Decoder) -> Chunk:
        ids, lons, lats, geometries, *says = parts
        named = _column(ids, decoder)
        columns = {name: _column(values, decoder) for name, values in zip(fields(), says, strict=True)}
        shapes = [None if text is None else self._geometry(text, decoder) for text in geometries]
        features = _Features(named, lons, lats, shapes, columns)
        placed = _placed(features, lons, lats)
        return Chunk(features, False, np.ones(len(ids), np.bool_), list(named), placed, columns)

    def _geometry(self, text: str, decoder: Decoder) -> Any:
        if text not in self._geometries:
            if len(self._geometries) >= KEPT:
                self._geometries.clear()
            self._geometries[text] = decoder.decode(text)
        return self._geometries[text]


class _Features(Sequence[Any]):
    """Features that are made of their parts when they are asked for."""

    def __init__(
        self,
        ids: Column,
        lons: Sequence[str | None],
        lats: Sequence[str | None],
        shapes: Sequence[Any],
        columns: Mapping[str, Column],
    ) -> None:
        self._ids, self._lons, self._lats, self._shapes = ids, lons, lats, shapes
        self._columns = columns

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        says = {name: column[at] for name, column in self._columns.items()}
        return {
            "type": "Feature",
            "id": self._ids[at],
            "geometry": self.geometry(at),
            "properties": {name: value for name, value in says.items() if value is not ABSENT},
        }

    def geometry(self, at: int) -> Any:
        lon, lat = self._lons[at], self._lats[at]
        if lon is None or lat is None:
            return self._shapes[at]
        return {"type": "Point", "coordinates": [_number(lon), _number(lat)]}


def _number(text: str) -> float:
    return float(text) if "." in text else int(text)


def _column(values: Sequence[str | None], decoder: Decoder) -> Column:
    """Return a column of JSON texts decoded, each distinct one once; ABSENT where there is none."""
    distinct = dict.fromkeys(values)
    if len(distinct) == 1:
        codes = np.zeros(len(values), np.uint32)
    else:
        places_ = dict(zip(distinct, range(len(distinct)), strict=True))
        codes = np.fromiter(map(places_.__getitem__, values), np.uint32, len(values))
    return Column([ABSENT if text is None else _decoded(text, decoder) for text in distinct], codes)


def _decoded(text: str, decoder: Decoder) -> Any:
    return text[1:-1] if text[0] == '"' and "\\" not in text else decoder.decode(text)


def _placed(features: _Features, lons: Sequence[str | None], lats: Sequence[str | None]) -> Places:
    """Return the geometries of some features, of which points are written as two numbers."""
    lon, lat = (
        np.array([math.nan if text is None else float(text) for text in each]) for each in (lons, lats)
    )
    off = (abs(lon) > 180) | (abs(lat) > 90)
    lon[off], lat[off] = math.nan, math.nan
    others = np.flatnonzero(np.isnan(lon)).tolist()
    found: list[Any] = [None] * len(lon)
    rest = places([features.geometry(at) for at in others])
    for at, shape in zip(others, rest.shapes, strict=True):
        found[at] = shape
    lon[others], lat[others] = rest.lon, rest.lat
    return Places(lon, lat, found)


@cache
def _feature() -> re.Pattern[str]:
    """Return what matches a Feature that is written alike, up to the next one or the end of the list.

    Its groups are the whole, the id, longitude and latitude of a plain point or another geometry, and the
    properties in the order of the contract; all but numbers as JSON.
    """
    value = rf'(?:{STRING}|[^\[\]{{}}",: \t\n\r]++|{_nested(DEEP)})'
    point = _object(type='"Point"', coordinates=rf"\[{GAP}({DEGREES}){GAP},{GAP}({DEGREES}){GAP}\]")
    # after a property comes another one or the end
    says = "".join(rf'(?:{_key(name)}({value}){GAP}(?:,{GAP}(?=")|(?=\}})))?+' for name in fields())
    properties = rf"\{{{GAP}{says}\}}"
    geometry = rf"(?:{point}|({_nested(DEEPER)}|null))"
    whole = _object(type='"Feature"', id=f"({STRING})", geometry=geometry, properties=properties)
    return re.compile(rf"{GAP}({whole}){GAP}(?:,{GAP}(?=\{{)|(?=\]))")


def _object(**members: str) -> str:
    return rf"\{{{GAP}{f'{GAP},{GAP}'.join(_key(name) + value for name, value in members.items())}{GAP}\}}"


def _key(name: str) -> str:
    return rf'"{name}"{GAP}:{GAP}'


def _nested(levels: int) -> str:
    """Return what matches lists and objects with so many levels; which bracket closes it does not see."""
    inner = rf'[^\[\]{{}}"]++|{STRING}'
    deeper = f"|{_nested(levels - 1)}" if levels > 1 else ""
    return rf"[\[{{](?:{inner}{deeper})*+[\]}}]"
