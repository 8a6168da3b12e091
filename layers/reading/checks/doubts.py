"""Find the claims that may have a problem, by column: each distinct value is looked at once.

What the checks of single claims (:mod:`layers.reading.checks.claims`) say about a claim follows from a few of
its values. Those that may go wrong are in doubt, and only claims in doubt are made and checked one by one.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from geojson_pydantic.geometries import Point
from geojson_pydantic.types import Position2D
from numpy.typing import NDArray

from layers.messages.language import Language
from layers.reading.checks.claims import HEDGED, hedge_in_label, repeated_citations
from layers.reading.checks.placement import check_placement
from layers.reading.checks.references import Known
from layers.theatre.builder import Places
from layers.theatre.canonical import canonical
from layers.theatre.claim import Citation, Range, Where
from layers.theatre.dictionary import Encoder, grouped, picked
from layers.theatre.gazetteer import Gazetteer
from layers.theatre.geometry import DECIMALS, Shape
from layers.theatre.identity import Remembered

Codes = NDArray[np.int64]
"""A number for each row, which stands for its value."""


class Doubts:
    """Tells which claims may have a problem, from the codes that ``encoders`` gave to their values."""

    def __init__(
        self,
        encoders: Mapping[str, Encoder],
        known: Known,
        gazetteer: Gazetteer | None,
        language: Language | None,
    ) -> None:
        self._encoders = encoders
        self._known = known
        self._gazetteer = gazetteer
        self._language = language
        self._verdicts = {
            name: Verdicts(encoders[name], doubt)
            for name, doubt in {
                "layer": lambda id_: self._unknown("layer", id_),
                "actor": lambda id_: self._unknown("actor", id_),
                "kind": lambda id_: self._unknown("kind", id_),
                "where": self._where,
                "citations": self._citations,
                "range": lambda reach: reach is not None and self._unknown("source", reach["source"]),
                "quantity": lambda quantity: bool(quantity and quantity.get("translations")),
                "related": bool,
                "translations": bool,
            }.items()
        }
        self._misplacement = Misplacement(encoders, gazetteer)

    def of(
        self, codes: Mapping[str, Codes], places: Places, geometry: Callable[[Any], Shape | None]
    ) -> NDArray[np.bool_]:
        """Return which of some claims are in doubt.

        ``geometry`` gives the record of a geometry as parsed.
        """
        doubt = self._misplacement.of(codes, places, geometry)
        for name, verdicts in self._verdicts.items():
            doubt |= verdicts.of(codes[name])
        doubt |= self._each(codes, ("assertion", "hedge"), lambda said, hedge: said in HEDGED and not hedge)
        doubt |= self._unhedged(codes["assertion"], codes["label"])
        return doubt

    def _unknown(self, what: str, id_: str) -> bool:
        among = self._known[what]
        return among is not None and id_ not in among

    def _where(self, where: dict[str, Any]) -> bool:
        unknown = where["place"] is not None and self._unknown("place", where["place"])
        return unknown or bool(where["ends"] or where.get("translations"))

    def _citations(self, citations: list[dict[str, Any]]) -> bool:
        sources = (
            id_ for citation in citations for id_ in (citation["source"], *(citation["credits"] or ()))
        )
        if any(self._unknown("source", id_) for id_ in sources):
            return True
        if len(citations) == 1 and not citations[0]["credits"]:
            return False
        return any(True for _ in repeated_citations([Citation.model_validate(each) for each in citations]))

    def _unhedged(self, assertions: Codes, labels: Codes) -> NDArray[np.bool_]:
        """Return which labels do not end with the hedge of their assertion."""
        if self._language is None:
            return np.zeros(len(labels), np.bool_)
        met = _met(self._encoders["assertion"].values, assertions)
        hedges = {
            code: "" if assertion == "stated" else hedge_in_label(self._language, assertion)
            for code, assertion in met.items()
        }
        texts = picked(self._encoders["label"].values, labels)
        pairs = zip(assertions.tolist(), texts, strict=True)
        return np.array([hedges[assertion] not in text for assertion, text in pairs], np.bool_)

    def _each(
        self, codes: Mapping[str, Codes], names: tuple[str, str], doubt: Callable[[Any, Any], bool]
    ) -> NDArray[np.bool_]:
        """Return which claims are in doubt for two of their values."""
        first, second = (_met(self._encoders[name].values, codes[name]) for name in names)
        pairs, rows = distinct(*(codes[name] for name in names))
        return np.array([doubt(first[a], second[b]) for a, b in pairs], bool)[rows]


class Misplacement:
    """Tells which claims may have a geometry that does not fit their precision or their place.

    A plain point of no place is like all others that are said to be as precise. Other geometries are looked
    at once for each way in which claims place them.
    """

    def __init__(self, encoders: Mapping[str, Encoder], gazetteer: Gazetteer | None) -> None:
        self._ranges = encoders["range"].values
        self._gazetteer = gazetteer
        self._numbers: dict[tuple[Any, ...], int] = {}
        self._sites: list[Where] = []
        self._sited = Verdicts(encoders["where"], self._number, np.int64)
        self._wrong: Remembered[bool] = Remembered(self._misplaced)

    def of(
        self, codes: Mapping[str, Codes], places: Places, geometry: Callable[[Any], Shape | None]
    ) -> NDArray[np.bool_]:
        """Return which of some claims may be misplaced."""
        pairs, kinds = distinct(self._sited.of(codes["where"]), codes["range"])
        doubt = np.zeros(len(kinds), np.bool_)
        for (site, reach), rows in zip(pairs, _alike(kinds), strict=True):
            placed = self._sites[site], self._ranges[reach]
            located = ~np.isnan(places.lon[rows])
            doubt[rows[located]] = self._points(*placed, places.of(rows[located]))
            for at in rows[~located].tolist():
                shape = places.shapes[at]
                doubt[at] = self._wrong(*placed, None if shape is None else geometry(shape))
        return doubt

    def _points(self, where: Where, reach: Any, points: Places) -> NDArray[np.bool_]:
        """Return which plain points may be misplaced."""
        lon, lat, _ = points
        decimals = DECIMALS.get(where.precision, 3)
        doubt: NDArray[np.bool_] = (lon.round(decimals) != lon) | (lat.round(decimals) != lat)
        fine = np.flatnonzero(~doubt)
        # where no place has a geometry to compare with, one point is like any other
        spots = np.zeros(len(fine)) if where.place is None else lon[fine] + 1j * lat[fine]
        for rows in _alike(np.unique(spots, return_inverse=True)[1]):
            at = fine[rows]
            point = Point(type="Point", coordinates=Position2D(lon[at[0]].item(), lat[at[0]].item()))
            doubt[at] = self._misplaced(where, reach, point)
        return doubt

    def _misplaced(self, where: Where, reach: Any, geometry: Shape | None) -> bool:
        reaches = None if reach is None else Range.model_validate(reach)
        return any(True for _ in check_placement(geometry, where, reaches, self._gazetteer))

    def _number(self, where: dict[str, Any]) -> int:
        """Return the number of a site: what the checks of a geometry ask of where a claim is."""
        key = where["precision"], where["place"], where["radius_km"], canonical(where["ends"])
        if key not in self._numbers:
            self._numbers[key] = len(self._sites)
            self._sites.append(Where.model_validate(where))
        return self._numbers[key]


class Verdicts:
    """What follows from each value of an encoder, computed once for each."""

    def __init__(self, encoder: Encoder, judge: Callable[[Any], Any], kind: Any = np.bool_) -> None:
        self._encoder = encoder
        self._judge = judge
        self._found = np.zeros(0, kind)

    def of(self, codes: Codes) -> NDArray[Any]:
        """Return what follows from the values of these codes."""
        if new := self._encoder.values[len(self._found) :]:
            more = np.array([self._judge(value) for value in new], self._found.dtype)
            self._found = np.concatenate((self._found, more))
        return self._found[codes]


def _met(values: Sequence[Any], codes: Codes) -> dict[int, Any]:
    """Return the values of some codes, by code."""
    # without numpy's masked arrays, as in layers.theatre.claims
    met, _ = np.unique(codes, return_index=True)
    return dict(zip(met.tolist(), picked(values, met), strict=True))


def distinct(first: Codes, second: Codes) -> tuple[list[list[int]], NDArray[np.intp]]:
    """Return the distinct pairs in two columns of codes, and which of them each row has."""
    wide = int(second.max(initial=0)) + 1
    keys = first * wide + second
    one, rows = grouped(keys, int(keys.max(initial=-1)) + 1)
    return np.column_stack((first[one], second[one])).tolist(), rows


def _alike(numbers: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """Return the rows of each of the numbers 0, 1, 2 … in turn."""
    if not len(numbers):
        return []
    rows = np.argsort(numbers, kind="stable")
    return np.split(rows, np.cumsum(np.bincount(numbers))[:-1])
