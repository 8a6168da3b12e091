"""The place: a named area or point of the gazetteer, and where its geometry comes from."""

from typing import Literal

from pydantic import Field

from layers.theatre.fields import Geometry, Record, Sha256, Slug, Text
from layers.theatre.translation import NameWords, Translations
from layers.theatre.vocabulary import PlaceKind


class PlaceProperties(Record):
    """What the gazetteer says about a place.

    ``also`` are its other names, ``members`` the ids of the places it is made of, and ``anchors`` points
    inside it where a badge may stand (degrees, longitude first), best first.
    """

    name: Text
    kind: PlaceKind
    also: tuple[Text, ...] = ()
    sovereign: Text | None = None
    members: tuple[Slug, ...] | None = None
    note: Text | None = None
    provenance: Slug
    basemap: bool = False
    anchors: tuple[tuple[float, float], ...] = ()
    translations: Translations[NameWords] = Field(default_factory=dict)


class Provenance(Record):
    """The dataset that the geometry of places comes from, and its licence."""

    id: Slug
    title: Text
    publisher: Text | None = None
    version: Text | None = None
    licence: Text
    obtained: Text | None = None
    sha256: Sha256 | None = None
    note: Text | None = None


class Place(Record):
    """A named area or point of the gazetteer (a GeoJSON Feature)."""

    type: Literal["Feature"]
    id: Slug
    geometry: Geometry
    properties: PlaceProperties
