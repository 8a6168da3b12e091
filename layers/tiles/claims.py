"""The claims of a theatre for tiles: those at a point, and how many there are in areas."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from layers.theatre.catalogue import Catalogue
from layers.theatre.dictionary import Column
from layers.tiles.source import Layer, Points, Source

BATCH = 200_000
"""Claims that are looked at together."""

COARSE = 5
"""The precision from which on a claim has no point: part of a country, a country, a sea, several."""


def claims_of(catalogue: Catalogue) -> Source:
    """Return the claims of a theatre, each with id, layer, label, assertion, hedge and precision."""
    layers = [Layer(each.id, each.label, each.colour) for each in catalogue.theatre.layers]
    source = Source("claims", catalogue.theatre.title, catalogue.digest, layers)
    source.batches = _batches(catalogue, source)
    return source


def pointed(catalogue: Catalogue) -> NDArray[np.bool_]:
    """Return which claims are drawn at a point, one for each claim: no one that is placed more coarsely."""
    where = catalogue.claims.columns["where"]
    fine = np.array([0 < each["precision"] < COARSE for each in where.values], dtype=bool)
    found: NDArray[np.bool_] = ~np.isnan(catalogue.claims.points()[0]) & fine[where.codes]
    return found


def _batches(catalogue: Catalogue, source: Source) -> Iterator[Points]:
    columns, (lon, lat) = catalogue.claims.columns, catalogue.claims.points()
    where, layer, is_point = columns["where"], columns["layer"], pointed(catalogue)
    precision = Column([each["precision"] for each in where.values], where.codes)
    says = {name: columns[name] for name in ("id", "layer", "label", "assertion", "hedge")}
    says["precision"] = precision
    for code, each in _pairs(where, layer, ~is_point):
        place = where.values[code]["place"]
        if place in catalogue.gazetteer.places:
            source.areas[place, layer.values[each]] += 1
        else:
            source.elsewhere += 1
    for start in range(0, len(lon), BATCH):
        rows = np.flatnonzero(is_point[start : start + BATCH]) + start
        own = {name: Column(each.values, each.codes[rows]) for name, each in says.items()}
        yield Points(lon[rows], lat[rows], own)


def _pairs(where: Column, layer: Column, rows: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    yield from zip(where.codes[rows].tolist(), layer.codes[rows].tolist(), strict=True)
