"""Six invented theatres around the world, written on disk: what the basemap has to show there.

Nothing that they claim is real. Each has a country, a province, a sea where the gazetteer has it, and exact
points on the coast, all of them from the shipped gazetteer, and lines.
"""

from pathlib import Path
from typing import Any, NamedTuple

from layers.reading.gazetteer import gazetteer_for
from tests.invented import SOURCES, THEATRE, claim
from tests.theatres import write


class Course(NamedTuple):
    """A line that a claim draws: of which kind, how precise, how it is said, and where (degrees)."""

    kind: str
    name: str
    precision: int
    assertion: str
    parts: tuple[tuple[tuple[float, float], ...], ...]
    radius_km: float | None = None


class Region(NamedTuple):
    """A theatre's title, its view, what its claims name, and exact points as name, longitude and latitude."""

    title: str
    view: tuple[float, float, float, float]
    country: str
    province: str
    sea: str
    points: tuple[tuple[str, float, float], ...]
    lines: tuple[Course, ...]


REGIONS = {
    "taiwan-strait": Region(
        "An invented exercise in the Taiwan Strait",
        (112, 18, 130, 32),
        "twn",
        "twn-penghu",
        "taiwan-strait",
        (("Keelung", 121.744, 25.128), ("Kinmen", 118.318, 24.437), ("Xiamen", 118.089, 24.479)),
        (
            Course(
                "blockade",
                "East of the island",
                5,
                "alleged",
                (((122.6, 26.4), (123.6, 25.2), (123.5, 23.6), (122.4, 22.0), (120.9, 20.9)),),
            ),
            Course(
                "cable", "To the islands", 1, "stated", (((120.1, 23.6), (119.7, 23.57), (119.6, 23.57)),)
            ),
        ),
    ),
    "eastern-ukraine": Region(
        "An invented front in eastern Ukraine",
        (28, 44, 42, 53),
        "ukr",
        "ukr-kharkiv",
        "sea-of-azov",
        (("Izium", 37.276, 49.208), ("Mariupol", 37.549, 47.097), ("Kherson", 32.617, 46.635)),
        (
            Course(
                "front",
                "Along the river and the hills",
                4,
                "stated",
                (
                    (
                        *((32.1, 46.55), (32.8, 46.75), (33.7, 47.15), (34.6, 47.45), (35.4, 47.5)),
                        *(
                            (36.3, 47.7),
                            (37.3, 47.95),
                            (37.8, 48.6),
                            (38.0, 49.1),
                            (37.8, 49.8),
                            (37.0, 50.3),
                        ),
                    ),
                ),
            ),
            Course(
                "route", "By rail from the east", 5, "reported", (((41.6, 49.8), (40.2, 49.2), (38.9, 48.6)),)
            ),
        ),
    ),
    "sahel": Region(
        "An invented convoy in the Sahel",
        (-12, 8, 24, 24),
        "ner",
        "mli-gao",
        "gulf-of-guinea",
        (("Gao", -0.05, 16.272), ("Agadez", 7.991, 16.974), ("Djibo", -1.631, 14.099)),
        (
            Course(
                "route",
                "By road, as printed",
                2,
                "reported",
                (((-0.05, 16.27), (1.4, 14.9), (2.1, 13.5), (5.3, 14.9), (7.99, 16.97)),),
            ),
            Course("border", "The three borders", 5, "alleged", (((-2.8, 14.3), (-0.7, 15.0), (0.9, 14.9)),)),
        ),
    ),
    "baltic": Region(
        "An invented cable in the Baltic",
        (9, 53, 32, 66),
        "est",
        "swe-gotland",
        "gulf-of-finland",
        (("Tallinn", 24.754, 59.437), ("Visby", 18.296, 57.641), ("Narva", 28.19, 59.377)),
        (
            Course(
                "cable",
                "Between the capitals",
                3,
                "stated",
                (((24.7, 59.5), (24.6, 59.8), (24.9, 60.15)),),
                radius_km=15,
            ),
            Course("cable", "To the island", 5, "speculated", (((18.35, 57.6), (19.8, 57.3), (21.0, 56.6)),)),
        ),
    ),
    "red-sea": Region(
        "An invented escort in the Red Sea",
        (32, 10, 52, 30),
        "yem",
        "yem-al-hudaydah",
        "red-sea",
        (("Hodeidah", 42.954, 14.798), ("Assab", 42.739, 13.009), ("Djibouti", 43.145, 11.589)),
        (
            Course("blockade", "Across the strait", 4, "reported", (((43.3, 12.7), (43.15, 12.5)),)),
            Course(
                "route",
                "Through the sea",
                7,
                "reported",
                (((33.6, 27.6), (36.3, 23.5), (38.6, 19.5), (41.2, 15.6), (42.9, 13.2), (45.5, 12.2)),),
            ),
        ),
    ),
    "north-pacific": Region(
        "An invented patrol in the North Pacific",
        (140, 30, -150, 66),
        "jpn",
        "usa-alaska",
        "bering-sea",
        (("Adak", -176.658, 51.88), ("Anadyr", 177.509, 64.734), ("Petropavlovsk", 158.651, 53.044)),
        (
            Course(
                "route",
                "Across the date line",
                5,
                "reported",
                (
                    ((158.9, 52.8), (167.0, 53.6), (180.0, 53.5)),
                    ((-180.0, 53.5), (-176.7, 52.1), (-166.5, 53.9)),
                ),
            ),
            Course(
                "border", "Between the two", 3, "stated", (((-169.0, 65.9), (-169.0, 63.5), (-174.0, 62.0)),)
            ),
        ),
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
    claims = [
        *_areas(region, folder),
        *(_point(number, *each) for number, each in enumerate(region.points)),
        *(_line(number, each) for number, each in enumerate(region.lines)),
    ]
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


def _line(number: int, course: Course) -> dict[str, Any]:
    hedge = "" if course.assertion == "stated" else f" ({course.assertion})"
    doubted = course.assertion in ("alleged", "speculated")
    found = claim(
        f"along-{number}",
        {"precision": course.precision, "name": course.name}
        | ({"radius_km": course.radius_km} if course.radius_km else {}),
        layer="talk",
        label=f"A {course.kind}{hedge}",
        statement=f"Blue has a {course.kind}: {course.name.lower()}.",
        assertion=course.assertion,
        hedge="perhaps" if doubted else None,
        actor="blue",
        kind=course.kind,
    )
    parts = [list(map(list, part)) for part in course.parts]
    found["geometry"] = (
        {"type": "LineString", "coordinates": parts[0]}
        if len(parts) == 1
        else {"type": "MultiLineString", "coordinates": parts}
    )
    return found
