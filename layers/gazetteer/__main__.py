"""Write ``seeds/gazetteer`` from the folder of unpacked packages: ``python -m layers.gazetteer FOLDER``."""

import json
from pathlib import Path
from typing import Any

import click
import geopandas as gpd
import shapely

from layers.gazetteer.arcs import Topology
from layers.gazetteer.coverage import levels
from layers.gazetteer.geopackage import write
from layers.gazetteer.labels import label
from layers.gazetteer.provinces import provinces
from layers.gazetteer.units import units

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "gazetteer"


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def build(folder: Path) -> None:
    named = gpd.read_parquet(folder / "world_units_50m.parquet")
    areas = provinces(gpd.read_parquet(folder / "world_provinces_10m.parquet"), named)
    detail = levels(areas.geometry.to_list())
    topology = Topology(detail)
    whole = units(areas, detail, named)
    fine = [shapely.coverage_union_all(detail["fine"][(areas["unit"] == id_).to_numpy()]) for id_ in whole["id"]]
    whole["rings"] = [topology.rings(area) for area in fine]
    areas["rings"] = [topology.rings(area) for area in areas.geometry]
    labels = [label(area) for area in areas.geometry]
    areas = areas.assign(
        kind="province",
        sovereign=areas["unit"].map(dict(zip(whole["id"], whole["name"], strict=True))),
        note=None,
        provenance="natural-earth-410-10m-provinces",
        translations=[{}] * len(areas),
        anchors=[[]] * len(areas),
        label_lon=[x for x, _, _ in labels],
        label_lat=[y for _, y, _ in labels],
        label_zoom=[zoom for _, _, zoom in labels],
    )
    write(_flat(whole), SEEDS / "units.gpkg", "units", ["id"])
    write(_flat(areas), SEEDS / "provinces.gpkg", "provinces", ["id", "unit"])
    write(_borders(topology, areas), SEEDS / "borders.gpkg", "arcs", ["number"])


def _borders(topology: Topology, areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    ids, unit = areas["id"].to_list(), areas["unit"].to_list()
    arcs = topology.arcs
    frame = gpd.GeoDataFrame(
        {
            "number": range(len(arcs)),
            "left": [ids[arc.left] for arc in arcs],
            "right": [None if arc.right is None else ids[arc.right] for arc in arcs],
            "unit_border": [int(arc.right is None or unit[arc.left] != unit[arc.right]) for arc in arcs],
            "middle": [shapely.to_wkb(arc.line("middle")) for arc in arcs],
            "coarse": [shapely.to_wkb(arc.line("coarse")) for arc in arcs],
        },
        geometry=[arc.line("fine") for arc in arcs],
        crs=4326,
    )
    return _flat(frame)


def _flat(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the frame with lists and objects as JSON, and the bounds of each geometry as columns."""
    frame = frame.set_geometry(shapely.orient_polygons(frame.geometry.array))
    bounds = frame.geometry.bounds
    flat = frame.assign(
        **{
            column: frame[column].map(_json)
            for column in ("also", "translations", "anchors", "rings")
            if column in frame
        },
        west=bounds.minx,
        south=bounds.miny,
        east=bounds.maxx,
        north=bounds.maxy,
    )
    return flat


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    build()
