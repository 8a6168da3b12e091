"""Claims and sources as tables: a GeoPandas frame for claims, a pandas frame for sources."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
import shapely

from layers.messages.language import Language, text
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Citation
from layers.theatre.credits import chain, origins
from layers.theatre.dictionary import Column
from layers.theatre.nearness import nearness
from layers.theatre.source import Source
from layers.theatre.translation import language_suffix, tagged

if TYPE_CHECKING:
    import geopandas as gpd


LINE = 'LineString"}'
"""How the canonical text of a LineString or MultiLineString ends."""


def claims_frame(catalogue: Catalogue) -> "gpd.GeoDataFrame":
    """Return :func:`claims_table` with the claims' geometry (degrees, WGS 84; None if unlocated)."""
    import geopandas as gpd

    return gpd.GeoDataFrame(claims_table(catalogue), geometry=shapes(catalogue), crs="EPSG:4326")


def shapes(catalogue: Catalogue) -> Any:
    """Return an array of the claims' geometry (degrees, WGS 84; None if unlocated)."""
    found = _spread(catalogue.claims.columns["geometry"], lambda text: text and shapely.from_geojson(text))
    lons, lats = catalogue.claims.points()
    placed = ~np.isnan(lons)
    found[placed] = shapely.points(lons[placed], lats[placed])
    return found


def lines(catalogue: Catalogue) -> Any:
    """Return Well-Known Text (degrees, WGS 84) for each claim that is a line without ends, else None."""
    texts, where = catalogue.claims.columns["geometry"], catalogue.claims.columns["where"]

    def written(text: str | None) -> str | None:
        if text is None or not text.endswith(LINE):
            return None
        return str(shapely.to_wkt(shapely.from_geojson(text), rounding_precision=-1))

    return np.where(_spread(where, lambda each: bool(each.get("ends"))), None, _spread(texts, written))


def claims_table(catalogue: Catalogue, language: Language | None = None) -> pd.DataFrame:
    """Return a row for each claim, by claim id; it is made of columns, without an object a claim.

    Figures stay as written: ``quantity`` is the source's words; low, best and high are numbers or NaN. Where
    a reader's language is given, texts are in it, or end with a mark of the theatre's.
    """
    columns, theatre = catalogue.claims.columns, catalogue.theatre
    own = theatre.language
    spoken = language or own
    words = language or "en"
    actors = {actor.id: tagged(actor, "label", spoken, own) for actor in theatre.actors}
    layers = {layer.id: tagged(layer, "label", spoken, own) for layer in theatre.layers}
    kinds = {kind.id: tagged(kind, "label", spoken, own) for kind in catalogue.kinds.values()}
    rests = _rests(catalogue, words)

    def plain(name: str) -> Any:
        return _spread(columns[name], lambda value: value)

    def in_language(name: str) -> Any:
        if spoken == own:
            return plain(name)
        translated = _spread(columns["translations"], lambda given: given.get(spoken, {}).get(name))
        original = plain(name) + language_suffix(spoken, own)
        return np.where(translated.astype(bool), translated, original)

    def part(name: str, key: str) -> Any:
        return _spread(columns[name], lambda value: value and value[key])

    def resting(says: Callable[[_Rest], Any]) -> Any:
        return _spread(Column(rests, columns["citations"].codes), says)

    table = {
        "id": list(catalogue.claims),
        "label": in_language("label"),
        "statement": in_language("statement"),
        "assertion": _spread(columns["assertion"], lambda each: text(words, f"assertion.{each}")),
        "hedge": plain("hedge"),
        "quotation": plain("quotation"),
        "actor": _spread(columns["actor"], actors.__getitem__),
        "kind": _spread(columns["kind"], kinds.__getitem__),
        "layer": _spread(columns["layer"], layers.__getitem__),
        "quantity": part("quantity", "verbatim"),
        "low": part("quantity", "low"),
        "best": part("quantity", "best"),
        "high": part("quantity", "high"),
        "unit": part("quantity", "unit"),
        "range": part("range", "verbatim"),
        "range_km": part("range", "km"),
        "range_source": part("range", "source"),
        "where": _spread(columns["where"], lambda where: _where(where, catalogue, spoken)),
        "precision": np.where(
            [each is not None for each in lines(catalogue)],
            _spread(columns["where"], lambda where: _precision(where["precision"], words, line=True)),
            _spread(columns["where"], lambda where: _precision(where["precision"], words)),
        ),
        "from": part("when", "from"),
        "to": part("when", "to"),
        "reported_on": part("when", "reported_on"),
        "sources": resting(lambda rest: rest.cited),
        "source_ids": _spread(
            columns["citations"], lambda cited: ", ".join(dict.fromkeys(each["source"] for each in cited))
        ),
        "rests_on": resting(lambda rest: rest.names),
        "paragraphs": _spread(
            columns["citations"],
            lambda cited: ", ".join(str(each["paragraph"]) for each in cited if each["paragraph"]),
        ),
        "origins": resting(lambda rest: rest.ends),
        "rating": _spread(columns["rating"], lambda by: f"{by['reliability']}{by['credibility']}"),
        "status": plain("status"),
        "note": plain("note"),
    }
    return (
        pd.DataFrame(table)
        .set_index("id")
        .astype({"low": float, "best": float, "high": float, "range_km": float})
    )


def sources_frame(catalogue: Catalogue, language: Language = "en") -> pd.DataFrame:
    """Return a row for each source, indexed by id: what it is, whom it credits, how many claims rest on it.

    Its kind and the notes on it are in that language; titles are not translated.
    """
    rests = _rests(catalogue, language)
    claims = dict.fromkeys(catalogue.sources, 0)
    for rest, count in zip(rests, np.bincount(catalogue.claims.columns["citations"].codes), strict=True):
        for id_ in rest.sources:
            claims[id_] += int(count)
    ends = {id_ for rest in rests for id_ in rest.origins}
    rows = [
        {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "author": source.author,
            "published": source.published,
            "kind": text(language, f"source_kind.{source.kind}"),
            "credits": "; ".join(catalogue.sources[id_].title for id_ in source.credits),
            "origin": text(language, f"app.role.{_role(source, ends, claims[source.id])}"),
            "claims": claims[source.id],
            "url": source.url,
            "note": _noted(source, language, catalogue.theatre.language),
        }
        for source in catalogue.sources.values()
    ]
    return pd.DataFrame(rows).set_index("id")


class _Rest(NamedTuple):
    """What citations rest on: ids of sources and of origins, and the same as text."""

    sources: tuple[str, ...]
    origins: tuple[str, ...]
    cited: str
    names: tuple[str, ...]
    ends: str


def _rests(catalogue: Catalogue, language: Language) -> list[_Rest]:
    """Return what each distinct value of the claims' citations rests on."""
    sources = catalogue.sources

    def rest(cited: list[dict[str, Any]]) -> _Rest:
        citations = [Citation.model_validate(each) for each in cited]
        named = dict.fromkeys(link.source for citation in citations for link in chain(citation, sources))
        ends = origins(citations, sources)
        return _Rest(
            tuple(named),
            tuple(ends),
            "; ".join(dict.fromkeys(_standing(sources[each.source], language) for each in citations)),
            tuple(dict.fromkeys(_standing(sources[id_], language) for id_ in named)),
            "; ".join(sources[id_].author or _name(sources[id_]) for id_ in ends),
        )

    return [rest(cited) for cited in catalogue.claims.columns["citations"].values]


def _spread(column: Column, says: Callable[[Any], Any]) -> Any:
    """Return ``says(value)`` for every row of a column as an array, called once for each distinct value."""
    found = np.empty(len(column.values), dtype=object)
    for code, value in enumerate(column.values):
        found[code] = says(value)
    return found[column.codes]


def _precision(precision: int, language: Language, *, line: bool = False) -> str:
    return f"{precision} {nearness(precision, language, line=line)}"


def _where(where: dict[str, Any], catalogue: Catalogue, language: Language) -> str:
    """Return the name of a claim's place in a language.

    Where the source names the place as the gazetteer does, the gazetteer's translation serves.
    """
    translated = where.get("translations", {}).get(language, {}).get("name")
    place = catalogue.gazetteer.places.get(where["place"] or "")
    if not translated and place and place.properties.name == where["name"]:
        translated = getattr(place.properties.translations.get(language), "name", None)
    return str(translated or f"{where['name']}{language_suffix(language, catalogue.theatre.language)}")


def _name(source: Source) -> str:
    """Return the short name of a source."""
    return source.publisher or source.author or source.title


def _standing(source: Source, language: Language) -> str:
    """Return the short name of a source, and whether it was withdrawn or corrected."""
    words = _retracted(source, language)
    return f"{_name(source)} ({words})" if words else _name(source)


def _retracted(source: Source, language: Language) -> str:
    """Return that a source was withdrawn or corrected, and when; empty for one that stands."""
    gone = source.retraction
    return text(language, f"retracted.{gone.what}", date=gone.on) if gone else ""


def _noted(source: Source, language: Language, own: Language) -> str | None:
    """Return what there is to know of a source: what became of it, and the note on it."""
    gone = source.retraction
    parts = [_retracted(source, language)]
    parts += [tagged(each, "note", language, own) for each in (gone, source) if each and each.note]
    return " – ".join(filter(None, parts)) or None


def _role(source: Source, ends: set[str], claims: int) -> str:
    if source.id in ends:
        return "origin"
    if not claims:
        return "none"
    return "unnamed" if source.kind == "unnamed" else "repeats"
