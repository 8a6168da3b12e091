"""Place a row on the map: as a point with a ring around it, as the country or the sea, or nowhere.

A placement is never finer than the dataset's own precision, and never a point at precision 5 or coarser.
Modules of the data contract are imported in functions, because ``posture import --help`` loads this module.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layers.importing.wording import number, whole_number
from layers.theatre.folding import fold
from layers.theatre.identity import Remembered

if TYPE_CHECKING:
    from layers.importing.middles import Middle
    from layers.reading.place_search import Found, PlaceNames
    from layers.theatre.gazetteer import Gazetteer, Named
    from layers.theatre.place import Place

RADII = {2: 25.0, 3: 50.0, 4: 150.0}
"""Radius (km) of the ring around a dataset's point, by precision.

25 is UCDP's "within about 25 km". The radii for districts and provinces, whose boundaries are not at hand,
are nominal and wide: no mark on the map would say less than the dataset does, and a pin would say more.
"""


@dataclass(frozen=True)
class Placement:
    """Where a claim is placed: its geometry (GeoJSON) or None, its ``where``, and remarks for the report."""

    geometry: dict[str, Any] | None
    where: dict[str, Any]
    remarks: tuple[str, ...] = ()


class Atlas:
    """The gazetteer's countries and seas, found by their names in the spellings that datasets use."""

    def __init__(self, gazetteer: "Gazetteer") -> None:
        self.gazetteer = gazetteer
        named = gazetteer.named()
        self._countries = _by_name([place for place in named if place.kind in ("country", "territory")])
        self._seas = _by_name([place for place in named if place.kind == "sea"])
        self._shapes: dict[str, Any] = {}
        self._middles: Mapping[tuple[int, int], Middle] | None = None
        self._names: PlaceNames | None = None
        self._known: dict[tuple[str, str | None, tuple[str, ...]], Found] = {}

    def country(self, name: str) -> "Place | None":
        """Return the country or territory of that name, or None.

        Of a name in two parts, "Yemen (North Yemen)", the whole is tried first, then what stands before the
        brackets, then what stands in them.
        """
        outside, _, inside = name.partition("(")
        for form in (name, outside, inside):
            if place := self._area(self._countries.get(_folded(form))):
                return place
        return None

    def holds(self, country: str, longitude: float, latitude: float) -> bool:
        """Return whether a position (degrees) is in the country of that name, if the gazetteer has it."""
        place = self.country(country)
        if place is None:
            return False
        import shapely

        if place.id not in self._shapes:
            from layers.theatre.geometry import to_shapely

            self._shapes[place.id] = to_shapely(place.geometry)
            shapely.prepare(self._shapes[place.id])
        return bool(shapely.intersects_xy(self._shapes[place.id], longitude, latitude))

    def middle(self, longitude: float, latitude: float) -> "Middle | None":
        """Return the country or province whose middle is at a position (degrees), or None."""
        from layers.importing.middles import cell, middles  # shapely loads slowly

        if self._middles is None:
            self._middles = middles(self.gazetteer)
        return self._middles.get(cell(longitude, latitude))

    def named(self, says: Mapping[str, str]) -> Placement:
        """Return the placement of a row without coordinates, by its name of a place or else of a country.

        A name that several places have, or none, is not on the map: which one is meant is not guessed.
        """
        name, country = says.get("where.name"), says.get("where.country", "")
        note = says.get("where.note")
        code = whole_number(says.get("where.precision", ""))
        if code in (5, 6, 7):
            return placed("", "", code, name or country or "Not said", country or name or "", self, note)
        if name is None and country and self.country(country):
            return placed("", "", 6, country, country, self, note)
        sought = name or says.get("where.province")
        if not sought:
            return unplaced(country or "Not said", "no coordinates", note)
        kinds = () if name else ("province",)
        return self._found(sought, country, kinds, code, note)

    def _found(
        self, name: str, country: str, kinds: tuple[str, ...], code: int, note: str | None
    ) -> Placement:
        scope = self.country(country) if country else None
        if country and scope is None:
            return unplaced(name, f"no country “{country}” is known to look for “{name}” in", note)
        found = self._look_up(name, scope.id if scope else None, kinds)
        if found.ambiguous:
            meant = ", ".join(each.place.id for each in found.candidates[: min(found.exact, 5)])
            return unplaced(name, f"“{name}” may be several places ({found.exact}): {meant}", note)
        if found.only is None:
            return unplaced(name, f"no place “{name}” is known, and no coordinates are given", note)
        known = found.only.place
        place = self.gazetteer.places[known.id]
        precision = code if code in (1, 2) and known.kind == "settlement" else known.precision
        where: dict[str, Any] = {"precision": precision, "place": place.id, "name": name}
        if place.geometry.type == "Point" and precision in RADII:
            where["radius_km"] = RADII[precision]
        geometry = outline(place)
        said = f"Placed by its name alone, as {place.properties.name} ({known.kind})."
        remark = f"placed by name, as {place.properties.name} ({place.id})"
        return Placement(geometry, _noted(where, f"{note} {said}" if note else said), (remark,))

    def _look_up(self, name: str, within: str | None, kinds: tuple[str, ...]) -> "Found":
        if self._names is None:
            from layers.reading.place_search import place_names

            self._names = place_names(self.gazetteer)
        key = (name, within, kinds)
        if key not in self._known:
            self._known[key] = self._names.find(name, within=within, kinds=kinds)
        return self._known[key]

    def sea(self, name: str) -> "Place | None":
        """Return the sea of that name if the gazetteer has it as an area, else None."""
        return self._area(self._seas.get(_folded(name)))

    def _area(self, id_: str | None) -> "Place | None":
        """Return a place if it has an outline: of some only a point is known."""
        from layers.reading.checks.placement import AREAS

        place = self.gazetteer.places[id_] if id_ else None
        return place if place and place.geometry.type in AREAS else None


def _by_name(places: "list[Named]") -> dict[str, str]:
    """Return the id of each place by its names: its own goes before an id, and an id before other names."""
    others = {_folded(name): place.id for place in places for name in place.also}
    return others | {_folded(p.id): p.id for p in places} | {_folded(p.name): p.id for p in places}


def _folded(name: str) -> str:
    """Return a name as it is looked up: folded, without punctuation and small words."""
    words = "".join(c if c.isalnum() else " " for c in fold(name)).split()
    return " ".join([word for word in words if word not in ("the", "and", "of")] or words)


def placed(
    longitude: str, latitude: str, precision: int, name: str, country: str, atlas: Atlas, note: str | None
) -> Placement:
    """Return the placement of a row: its point (precision 1–4), the country (5, 6), the sea (7), or nowhere.

    A part of a country is drawn as the whole country, because its boundary is not at hand; its precision
    stays 5.
    """
    if precision in (5, 6):
        return _area(atlas.country(country), precision, name, country or "the country", note)
    if precision == 7:
        return _area(atlas.sea(name), precision, name, name, note)
    position = _degrees(longitude), _degrees(latitude)
    placement = point(*position, precision, name, note)
    # the note explains what is on the map, and would mislead if nothing is
    return placement if placement.geometry else point(*position, precision, name, None)


def point(
    longitude: float | None,
    latitude: float | None,
    precision: int,
    name: str,
    note: str | None,
    radius: float | None = None,
) -> Placement:
    """Return a placement as a point rounded to its precision's decimals, with a ring from precision 2 on.

    ``longitude`` and ``latitude`` are degrees (WGS 84), or None if the row gives no numbers; ``radius`` is
    the ring (km), by default that of the precision.
    """
    if precision not in (1, 2, 3, 4):
        why = (
            "no area at hand for its precision"
            if precision == 8
            else "its precision is not a code that is known"
        )
        return unplaced(name, why, note)
    if longitude is None or latitude is None:
        return unplaced(name, "coordinates are missing or no numbers", note)
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        return unplaced(name, "coordinates are out of range", note)
    from layers.theatre.geometry import DECIMALS

    decimals = DECIMALS.get(precision, 3)
    position = [round(longitude, decimals), round(latitude, decimals)]
    where: dict[str, Any] = {"precision": precision, "name": name}
    if precision in RADII:
        where["radius_km"] = radius or RADII[precision]
    remarks = () if position == [longitude, latitude] else (f"coordinates rounded to {decimals} decimals",)
    return Placement({"type": "Point", "coordinates": position}, _noted(where, note), remarks)


def unplaced(name: str, why: str, note: str | None = None) -> Placement:
    """Return a placement that is not on the map; its note and its remark give the reason."""
    reason = f"Not on the map: {why}."
    where = {"precision": 0, "name": name}
    return Placement(None, _noted(where, f"{note} {reason}" if note else reason), (f"not on the map: {why}",))


def _area(place: "Place | None", precision: int, name: str, sought: str, note: str | None) -> Placement:
    if place is None:
        what = "sea" if precision == 7 else "country"
        return unplaced(name, f"the gazetteer has no area for the {what} “{sought}”", note)
    other = "" if sought in (place.properties.name, name) else f"; the dataset’s name is “{sought}”"
    drawn = f"Drawn as {place.properties.name}, within the limits of the gazetteer{other}."
    geometry = outline(place)
    where = {"precision": precision, "place": place.id, "name": name}
    kind = place.properties.kind
    return Placement(geometry, _noted(where, f"{note} {drawn}" if note else drawn), (f"drawn as the {kind}",))


def _dumped(place: "Place") -> dict[str, Any]:
    return place.geometry.model_dump(mode="json", include={"type", "coordinates"})


outline: Remembered[dict[str, Any]] = Remembered(_dumped)
"""Return the geometry of a place as GeoJSON, the same for all claims that are there."""


def _noted(where: dict[str, Any], note: str | None) -> dict[str, Any]:
    return where | {"note": note} if note else where


def _degrees(text: str) -> float | None:
    return number(text.replace(",", "."))
