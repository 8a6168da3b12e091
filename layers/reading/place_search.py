"""Find places by name: candidates best first, exact matches before names that are alike.

Nothing is chosen silently: ``Found.only`` is a place only where one alone has that name.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from layers.reading.gazetteer import GAZETTEER
from layers.reading.known_places import Known, KnownPlaces, Window, added, shipped
from layers.reading.spellings import plain
from layers.theatre.gazetteer import Gazetteer

WORDS = GAZETTEER / "place-words.json"
INDEX = "names.sqlite"

ORDER = ("country", "territory", "province", "region", "sea", "aor", "settlement")
"""Kinds of place, in the order of candidates that are equal otherwise."""


EARTH_KM = 6371.0088
"""Mean radius (IUGG). Distances only order candidates, so the sphere is near enough."""


@dataclass(frozen=True)
class Candidate:
    """A place that may be meant: what is known of it, and how it was found.

    ``matched`` is the name that led to it, as it is compared. ``likeness`` is 100 for an exact match, less
    for a name that is only alike. ``main`` says whether the name is its main one. ``km`` is the distance to
    the point that was asked for (0 inside the place's window), or None.
    """

    place: Known
    matched: str
    likeness: float
    exact: bool
    main: bool
    country: str | None
    province: str | None
    km: float | None = None

    def order(self) -> tuple[object, ...]:
        """Return what candidates are sorted by, best first."""
        place = self.place
        rank = (ORDER.index(place.kind), -(place.population or 0), place.id)
        return (not self.exact, -self.likeness, self.km or 0, not self.main, *rank)


@dataclass(frozen=True)
class Found:
    """What a search found: ``candidates``, best first, and how many of all have exactly that name."""

    asked: str
    candidates: tuple[Candidate, ...]
    exact: int

    @property
    def only(self) -> Candidate | None:
        """Return the one place with exactly that name; None if there are several, or only names alike."""
        return self.candidates[0] if self.exact == 1 else None

    @property
    def ambiguous(self) -> bool:
        """Return whether several places have exactly that name."""
        return self.exact > 1


@dataclass(frozen=True)
class PlaceNames:
    """The names of all places: those that are shipped, and those that a theatre adds."""

    parts: tuple[KnownPlaces, ...]

    def find(
        self,
        name: str,
        *,
        within: str | None = None,
        near: tuple[float, float] | None = None,
        kinds: Collection[str] = (),
        most: int = 10,
    ) -> Found:
        """Return the places that a name may mean, at most so many of them.

        ``within`` is the id or the name of the country or province that they lie in. ``near`` is a point
        (latitude, longitude, degrees WGS 84): the nearest of equals comes first. ``kinds`` are the kinds of
        place that may be meant, or all. What follows a comma or stands in brackets narrows the search where
        it names a country or province that fits: “Tripoli, Libya”, “Idlib (Syria)”. Words such as “Province”
        that are no part of any such name say the kind.

        Raises:
            LookupError: if ``within`` is no country or province, or may be several.

        """
        scope = self.scope(within) if within else None
        exact = self._exact(name, near, kinds, scope)
        named = {each.place.id for each in exact}
        alike = [
            each
            for each in self._alike(_bare(name), near)
            if each.place.id not in named and _fits(each.place, (), kinds, scope)
        ]
        best = sorted([*exact, *_closest(alike)], key=Candidate.order)
        return Found(name, tuple(best[:most]), len(exact))

    def called(self, name: str) -> tuple[Candidate, ...]:
        """Return the places that have exactly that name, best first; none that is only alike."""
        return tuple(sorted(self._exact(name, None, (), None), key=Candidate.order))

    def _exact(
        self, name: str, near: tuple[float, float] | None, kinds: Collection[str], scope: str | None
    ) -> list[Candidate]:
        for form in _forms(name):
            exact = [
                each
                for each in self._named(form.name, near)
                if _fits(each.place, form.kinds, kinds, scope) and self._inside(each.place, form.context)
            ]
            if exact:
                return exact
        return []

    def scope(self, within: str) -> str:
        """Return the id of the country or province with that id or name.

        Raises:
            LookupError: if there is none, or there are several and none or more than one is a country.

        """
        if (known := self.known(within.lower())) and known.kind in AREAS:
            return known.id
        named = [each.place for each in self._named(plain(within), None) if each.place.kind in AREAS]
        countries = [place for place in named if place.kind != "province"]
        for places in (countries, named):
            if len(places) == 1:
                return places[0].id
        found = ", ".join(sorted(place.id for place in named)) or "none"
        raise LookupError(f"expected a country or a province, “{within}” names {found}")

    def known(self, id_: str) -> Known | None:
        """Return the place with that id, or None."""
        if not id_.isascii():
            return None  # no id, and half a character would not go into a query
        return next(filter(None, (part.by_id(id_) for part in self.parts)), None)

    def _inside(self, place: Known, context: str) -> bool:
        if not context:
            return True
        around = {each.place.id for each in self._named(context, None) if each.place.kind in AREAS}
        return bool(around & {place.country, place.province})

    def _named(self, name: str, near: tuple[float, float] | None) -> list[Candidate]:
        best: dict[str, Candidate] = {}
        for part in self.parts:
            for number, main in part.spellings.exact(name):
                place = part.by_number(number)
                if main or place.id not in best:
                    best[place.id] = self._candidate(place, name, (100, main), near)
        return list(best.values())

    def _alike(self, name: str, near: tuple[float, float] | None) -> Iterator[Candidate]:
        for part in self.parts:
            for number, main, matched, likeness in part.spellings.alike(name):
                found = self._candidate(part.by_number(number), matched, (likeness, main), near)
                yield replace(found, exact=False)

    def _candidate(
        self, place: Known, matched: str, how: tuple[float, bool], near: tuple[float, float] | None
    ) -> Candidate:
        country, province = (self._name(id_) for id_ in (place.country, place.province))
        km = _distance(near, place.window) if near else None
        likeness, main = how
        return Candidate(place, matched, likeness, True, main, country, province, km)

    def _name(self, id_: str | None) -> str | None:
        known = self.known(id_) if id_ else None
        return known.name if known else None


AREAS = ("country", "territory", "province")
"""The kinds of place that other places are looked for in."""


def place_names(gazetteer: Gazetteer | None = None) -> PlaceNames:
    """Return the names of the shipped places, or of a gazetteer's, with those that it adds for its theatre.

    Raises:
        sqlite3.Error: if the index of the shipped names is damaged or missing.

    """
    if gazetteer is None:
        return PlaceNames((_shipped(GAZETTEER),))
    if gazetteer.folder is None:
        return PlaceNames((added(gazetteer.places.values()),))
    own = [gazetteer.places[id_] for id_ in gazetteer.own]
    return PlaceNames((_shipped(gazetteer.folder), added(own)) if own else (_shipped(gazetteer.folder),))


@lru_cache(maxsize=2)
def _shipped(folder: Path) -> KnownPlaces:
    return shipped(folder / INDEX)


@dataclass(frozen=True)
class Form:
    """A way to read a name: the plain name to look up, the kinds it says, and what it is said to be in."""

    name: str
    kinds: tuple[str, ...] = ()
    context: str = ""


def _forms(name: str) -> Iterator[Form]:
    """Yield the ways to read a name, the most literal first."""
    yield Form(plain(name))
    head, *rest = name.replace("(", ",").replace(")", ",").split(",")
    contexts = [plain(each) for each in rest if plain(each)]
    bare, kinds = _without_kind(plain(head))
    for context in contexts:
        yield Form(plain(head), (), context)
        yield Form(bare, kinds, context)
    if not contexts and bare:
        yield Form(bare, kinds)


def _bare(name: str) -> str:
    return plain(name.replace("(", ",").partition(",")[0])


def _without_kind(name: str) -> tuple[str, tuple[str, ...]]:
    """Return a plain name without words that say the kind of place, and the kinds that they say."""
    words, kinds = kind_words(), set[str]()
    kept = []
    for word in name.split():
        if word in words:
            kinds.update(words[word])
        else:
            kept.append(word)
    return " ".join(kept), tuple(sorted(kinds))


@lru_cache(maxsize=1)
def kind_words() -> dict[str, tuple[str, ...]]:
    """Return words that are said with the names of places, and the kinds of place that each says, if any."""
    listed: dict[str, list[str]] = json.loads(WORDS.read_text(encoding="utf-8"))
    said: dict[str, tuple[str, ...]] = {}
    for kinds, words in listed.items():
        said |= {plain(word): tuple(kinds.split()) for word in words}
    return said


def _fits(place: Known, said: Collection[str], kinds: Collection[str], scope: str | None) -> bool:
    if (said and place.kind not in said) or (kinds and place.kind not in kinds):
        return False
    return scope is None or scope in (place.id, place.country, place.province)


def _closest(alike: list[Candidate]) -> Iterator[Candidate]:
    """Yield each place once, by the name of it that is most alike."""
    best: dict[str, Candidate] = {}
    for each in alike:
        known = best.get(each.place.id)
        if known is None or (each.likeness, each.main, each.matched) > (
            known.likeness,
            known.main,
            known.matched,
        ):
            best[each.place.id] = each
    yield from best.values()


def _distance(near: tuple[float, float], window: Window) -> float:
    """Return the distance (km) from a point (latitude, longitude) to a window, 0 inside."""
    latitude, longitude = near
    west, south, east, north = window
    past = (longitude - west) % 360  # degrees eastward of the window's western edge
    width = east - west if east >= west else east - west + 360
    apart = 0.0 if past <= width else min(past - width, 360 - past)
    here, there = radians(latitude), radians(min(max(latitude, south), north))
    chord = sin((there - here) / 2) ** 2 + cos(here) * cos(there) * sin(radians(apart) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))
