"""Places that no dataset has: commands' areas, unions, and what this project drew itself.

``facts/handmade.json`` has each with its words. Its geometry stands there, or is the union of its members, or
is the part of a unit on one side of a line (``cut``: the unit, the line, a point in the part).
"""

import geopandas as gpd
import shapely

from layers.gazetteer.coverage import cut
from layers.gazetteer.facts import facts

NAMES = ("name", "kind", "also", "sovereign", "note", "provenance", "members", "translations", "anchors")


def handmade(units: gpd.GeoDataFrame, lines: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the hand-made places by id. Raise KeyError for a member, a unit or a line that there is not."""
    areas = units.set_index("id").geometry
    by_id = lines.set_index("id").geometry
    records, geometry = [], []
    for feature in facts("handmade")["features"]:
        says = feature["properties"]
        records.append({"id": feature["id"]} | {name: says.get(name) for name in NAMES})
        if members := says.get("members"):
            geometry.append(shapely.coverage_union_all(areas.loc[members].to_numpy()))
        elif made := says.get("cut"):
            part, _ = cut(areas[made["from"]], by_id[made["by"]], shapely.Point(made["at"]))
            geometry.append(part)
        else:
            geometry.append(shapely.geometry.shape(feature["geometry"]))
    return gpd.GeoDataFrame(records, geometry=geometry, crs=4326)
