"""Units: countries and territories, each the union of its provinces."""

from collections import defaultdict
from typing import Any

import geopandas as gpd
import shapely

from layers.gazetteer.facts import facts
from layers.gazetteer.labels import label

LANGUAGES = "ar de es fa fr he id ja ko pl pt ru tr uk zh".split()  # noqa: SIM905  # a list is fifteen lines
"""The tags of the languages in which Natural Earth has names, in columns like name_ar."""


def units(provinces: gpd.GeoDataFrame, levels: dict[str, Any], names: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the units by id, with their geometry at the middle level and what is known of each.

    ``levels`` are the provinces' geometries by level, ``names`` Natural Earth's map units of 1:50m.
    """
    members = defaultdict(list)
    for index, unit in enumerate(provinces["unit"]):
        members[unit].append(index)
    known = names.set_index("a3")
    records = [_record(id_, fact, known) for id_, fact in sorted(facts("units").items())]
    geometry = [shapely.coverage_union_all(levels["middle"][members[record["id"]]]) for record in records]
    for record, area in zip(records, geometry, strict=True):
        if not all(shapely.contains_xy(area, *anchor) for anchor in record["anchors"]):
            record["anchors"] = []  # drawn for another outline; they are found anew when they are needed
        if record["label_lon"] is None:
            record["label_lon"], record["label_lat"], record["label_zoom"] = label(area)
    return gpd.GeoDataFrame(records, geometry=geometry, crs=4326)


def _record(id_: str, fact: dict[str, Any], known: Any) -> dict[str, Any]:
    """Return what is known of a unit: this project's words first, then Natural Earth's names and label."""
    codes = [code for code in fact["codes"]["units"] if code in known.index]
    alone = known.loc[codes[0]] if len(codes) == 1 else None
    translations = dict(fact.get("translations", {}))
    also = list(fact.get("also", ()))
    if alone is not None:
        for language in LANGUAGES:
            if isinstance(name := alone[f"name_{language}"], str):
                translations.setdefault(language, {"name": name})
        if alone["name"] not in (fact["name"], *also):
            also.append(alone["name"])
    return {
        "id": id_,
        "name": fact["name"],
        "kind": fact["kind"],
        "also": also,
        "sovereign": fact.get("sovereign"),
        "note": fact.get("note"),
        "provenance": "natural-earth-410-10m-provinces",
        "translations": translations,
        "anchors": fact.get("anchors", []),
        "label_lon": None if alone is None else round(float(alone["label_lon"]), 3),
        "label_lat": None if alone is None else round(float(alone["label_lat"]), 3),
        "label_zoom": None if alone is None else float(alone["min_label"]),
    }
