"""Build the columns of :class:`layers.theatre.claims.Claims`."""

import json
import math
import re
from array import array
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from layers.theatre.canonical import canonical
from layers.theatre.claims import Claims
from layers.theatre.dictionary import Column, Encoder, grouped, small
from layers.theatre.identity import Remembered
from layers.theatre.normal import fields

WHOLE = re.compile(r"[\[,]-?\d+[,\]]")
"""A coordinate without a decimal point."""


class Places(NamedTuple):
    """The geometries of some claims.

    ``lon`` and ``lat`` are those of plain points, in degrees, and NaN for the others. Of these ``shapes`` has
    the geometry as parsed JSON: any but a plain point, or None for a claim without one.
    """

    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    shapes: Sequence[Any]

    def of(self, rows: NDArray[np.intp]) -> "Places":
        """Return those of some of the claims, whose numbers ascend."""
        if len(rows) == len(self.lon):
            return self
        return Places(self.lon[rows], self.lat[rows], [self.shapes[at] for at in rows.tolist()])


class Builder:
    """Builds columns from the values of claims, which must keep the contract.

    ``encoders`` has one for each property, by name, which gives its values the codes that :meth:`add` takes,
    and ``ids`` is the one of the ids. It may have rows of its own, and ids of no claim.
    """

    def __init__(self) -> None:
        self.encoders = encoders()
        self.ids = Encoder()
        self._shapes = Encoder()
        self._text = Remembered(_text)
        self._lon, self._lat = array("d"), array("d")
        self._ids = array("I")

    def add(self, ids: NDArray[Any], places: Places, codes: Mapping[str, NDArray[Any]]) -> None:
        """Add claims by the codes of their ids, their places and the codes of their properties.

        Of claims with one id, the first is kept.
        """
        lon, lat, shapes = places.lon.copy(), places.lat.copy(), places.shapes
        said: list[str | None] = [None] * len(shapes)
        if shapes.count(None) < len(shapes):
            for at, shape in enumerate(shapes):
                if shape is not None:
                    lon[at], lat[at], said[at] = self._placed(shape)
        self._ids.frombytes(ids.astype(self._ids.typecode).tobytes())
        self._lon.frombytes(lon.tobytes())
        self._lat.frombytes(lat.tobytes())
        self._shapes.extend(said)
        for name, encoder in self.encoders.items():
            encoder.append(codes[name])

    def forgets(self) -> bool:
        """Return whether the encoders are new ones, as a builder may have that keeps no columns."""
        return False

    def _placed(self, geometry: dict[str, Any]) -> tuple[float, float, str | None]:
        """Return longitude and latitude of a Point (degrees; NaN for other geometries), and the rest as text.

        The text is the geometry as canonical JSON, or None if longitude and latitude are all of it.
        """
        kind, at = geometry["type"], geometry["coordinates"]
        lon, lat = at[:2] if kind == "Point" else (math.nan, math.nan)
        if kind == "Point" and len(at) == 2 and geometry.get("bbox") is None:
            return lon, lat, None
        return lon, lat, self._text(geometry)

    def claims(self, members: dict[str, Any]) -> Claims:
        """Return the claims added so far; ``members`` are the other members of their FeatureCollection."""
        columns = {"geometry": self._shapes.column()}
        columns |= {name: encoder.column() for name, encoder in self.encoders.items()}
        lon, lat = np.asarray(self._lon), np.asarray(self._lat)
        ids, places = self.ids.distinct()
        codes = places[np.asarray(self._ids)]
        first = np.sort(grouped(codes, len(ids))[0])
        if len(first) < len(codes):
            columns = {name: Column(column.values, column.codes[first]) for name, column in columns.items()}
            lon, lat, codes = lon[first], lat[first], codes[first]
        if len(ids) > len(codes):
            ids, codes = [ids[code] for code in codes.tolist()], np.arange(len(codes))
        columns = {"id": Column(ids, small(codes, len(ids)))} | columns
        return Claims(columns, (lon, lat), members)


def encoders() -> dict[str, Encoder]:
    """Return an encoder for each property of a claim, by name."""
    return {name: Encoder(field.normal) for name, field in fields().items()}


def _text(geometry: dict[str, Any]) -> str:
    """Return a geometry as canonical JSON; its coordinates are numbers with a decimal point."""
    box = geometry.get("bbox")
    plain = {"type": geometry["type"], "coordinates": geometry["coordinates"]}
    text = canonical(plain | ({} if box is None else {"bbox": box}))
    return canonical(json.loads(text, parse_int=float)) if WHOLE.search(text) else text
