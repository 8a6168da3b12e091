"""The labels of a page: names of provinces, towns and seas that no claim speaks of.

A town is there from a zoom on that its population gives it, and a capital earlier. In which order they choose their
place: capitals of countries, seas, the large towns, provinces, the others.
"""

import json
import math
from collections.abc import Iterable
from typing import Any

from layers.messages.language import LANGUAGES
from layers.page.basemap import Asked
from layers.page.closeness import Closeness
from layers.page.translations import spoken
from layers.reading.atlas import Area, Atlas, Window

Label = dict[str, Any]

TOWNS = 300
"""The most towns of a theatre: the largest ones in its window."""

MILLION_AT = 4.5
"""The zoom from which a town of a million is there; each zoom nearer, towns of a third of that."""

CAPITALS = {"national": 2.0, "admin": 0.5}
"""By how many zooms a capital is there before other towns of its size."""


def labels(atlas: Atlas, provinces: Iterable[Area], asked: Asked, language: str) -> list[Label]:
    """Return the labels of a theatre in the order in which they may choose, without those that claims name.

    ``language`` is the theatre's: names are also given in the languages that its page speaks.
    """
    named = asked.named
    towns = [town for town in _towns(atlas, asked.window, asked.near) if town["id"] not in named]
    seas = [_sea(row) for row in atlas.seas(asked.window.wider(10)) if row["id"] not in named]
    found = [
        *(_town(town) for town in towns if town["capital"] == "national"),
        *sorted(seas, key=lambda sea: -sea["extent"]),
        *(_town(town) for town in towns if town["capital"] != "national" and town["zoom"] <= 5),
        *(_province(area) for area in sorted(provinces, key=_width, reverse=True) if area.id not in named),
        *(_town(town) for town in towns if town["capital"] != "national" and town["zoom"] > 5),
    ]
    return [label | spoken(label.pop("translations"), LANGUAGES[0], language) for label in found]


def _towns(atlas: Atlas, window: Window, near: Closeness) -> list[dict[str, Any]]:
    """Return the towns of a window, each with its zoom, the most important first."""
    found = [row | {"zoom": _zoom(row)} for row in atlas.towns(window)]
    found = [row for row in found if row["zoom"] <= near.zoom]
    return sorted(found, key=lambda row: (row["zoom"], -row["population"], row["id"]))[:TOWNS]


def _zoom(row: dict[str, Any]) -> float:
    """Return the zoom from which a town is there, to a half."""
    zoom = MILLION_AT - math.log(max(row["population"], 1) / 1e6, 3) - CAPITALS.get(row["capital"], 0)
    return round(2 * max(zoom, 2)) / 2


def _town(row: dict[str, Any]) -> Label:
    at = [round(degrees, 3) for degrees in row["at"]]
    capital = {"capital": True} if row["capital"] == "national" else {}
    return _label("town", row) | {"at": at, "zoom": row["zoom"]} | capital


def _sea(row: dict[str, Any]) -> Label:
    return _label("sea", row) | {
        "at": [row["label_lon"], row["label_lat"]],
        "extent": _extent(Window(row["west"], row["south"], row["east"], row["north"])),
    }


def _province(area: Area) -> Label:
    return _label("province", area.record) | {
        "at": [area.record["label_lon"], area.record["label_lat"]],
        "extent": _width(area),
    }


def _width(area: Area) -> float:
    return _extent(area.box)


def _extent(box: Window) -> float:
    return round(box.east - box.west, 1)


def _label(kind: str, row: dict[str, Any]) -> Label:
    known = row["translations"]
    translations = json.loads(known or "{}") if isinstance(known, str) else known
    return {"kind": kind, "name": row["name"], "translations": translations}
