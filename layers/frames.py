"""Claims and sources as tables: a GeoPandas frame for claims, a pandas frame for sources."""

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from layers.catalogue import Catalogue
from layers.geometry import to_shapely
from layers.model import Citation, Claim, Source
from layers.origins import chain, origins
from layers.vocabulary import PRECISIONS

if TYPE_CHECKING:
    import geopandas as gpd


def claims_frame(catalogue: Catalogue) -> "gpd.GeoDataFrame":
    """Return :func:`claims_table` with the claims' geometry (degrees, WGS 84; None if unlocated)."""
    import geopandas as gpd

    shapes = [to_shapely(claim.geometry) if claim.geometry else None for claim in catalogue.claims.values()]
    return gpd.GeoDataFrame(claims_table(catalogue), geometry=shapes, crs="EPSG:4326")


def claims_table(catalogue: Catalogue) -> pd.DataFrame:
    """Return a row for each claim, by claim id.

    Figures stay as written: ``quantity`` is the source's words; low, best and high are numbers or NaN.
    """
    theatre = catalogue.theatre
    labels = {
        "actor": {actor.id: actor.label for actor in theatre.actors},
        "layer": {layer.id: layer.label for layer in theatre.layers},
        "kind": {id_: kind.label for id_, kind in catalogue.kinds.items()},
    }
    resting = _resting(catalogue)
    rows = [_row(claim, labels, resting(claim)) for claim in catalogue.claims.values()]
    frame = pd.DataFrame(rows).set_index("id")
    return frame.astype({"low": float, "best": float, "high": float})


def sources_frame(catalogue: Catalogue) -> pd.DataFrame:
    """Return a row for each source, indexed by id: what it is, whom it credits, how many claims it bears."""
    resting = _resting(catalogue)
    claims: Counter[str] = Counter()
    ends: set[str] = set()
    for claim in catalogue.claims.values():
        on = resting(claim)
        claims.update(on.sources)
        ends.update(on.origins)
    rows = [
        {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "author": source.author,
            "published": source.published,
            "kind": source.kind,
            "credits": "; ".join(catalogue.sources[id_].title for id_ in source.credits),
            "origin": _role(source, ends, claims[source.id]),
            "claims": claims[source.id],
            "url": source.url,
            "note": source.note,
        }
        for source in catalogue.sources.values()
    ]
    return pd.DataFrame(rows).set_index("id")


class _Resting(NamedTuple):
    """What the citations of a claim rest on: ids of sources and of origins, and the same as text."""

    sources: tuple[str, ...]
    origins: tuple[str, ...]
    cited: str
    names: tuple[str, ...]
    ends: str


def _resting(catalogue: Catalogue) -> Callable[[Claim], _Resting]:
    """Return a function that looks into each combination of citations once: many claims share theirs."""
    sources = catalogue.sources
    known: dict[object, _Resting] = {}

    def look(citations: tuple[Citation, ...]) -> _Resting:
        named = dict.fromkeys(link.source for citation in citations for link in chain(citation, sources))
        ends = origins(citations, sources)
        return _Resting(
            tuple(named),
            tuple(ends),
            "; ".join(dict.fromkeys(_name(sources[citation.source]) for citation in citations)),
            tuple(dict.fromkeys(_name(sources[id_]) for id_ in named)),
            "; ".join(sources[id_].author or _name(sources[id_]) for id_ in ends),
        )

    def resting(claim: Claim) -> _Resting:
        citations = claim.properties.citations
        key = tuple((citation.source, citation.credits) for citation in citations)
        if key not in known:
            known[key] = look(citations)
        return known[key]

    return resting


def _row(claim: Claim, labels: dict[str, dict[str, str]], resting: _Resting) -> dict[str, object]:
    says = claim.properties
    figure = says.quantity
    return {
        "id": claim.id,
        "label": says.label,
        "statement": says.statement,
        "assertion": says.assertion,
        "hedge": says.hedge,
        "actor": labels["actor"][says.actor],
        "kind": labels["kind"][says.kind],
        "layer": labels["layer"][says.layer],
        "quantity": figure.verbatim if figure else None,
        "low": figure.low if figure else None,
        "best": figure.best if figure else None,
        "high": figure.high if figure else None,
        "unit": figure.unit if figure else None,
        "where": says.where.name,
        "precision": f"{says.where.precision} {PRECISIONS[says.where.precision].label}",
        "from": says.when.from_,
        "to": says.when.to,
        "reported_on": says.when.reported_on,
        "sources": resting.cited,
        "source_ids": ", ".join(dict.fromkeys(citation.source for citation in says.citations)),
        "rests_on": resting.names,
        "paragraphs": ", ".join(str(c.paragraph) for c in says.citations if c.paragraph),
        "origins": resting.ends,
        "rating": f"{says.rating.reliability}{says.rating.credibility}",
        "status": says.status,
        "note": says.note,
    }


def _name(source: Source) -> str:
    """Return the short name of a source."""
    return source.publisher or source.author or source.title


def _role(source: Source, ends: set[str], claims: int) -> str:
    if source.id in ends:
        return "origin"
    if not claims:
        return "not cited"
    return "not named" if source.kind == "unnamed" else "repeats others"
