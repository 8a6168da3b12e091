"""Known places: what a search by name tells of each, and their spellings.

The shipped places are in one SQLite file, made with the gazetteer; a row is read when a name leads to it.
Places that a theatre adds are few, and are taken from its gazetteer.
"""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from layers.reading.spellings import Spellings
from layers.theatre.geometry import positions
from layers.theatre.place import Place

Window = tuple[float, float, float, float]
"""West, south, east, north in degrees; west exceeds east across the antimeridian."""


PRECISIONS = {
    "settlement": 1,
    "province": 4,
    "country": 6,
    "territory": 6,
    "sea": 7,
    "region": 8,
    "aor": 8,
}
"""The location precision of a claim that is placed so, by kind of place."""


PART_OF_A_COUNTRY = 5


@dataclass(frozen=True)
class Known:
    """A place as a search tells of it.

    ``precision`` is that of a claim placed there. ``country`` and ``province`` are the ids of those that it
    lies in, or None; of a country, its own id. ``population`` is None where nobody counted.
    """

    id: str
    name: str
    kind: str
    precision: int
    country: str | None
    province: str | None
    population: int | None
    window: Window


@dataclass(frozen=True)
class KnownPlaces:
    """Places by number, their numbers by id, and their spellings."""

    spellings: Spellings
    by_number: Callable[[int], Known]
    by_id: Callable[[str], Known | None]


def shipped(path: Path) -> KnownPlaces:
    """Return the places of an index that ``layers/gazetteer/names.py`` wrote.

    Raises:
        sqlite3.Error: if the file is no such index.

    """
    file = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    text, starts, owners = file.execute("SELECT text, starts, owners FROM spellings").fetchone()
    spellings = Spellings(text, np.frombuffer(starts, np.uint32), np.frombuffer(owners, np.uint32))

    def one(where: str, value: int | str) -> Known | None:
        row = file.execute(f"SELECT {COLUMNS} FROM place WHERE {where} = ?", (value,)).fetchone()  # noqa: S608 – a constant
        return Known(*row[:7], window=row[7:]) if row else None

    @lru_cache(maxsize=10_000)
    def by_number(number: int) -> Known:
        if known := one("number", number):
            return known
        raise sqlite3.DatabaseError(f"no place {number}")

    return KnownPlaces(spellings, by_number, lru_cache(maxsize=10_000)(lambda id_: one("id", id_)))


COLUMNS = "id, name, kind, precision, country, province, population, west, south, east, north"


def added(places: Iterable[Place]) -> KnownPlaces:
    """Return the places of a gazetteer's records. Lines are left out: nothing can be placed on one."""
    listed = [place for place in places if place.properties.kind in PRECISIONS]
    countries = {p.properties.name: p.id for p in listed if p.properties.kind in ("country", "territory")}
    known = [_known(place, countries) for place in listed]
    by_id = {each.id: each for each in known}
    spellings = Spellings.of(
        (name, number, name == place.properties.name)
        for number, place in enumerate(listed)
        for name in names(place)
    )
    return KnownPlaces(spellings, known.__getitem__, by_id.get)


def names(place: Place) -> set[str]:
    """Return all names of a place: its own, its others, its translations, and its id."""
    properties = place.properties
    translated = {words.name for words in properties.translations.values() if words.name}
    return {properties.name, *properties.also, *translated, place.id}


def _known(place: Place, countries: dict[str, str]) -> Known:
    properties = place.properties
    country = place.id if properties.name in countries else countries.get(properties.sovereign or "")
    xs, ys = zip(*((p[0], p[1]) for p in positions(place.geometry.coordinates)), strict=True)
    window = (min(xs), min(ys), max(xs), max(ys))
    precision = PRECISIONS[properties.kind]
    return Known(place.id, properties.name, properties.kind, precision, country, None, None, window)
