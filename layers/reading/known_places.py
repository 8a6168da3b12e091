"""Known places: what a search by name tells of each, and their spellings.

The shipped places are in one SQLite file, made with the gazetteer; a row is read when a name leads to it.
Places that a theatre adds are few, and are taken from its gazetteer.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

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


COLUMNS = "id, name, kind, precision, country, province, population, west, south, east, north"
"""The columns of a place in the index."""

SELECT = f"SELECT {COLUMNS} FROM place WHERE"  # noqa: S608 – constants


def shipped(path: Path) -> KnownPlaces:
    """Return the places of an index that ``layers/gazetteer/names.py`` wrote.

    Raises:
        sqlite3.Error: if the file is missing, or no such index.

    """
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    file = sqlite3.connect(address, uri=True, check_same_thread=False)
    lock = Lock()  # the dashboard reads from several threads

    def row(query: str, *values: str | int) -> Any:
        with lock:
            return file.execute(query, values).fetchone()

    text, starts, owners = row("SELECT text, starts, owners FROM spellings")

    @lru_cache(maxsize=10_000)
    def by_number(number: int) -> Known:
        return _row(row(f"{SELECT} number = ?", number))

    @lru_cache(maxsize=10_000)
    def by_id(id_: str) -> Known | None:
        found = row(f"{SELECT} id = ?", id_)
        return _row(found) if found else None

    spellings = Spellings(text, np.frombuffer(starts, "<u4"), np.frombuffer(owners, "<u4"))
    return KnownPlaces(spellings, by_number, by_id)


def _row(row: Any) -> Known:
    id_, name, kind, precision, country, province, population, *window = row
    west, south, east, north = window
    return Known(id_, name, kind, precision, country, province, population, (west, south, east, north))


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
    said = (properties.name, *properties.also, *translated)
    return {place.id, *(form for name in said for form in forms(name))}


def forms(name: str) -> Iterator[str]:
    """Yield a name, and without what stands in brackets behind it: “Arabian Gulf (Arab states)”."""
    yield name
    head, bracket, _ = name.partition(" (")
    if bracket and head:
        yield head


def _known(place: Place, countries: dict[str, str]) -> Known:
    properties = place.properties
    country = place.id if properties.name in countries else countries.get(properties.sovereign or "")
    xs, ys = zip(*((p[0], p[1]) for p in positions(place.geometry.coordinates)), strict=True)
    window = (min(xs), min(ys), max(xs), max(ys))
    precision = PRECISIONS[properties.kind]
    return Known(place.id, properties.name, properties.kind, precision, country, None, None, window)
