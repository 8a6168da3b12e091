"""Warn of what lies far from where its own words say: most often, latitude and longitude are swapped.

Names are matched by their words alone, and outlines are simplified, so these are questions to a person.
"""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

import numpy as np
import shapely
from geographiclib.geodesic import Geodesic
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from layers.reading.gazetteer import OWN_PLACES
from layers.reading.problems import Problem
from layers.reading.theatre import FILES
from layers.theatre.catalogue import Catalogue
from layers.theatre.folding import fold
from layers.theatre.gazetteer import Gazetteer, Named
from layers.theatre.geometry import to_shapely

NEAR = 50
"""Kilometres that are no distance: outlines are simplified, and harbours lie off them."""

DEGREE = 111.7
"""The most kilometres that a degree has: that of latitude at the poles (WGS 84)."""

FAR = 1000
"""Kilometres that are too many for any reading of a name: the Niger delta is 700 from Niger."""

SWAPPED = " (there with latitude and longitude swapped)"

SHORTEST = 4
"""Letters that a name needs to be looked for: “US” is also a word."""


class Names:
    """The shared places of a gazetteer, found by their names in running text.

    A theatre's own places are not among them, because their geometry is what is in question.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.area = lru_cache(None)(self._area)
        self.named = lru_cache(10_000)(self._named)

    @cached_property
    def _places(self) -> tuple[Named, ...]:
        return self._gazetteer.named()

    @cached_property
    def _by_id(self) -> dict[str, Named]:
        return {place.id: place for place in reversed(self._places)}

    @cached_property
    def _territories(self) -> dict[str, list[str]]:
        """Return the ids of the territories of countries, and of the towns in them, by the country's name."""
        found: dict[str, list[str]] = {}
        for place in self._places:
            found.setdefault((place.sovereign or "").partition(" (")[0], []).append(place.id)
        return found

    @cached_property
    def _known(self) -> dict[str, dict[tuple[str, ...], Named]]:
        known: dict[str, dict[tuple[str, ...], Named]] = {}
        for place in self._places:
            for words in map(_words, dict.fromkeys((place.name, place.name.partition("(")[0], *place.also))):
                if len("".join(words)) >= SHORTEST:
                    known.setdefault(words[0], {}).setdefault(words, place)
        return known

    def _named(self, text: str) -> tuple[Named, ...]:
        """Return the places that the text names and whose outlines are known; longer names go first."""
        words, at, found = _words(text), 0, []
        while at < len(words):
            fits = [name for name in self._known.get(words[at], ()) if words[at : at + len(name)] == name]
            longest = max(fits, key=len, default=())
            if longest and self.area(self._known[words[at]][longest].id):
                found.append(self._known[words[at]][longest])
            at += len(longest) or 1
        return tuple(found)

    def _area(self, id_: str) -> BaseGeometry | None:
        """Return the outline of a place, with the territories of a country; None if only a label is known."""
        place = self._by_id[id_]
        geometry = self._gazetteer.places[id_].geometry
        if place.kind == "line" or (place.kind == "sea" and geometry.type == "Point"):
            return None
        of_country = self._territories.get(place.name, ()) if place.kind == "country" else ()
        parts = [place.id, *of_country]
        area = shapely.GeometryCollection(
            [to_shapely(self._gazetteer.places[part].geometry) for part in parts]
        )
        shapely.prepare(area)
        return area


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", fold(text)))


def stray_claims(catalogue: Catalogue, names: Names) -> dict[int, list[tuple[str, str]]]:
    """Return by row (field, message) of claims that lie far from every place that their name names.

    A claim about a shared place has that place's geometry, which is not in question.
    """
    claims, own = catalogue.claims, catalogue.gazetteer.own
    where = claims.columns["where"]
    named = [
        not each["ends"]
        and (each["place"] is None or each["place"] in own)
        and bool(names.named(each["name"]))
        for each in where.values
    ]
    found = {}
    for row in _far(catalogue, names, np.flatnonzero(np.array(named, np.bool_)[where.codes])):
        claim = claims[claims.columns["id"][row]]
        says = claim.properties.where
        if claim.geometry is None:
            continue
        far = FAR if says.precision <= 5 else None
        if wrong := _stray(to_shapely(claim.geometry), says.name, names, says.radius_km or NEAR, far):
            found[row] = [("geometry", wrong)]
    return found


def _far(catalogue: Catalogue, names: Names, rows: NDArray[np.intp]) -> list[int]:
    """Return those of some rows that are no points near a place that their name names."""
    lon, lat = catalogue.claims.points()
    where = catalogue.claims.columns["where"]
    located = ~np.isnan(lon[rows])
    far: list[int] = rows[~located].tolist()
    rows = rows[located]
    for code in np.flatnonzero(np.bincount(where.codes[rows])).tolist():
        those = rows[where.codes[rows] == code]
        points = shapely.points(lon[those], lat[those])
        near = np.zeros(len(those), np.bool_)
        for place in names.named(where.values[code]["name"]):
            near |= shapely.distance(names.area(place.id), points) * DEGREE <= NEAR
        far += those[~near].tolist()
    return far


def stray_places(catalogue: Catalogue, names: Names) -> Iterator[Problem]:
    """Yield the theatre's own places that lie far from their sovereign, and anchors outside their place."""
    gazetteer = catalogue.gazetteer
    for index, place in enumerate(gazetteer.places[id_] for id_ in gazetteer.own):
        address, shape = f"feature {index} ({place.id})", to_shapely(place.geometry)
        if wrong := _stray(shape, place.properties.sovereign or "", names, NEAR, FAR):
            yield Problem(OWN_PLACES, address, "geometry", wrong)
        for number, anchor in enumerate(place.properties.anchors):
            if (apart := _apart(shapely.Point(anchor), shape)) > NEAR:
                found = f"{list(anchor)}, {apart:,.0f} km away"
                message = f"expected a point inside the place, found {found}"
                yield Problem(OWN_PLACES, address, f"anchors.{number}", message)


def _stray(shape: BaseGeometry, text: str, names: Names, near: float, far: float | None) -> str | None:
    """Return what is wrong if a shape is not within ``near`` kilometres of any place that the text names.

    It is said if the shape is there once latitude and longitude are swapped, or is more than ``far``
    kilometres away.
    """
    places = names.named(text)
    areas = [area for place in places if (area := names.area(place.id))]
    apart = min((_apart(shape, area) for area in areas), default=0.0)
    if apart <= max(near, NEAR):
        return None
    turned = shapely.transform(shape, lambda positions: positions[:, ::-1])
    fits = any(_apart(turned, area) <= max(near, NEAR) for area in areas)
    if not fits and (far is None or apart <= far):
        return None
    named = " or ".join(place.name for place in places)
    at = f"{[round(degrees, 3) for degrees in shape.centroid.coords[0]]}, {apart:,.0f} km away"
    return f"expected it in or near {named}, found it at {at}{SWAPPED if fits else ''}"


def _apart(shape: BaseGeometry, area: BaseGeometry) -> float:
    """Return the kilometres between two geometries (degrees, WGS 84), about; 0 if they touch.

    Of what is no distance (:data:`NEAR`), it is the most that the degrees may be.
    """
    if area.intersects(shape):
        return 0.0
    if (apart := float(area.distance(shape)) * DEGREE) <= NEAR:
        return apart
    # they take a moment to load, and little lies outside
    from shapely.affinity import translate
    from shapely.ops import nearest_points

    around = (translate(shape, turn) for turn in (-360, 0, 360))
    nearest = min(around, key=area.distance)
    start, end = (point.coords[0] for point in nearest_points(nearest, area))
    return float(Geodesic.WGS84.Inverse(start[1], start[0], end[1], end[0])["s12"]) / 1000


def stray_views(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield each view, of the theatre and of its scenes, that shows no claim although some are located."""
    boxes = _bounds(catalogue)
    views = [("", catalogue.theatre.view)]
    views += [(f"scene ({scene.id})", scene.view) for scene in catalogue.theatre.scenes if scene.view]
    for record, (west, south, east, north) in views if len(boxes) else ():
        if not _meets(boxes, west, south, east, north):
            found = (
                f"{[west, south, east, north]}{SWAPPED if _meets(boxes, south, west, north, east) else ''}"
            )
            message = f"expected a view that shows a claim, found none in {found}"
            yield Problem(FILES[0], record, "view", message)


def _bounds(catalogue: Catalogue) -> NDArray[np.float64]:
    """Return west, south, east, north (degrees) of each point, and of each part of an area, a row each."""
    lons, lats = catalogue.claims.points()
    points = np.column_stack([lons, lats, lons, lats])[~np.isnan(lons)]
    shapes, where = catalogue.claims.columns["geometry"], catalogue.claims.columns["where"]
    arcs = np.array([bool(each.get("ends")) for each in where.values], bool)
    # an arc may cross the antimeridian; what crosses it otherwise has a part on each side
    codes = np.flatnonzero(np.bincount(shapes.codes[~arcs[where.codes]])).tolist()
    texts = [text for code in codes if (text := shapes.values[code]) and text != "null"]
    return np.vstack([points, shapely.bounds(shapely.get_parts(shapely.from_geojson(texts)))])


def _meets(boxes: NDArray[np.float64], west: float, south: float, east: float, north: float) -> bool:
    """Return whether one of the boxes reaches into a view, which may cross the antimeridian."""
    level = (boxes[:, 1] <= north) & (boxes[:, 3] >= south)
    before, after = boxes[:, 0] <= east, boxes[:, 2] >= west
    return bool((level & ((before & after) if west < east else (before | after))).any())
