"""Provinces: Natural Earth's first-order areas, made a clean coverage, each with its unit.

The coverage is the ground that everything else stands on: units are unions of provinces, and borders are its
arcs. Which unit a province belongs to follows from the source's codes (``facts/units.json``, "codes"): the
country's, "FRA/GUF" for a map unit of it, "RUS//Crimea" for a province by its name.
"""

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from layers.gazetteer.coverage import cut, filled, gridded
from layers.gazetteer.facts import facts
from layers.gazetteer.ids import distinct, slug
from layers.gazetteer.labels import label


def provinces(areas: gpd.GeoDataFrame, units: gpd.GeoDataFrame, lines: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the provinces by id, each with its unit and with where its name stands.

    ``areas`` are Natural Earth's of 1:10m. A unit without any gets its outline from ``units`` of 1:50m, and
    its neighbours are cut by it. ``lines`` are the disputed ones, which cut some provinces in two.

    Raises:
        ValueError: for a code that no unit has.

    """
    found = areas.copy()
    found["name"] = found["name"].fillna(found["adm0_a3"].map(facts("provinces")["names"]))
    found["unit"] = [_unit(row, _codes()) for row in found.itertuples()]
    found = _cut(_with_parts(found[["name", "gn_name", "unit", "geometry"]]), lines)
    found = _with_outlines(found, units)
    prefix = found["unit"] + "-"
    found["id"] = distinct(
        list(prefix + found["name"].map(slug)), list(prefix + found["gn_name"].fillna("").map(slug))
    )
    found["also"] = [
        [other] if isinstance(other, str) and other != name else []
        for name, other in zip(found["name"], found["gn_name"], strict=True)
    ]
    found = found.sort_values("id", ignore_index=True)
    found["geometry"] = filled(gridded(found["geometry"].to_list()))
    labels = [label(area) for area in found.geometry]
    return found[["id", "name", "also", "unit", "geometry", "provenance"]].assign(
        kind="province",
        note=None,
        provenance=found["provenance"].fillna("natural-earth-410-10m-provinces"),
        label_lon=[longitude for longitude, _, _ in labels],
        label_lat=[latitude for _, latitude, _ in labels],
        label_zoom=[zoom for _, _, zoom in labels],
    )


def _codes() -> dict[str, str]:
    """Return the unit of each code."""
    return {code: id_ for id_, unit in facts("units").items() for code in unit["codes"]["provinces"]}


def _unit(row: Any, codes: Mapping[str, str]) -> str:
    keys = (f"{row.adm0_a3}//{row.name}", f"{row.adm0_a3}/{row.gu_a3}", row.adm0_a3)
    unit = next((codes[key] for key in keys if key in codes), None)
    if unit is None:
        raise ValueError(f"expected a unit for one of the codes {keys}, found none")
    return unit


def _with_parts(found: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the provinces with far parts of some as provinces of their own (``facts/provinces.json``)."""
    for part in facts("provinces")["parts"]:
        (row,) = found.index[found["name"] == part["of"]]
        polygons = shapely.get_parts(found.loc[row, "geometry"])
        inside = shapely.within(polygons, shapely.box(*part["within"]))
        found.loc[row, "geometry"] = shapely.multipolygons(polygons[~inside])
        found = _with(found, part["name"], part["unit"], shapely.multipolygons(polygons[inside]))
    return found


def _cut(found: gpd.GeoDataFrame, lines: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the provinces with what a disputed line cuts off as provinces of their own."""
    for fact in facts("provinces")["cuts"]:
        (row,) = found.index[found["name"] == fact["of"]]
        (line,) = lines.geometry[
            (lines["adm0_a3_l"] == fact["administered"]) & (lines["name"] == fact["claim"])
        ]
        part, rest = cut(found.loc[row, "geometry"], line, shapely.Point(fact["at"]))
        found.loc[row, "geometry"] = rest
        found = _with(found, fact["name"], fact["unit"], part)
    return found


def _with(found: gpd.GeoDataFrame, name: str, unit: str, area: Any) -> gpd.GeoDataFrame:
    added = gpd.GeoDataFrame([{"name": name, "unit": unit, "geometry": area}], crs=found.crs)
    return pd.concat([found, added], ignore_index=True)


def _with_outlines(found: gpd.GeoDataFrame, units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the provinces with one more for each map unit that has none, cut out of the others."""
    outlines = [
        (code, id_) for id_, unit in facts("units").items() for code in unit["codes"].get("outlines", ())
    ]
    by_code = units.set_index("a3")
    added = gpd.GeoDataFrame(
        {
            "name": [by_code.loc[code, "name"] for code, _ in outlines],
            "gn_name": None,
            "unit": [id_ for _, id_ in outlines],
            "provenance": "natural-earth-512-50m",
        },
        geometry=[by_code.loc[code, "geometry"] for code, _ in outlines],
        crs=found.crs,
    )
    cut = shapely.union_all(added.geometry.to_numpy())
    crossing = found.geometry.intersects(cut)
    found.loc[crossing, "geometry"] = found.loc[crossing, "geometry"].difference(cut)
    return gpd.GeoDataFrame(pd.concat([found, added], ignore_index=True))
