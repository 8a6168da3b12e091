"""The payload of a page: a document (theatre, sources, places) and a table of claims.

:mod:`layers.page.wire` packs it into text, ``layers/web`` draws from it.
"""

from dataclasses import dataclass
from typing import Any

from layers.messages.language import LANGUAGES
from layers.page import wire
from layers.page.columns import claim_columns
from layers.page.polyline import SCALE, polygons, polyline
from layers.page.shapes import POINTS
from layers.page.symbols import symbol
from layers.theatre.catalogue import Catalogue
from layers.theatre.geometry import Position, lines
from layers.theatre.place import Place
from layers.theatre.theatre import Theatre
from layers.theatre.vocabulary import BADGES, PRECISIONS

FORMAT = 2


@dataclass(frozen=True, eq=False)
class Payload:
    """Everything the viewer draws from: a JSON-ready document, and ``count`` claims as a table."""

    document: dict[str, Any]
    table: wire.Table
    count: int


def pack(page: Payload) -> str:
    """Return the page as ASCII text (:mod:`layers.page.wire`). The same page gives the same text."""
    return wire.write(page.document, page.table, page.count)


def unpack(packed: str) -> dict[str, Any]:
    """Return what a packed page holds: the document with the claims' records under ``"claims"``."""
    document, rows = wire.read(packed)
    for row in rows:
        shape, lon, lat = row.pop("shape"), row.pop("lon", None), row.pop("lat", None)
        row |= shape if shape["mark"] not in POINTS else shape | {"anchors": [[lon, lat]]}
    return document | {"claims": rows}


def payload(catalogue: Catalogue) -> Payload:
    """Return everything the viewer draws from."""
    theatre = catalogue.theatre
    columns, points = claim_columns(catalogue)
    used = {where["place"] for where in columns["where"].values if where["place"]}
    kinds = set(columns["kind"].values)
    document = {
        "format": FORMAT,
        "scale": SCALE,
        "digest": catalogue.digest,
        "theatre": _theatre(theatre),
        "collections": [each.model_dump(mode="json") for each in theatre.collections],
        "scenes": [scene.model_dump(mode="json") for scene in theatre.scenes],
        "charts": [list(chart.claims) for chart in theatre.charts],
        "layers": [layer.model_dump(mode="json") for layer in theatre.layers],
        "actors": [actor.model_dump(mode="json") for actor in theatre.actors],
        "kinds": [kind.model_dump(mode="json") for id_, kind in catalogue.kinds.items() if id_ in kinds],
        "words": {
            "assertions": [{"id": id_, "badge": badge} for id_, badge in BADGES.items()],
            "precisions": [{"id": id_, "badge": word.badge} for id_, word in PRECISIONS.items()],
        },
        "symbols": {sidc: symbol(sidc) for sidc in columns["symbol"].values if sidc},
        "sources": [source.model_dump(mode="json") for source in catalogue.sources.values()],
        **_places(catalogue, used),
    }
    return Payload(document, {**columns, **points}, len(catalogue.claims))


TOLD = ("id", "language", "title", "subtitle", "as_of", "view", "banner", "notes")
"""The fields of a theatre that the viewer shows as they are."""


def _theatre(theatre: Theatre) -> dict[str, Any]:
    record = theatre.model_dump(mode="json", include={*TOLD, "translations"})
    for words in record.get("translations", {}).values():
        words.pop("method", None)
    return record


def _places(catalogue: Catalogue, used: set[str]) -> dict[str, Any]:
    """Return the basemap and the used places; a composite place is given by its members alone."""
    gazetteer = catalogue.gazetteer
    basemap = [id_ for id_, place in gazetteer.places.items() if place.properties.basemap]
    members = {member for id_ in used for member in gazetteer.places[id_].properties.members or ()}
    wanted = {*basemap, *used, *members}
    return {
        "basemap": [id_ for id_ in basemap if gazetteer.places[id_].geometry.type != "Point"],
        "places": {
            id_: _place(place, gazetteer.anchors(id_), id_ in used) | _translations(id_, catalogue)
            for id_, place in gazetteer.places.items()
            if id_ in wanted
        },
    }


def _translations(id_: str, catalogue: Catalogue) -> dict[str, Any]:
    """Return the translations of a place, and the language of its name if it is not the theatre's."""
    gazetteer = catalogue.gazetteer
    record = gazetteer.places[id_].properties.model_dump(mode="json", include={"translations"})
    language = catalogue.theatre.language if id_ in gazetteer.own else LANGUAGES[0]
    return record if language == catalogue.theatre.language else record | {"lang": language}


def _place(place: Place, anchors_: tuple[Position, ...], used: bool) -> dict[str, Any]:
    """Return a place for the page; one that only the basemap needs comes with one anchor and no note."""
    known = place.properties
    record: dict[str, Any] = {
        "name": known.name,
        "kind": known.kind,
        "anchors": anchors_[: None if used else 1],
    }
    if used and known.note:
        record["note"] = known.note
    if known.members:
        record["members"] = list(known.members)
    elif place.geometry.type in ("Polygon", "MultiPolygon"):
        record["polygons"] = polygons(place.geometry)
    elif place.geometry.type != "Point":
        record["lines"] = [polyline(line) for line in lines(place.geometry)]
    return record
