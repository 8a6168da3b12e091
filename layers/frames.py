"""Claims and sources as tables: a GeoPandas frame for claims, a pandas frame for sources."""

import geopandas as gpd
import pandas as pd

from layers.catalogue import Catalogue
from layers.geometry import to_shapely
from layers.model import Claim, Source
from layers.origins import Credit, chain, origins
from layers.vocabulary import PRECISIONS


def claims_frame(catalogue: Catalogue) -> gpd.GeoDataFrame:
    """Return a row for each claim, by claim id, with its geometry (degrees, WGS 84; None if unlocated).

    Figures stay as written: ``quantity`` is the source's words; low, best and high are numbers or NaN.
    """
    rows = [_row(claim, catalogue) for claim in catalogue.claims.values()]
    shapes = [to_shapely(claim.geometry) if claim.geometry else None for claim in catalogue.claims.values()]
    frame = gpd.GeoDataFrame(rows, geometry=shapes, crs="EPSG:4326").set_index("id")
    return frame.astype({"low": float, "best": float, "high": float})


def _row(claim: Claim, catalogue: Catalogue) -> dict[str, object]:
    says = claim.properties
    theatre = catalogue.theatre
    figure = says.quantity
    cited = [catalogue.sources[citation.source] for citation in says.citations]
    return {
        "id": claim.id,
        "label": says.label,
        "statement": says.statement,
        "assertion": says.assertion,
        "hedge": says.hedge,
        "actor": next(actor.label for actor in theatre.actors if actor.id == says.actor),
        "kind": catalogue.kinds[says.kind].label,
        "layer": next(layer.label for layer in theatre.layers if layer.id == says.layer),
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
        "sources": "; ".join(dict.fromkeys(map(_name, cited))),
        "source_ids": ", ".join(dict.fromkeys(citation.source for citation in says.citations)),
        "rests_on": tuple(
            dict.fromkeys(_name(catalogue.sources[link.source]) for link in _links(claim, catalogue))
        ),
        "paragraphs": ", ".join(str(c.paragraph) for c in says.citations if c.paragraph),
        "origins": "; ".join(
            catalogue.sources[id_].author or _name(catalogue.sources[id_])
            for id_ in origins(says.citations, catalogue.sources)
        ),
        "rating": f"{says.rating.reliability}{says.rating.credibility}",
        "status": says.status,
        "note": says.note,
    }


def sources_frame(catalogue: Catalogue) -> pd.DataFrame:
    """Return a row for each source, indexed by id: what it is, whom it credits, which claims rest on it."""
    rests_on: dict[str, list[str]] = {id_: [] for id_ in catalogue.sources}
    ends: set[str] = set()
    for claim in catalogue.claims.values():
        citations = claim.properties.citations
        ends.update(origins(citations, catalogue.sources))
        for id_ in {link.source for each in citations for link in chain(each, catalogue.sources)}:
            rests_on[id_].append(claim.id)
    rows = [
        {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "author": source.author,
            "published": source.published,
            "kind": source.kind,
            "credits": "; ".join(catalogue.sources[id_].title for id_ in source.credits),
            "origin": _role(source, ends, rests_on),
            "claims": len(rests_on[source.id]),
            "url": source.url,
            "note": source.note,
        }
        for source in catalogue.sources.values()
    ]
    return pd.DataFrame(rows).set_index("id")


def _links(claim: Claim, catalogue: Catalogue) -> list[Credit]:
    return [link for citation in claim.properties.citations for link in chain(citation, catalogue.sources)]


def _name(source: Source) -> str:
    """Return the short name of a source."""
    return source.publisher or source.author or source.title


def _role(source: Source, ends: set[str], rests_on: dict[str, list[str]]) -> str:
    if source.id in ends:
        return "origin"
    if not rests_on[source.id]:
        return "not cited"
    return "not named" if source.kind == "unnamed" else "repeats others"
