"""Six invented theatres around the world, written on disk: what the basemap has to show there.

Nothing that they claim is real. Each has a country, a province, a sea where the gazetteer has it, and exact
points on the coast, all of them from the shipped gazetteer.
"""

from pathlib import Path
from typing import Any, NamedTuple

from layers.reading.gazetteer import gazetteer_for
from tests.theatres import SOURCES, THEATRE, claim, write


class Region(NamedTuple):
    """A theatre's title, its view, what its claims name, and exact points as name, longitude and latitude."""

    title: str
    view: tuple[float, float, float, float]
    country: str
    province: str
    sea: str
    points: tuple[tuple[str, float, float], ...]


REGIONS = {
    "taiwan-strait": Region(
        "An invented exercise in the Taiwan Strait",
        (112, 18, 130, 32),
        "twn",
        "twn-penghu",
        "taiwan-strait",
        (("Keelung", 121.744, 25.128), ("Kinmen", 118.318, 24.437), ("Xiamen", 118.089, 24.479)),
    ),
    "eastern-ukraine": Region(
        "An invented front in eastern Ukraine",
        (28, 44, 42, 53),
        "ukr",
        "ukr-kharkiv",
        "sea-of-azov",
        (("Izium", 37.276, 49.208), ("Mariupol", 37.549, 47.097), ("Kherson", 32.617, 46.635)),
    ),
    "sahel": Region(
        "An invented convoy in the Sahel",
        (-12, 8, 24, 24),
        "ner",
        "mli-gao",
        "gulf-of-guinea",
        (("Gao", -0.05, 16.272), ("Agadez", 7.991, 16.974), ("Djibo", -1.631, 14.099)),
    ),
    "baltic": Region(
        "An invented cable in the Baltic",
        (9, 53, 32, 66),
        "est",
        "swe-gotland",
        "gulf-of-finland",
        (("Tallinn", 24.754, 59.437), ("Visby", 18.296, 57.641), ("Narva", 28.19, 59.377)),
    ),
    "red-sea": Region(
        "An invented escort in the Red Sea",
        (32, 10, 52, 30),
        "yem",
        "yem-al-hudaydah",
        "red-sea",
        (("Hodeidah", 42.954, 14.798), ("Assab", 42.739, 13.009), ("Djibouti", 43.145, 11.589)),
    ),
    "north-pacific": Region(
        "An invented patrol in the North Pacific",
        (140, 30, -150, 66),
        "jpn",
        "usa-alaska",
        "bering-sea",
        (("Adak", -176.658, 51.88), ("Anadyr", 177.509, 64.734), ("Petropavlovsk", 158.651, 53.044)),
    ),
}


def write_region(folder: Path, name: str) -> Path:
    """Write the theatre of that name into ``folder`` (made if need be) and return it."""
    region = REGIONS[name]
    theatre = {
        **THEATRE,
        "id": name,
        "title": region.title,
        "subtitle": None,
        "view": list(region.view),
        "layers": [{**layer, "on": True} for layer in THEATRE["layers"]],
        "figures": [],
        "translations": {},
    }
    claims = [*_areas(region, folder), *(_point(number, *each) for number, each in enumerate(region.points))]
    return write(folder, theatre, SOURCES, {"type": "FeatureCollection", "features": claims})


def _areas(region: Region, folder: Path) -> list[dict[str, Any]]:
    """Return a claim each about the country, the province and, where the gazetteer has it, the sea."""
    known = gazetteer_for(folder).places
    return [
        claim(
            f"in-{place}",
            {"precision": precision, "place": place, "name": known[place].properties.name},
            layer=layer,
            label=label,
            statement=f"{label}, somewhere in {known[place].properties.name}.",
            actor="blue",
            kind="exercise",
        )
        for place, precision, layer, label in (
            (region.country, 6, "blue-side", "≈400 people"),
            (region.province, 4, "amber-side", "An exercise"),
            (region.sea, 7, "talk", "Four ships"),
        )
        if place in known
    ]


def _point(number: int, name: str, lon: float, lat: float) -> dict[str, Any]:
    found = claim(
        f"at-{number}",
        {"precision": 1, "name": name},
        layer="amber-side",
        label="A radar",
        statement=f"Amber has a radar at {name}.",
        actor="amber",
        kind="radar",
    )
    found["geometry"] = {"type": "Point", "coordinates": [lon, lat]}
    return found
