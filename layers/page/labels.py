"""The labels of a page: names of provinces, towns and seas that no claim speaks of.

A town is there from the zoom on that the gazetteer gives it. In which order they choose their
place: capitals of countries, seas, the large towns, provinces, the others.
"""

import json
import math
from typing import Any

from layers.messages.language import LANGUAGES
from layers.page.basemap import Asked, Drawn
from layers.page.translations import spoken
from layers.reading.atlas import Area, Atlas, Window

Label = dict[str, Any]

TOWNS = 160
"""The most towns of a theatre: the largest ones in its window."""

REACHES = ((3_000_000, 0.25), (1_000_000, 0.15), (300_000, 0.1))
"""People of a city, and how far its districts are from its middle, in degrees of latitude.

GeoNames has districts of cities among its towns, and the package that the gazetteer is built of has no code
that tells them apart. `posture place` finds them all the same.
"""


def labels(atlas: Atlas, drawn: Drawn, asked: Asked, language: str) -> list[Label]:
    """Return the labels of a theatre in the order in which they may choose.

    Provinces and seas that claims name are left out, since they are among the places; a town's label gives
    way to the mark of a claim that is there.

    A province with the name of its unit has no label of its own beside the unit's, and one that is drawn
    apart has one like a territory's.
    ``language`` is the theatre's: names are also given in the languages that its page speaks.
    """
    named = asked.named
    units = {unit.id: unit.record["name"] for unit in drawn.units}
    inner = [
        area
        for area in sorted(drawn.provinces, key=_width, reverse=True)
        if area.id not in named and area.record["name"] != units.get(area.record["unit"])
    ]
    towns = _towns(atlas, asked)
    seas = [_sea(row) for row in atlas.seas(asked.window.wider(10)) if row["id"] not in named]
    apart = [area for area in inner if area.id in drawn.redrawn.named]
    found = [
        *(_province(area) | {"kind": "territory"} for area in apart),
        *(_town(town) for town in towns if town["capital"] == "national"),
        *sorted(seas, key=lambda sea: -sea["extent"]),
        *(_town(town) for town in towns if town["capital"] != "national" and town["label_zoom"] <= 5),
        *(_province(area) for area in inner if area not in apart),
        *(_town(town) for town in towns if town["capital"] != "national" and town["label_zoom"] > 5),
    ]
    return [label | spoken(label.pop("translations"), LANGUAGES[0], language) for label in found]


def _towns(atlas: Atlas, asked: Asked) -> list[dict[str, Any]]:
    """Return the towns of a theatre's window, the most important first, without what is in a city's reach."""
    found = [row for row in atlas.towns(asked.window) if row["label_zoom"] <= asked.near.zoom]
    kept: list[dict[str, Any]] = []
    cities: list[dict[str, Any]] = []
    for row in sorted(found, key=lambda row: (row["label_zoom"], -(row["population"] or 0), row["id"])):
        if row["capital"] == "national" or not any(_reaches(city, row) for city in cities):
            kept.append(row)
            if (row["population"] or 0) >= REACHES[-1][0]:
                cities.append(row)
        if len(kept) == TOWNS:
            break
    return kept


def _reaches(city: dict[str, Any], town: dict[str, Any]) -> bool:
    """Return whether a town is as near to a city as its districts are."""
    reach = next((degrees for people, degrees in REACHES if (city["population"] or 0) >= people), 0)
    if abs(town["lat"] - city["lat"]) >= reach:  # as most are
        return False
    east = (town["lon"] - city["lon"]) * math.cos(math.radians(city["lat"]))
    return math.hypot(east, town["lat"] - city["lat"]) < reach


def _town(row: dict[str, Any]) -> Label:
    at = [round(row["lon"], 3), round(row["lat"], 3)]
    capital = {"capital": True} if row["capital"] == "national" else {}
    return _label("town", row) | {"at": at, "zoom": row["label_zoom"]} | capital


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
    known = row.get("translations") or {}
    translations = json.loads(known) if isinstance(known, str) else known
    return {"kind": kind, "name": row["name"], "translations": translations}
