"""A theatre's documents as records by kind and id, and back: the pieces that somebody changes.

A record is the JSON that the file has. A claim has no geometry here where that follows from its place, so
that a history does not repeat the outlines of countries; the gazetteer gives it back.
"""

import contextlib
from collections import ChainMap
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from pydantic import ValidationError

from layers.curating.documents import Documents
from layers.curating.filling import derived_geometry
from layers.reading.gazetteer import OWN_PLACES
from layers.reading.problems import Problem, TheatreError
from layers.reading.theatre import FILES
from layers.theatre.canonical import canonical, digest
from layers.theatre.gazetteer import Gazetteer
from layers.theatre.place import Place
from layers.theatre.theatre import Theatre

Record = dict[str, Any]

Records = dict[str, dict[str, Record]]
"""Records by kind and id, in the order of their file."""

PARTS = {
    "actor": "actors",
    "kind": "kinds",
    "collection": "collections",
    "layer": "layers",
    "chart": "charts",
    "scene": "scenes",
}
"""The kinds of record in theatre.json, and the member that lists them."""

KINDS = ("theatre", *PARTS, "source", "place", "claim", "file")
"""Every kind. A theatre has one record of kind "theatre", with the id "", and for each GeoJSON file one of
kind "file" with the members beside the features."""

FILE_OF = {
    **dict.fromkeys(("theatre", *PARTS), FILES[0]),
    "source": FILES[1],
    "claim": FILES[2],
    "place": OWN_PLACES,
}
"""The file that a kind of record is in."""


def records(documents: Documents, gazetteer: Gazetteer) -> Records:
    """Return the records of a theatre.

    Raises:
        TheatreError: for a part of theatre.json without an id of its own.

    """
    theatre = documents.theatre
    found: Records = {kind: {} for kind in KINDS}
    found["theatre"][""] = {
        name: value for name, value in theatre.items() if name not in PARTS.values() or not value
    }
    for kind, member in PARTS.items():
        found[kind] = _named(member, theatre.get(member) or [])
    found["source"] = {each["id"]: each for each in documents.sources}
    collections = {FILES[2]: documents.claims, OWN_PLACES: documents.places}
    for name, each in collections.items():
        if each is not None:
            found["file"][name] = {key: value for key, value in each.items() if key != "features"}
    found["place"] = {each["id"]: each for each in (documents.places or {"features": []})["features"]}
    known = _Outlines(gazetteer, found["place"].values())
    found["claim"] = {each["id"]: _without(each, known) for each in documents.claims["features"]}
    return found


def documents(records: Records, gazetteer: Gazetteer, like: Documents | None = None) -> Documents:
    """Return the documents of records; claims without a geometry have that of their place.

    What did not change is as ``like`` has it, which also gives the order of the members of theatre.json.
    """
    theatre = dict(records["theatre"].get("", {}))
    for kind, member in PARTS.items():
        if records[kind]:
            theatre[member] = list(records[kind].values())
    order = list(dict.fromkeys([*(like.theatre if like else ()), *Theatre.model_fields, *theatre]))
    members = records["file"]
    places = None
    if OWN_PLACES in members or records["place"]:
        places = {**members.get(OWN_PLACES, {"type": "FeatureCollection"})}
        places["features"] = list(records["place"].values())
    known = _Outlines(gazetteer, records["place"].values())
    before = {each["id"]: each for each in like.claims["features"]} if like else {}
    claims = {
        **members.get(FILES[2], {"type": "FeatureCollection"}),
        "features": [_with(each, before.get(id_), known) for id_, each in records["claim"].items()],
    }
    return Documents(
        {name: theatre[name] for name in order if name in theatre},
        list(records["source"].values()),
        claims,
        places,
    )


def version(records: Records) -> str:
    """Return the SHA-256 (64 hex digits) of records, which their order counts for."""
    return digest([[kind, list(records[kind].items())] for kind in KINDS])


def _named(member: str, listed: Iterable[Any]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for at, each in enumerate(listed):
        id_ = each.get("id") if isinstance(each, dict) else None
        if not isinstance(id_, str) or id_ in found:
            message = "expected an object with an id of its own, found another"
            raise TheatreError([Problem(FILES[0], "", f"{member}.{at}", message)])
        found[id_] = each
    return found


class _Outlines:
    """The geometries that follow from the places of claims; that of a place is made once."""

    def __init__(self, gazetteer: Gazetteer, own: Iterable[Record]) -> None:
        self._gazetteer = _placed(gazetteer, own)
        self._known: dict[tuple[Any, bool], dict[str, Any] | None] = {}

    def of(self, claim: Record) -> dict[str, Any] | None:
        """Return the geometry that follows from a claim's place, or None."""
        where = (claim.get("properties") or {}).get("where")
        if not isinstance(where, dict) or where.get("ends") or not isinstance(where.get("place"), str):
            return derived_geometry(claim, self._gazetteer)
        key = where["place"], where.get("precision") == 0
        if key not in self._known:
            self._known[key] = derived_geometry(claim, self._gazetteer)
        return self._known[key]


def _without(feature: Record, outlines: _Outlines) -> Record:
    """Return a claim without its geometry, if that follows from its place."""
    given = feature.get("geometry")
    if given is None or outlines.of(feature) != given:
        return feature
    return {name: value for name, value in feature.items() if name != "geometry"}


def _with(record: Record, before: Record | None, outlines: _Outlines) -> Record:
    """Return a claim with its geometry, written as in ``before``, the claim as the file has it, if equal."""
    if "geometry" in record:
        return record
    geometry = outlines.of(record)
    if before is not None and before.get("geometry") == geometry:
        geometry = before.get("geometry")
        if {name: value for name, value in before.items() if name != "geometry"} == record:
            return before
    return {"type": "Feature", "id": record.get("id"), "geometry": geometry} | record


def _placed(gazetteer: Gazetteer, places: Iterable[Record]) -> Gazetteer:
    """Return a gazetteer with places of the theatre's own, as far as they are sound."""
    own = {}
    for each in places:
        # the check says what is wrong with one
        with contextlib.suppress(ValidationError):
            own[each["id"]] = Place.model_validate_json(canonical(each))
    shared = cast(dict[str, Place], gazetteer.places)
    return replace(gazetteer, places=ChainMap(own, shared), own=own.keys(), _anchors={}) if own else gazetteer
