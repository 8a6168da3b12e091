"""The payload of a page: a document (theatre, sources, places) and a table of claims.

:mod:`layers.page.wire` packs it into text, ``layers/web`` draws from it.
"""

from dataclasses import dataclass
from typing import Any

from layers.messages.language import LANGUAGES
from layers.page import wire
from layers.page.beside import NOTHING, Beside
from layers.page.carried import carried
from layers.page.closeness import closeness
from layers.page.columns import claim_columns
from layers.page.counted import areas, counted
from layers.page.places import places
from layers.page.shapes import POINTS
from layers.page.symbols import symbol
from layers.page.tiled import tiled
from layers.page.underlay import underlay
from layers.reading.contract_errors import seen
from layers.theatre.as_of import date_groups
from layers.theatre.canonical import digest
from layers.theatre.catalogue import Catalogue
from layers.theatre.marking import marking
from layers.theatre.theatre import Theatre
from layers.theatre.vocabulary import BADGES, PRECISIONS

FORMAT = 3
"""The version of the document and of its packing, higher with every change that an older reader mistakes.

3: places are stitched from ``arcs``. 2: the claims are a table. The viewer in ``layers/web`` knows the same
one: the build writes it there.
"""

READ = (2, FORMAT)
"""The versions that :func:`unpack` reads: the claims of both are packed alike."""


@dataclass(frozen=True, eq=False)
class Payload:
    """Everything the viewer draws from: a JSON-ready document, and ``count`` claims as a table."""

    document: dict[str, Any]
    table: wire.Table
    count: int


def pack(content: Payload) -> str:
    """Return a payload as ASCII text (:mod:`layers.page.wire`). The same payload gives the same text."""
    return wire.write(content.document, content.table, content.count)


def unpack(packed: str) -> dict[str, Any]:
    """Return what a packed payload holds: the document, with the claims' records under ``"claims"``.

    Raises:
        ValueError: when it has another format than this version reads.

    """
    document, buffers = wire.opened(packed)
    if (found := document.get("format")) not in READ:
        raise ValueError(
            f"expected a snapshot of format {FORMAT}, found {seen(found)}: another version wrote it"
        )
    rows = wire.rows(document.pop("claims"), buffers)
    for row in rows:
        shape, lon, lat = row.pop("shape"), row.pop("lon", None), row.pop("lat", None)
        row |= shape if shape["mark"] not in POINTS else shape | {"anchors": [[lon, lat]]}
    return document | {"claims": rows}


def payload(catalogue: Catalogue, beside: Beside = NOTHING) -> Payload:
    """Return everything the viewer draws from, with what lies beside the page."""
    theatre = catalogue.theatre
    near = closeness(catalogue.claims)
    columns, points = claim_columns(catalogue, near.scale)
    used = {where["place"] for where in columns["where"].values if where["place"]}
    kinds = set(columns["kind"].values)
    counts = counted(catalogue, beside.counts)
    told = {**counts, **tiled(catalogue, beside.tiles), **underlay(beside.underlay)}
    document = {
        "format": FORMAT,
        "scale": near.scale,
        "closest": beside.closest(near.zoom),
        "digest": catalogue.digest,
        "groups": date_groups(theatre),
        "marking": {language: marking(theatre, language) for language in LANGUAGES},
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
        "sources": [source.model_dump(mode="json", exclude=UNSHOWN) for source in catalogue.sources.values()],
        **places(catalogue, used | areas(counts, theatre.view), near),
        **told,
        # what is no part of the theatre's digest: whoever writes the page anew from itself finds an edit
        **({"told": digest(told)[:TOLD]} if told else {}),
    }
    document["carried"] = carried(catalogue, document)
    return Payload(document, {**columns, **points}, len(catalogue.claims))


TOLD = 12
"""Hex digits of the hash of what a page tells besides its theatre."""

UNSHOWN = {"archived_on", "coverage", "received"}
"""The fields of a source that the viewer does not show: how it was received, and how much of it was coded."""

SHOWN = ("id", "language", "title", "subtitle", "as_of", "as_of_time", "view", "banner", "marking", "notes")
"""The fields of a theatre that the viewer shows; the dashboard alone shows its method and its log."""


def _theatre(theatre: Theatre) -> dict[str, Any]:
    record = theatre.model_dump(mode="json", include={*SHOWN, "translations"})
    for words in record.get("translations", {}).values():
        words.pop("method", None)
    return record
