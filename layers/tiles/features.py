"""Points and cells as the lines of GeoJSON that tippecanoe reads, each with the zooms that it is for."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from layers.theatre.dictionary import Column
from layers.tiles.cells import LEAF, Cell
from layers.tiles.source import Points

POINTS, CELLS = "points", "cells"
"""The layers of a tile."""

DIGITS = 6
"""Decimals of a degree: a tenth of a metre, which is below a step of the finest tile."""


def point_lines(points: Points) -> Iterator[str]:
    """Yield a line for each point, with all that is said of it; what is null is left out."""
    head, foot = _ends(POINTS, LEAF)
    said = [_members(name, column) for name, column in points.says.items()]
    places = zip(points.lon.round(DIGITS).tolist(), points.lat.round(DIGITS).tolist(), strict=True)
    for (lon, lat), *members in zip(places, *said, strict=True):
        yield f"{head}{lon!r},{lat!r}{foot}{','.join(filter(None, members))}}}}}\n"


def cell_lines(zoom: int, cells: Iterable[Cell], layers: list[str]) -> Iterator[str]:
    """Yield a line for each cell: ``n`` is how many points are in it, ``n:LAYER`` how many of a layer."""
    head, foot = _ends(CELLS, zoom)
    names = [json.dumps(f"n:{id_}") for id_ in layers]
    for cell in cells:
        counts = ",".join(f"{names[layer]}:{number}" for layer, number in cell.counts.items())
        place = f"{round(cell.lon, DIGITS)!r},{round(cell.lat, DIGITS)!r}"
        yield f'{head}{place}{foot}"n":{sum(cell.counts.values())},{counts}}}}}\n'


def _ends(layer: str, zoom: int) -> tuple[str, str]:
    """Return what stands before and after a point's coordinates."""
    tiled = json.dumps({"layer": layer, "minzoom": zoom, "maxzoom": zoom})
    head = f'{{"type":"Feature","tippecanoe":{tiled},"geometry":{{"type":"Point","coordinates":['
    return head, ']},"properties":{'


def _members(name: str, column: Column) -> Iterator[str]:
    texts: dict[int, str] = {}
    for code in column.codes.tolist():
        if code not in texts:
            texts[code] = _member(name, column.values[code])
        yield texts[code]


def _member(name: str, value: Any) -> str:
    return "" if value is None else f"{json.dumps(name)}:{json.dumps(value)}"
