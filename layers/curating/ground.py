"""Warn of exact places that the map shows in the water, or in another country than the one they name.

The drawn land is Natural Earth's 1:10m: piers, small islands and the true course of a coast are not on it. So
it may be the land that is off: these are questions to a person, who answers with a note.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.ops import nearest_points

from layers.curating.whereabouts import Names
from layers.reading.atlas import Atlas, Window
from layers.reading.gazetteer import OWN_PLACES
from layers.reading.problems import Problem
from layers.theatre.catalogue import Catalogue
from layers.theatre.gazetteer import Gazetteer, Named
from layers.theatre.geometry import Position

OFF = 5
"""Kilometres from the coast up to which a place in the water is asked about; farther out it is at sea."""

DEGREE = 111.2
"""Kilometres in a degree of latitude, about."""


class Ground(NamedTuple):
    """What a position is on: the name of the country, and how far off its coast (km; 0 on land)."""

    country: str
    off: float


class Exact(NamedTuple):
    """An exact place: where it is (degrees, longitude first), the words that name it, and its country's.

    ``noted`` is whether its record has a note, in which somebody has looked at it already.
    """

    at: Position
    words: str
    country: str
    noted: bool


def grounds(atlas: Atlas, points: Sequence[Position]) -> dict[Position, Ground]:
    """Return what each position is on, of those that are on land or no more than OFF kilometres from it."""
    if not points:
        return {}
    around = _around(points)
    areas = atlas.boxes("provinces", Window(*shapely.total_bounds(around).tolist()))
    if not areas:
        return {}
    tree = shapely.STRtree(shapely.box(*np.array([box for _, _, box in areas]).T))
    where, which = tree.query(around)
    near: defaultdict[int, list[Position]] = defaultdict(list)
    for at, area in zip(where.tolist(), which.tolist(), strict=True):
        near[area].append(points[at])
    found: dict[Position, Ground] = {}
    coasts: list[tuple[str, shapely.Geometry, list[Position]]] = []
    for area, those in sorted(near.items()):
        id_, country, _ = areas[area]
        outline = shapely.from_wkb(atlas.outline("provinces", id_))
        shapely.prepare(outline)
        on = shapely.intersects_xy(outline, those).tolist()
        found |= {at: Ground(country, 0) for at, here in zip(those, on, strict=True) if here}
        coasts.append((country, outline, [at for at, here in zip(those, on, strict=True) if not here]))
    for country, outline, beside in coasts:
        for at in beside:
            if (at not in found or found[at].off) and (off := _apart(outline, at)) <= OFF:
                found[at] = min(
                    found.get(at, Ground(country, off)), Ground(country, off), key=lambda g: g.off
                )
    return found


def _around(points: Sequence[Position]) -> NDArray[np.object_]:
    """Return a box around each position that is at least OFF kilometres from it on every side."""
    lon, lat = np.array(points).T
    high = OFF / DEGREE
    wide = high / np.maximum(np.cos(np.radians(lat)), 0.05)
    boxes: NDArray[np.object_] = shapely.box(lon - wide, lat - high, lon + wide, lat + high)
    return boxes


def _apart(outline: shapely.Geometry, at: Position) -> float:
    """Return the kilometres from an outline to a position beside it, about."""
    nearest, _ = nearest_points(outline, shapely.Point(at))
    east = (nearest.x - at[0]) * math.cos(math.radians(at[1]))
    return math.hypot(east, nearest.y - at[1]) * DEGREE


class Standing:
    """What the exact places of a theatre stand on, as its map draws it."""

    def __init__(self, catalogue: Catalogue, names: Names) -> None:
        self._names = names
        self._places = _places(catalogue.gazetteer)
        self._claims = _claims(catalogue)
        self._grounds: dict[Position, Ground] = {}
        if catalogue.gazetteer.folder:
            asked = {each.at for each in (*self._places.values(), *self._claims.values())}
            self._grounds = grounds(Atlas(catalogue.gazetteer.folder), sorted(asked))
        units = (each for each in catalogue.gazetteer.named() if each.kind in ("country", "territory"))
        self._units = {unit.name: unit for unit in units} if self._grounds else {}

    def places(self) -> Iterator[Problem]:
        """Yield the theatre's own exact places that stand on what they should not."""
        for index, exact in self._places.items():
            for message in self._wrong(exact):
                yield Problem(OWN_PLACES, f"feature {index[0]} ({index[1]})", "geometry", message)

    def claims(self) -> dict[int, list[tuple[str, str]]]:
        """Return by row (field, message) of the claims with an exact point of their own that do so."""
        return {
            row: [("geometry", message) for message in self._wrong(exact)]
            for row, exact in self._claims.items()
            if exact.at in self._grounds
        }

    def _wrong(self, exact: Exact) -> Iterator[str]:
        ground = self._grounds.get(exact.at)
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


def _places(gazetteer: Gazetteer) -> dict[tuple[int, str], Exact]:
    """Return a theatre's own places that are points, by their index in the file and their id."""
    found = {}
    for index, place in enumerate(gazetteer.places[id_] for id_ in gazetteer.own):
        if place.geometry.type == "Point":
            lon, lat, *_ = place.geometry.coordinates
            says = place.properties
            found[index, place.id] = Exact((lon, lat), says.name, says.sovereign or "", bool(says.note))
    return found


def _claims(catalogue: Catalogue) -> dict[int, Exact]:
    """Return the claims at exact points of their own, by their index."""
    lon, lat = catalogue.claims.points()
    where = catalogue.claims.columns["where"]
    own = np.array([each["precision"] == 1 and not each["place"] for each in where.values], bool)
    rows = np.flatnonzero(own[where.codes] & ~np.isnan(lon)).tolist() if len(own) else []
    return {row: _exact((float(lon[row]), float(lat[row])), where[row]) for row in rows}


def _exact(at: Position, where: Mapping[str, Any]) -> Exact:
    """Return the exact place of a claim. What follows the last comma of its name is the country's."""
    _, comma, country = where["name"].rpartition(",")
    return Exact(at, where["name"], country if comma else "", bool(where.get("note")))
