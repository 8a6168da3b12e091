"""Write ``seeds/gazetteer`` from the folder of packages: ``python -m layers.gazetteer FOLDER``."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click
import shapely

from layers.gazetteer import packages
from layers.gazetteer.arcs import Topology
from layers.gazetteer.coverage import levels
from layers.gazetteer.disputed import disputed
from layers.gazetteer.facts import facts
from layers.gazetteer.geopackage import write
from layers.gazetteer.handmade import handmade
from layers.gazetteer.names import write_names
from layers.gazetteer.provinces import provinces
from layers.gazetteer.regions import regions
from layers.gazetteer.seas import seas
from layers.gazetteer.towns import towns
from layers.gazetteer.units import units

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "gazetteer"


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), default=SEEDS)
def build(folder: Path, output: Path) -> None:
    """Unpack the packages, and write all files."""
    with TemporaryDirectory() as scratch:
        packages.unpack(folder, Path(scratch))
        _build(Path(scratch), output)


def _build(unpacked: Path, output: Path) -> None:
    named = packages.map_units(unpacked)
    lines = packages.disputed_lines(unpacked)
    areas = provinces(packages.first_order_areas(unpacked), named, lines)
    detail = levels(areas.geometry.to_list())
    topology = Topology(detail)
    whole = units(areas, detail, named)
    names = dict(zip(whole["id"], whole["name"], strict=True))
    fine = [shapely.coverage_union_all(detail["fine"][(areas["unit"] == id_).to_numpy()]) for id_ in names]
    whole["rings"] = [topology.rings(area) for area in fine]
    areas["rings"] = [topology.rings(area) for area in areas.geometry]
    areas["sovereign"] = areas["unit"].map(names)
    claimed = disputed(lines, topology, areas)
    made = handmade(whole, claimed)
    taken = {*whole["id"], *areas["id"], *claimed["id"], *made["id"], *facts("seas"), *facts("regions")}
    land = named.geometry.make_valid().union_all()
    settled = towns(packages.cities(), packages.capitals(unpacked), areas, names, taken)
    written = {
        "units": (whole, ["id"]),
        "provinces": (areas, ["id", "unit"]),
        "disputed": (claimed, ["id"]),
        "handmade": (made, ["id"]),
        "towns": (settled, ["id"]),
        "seas": (seas(land, unpacked / packages.MAGICS), ["id"]),
        "regions": (regions(whole, areas), ["id"]),
    }
    for name, (frame, indexed) in written.items():
        write(frame, output / f"{name}.gpkg", name, indexed)
    write(topology.frame(areas), output / "borders.gpkg", "arcs", ["number"])
    write_names(output)


if __name__ == "__main__":
    build()
