"""The places of a page: the basemap, and those that claims are in."""

from collections.abc import Container, Iterable
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.messages.language import LANGUAGES
from layers.page.basemap import Asked, Drawn, basemap
from layers.page.closeness import COUNTRIES, FINER, Closeness
from layers.page.labels import labels
from layers.page.polyline import polygons, polyline
from layers.page.shapes import DOTS
from layers.page.translations import spoken
from layers.reading.atlas import Area, Atlas, Rings, Window
from layers.theatre.borders import Outline
from layers.theatre.catalogue import Catalogue
from layers.theatre.geometry import Position, to_shapely
from layers.theatre.place import Place

Record = dict[str, Any]

APART = 0.01
"""Degrees (a kilometre) by which a claimed boundary may be off where no claim is about it."""


BEYOND = 10
"""Degrees around the window in which a claimed boundary has its note."""


def places(catalogue: Catalogue, used: set[str], near: Closeness) -> Record:
    """Return what the page has of places.

    ``places`` are those of the basemap and the ``used`` ones by id, ``basemap`` the ids of what is drawn
    below everything else, ``arcs`` what their borders are made of, ``labels`` the names of provinces, towns
    and seas. A place that has members is given by their ids, and the members are there too. ``borders`` is
    what a theatre with a view of its own has drawn otherwise.
    """
    gazetteer = catalogue.gazetteer
    members = {member for id_ in used for member in gazetteer.places[id_].properties.members or ()}
    named = {*used, *members}
    if gazetteer.folder is None:
        land = [id_ for id_, place in gazetteer.places.items() if place.properties.basemap]
        return {
            "arcs": [],
            "labels": [],
            "basemap": [id_ for id_ in land if gazetteer.places[id_].geometry.type != "Point"],
            "places": _records({*land, *named}, used, catalogue),
        }
    atlas = Atlas(gazetteer.folder)
    window = Window(*catalogue.theatre.view)
    disputed = {id_: box for id_, box in atlas.disputed().items() if id_ in gazetteer.places}
    outlines = catalogue.theatre.borders
    asked = Asked(
        window,
        frozenset(used),
        _points(catalogue),
        near,
        len(catalogue.claims),
        _dotted(catalogue),
        outlines,
        tuple(to_shapely(gazetteer.places[id_].geometry) for id_ in disputed) if outlines else (),
    )
    drawn = basemap(atlas, asked)
    units = {area.id: _unit(area, drawn.rings[area.id], catalogue) for area in drawn.units}
    own = {id_ for id_ in gazetteer.own if gazetteer.places[id_].properties.basemap}
    noted = {id_ for id_, box in disputed.items() if window.wider(BEYOND).meets(box)}
    others = sorted({*own, *disputed})
    found = units | _records({*named, *others}, used, catalogue, drawn.rings, noted)
    for id_ in found.keys() & {*drawn.redrawn.lesser, *drawn.redrawn.named}:
        found[id_]["kind"] = "territory"
    return {
        "arcs": drawn.arcs,
        "labels": labels(atlas, drawn, asked, catalogue.theatre.language),
        "basemap": [*units, *(id_ for id_ in others if gazetteer.places[id_].geometry.type != "Point")],
        "places": found,
    } | _borders(outlines, drawn)


def _borders(outlines: Iterable[Outline], drawn: Drawn) -> Record:
    """Return what is drawn otherwise than de facto, and whose view that is; nothing if all is de facto."""
    if not outlines:
        return {}
    notes = [each.model_dump(mode="json", include={"note", "translations"}) for each in outlines]
    return {"borders": {"notes": notes, "joined": drawn.joined, "lined": drawn.lined, "apart": drawn.apart}}


def _dotted(catalogue: Catalogue) -> bool:
    """Return whether the claims are so many points that they are dots."""
    lon, _ = catalogue.claims.points()
    return int((lon == lon).sum()) > DOTS


def _points(catalogue: Catalogue) -> NDArray[np.float64]:
    """Return the positions of the claims that are placed finer than a country, longitude first."""
    lon, lat = catalogue.claims.points()
    where = catalogue.claims.columns["where"]
    finer = np.array([value["precision"] in FINER for value in where.values], np.bool_)[where.codes]
    there = finer & ~np.isnan(lon)
    return np.column_stack((lon[there], lat[there]))


def _records(
    ids: Iterable[str],
    used: set[str],
    catalogue: Catalogue,
    rings: dict[str, Rings] | None = None,
    noted: Container[str] = (),
) -> dict[str, Record]:
    """Return places of the gazetteer by id, as the page has them; with its note what is ``noted`` or used."""
    gazetteer = catalogue.gazetteer
    found = {}
    for id_ in sorted(ids):
        place = gazetteer.places[id_]
        record = _place(place, gazetteer.anchors(id_), id_ in used, id_ in used or id_ in noted)
        record |= _translations(id_, catalogue)
        found[id_] = record | _shape(place, (rings or {}).get(id_), id_ in used)
    return found


def _unit(area: Area, rings: Rings, catalogue: Catalogue) -> Record:
    """Return a unit that no claim speaks of: its name, and where that stands."""
    record = {key: area.record[key] for key in ("name", "kind")}
    record["anchors"] = [[round(area.record["label_lon"], 2), round(area.record["label_lat"], 2)]]
    return (
        record
        | spoken(area.record["translations"], LANGUAGES[0], catalogue.theatre.language)
        | {"rings": rings}
    )


def _translations(id_: str, catalogue: Catalogue) -> Record:
    """Return a place's translations, and the language of its name as ``lang`` unless it is the theatre's.

    The names of the shared gazetteer are in English, those of a theatre's own places in its language.
    """
    gazetteer = catalogue.gazetteer
    record = gazetteer.places[id_].properties.model_dump(mode="json", include={"translations"})
    language = catalogue.theatre.language if id_ in gazetteer.own else LANGUAGES[0]
    return spoken(record.get("translations", {}), language, catalogue.theatre.language)


def _place(place: Place, anchors_: tuple[Position, ...], used: bool, noted: bool) -> Record:
    """Return a place as the page has it; one that only the basemap needs has a single anchor."""
    known = place.properties
    record: Record = {"name": known.name, "kind": known.kind, "anchors": anchors_[: None if used else 1]}
    if noted and known.note:
        record["note"] = known.note
    return record


def _shape(place: Place, rings: Rings | None, used: bool) -> Record:
    """Return what a place is drawn from: members, arcs, or lines and polygons of its own.

    A line that no claim is about is simplified as the basemap's borders are.
    """
    if place.properties.members:
        return {"members": list(place.properties.members)}
    if rings is not None:
        return {"rings": rings}
    if place.geometry.type in ("Polygon", "MultiPolygon"):
        return {"polygons": polygons(place.geometry, COUNTRIES.scale), "scale": COUNTRIES.scale}
    if place.geometry.type == "Point":
        return {}
    drawn = to_shapely(place.geometry).simplify(0 if used else APART)
    courses = shapely.get_parts(drawn)
    return {
        "lines": [polyline(shapely.get_coordinates(course).tolist(), COUNTRIES.scale) for course in courses],
        "scale": COUNTRIES.scale,
    }
