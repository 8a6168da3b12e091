"""The columns of the claims as the page has them: those of the theatre, and those that follow from them."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layers.page import wire
from layers.page.shapes import Located, drawing
from layers.page.symbols import code
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Citation
from layers.theatre.credits import Credit, chain, origins
from layers.theatre.dictionary import Column, Encoder, combined

MOST_DECIMALS = 5
"""Decimals of a degree (about a metre): no precision allows a claim more."""


def claim_columns(catalogue: Catalogue, scale: int) -> tuple[dict[str, Column], dict[str, wire.Numbers]]:
    """Return the claims' columns by name, and longitude and latitude (degrees) where any claim is a point.

    Beside the fields of a claim there are ``chains`` and ``origins`` of its citations, the ``symbol`` code
    with its actor's identity, the layers it ``needs`` besides its own, and its ``shape``, whose lines have
    ``scale`` steps a degree.
    """
    columns = dict(catalogue.claims.columns)
    geometry, where = columns.pop("geometry"), columns["where"]
    cited = columns["citations"]
    citations = [[Citation.model_validate(each) for each in value] for value in cited.values]
    actors = {actor.id: actor for actor in catalogue.theatre.actors}
    columns["chains"] = Column(_chains(citations, catalogue), cited.codes)
    columns["origins"] = Column([origins(value, catalogue.sources) for value in citations], cited.codes)
    columns["symbol"] = _combined(
        lambda sidc, actor: sidc and code(sidc, actors[actor]), columns["sidc"], columns["actor"]
    )
    columns["needs"] = _needs(catalogue, columns)
    lon, lat = catalogue.claims.points()
    pointed = Column([False, True], (~np.isnan(lon)).astype(np.uint8))
    columns["shape"] = _combined(
        lambda text, where, point: drawing(Located(text, where, point, catalogue, scale)),
        geometry,
        where,
        pointed,
    )
    return columns, {"lon": _numbers(lon), "lat": _numbers(lat)} if pointed.codes.any() else {}


def _chains(citations: list[list[Citation]], catalogue: Catalogue) -> list[list[list[dict[str, Any]]]]:
    """Return the chain of credit of each citation; there may be millions of links, so equal ones are one."""
    known: dict[Credit, dict[str, Any]] = {}
    return [
        [
            [known.setdefault(link, link._asdict()) for link in chain(each, catalogue.sources)]
            for each in value
        ]
        for value in citations
    ]


NO_NEEDS: list[str] = []


def _needs(catalogue: Catalogue, columns: dict[str, Column]) -> Column:
    """Return the layers that each claim needs besides its own; only arcs need any."""
    where, ids = columns["where"], columns["id"]
    arcs = np.array([bool(each.get("ends")) for each in where.values], np.bool_)[where.codes]
    found = Encoder()
    found.extend(catalogue.needs(ids[row]) if arc else NO_NEEDS for row, arc in enumerate(arcs.tolist()))
    return found.column()


def _combined(value: Callable[..., Any], *columns: Column) -> Column:
    """Return the column of ``value(a, b, …)`` over the rows, called once for each combination."""
    rows, codes = combined(*columns)
    found = Encoder()
    found.extend(value(*(column[row] for column in columns)) for row in rows)
    distinct = found.column()
    return Column(distinct.values, distinct.codes[codes])


def _numbers(degrees: NDArray[np.float64]) -> wire.Numbers:
    """Return degrees as whole steps of the fewest decimals that hold them all, at most MOST_DECIMALS.

    NaN becomes the smallest of the others, so that it does not widen their range.
    """
    known = degrees[~np.isnan(degrees)]
    decimals = next(
        (places for places in range(MOST_DECIMALS) if np.array_equal(known.round(places), known)),
        MOST_DECIMALS,
    )
    steps = np.nan_to_num(degrees, nan=float(known.min())) * 10**decimals
    return wire.Numbers(steps.round().astype(np.int64), 10**decimals)
