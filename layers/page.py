"""What the page is told: one JSON document of theatre, claims, sources and places, and its packed form.

Packed is JSON, gzip, base64: safe to pass through templates, and half the size. Lines and rings are text in
Google's Encoded Polyline Algorithm Format (developers.google.com/maps/documentation/utilities), but longitude
first and in steps of 1/``scale`` degree (WGS 84). ``layers/web/decode.js`` reads it.
"""

import base64
import gzip
import json
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from layers.catalogue import Catalogue
from layers.geometry import Position, Shape, anchors, great_circle, lines, positions
from layers.model import Claim, Place
from layers.origins import chain, origins
from layers.symbols import code, symbol
from layers.vocabulary import (
    ASSERTIONS,
    CREDIBILITIES,
    DATE_PRECISIONS,
    PRECISIONS,
    RELATIONS,
    RELIABILITIES,
    STATUSES,
)

FORMAT = 1
SCALE = 250
"""Steps in a degree: 0.004° (440 m) is below a pixel up to zoom 8, the closest that the viewer goes."""


def pack(data: dict[str, Any]) -> str:
    """Return the data as ASCII text: base64 of gzip of JSON. The same data gives the same text."""
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(gzip.compress(plain, 9, mtime=0)).decode("ascii")


def unpack(packed: str) -> dict[str, Any]:
    """Return the data of a packed text: the inverse of :func:`pack`."""
    data: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(packed)))
    return data


def page_data(catalogue: Catalogue) -> dict[str, Any]:
    """Return everything the viewer draws from, as JSON-ready data."""
    theatre = catalogue.theatre
    claims = [_claim(claim, catalogue) for claim in catalogue.claims.values()]
    used = {claim["where"]["place"] for claim in claims if claim["where"]["place"]}
    kinds = {claim["kind"] for claim in claims}
    return {
        "format": FORMAT,
        "scale": SCALE,
        "digest": catalogue.digest,
        "theatre": theatre.model_dump(
            mode="json", include={"id", "title", "subtitle", "as_of", "view", "banner", "notes"}
        ),
        "collections": [each.model_dump(mode="json") for each in theatre.collections],
        "scenes": [scene.model_dump(mode="json") for scene in theatre.scenes],
        "charts": [list(chart.claims) for chart in theatre.charts],
        "layers": [layer.model_dump(mode="json") for layer in theatre.layers],
        "actors": [actor.model_dump(mode="json") for actor in theatre.actors],
        "kinds": [kind.model_dump(mode="json") for id_, kind in catalogue.kinds.items() if id_ in kinds],
        "words": {
            "assertions": [{"id": id_, **word._asdict()} for id_, word in ASSERTIONS.items()],
            "precisions": [{"id": id_, **word._asdict()} for id_, word in PRECISIONS.items()],
            "dates": DATE_PRECISIONS,
            "reliabilities": RELIABILITIES,
            "credibilities": CREDIBILITIES,
            "statuses": STATUSES,
            "relations": RELATIONS,
        },
        "symbols": {claim["symbol"]: symbol(claim["symbol"]) for claim in claims if claim["symbol"]},
        "sources": [source.model_dump(mode="json") for source in catalogue.sources.values()],
        "claims": claims,
        **_places(catalogue, used),
    }


def _claim(claim: Claim, catalogue: Catalogue) -> dict[str, Any]:
    """Return a claim's record with what follows from it: its mark, its chain of credit, its origins."""
    says = claim.properties
    record: dict[str, Any] = {"id": claim.id, **says.model_dump(mode="json", by_alias=True)}
    record["needs"] = catalogue.needs(claim.id)
    record["chains"] = [
        [link._asdict() for link in chain(citation, catalogue.sources)] for citation in says.citations
    ]
    record["symbol"] = code(
        claim, next(actor for actor in catalogue.theatre.actors if actor.id == says.actor)
    )
    record["origins"] = origins(says.citations, catalogue.sources)
    record.update(_mark(claim, catalogue))
    return record


def _mark(claim: Claim, catalogue: Catalogue) -> dict[str, Any]:
    """Return how the claim is drawn (``none``: listed; point, ring, area or arc) and its shape."""
    geometry, where = claim.geometry, claim.properties.where
    if geometry is None:
        return {"mark": "none"}
    if where.ends:
        path = list(positions(geometry.coordinates))
        circle = great_circle(_flat(path[0]), _flat(path[-1]))
        return {"mark": "arc", "lines": [_encoded(circle)]}
    if geometry.type == "Point":
        mark = "point" if where.precision == 1 else "ring"
        return {"mark": mark, "anchors": [_flat(geometry.coordinates)]}
    if where.place in catalogue.gazetteer.places:
        return {"mark": "area"}
    return {"mark": "area", "polygons": _polygons(geometry), "anchors": anchors(geometry)}


def _places(catalogue: Catalogue, used: set[str]) -> dict[str, Any]:
    """Return the basemap and the used places; a composite place is given by its members alone."""
    gazetteer = catalogue.gazetteer
    basemap = [id_ for id_, place in gazetteer.places.items() if place.properties.basemap]
    members = {member for id_ in used for member in gazetteer.places[id_].properties.members or ()}
    wanted = {*basemap, *used, *members}
    return {
        "basemap": [id_ for id_ in basemap if gazetteer.places[id_].geometry.type != "Point"],
        "places": {
            id_: _place(place, gazetteer.anchors(id_), id_ in used)
            for id_, place in gazetteer.places.items()
            if id_ in wanted
        },
    }


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
        record["polygons"] = _polygons(place.geometry)
    elif place.geometry.type != "Point":
        record["lines"] = [_encoded(line) for line in lines(place.geometry)]
    return record


def _polygons(geometry: Shape) -> list[list[str]]:
    polygons: Any = [geometry.coordinates] if geometry.type == "Polygon" else geometry.coordinates
    return [[_encoded(ring) for ring in polygon] for polygon in polygons]


def _encoded(line: Iterable[tuple[float, ...]]) -> str:
    """Return a line as text, without the points that fall on the one before."""
    steps = [(round(position[0] * SCALE), round(position[1] * SCALE)) for position in line]
    kept = [step for step, before in zip(steps, [None, *steps], strict=False) if step != before]
    changes = (change for a, b in pairwise([(0, 0), *kept]) for change in (b[0] - a[0], b[1] - a[1]))
    return "".join(map(_characters, changes))


def _characters(change: int) -> str:
    """Return a whole number as groups of five bits, lowest first, each a printable character."""
    left = change << 1 if change >= 0 else ~(change << 1)
    text = ""
    while left >= 32:
        text += chr((left & 31 | 32) + 63)
        left >>= 5
    return text + chr(left + 63)


def _flat(position: Any) -> Position:
    return (float(position[0]), float(position[1]))
