"""Seas: named oceans, seas, gulfs, straits and passages as areas, each approximate and not a boundary.

``facts/seas.json`` says what each is called, what it is part of, which lines of ``facts/sea_lines.json``
bound it, and where those come from. No published polygon is copied: capes are facts, and the coast is Natural
Earth's.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely
from geojson_pydantic.geometries import MultiPolygon, Polygon
from pydantic import TypeAdapter

from layers.gazetteer.facts import facts
from layers.gazetteer.ocean import ocean, polygons, square_km
from layers.gazetteer.sea_faces import Faces
from layers.gazetteer.sea_lines import lines
from layers.theatre.geometry import anchors

DECIMALS = 3

SOURCES = {
    "S-23": "IHO S-23 (3rd edition, 1953), simplified",
    "usage": "common usage of the name",
    "own": "a convention of this dataset, for a name in common use",
}
"""Where the limits of a sea come from."""

NOTE = "Approximate: not a boundary."

ACROSS = "Lies across the limits of other seas."

TOLERANCE = 0.05
"""Degrees: the side of the square that a corner's triangle must exceed to stay. Seas are approximate, and a
claim carries the outline of its sea; neighbours that are simplified keep the same edge."""

SMALL = 30_000
"""Square kilometres below which a sea keeps all its corners: of a strait there would be little left.

Along its shore it is then up to some kilometres apart from the larger sea that it is in or beside.
"""


def seas(land: Any, magics: Path) -> gpd.GeoDataFrame:
    """Return the seas, ordered by id, as rows of the gazetteer (degrees, three decimals).

    ``land`` is all land as one geometry, ``magics`` the folder of Debian's libmagics++-data with Natural
    Earth's ocean of 1:10m. Besides the columns of every place there are ``sort`` (ocean, sea, strait …),
    ``parent`` (the next larger sea), ``across`` (the seas across whose limits it lies), ``area_km2``, and
    ``limits_source``.

    Raises:
        ValueError: for a seed that is not in the ocean, or an end of a line far from every coast.

    """
    drawn, known = facts("sea_lines"), facts("seas")
    water = ocean(land, magics, drawn["windows"])
    used = {line for sea in known.values() for line in sea["limits"]}
    bounds = {name: line for name, line in lines(drawn["lines"], water).items() if name in used}
    faces = Faces(water, bounds, [tuple(seed) for sea in known.values() for seed in sea["seeds"]])
    simple = shapely.coverage_simplify(faces.areas, TOLERANCE)
    areas = {
        id_: _area(_chosen(faces, simple, sorted(faces.reached(map(tuple, sea["seeds"]), sea["limits"]))))
        for id_, sea in sorted(known.items())
    }
    records = [_record(id_, known[id_], area) for id_, area in areas.items()]
    return gpd.GeoDataFrame(records, geometry=list(areas.values()), crs=4326)


def _chosen(faces: Faces, simple: Sequence[Any], reached: Sequence[int]) -> list[Any]:
    """Return the faces of a sea, simplified unless the sea is small."""
    small = sum(faces.km2[face] for face in reached) < SMALL
    return [(faces.areas if small else simple)[face] for face in reached]


def _area(faces: list[Any]) -> Any:
    """Return the union of faces, rounded, without crumbs, exterior rings anticlockwise."""
    rounded = shapely.set_precision(shapely.union_all(faces), 10**-DECIMALS)
    parts = polygons(shapely.make_valid(rounded))
    least = max(0.5, min(20.0, max(map(square_km, parts)) * 0.002))  # km²
    kept = [
        shapely.Polygon(part.exterior, [ring for ring in part.interiors if shapely.Polygon(ring).area > 2e-6])
        for part in parts
        if square_km(part) > least
    ]
    turned = shapely.orient_polygons(kept)
    return turned[0] if len(kept) == 1 else shapely.multipolygons(turned)


def _record(id_: str, sea: Mapping[str, Any], area: Any) -> dict[str, Any]:
    spots = [list(spot) for spot in _spots(sea, area)]
    km2 = square_km(area)
    return {
        "id": id_,
        "name": sea["name"],
        "kind": "sea",
        "also": sea["also"],
        "sovereign": None,
        "note": " ".join(_notes(sea)),
        "provenance": "seas",
        "members": None,
        "translations": {language: {"name": name} for language, name in sorted(sea["names"].items())},
        "anchors": spots,
        "sort": sea["sort"],
        "parent": sea["parent"],
        "across": sea.get("across", []),
        "area_km2": round(km2, -1 if km2 > 1000 else 0),
        "limits_source": SOURCES[sea["source"]],
        "label_lon": spots[0][0],
        "label_lat": spots[0][1],
        "label_zoom": _zoom(km2),
    }


def _spots(sea: Mapping[str, Any], area: Any) -> Iterator[tuple[float, float]]:
    """Yield points inside the sea where its name or a badge may stand, the one that it names itself first."""
    if "label" in sea:
        yield sea["label"][0], sea["label"][1]
    if "anchors" in sea:
        yield from map(tuple, sea["anchors"])
        return
    plain = shapely.simplify(area, 0.02) if shapely.get_num_coordinates(area) > 2000 else area
    shape = TypeAdapter(Polygon | MultiPolygon).validate_json(shapely.to_geojson(plain))
    inside = [spot for spot in anchors(shape, most=6) if area.contains(shapely.Point(spot))]
    yield from inside or [(round(p.x, 3), round(p.y, 3)) for p in [area.representative_point()]]


def _zoom(km2: float) -> float:
    """Return the zoom from which a sea's name has room: 2 for an ocean, one more for each quarter of that."""
    return round(min(11.0, max(2.0, 2 + math.log(4e7 / km2, 4))), 1)


def _notes(sea: Mapping[str, Any]) -> Iterator[str]:
    if "note" in sea:
        yield sea["note"]
    yield NOTE
    if "across" in sea:
        yield ACROSS
    yield f"Limits: {SOURCES[sea['source']]}."
