"""Invented theatres, written on disk: one plain, one whose every text is hostile, one of very many claims."""

import json
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from layers.curating.filling import fill
from layers.messages.language import text as words_of
from layers.reading.gazetteer import gazetteer_for
from layers.writing.geojson import format_geojson
from tests.invented import PLACES, SOURCES, THEATRE, claim, features

HOSTILE = [
    "${alert(1)}",
    "{{7*7}}",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "`${1}`",
    "line\u2028separator",
    "\u202ertl-override",
    "\"'\\",
    "]]>",
    "<!--",
]
"""Text that must be shown as it is and run nothing, wherever it stands."""


TEXT = {
    *(
        "title",
        "subtitle",
        "banner",
        "marking",
        "handling",
        "notes",
        "method",
        "label",
        "note",
        "statement",
        "items",
        "hedge",
    ),
    *("verbatim", "unit", "name", "also", "sovereign", "publisher", "author", "coded_by", "by"),
    *("licence", "obtained", "version", "caption", "text"),
}
"""The free-text fields of the data contract (``short`` apart: it has four characters)."""


def write_invented(folder: Path) -> Path:
    """Write the plain theatre into ``folder`` (made if need be) and return it."""
    return write(folder, THEATRE, SOURCES, {"type": "FeatureCollection", "features": features()}, PLACES)


def write_hostile(folder: Path) -> Path:
    """Write the same theatre with a payload of HOSTILE in every free text, and return its folder."""
    claims = {"type": "FeatureCollection", "name": "claims", "features": features()}
    turn = count()
    theatre, sources, places, hostile = (_hostile(data, turn) for data in (THEATRE, SOURCES, PLACES, claims))
    theatre["id"] = "hostile"
    for actor, short in zip(theatre["actors"], ("<!--", "`${"), strict=True):
        actor["short"] = short
    theatre["actors"][0]["translations"]["es"]["short"] = "</s>"
    for source in sources:
        source["url"] = "https://hostile.example/${alert(1)}?{{7*7}}&a='`"
    for feature in hostile["features"]:
        says = feature["properties"]
        if says["assertion"] != "stated":
            says["label"] = f"{HOSTILE[next(turn) % len(HOSTILE)]} ({says['assertion']})"
            hedge = words_of("es", f"assertion.{says['assertion']}")
            for words in says.get("translations", {}).values():
                words["label"] = f"{HOSTILE[next(turn) % len(HOSTILE)]} ({hedge})"
    return write(folder, theatre, sources, hostile, places)


SIDES = (("blue-side", "blue"), ("amber-side", "amber"), ("flights", "blue"), ("talk", "amber"))

SAID = ("stated", "reported", "alleged", "speculated")

TOWNS = 40


def write_synthetic(folder: Path, n: int, countries: tuple[str, ...] = ()) -> Path:
    """Write a theatre of ``n`` claims about points, the same for the same ``n``, and return its folder.

    Two of three lie around towns, the others anywhere in the view, which spans the antimeridian. Every tenth
    is near its place (radius 25 km), and every fiftieth at the one same place. With ``countries`` (places of
    the gazetteer) the claims are about those instead, no finer.
    """
    random = Random(n)  # noqa: S311  # invented points, no secrets
    towns = [(random.uniform(168, 192), random.uniform(-26, 6)) for _ in range(TOWNS)]
    theatre = {
        **THEATRE,
        "id": "synthetic",
        "title": f"{n} invented claims",
        "layers": [{**layer, "on": True} for layer in THEATRE["layers"]],
        "figures": [],
    }
    claims = [_synthetic(number, random, towns) for number in range(n)]
    for number, feature in enumerate(claims if countries else ()):
        place = countries[number % len(countries)]
        feature["geometry"] = None
        feature["properties"]["where"] = {"precision": 6, "place": place, "name": place}
    return write(folder, theatre, SOURCES, {"type": "FeatureCollection", "features": claims}, PLACES)


def _synthetic(number: int, random: Random, towns: list[tuple[float, float]]) -> dict[str, Any]:
    lon, lat = random.uniform(166, 194), random.uniform(-29, 9)
    if number % 3:
        town = random.choice(towns)
        lon, lat = random.gauss(town[0], 0.4), random.gauss(town[1], 0.4)
    if number % 50 == 0:
        lon, lat = towns[0]
    name = f"Spot {number if number % 50 else 0}"
    near = number % 10 == 9
    layer, actor = random.choice(SIDES)
    assertion = random.choice(SAID)
    hedge = None if assertion == "stated" else assertion
    found = claim(
        f"c{number}",
        {"precision": 2 if near else 1, "name": name, "radius_km": 25 if near else None},
        layer=layer,
        actor=actor,
        assertion=assertion,
        hedge=hedge,
        label=f"Claim {number}" + (f" ({hedge})" if hedge else ""),
        statement=f"Activity number {number} at its spot.",
        kind="incident",
    )
    places = 2 if near else 4
    turned = lon - 360 if lon > 180 else lon
    found["geometry"] = {"type": "Point", "coordinates": [round(turned, places), round(lat, places)]}
    return found


def _hostile(data: Any, turn: "count[int]", *, text: bool = False) -> Any:
    """Return a copy in which every free text is a payload, in turn, before the first letters of the old."""
    if isinstance(data, dict):
        return {key: _hostile(value, turn, text=key in TEXT) for key, value in data.items()}
    if isinstance(data, list):
        return [_hostile(value, turn, text=text) for value in data]
    return f"{HOSTILE[next(turn) % len(HOSTILE)]} {data[:12]}" if text and isinstance(data, str) else data


def write(folder: Path, theatre: Any, sources: Any, claims: Any, places: Any = None) -> Path:
    """Write a theatre into ``folder`` (made if need be), with the geometry of its places, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    named = {"theatre.json": theatre, "sources.json": sources, "places.geojson": places}
    for name, data in named.items():
        if data:
            (folder / name).write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    completed, _ = fill(claims, gazetteer_for(folder))
    (folder / "claims.geojson").write_bytes(format_geojson(completed))
    return folder
