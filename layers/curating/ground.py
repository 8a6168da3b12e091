"""Warn of exact places that the map shows in the water, or in another country than the one they name.

The drawn land is Natural Earth's 1:10m: piers, small islands and the true course of a coast are not on it. So
it may be the land that is off: these are questions to a person, who answers with a note.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.curating.whereabouts import Names
from layers.reading.atlas import Atlas, Window
from layers.reading.gazetteer import OWN_PLACES
from layers.reading.problems import Problem
from layers.theatre.catalogue import Catalogue
from layers.theatre.claims import Degrees
from layers.theatre.gazetteer import Gazetteer, Named

OFF = 5
"""Kilometres from the coast up to which a place in the water is asked about; farther out it is at sea."""

DEGREE = 111.2
"""Kilometres in a degree of latitude, about."""

NARROWEST = 0.05
"""The least share of it that a degree of longitude is taken to have."""


class Ground(NamedTuple):
    """What a position is on: the name of the country, and how far off its coast (km; 0 on land)."""

    country: str
    off: float


class Exact(NamedTuple):
    """What an exact place says of itself: the words that name it, and its country's.

    ``noted`` is whether its record has a note, in which somebody has looked at it already.
    """

    words: str
    country: str
    noted: bool


class Grounds(NamedTuple):
    """What some positions are on: for each the number of its country, and how far off its coast it is (km).

    That is 0 on land, and the number is −1 for a position that is farther from land than OFF.
    """

    countries: tuple[str, ...]
    country: NDArray[np.intp]
    off: NDArray[np.float64]

    def of(self, at: int) -> Ground | None:
        """Return what the position at an index is on, None if it is far from land."""
        number = int(self.country[at])
        return Ground(self.countries[number], float(self.off[at])) if number >= 0 else None


def grounds(atlas: Atlas | None, points: Degrees) -> Grounds:
    """Return what each point is on. ``points`` has a row for each: longitude and latitude, degrees."""
    country, off = np.full(len(points), -1), np.full(len(points), np.inf)
    if atlas is None or not len(points):
        return Grounds((), country, off)
    cells, near = _cells(points)
    areas = atlas.boxes("provinces", Window(*shapely.total_bounds(cells).tolist()))
    if not areas:
        return Grounds((), country, off)
    countries = tuple(dict.fromkeys(sovereign for _, sovereign, _ in areas))
    tree = shapely.STRtree(shapely.box(*np.array([box for _, _, box in areas]).T))
    where, which = tree.query(cells)
    reached: dict[int, NDArray[np.intp]] = {}
    for area in np.flatnonzero(np.bincount(which)).tolist():
        those = np.concatenate([near[cell] for cell in where[which == area].tolist()])
        if len(those := those[_reached(points[those], areas[area][2])]):
            reached[area] = those
    outlines = atlas.outlines_of("provinces", [areas[area][0] for area in reached])
    coasts: list[tuple[int, shapely.Geometry, NDArray[np.intp]]] = []
    for area, those in reached.items():
        id_, name, _ = areas[area]
        number = countries.index(name)
        outline = shapely.from_wkb(outlines[id_])
        shapely.prepare(outline)
        here = shapely.intersects_xy(outline, points[those])
        country[those[here]], off[those[here]] = number, 0
        coasts.append((number, outline, those[~here]))
    for number, outline, those in coasts:
        beside = those[off[those] > 0]
        apart = _apart(outline, points[beside])
        nearer = (apart <= OFF) & (apart < off[beside])
        country[beside[nearer]], off[beside[nearer]] = number, apart[nearer]
    return Grounds(countries, country, off)


def _cells(points: Degrees) -> tuple[NDArray[np.object_], list[NDArray[np.intp]]]:
    """Return boxes of about a degree, and the points in each; what they reach is within their box."""
    lon, lat = np.floor(points).astype(np.int64).T
    order = np.lexsort((lat, lon))
    new = np.flatnonzero((np.diff(lon[order], prepend=-999) != 0) | (np.diff(lat[order], prepend=-999) != 0))
    first, wide = order[new], OFF / DEGREE / NARROWEST
    west, south = lon[first], lat[first]
    cells: NDArray[np.object_] = shapely.box(west - wide, south - wide, west + 1 + wide, south + 1 + wide)
    return cells, np.split(order, new[1:])


def _reached(points: Degrees, box: Window) -> NDArray[np.bool_]:
    """Return which points have a box in reach: OFF kilometres, or somewhat more, to every side."""
    lon, lat = points.T
    high = OFF / DEGREE
    wide = high / np.maximum(np.cos(np.radians(lat)), NARROWEST)
    level = (lat + high >= box.south) & (lat - high <= box.north)
    reached: NDArray[np.bool_] = level & (lon + wide >= box.west) & (lon - wide <= box.east)
    return reached


def _apart(outline: shapely.Geometry, points: Degrees) -> NDArray[np.float64]:
    """Return the kilometres from an outline to each of some points beside it, about."""
    nearest = shapely.get_coordinates(shapely.shortest_line(outline, shapely.points(points)))[::2]
    east, north = (nearest - points).T
    apart: NDArray[np.float64] = np.hypot(east * np.cos(np.radians(points[:, 1])), north) * DEGREE
    return apart


class Standing:
    """What the exact places of a theatre stand on, as its map draws it."""

    def __init__(self, catalogue: Catalogue, names: Names) -> None:
        self._names = names
        self._places, own = _places(catalogue.gazetteer)
        self._where = catalogue.claims.columns["where"]
        self._rows, points = _claims(catalogue)
        folder = catalogue.gazetteer.folder
        self._grounds = grounds(Atlas(folder) if folder else None, np.vstack([own, points]))
        units = (each for each in catalogue.gazetteer.named() if each.kind in ("country", "territory"))
        self._units = {unit.name: unit for unit in units} if self._grounds.countries else {}

    def places(self) -> Iterator[Problem]:
        """Yield the theatre's own exact places that stand on what they should not."""
        for at, ((index, id_), exact) in enumerate(self._places.items()):
            for message in self._wrong(exact, self._grounds.of(at)):
                yield Problem(OWN_PLACES, f"feature {index} ({id_})", "geometry", message)

    def claims(self) -> dict[int, list[tuple[str, str]]]:
        """Return by row (field, message) of the claims with an exact point of their own that do so.

        On land that follows from where a claim says that it is and from the country: for each of both once.
        """
        off, country = (each[len(self._places) :] for each in (self._grounds.off, self._grounds.country))
        found = {}
        land = np.flatnonzero(off == 0)
        pairs = self._where.codes[self._rows[land]].astype(np.int64) * (len(self._units) + 1) + country[land]
        _, first, kinds = np.unique(pairs, return_index=True, return_inverse=True)
        said = [self._claim(at) for at in land[first].tolist()]
        wrong = np.array(list(map(bool, said)), np.bool_)[kinds]
        for at, kind in zip(land[wrong].tolist(), kinds[wrong].tolist(), strict=True):
            found[int(self._rows[at])] = said[kind]
        for at in np.flatnonzero((off > 0) & (country >= 0)).tolist():
            if messages := self._claim(at):
                found[int(self._rows[at])] = messages
        return found

    def _claim(self, at: int) -> list[tuple[str, str]]:
        exact = _exact(self._where[self._rows[at]])
        return [
            ("geometry", message) for message in self._wrong(exact, self._grounds.of(len(self._places) + at))
        ]

    def _wrong(self, exact: Exact, ground: Ground | None) -> Iterator[str]:
        if ground is None or exact.noted:
            return
        if ground.off and not any(each.kind == "sea" for each in self._names.named(exact.words)):
            found = f"in the water, {max(ground.off, 0.1):.1f} km off {ground.country}"
            yield f"expected it on land, or a note, found it {found}, as the map draws the coast (1:10m)"
        named = self._names.named(exact.country)
        countries = [each for each in named if each.name in self._units]
        if countries and not ground.off and not any(self._is_of(ground.country, each) for each in countries):
            expected = " or ".join(each.name for each in countries)
            found = f"in {ground.country}, as the map draws the border (1:10m)"
            yield f"expected it in {expected}, or a note, found it {found}"

    def _is_of(self, country: str, named: Named) -> bool:
        """Return whether a country is the named one, or a territory whose sovereign's words name it."""
        unit = self._units.get(country)
        return country == named.name or (unit is not None and named.name in (unit.sovereign or ""))


def _places(gazetteer: Gazetteer) -> tuple[dict[tuple[int, str], Exact], Degrees]:
    """Return a theatre's own places that are points, by index in the file and id, and the points."""
    found, points = {}, []
    for index, place in enumerate(gazetteer.places[id_] for id_ in gazetteer.own):
        if place.geometry.type == "Point":
            says = place.properties
            found[index, place.id] = Exact(says.name, says.sovereign or "", bool(says.note))
            points.append(place.geometry.coordinates[:2])
    return found, np.array(points, np.float64).reshape(-1, 2)


def _claims(catalogue: Catalogue) -> tuple[NDArray[np.intp], Degrees]:
    """Return the rows of the claims at exact points of their own, and the points."""
    lon, lat = catalogue.claims.points()
    where = catalogue.claims.columns["where"]
    own = np.array([each["precision"] == 1 and not each["place"] for each in where.values], np.bool_)
    rows = np.flatnonzero(own[where.codes] & ~np.isnan(lon))
    return rows, np.column_stack([lon[rows], lat[rows]])


def _exact(where: Mapping[str, Any]) -> Exact:
    """Return the exact place of a claim. What follows the last comma of its name is the country's."""
    _, comma, country = where["name"].rpartition(",")
    return Exact(where["name"], country if comma else "", bool(where.get("note")))
