"""What the page is told: a document of theatre, sources and places, and a table of claims.

Lines and rings are text in Google's Encoded Polyline Algorithm Format
(developers.google.com/maps/documentation/utilities), but longitude first and in steps of 1/``scale`` degree
(WGS 84). Points are two columns of numbers, lossless: in the fewest decimals that hold them all, which the
check limits by the claim's precision. :mod:`layers.block` packs both, ``layers/web/decode.js`` reads them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from layers import block
from layers.catalogue import Catalogue
from layers.columns import Column, Encoder
from layers.geometry import Position, Shape, anchors, great_circle, lines, positions
from layers.language import LANGUAGES
from layers.model import Citation, Geometry, Place, Theatre
from layers.origins import chain, origins
from layers.symbols import code, symbol
from layers.vocabulary import BADGES, PRECISIONS

FORMAT = 2
SCALE = 250
"""Steps in a degree: 0.004° (440 m) is below a pixel up to zoom 8, the closest that the viewer goes."""

MOST_DECIMALS = 5


@dataclass(frozen=True, eq=False)
class Page:
    """Everything the viewer draws from: a JSON-ready document, and ``count`` claims as a table."""

    document: dict[str, Any]
    table: block.Table
    count: int


def pack(page: Page) -> str:
    """Return the page as ASCII text (:mod:`layers.block`). The same page gives the same text."""
    return block.write(page.document, page.table, page.count)


def unpack(packed: str) -> dict[str, Any]:
    """Return what a packed page holds: the document with the claims' records under ``"claims"``."""
    document, rows = block.read(packed)
    for row in rows:
        shape, lon, lat = row.pop("shape"), row.pop("lon", None), row.pop("lat", None)
        row |= shape if shape["mark"] not in POINTS else shape | {"anchors": [[lon, lat]]}
    return document | {"claims": rows}


def page_data(catalogue: Catalogue) -> Page:
    """Return everything the viewer draws from."""
    theatre = catalogue.theatre
    columns, points = _table(catalogue)
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
    return Page(document, {**columns, **points}, len(catalogue.claims))


TOLD = ("id", "language", "title", "subtitle", "as_of", "view", "banner", "notes")
"""The fields of a theatre that the viewer shows as they are."""


def _theatre(theatre: Theatre) -> dict[str, Any]:
    record = theatre.model_dump(mode="json", include={*TOLD, "translations"})
    for words in record.get("translations", {}).values():
        words.pop("method", None)
    return record


def _table(catalogue: Catalogue) -> tuple[dict[str, Column], dict[str, block.Numbers]]:
    """Return the claims' columns with what follows from them (mark, chains, origins), and lon and lat."""
    columns = dict(catalogue.claims.columns)
    geometry, where = columns.pop("geometry"), columns["where"]
    cited = columns["citations"]
    citations = [[Citation.model_validate(each) for each in value] for value in cited.values]
    actors = {actor.id: actor for actor in catalogue.theatre.actors}
    columns["chains"] = Column(
        [
            [[link._asdict() for link in chain(each, catalogue.sources)] for each in value]
            for value in citations
        ],
        cited.codes,
    )
    columns["origins"] = Column([origins(value, catalogue.sources) for value in citations], cited.codes)
    columns["symbol"] = _combined(
        lambda sidc, actor: sidc and code(sidc, actors[actor]), columns["sidc"], columns["actor"]
    )
    columns["needs"] = _needs(catalogue, columns)
    lon, lat = catalogue.claims.points()
    pointed = Column([False, True], (~np.isnan(lon)).astype(np.uint8))
    columns["shape"] = _combined(
        lambda text, where, point: _shape(text, where, point, catalogue), geometry, where, pointed
    )
    return columns, {"lon": _numbers(lon), "lat": _numbers(lat)} if pointed.codes.any() else {}


def _needs(catalogue: Catalogue, columns: dict[str, Column]) -> Column:
    """Return the layers that each claim needs besides its own; only arcs need any."""
    arcs = {code for code, where in enumerate(columns["where"].values) if where.get("ends")}
    found = Encoder()
    found.extend(
        catalogue.needs(id_) if code in arcs else []
        for id_, code in zip(columns["id"], columns["where"].codes.tolist(), strict=True)
    )
    return found.column()


def _combined(value: Callable[..., Any], *columns: Column) -> Column:
    """Return the column of ``value(a, b, …)`` for columns' values, asked once for each set that occurs."""
    sets = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        sets = sets * len(column.values) + column.codes
    _, rows, codes = np.unique(sets, return_index=True, return_inverse=True)
    found = Encoder()
    found.extend(value(*(column[row] for column in columns)) for row in rows.tolist())
    distinct = found.column()
    return Column(distinct.values, distinct.codes[codes])


POINTS = ("point", "ring")
SHAPES: TypeAdapter[Shape] = TypeAdapter(Geometry)


def _shape(text: str | None, where: Any, point: bool, catalogue: Catalogue) -> dict[str, Any]:
    """Return how a claim is drawn (``none``: listed; point, ring, area or arc) and its shape."""
    if point:
        return {"mark": "point" if where["precision"] == 1 else "ring"}
    if text is None:
        return {"mark": "none"}
    geometry = SHAPES.validate_json(text)
    if where.get("ends"):
        path = list(positions(geometry.coordinates))
        circle = great_circle(_flat(path[0]), _flat(path[-1]))
        return {"mark": "arc", "lines": [_encoded(circle)]}
    if where["place"] in catalogue.gazetteer.places:
        return {"mark": "area"}
    return {"mark": "area", "polygons": _polygons(geometry), "anchors": anchors(geometry)}


def _numbers(degrees: NDArray[np.float64]) -> block.Numbers:
    """Return degrees as whole steps, in the fewest decimals that hold them all; NaN is as the smallest."""
    known = degrees[~np.isnan(degrees)]
    decimals = next(
        (places for places in range(MOST_DECIMALS) if np.array_equal(known.round(places), known)),
        MOST_DECIMALS,
    )
    steps = np.nan_to_num(degrees, nan=float(known.min())) * 10**decimals
    return block.Numbers(steps.round().astype(np.int64), 10**decimals)


def _places(catalogue: Catalogue, used: set[str]) -> dict[str, Any]:
    """Return the basemap and the used places; a composite place is given by its members alone."""
    gazetteer = catalogue.gazetteer
    basemap = [id_ for id_, place in gazetteer.places.items() if place.properties.basemap]
    members = {member for id_ in used for member in gazetteer.places[id_].properties.members or ()}
    wanted = {*basemap, *used, *members}
    return {
        "basemap": [id_ for id_ in basemap if gazetteer.places[id_].geometry.type != "Point"],
        "places": {
            id_: _place(place, gazetteer.anchors(id_), id_ in used) | _spoken(id_, catalogue)
            for id_, place in gazetteer.places.items()
            if id_ in wanted
        },
    }


def _spoken(id_: str, catalogue: Catalogue) -> dict[str, Any]:
    """Return a place's translations, and the language of its name where it is not the theatre's."""
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
