"""The places of a page: the basemap, and those that claims are in."""

from typing import Any

from layers.messages.language import LANGUAGES
from layers.page.polyline import polygons, polyline
from layers.theatre.catalogue import Catalogue
from layers.theatre.geometry import Position, lines
from layers.theatre.place import Place


def places(catalogue: Catalogue, used: set[str], scale: int) -> dict[str, Any]:
    """Return ``basemap``, the ids of its places, and ``places``, those and the ``used`` ones by id.

    A place that has members is given by their ids, and the members are there too.
    """
    gazetteer = catalogue.gazetteer
    basemap = [id_ for id_, place in gazetteer.places.items() if place.properties.basemap]
    members = {member for id_ in used for member in gazetteer.places[id_].properties.members or ()}
    wanted = {*basemap, *used, *members}
    return {
        "arcs": [],
        "labels": [],
        "basemap": [id_ for id_ in basemap if gazetteer.places[id_].geometry.type != "Point"],
        "places": {
            id_: _place(place, gazetteer.anchors(id_), id_ in used, scale) | _translations(id_, catalogue)
            for id_, place in gazetteer.places.items()
            if id_ in wanted
        },
    }


def _translations(id_: str, catalogue: Catalogue) -> dict[str, Any]:
    """Return a place's translations, and the language of its name as ``lang`` unless it is the theatre's.

    The names of the shared gazetteer are in English, those of a theatre's own places in its language.
    """
    gazetteer = catalogue.gazetteer
    record = gazetteer.places[id_].properties.model_dump(mode="json", include={"translations"})
    language = catalogue.theatre.language if id_ in gazetteer.own else LANGUAGES[0]
    return record if language == catalogue.theatre.language else record | {"lang": language}


def _place(place: Place, anchors_: tuple[Position, ...], used: bool, scale: int) -> dict[str, Any]:
    """Return a place as the page has it; one that only the basemap needs has a single anchor and no note."""
    known = place.properties
    record: dict[str, Any] = {
        "name": known.name,
        "kind": known.kind,
        "anchors": anchors_[: None if used else 1],
    }
    if used and known.note:
        record["note"] = known.note
    if known.members:
        record["members"] = list(known.members)
    elif place.geometry.type in ("Polygon", "MultiPolygon"):
        record["polygons"] = polygons(place.geometry, scale)
    elif place.geometry.type != "Point":
        record["lines"] = [polyline(line, scale) for line in lines(place.geometry)]
    return record
