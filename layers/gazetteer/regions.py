"""Regions: areas that reporting names and no border encloses, each the union of units or provinces.

``facts/regions.json`` says which, and whose definition it is.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import geopandas as gpd
import shapely
from geojson_pydantic.geometries import MultiPolygon, Polygon
from pydantic import TypeAdapter

from layers.gazetteer.facts import facts
from layers.gazetteer.ocean import polygons
from layers.theatre.geometry import anchors

DECIMALS = 3
"""Those that a claim about several countries may have."""


def regions(units: gpd.GeoDataFrame, provinces: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the regions, ordered by id, as rows of the gazetteer (degrees, three decimals).

    ``units`` and ``provinces`` are the areas of which they are unions, with the columns id and geometry.

    Raises:
        ValueError: for a member that is neither.

    """
    areas = {
        id_: area for each in (units, provinces) for id_, area in zip(each["id"], each.geometry, strict=True)
    }
    known = facts("regions")
    unknown = [f"{id_}: {member}" for id_, member in _members(known) if member not in areas]
    if unknown:
        raise ValueError(
            f"expected ids of units and provinces as members of regions, found {', '.join(unknown)}"
        )
    outlines = {
        id_: _union([areas[member] for member in region["members"]]) for id_, region in sorted(known.items())
    }
    records = [_record(id_, known[id_], outline) for id_, outline in outlines.items()]
    return gpd.GeoDataFrame(records, geometry=list(outlines.values()), crs=4326)


def _members(known: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for id_, region in sorted(known.items()):
        for member in region["members"]:
            yield id_, member


def _union(areas: list[Any]) -> Any:
    joined = shapely.set_precision(shapely.union_all(areas), 10**-DECIMALS)
    return shapely.multipolygons(shapely.orient_polygons(polygons(joined)))


def _record(id_: str, region: Mapping[str, Any], outline: Any) -> dict[str, Any]:
    spots = [list(spot) for spot in _anchors(outline)]
    return {
        "id": id_,
        "name": region["name"],
        "kind": "region",
        "also": region["also"],
        "sovereign": None,
        "note": region["note"],
        "provenance": "regions",
        "members": region["members"],
        "translations": region["translations"],
        "anchors": spots,
        "label_lon": spots[0][0],
        "label_lat": spots[0][1],
        "label_zoom": None,
    }


def _anchors(outline: Any) -> list[tuple[float, float]]:
    plain = shapely.simplify(outline, 0.05)
    shape: Polygon | MultiPolygon = TypeAdapter(Polygon | MultiPolygon).validate_json(
        shapely.to_geojson(plain)
    )
    return [spot for spot in anchors(shape, most=6) if outline.contains(shapely.Point(spot))]
