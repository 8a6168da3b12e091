"""Build the columns of :class:`layers.theatre.claims.Claims` from GeoJSON Features."""

import json
import math
import re
from array import array
from collections.abc import Iterable
from typing import Any

import numpy as np

from layers.theatre.canonical import canonical
from layers.theatre.claims import Claims
from layers.theatre.dictionary import Column, Encoder
from layers.theatre.identity import Remembered
from layers.theatre.normal import fields

WHOLE = re.compile(r"[\[,]-?\d+[,\]]")
"""A coordinate without a decimal point."""


class Builder:
    """Builds columns from Features as parsed from JSON, which must keep the contract."""

    def __init__(self) -> None:
        self._encoders = {name: Encoder(field.normal) for name, field in fields().items()}
        self._shapes = Encoder()
        self._text = Remembered(_text)
        self._lon, self._lat = array("d"), array("d")
        self._rows: dict[str, int] = {}

    def add(self, features: Iterable[dict[str, Any]]) -> None:
        """Add claims; an id that was added before is skipped."""
        says, shapes = [], []
        for feature in features:
            if feature["id"] in self._rows:
                continue
            self._rows[feature["id"]] = len(self._rows)
            says.append(feature["properties"])
            lon, lat, shape = self._placed(feature["geometry"])
            self._lon.append(lon)
            self._lat.append(lat)
            shapes.append(shape)
        self._shapes.extend(shapes)
        for name, field in fields().items():
            self._encoders[name].extend([each.get(name, field.default) for each in says])

    def _placed(self, geometry: dict[str, Any] | None) -> tuple[float, float, str | None]:
        """Return longitude and latitude of a Point (degrees; NaN for other geometries), and the rest as text.

        The text is the geometry as canonical JSON, or None if longitude and latitude are all of it.
        """
        if geometry is None:
            return math.nan, math.nan, None
        kind, at = geometry["type"], geometry["coordinates"]
        lon, lat = at[:2] if kind == "Point" else (math.nan, math.nan)
        if kind == "Point" and len(at) == 2 and geometry.get("bbox") is None:
            return lon, lat, None
        return lon, lat, self._text(geometry)

    def claims(self, members: dict[str, Any]) -> Claims:
        """Return the claims added so far; ``members`` are the other members of their FeatureCollection."""
        ids = Column(list(self._rows), np.arange(len(self._rows), dtype=_smallest(len(self._rows))))
        columns = {"id": ids, "geometry": self._shapes.column()}
        columns |= {name: encoder.column() for name, encoder in self._encoders.items()}
        return Claims(self._rows, columns, (np.asarray(self._lon), np.asarray(self._lat)), members)


def _text(geometry: dict[str, Any]) -> str:
    """Return a geometry as canonical JSON; its coordinates are numbers with a decimal point."""
    box = geometry.get("bbox")
    plain = {"type": geometry["type"], "coordinates": geometry["coordinates"]}
    text = canonical(plain | ({} if box is None else {"bbox": box}))
    return canonical(json.loads(text, parse_int=float)) if WHOLE.search(text) else text


def _smallest(count: int) -> Any:
    """Return the smallest unsigned NumPy type that holds the numbers below ``count``."""
    return np.min_scalar_type(max(count - 1, 0))
