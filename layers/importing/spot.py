"""Where a row goes on the map: a point with a ring around it, the country, the sea, or nowhere.

The result is never finer than the dataset's own precision, and never a point at precision 5 or coarser.
Modules of the data contract are imported late, because the help of ``posture import`` loads this one.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layers.importing.wording import number
from layers.theatre.folding import fold

if TYPE_CHECKING:
    from layers.theatre.gazetteer import Gazetteer
    from layers.theatre.place import Place

RADII = {2: 25.0, 3: 50.0, 4: 150.0}
"""Radius (km) of the ring around a dataset's point, by precision.

25 is UCDP's "within about 25 km". For districts and provinces, where no boundary is at hand, the radius is
nominal and on the wide side: leaving the claim off the map would say less than the dataset does, a pin more.
"""


@dataclass(frozen=True)
class Spot:
    """Where a claim goes: a GeoJSON geometry or None, the claim's ``where``, and remarks for the report."""

    geometry: dict[str, Any] | None
    where: dict[str, Any]
    remarks: tuple[str, ...] = ()


class Atlas:
    """The gazetteer's countries and seas by name, in the spellings that datasets use."""

    def __init__(self, gazetteer: "Gazetteer") -> None:
        from layers.reading.checks.placement import AREAS

        self.gazetteer = gazetteer
        areas = [place for place in gazetteer.places.values() if place.geometry.type in AREAS]
        self._countries = _by_name([p for p in areas if p.properties.kind in ("country", "territory")])
        self._seas = _by_name([p for p in areas if p.properties.kind == "sea"])

    def country(self, name: str) -> "Place | None":
        """Return the country or territory of that name, or None.

        A name in two parts, "Yemen (North Yemen)", is sought whole, then without the brackets, then in them.
        """
        outside, _, inside = name.partition("(")
        for form in (name, outside, inside):
            if (folded := _folded(form)) in self._countries:
                return self._countries[folded]
        return None

    def sea(self, name: str) -> "Place | None":
        """Return the sea of that name if the gazetteer has it as an area, else None."""
        return self._seas.get(_folded(name))


def _by_name(places: "list[Place]") -> "dict[str, Place]":
    named = {_folded(name): place for place in places for name in place.properties.also}
    return named | {_folded(p.id): p for p in places} | {_folded(p.properties.name): p for p in places}


def _folded(name: str) -> str:
    """Return a name as it is looked up: folded, without signs and small words."""
    words = "".join(c if c.isalnum() else " " for c in fold(name)).split()
    return " ".join([word for word in words if word not in ("the", "and", "of")] or words)


def placed(
    longitude: str, latitude: str, precision: int, name: str, country: str, atlas: Atlas, note: str | None
) -> Spot:
    """Return where a row goes: a point with its ring (1–4), the country (5, 6), the sea (7), or nowhere.

    A part of a country is drawn as the whole country, because its boundary is not at hand; its precision
    stays 5.
    """
    if precision in (5, 6):
        return _area(atlas.country(country), precision, name, country or "the country", note)
    if precision == 7:
        return _area(atlas.sea(name), precision, name, name, note)
    position = _degrees(longitude), _degrees(latitude)
    spot = point(*position, precision, name, note)
    # the note explains the mark, and would mislead where there is no mark
    return spot if spot.geometry else point(*position, precision, name, None)


def point(
    longitude: float | None, latitude: float | None, precision: int, name: str, note: str | None
) -> Spot:
    """Return a point rounded to the decimals of its precision, with a ring from precision 2 on.

    ``longitude`` and ``latitude`` are degrees, or None if the row gives no numbers.
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
        where["radius_km"] = RADII[precision]
    remarks = () if position == [longitude, latitude] else (f"coordinates rounded to {decimals} decimals",)
    return Spot({"type": "Point", "coordinates": position}, _noted(where, note), remarks)


def unplaced(name: str, why: str, note: str | None = None) -> Spot:
    """Return a spot that is not on the map; its note and the report give the reason."""
    reason = f"Not on the map: {why}."
    where = {"precision": 0, "name": name}
    return Spot(None, _noted(where, f"{note} {reason}" if note else reason), (f"not on the map: {why}",))


def _area(place: "Place | None", precision: int, name: str, sought: str, note: str | None) -> Spot:
    if place is None:
        what = "sea" if precision == 7 else "country"
        return unplaced(name, f"the gazetteer has no area for the {what} “{sought}”", note)
    other = "" if sought in (place.properties.name, name) else f"; the dataset’s name is “{sought}”"
    drawn = f"Drawn as {place.properties.name}, within the limits of the gazetteer{other}."
    geometry = place.geometry.model_dump(mode="json", include={"type", "coordinates"})
    where = {"precision": precision, "place": place.id, "name": name}
    kind = place.properties.kind
    return Spot(geometry, _noted(where, f"{note} {drawn}" if note else drawn), (f"drawn as the {kind}",))


def _noted(where: dict[str, Any], note: str | None) -> dict[str, Any]:
    return where | {"note": note} if note else where


def _degrees(text: str) -> float | None:
    return number(text.replace(",", "."))
