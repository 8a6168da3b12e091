"""Disputed lines: borders that a neighbour claims, each with who administers and who claims the land.

Natural Earth has those that run inside a country as drawn; where the line is the border between two units, it
is made of their common arcs. ``facts/disputed.json`` says what each is called, and what is left out and why.
"""

from collections.abc import Iterator
from typing import Any

import geopandas as gpd
import shapely

from layers.gazetteer.arcs import Topology
from layers.gazetteer.coverage import GRID
from layers.gazetteer.facts import facts

SAYS = "Natural Earth 4.1.0, 1:10m. Boundaries shown do not imply endorsement."


def disputed(lines: gpd.GeoDataFrame, topology: Topology, provinces: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the disputed lines by id.

    ``lines`` are Natural Earth's, in which ``adm0_a3_l`` administers the land.

    Raises:
        ValueError: for a line that the facts do not name, and for a fact without a line.

    """
    found = [*_within(lines), *_between(topology, provinces)]
    records = [_record(fact) for fact, _ in found]
    geometry = [_merged(pieces) for _, pieces in found]
    return gpd.GeoDataFrame(records, geometry=geometry, crs=4326).sort_values("id", ignore_index=True)


def _within(lines: gpd.GeoDataFrame) -> Iterator[tuple[dict[str, Any], Any]]:
    groups = dict(iter(lines.groupby(["adm0_a3_l", "name"]).geometry))
    told = facts("disputed")
    for fact in told["left_out"]:
        del groups[fact["administered"], fact["claim"]]
    for fact in told["lines"]:
        yield fact, list(groups.pop((fact["administered"], fact["claim"])))
    if groups:
        raise ValueError(f"expected words for each disputed line, found none for {sorted(groups)}")


def _between(topology: Topology, provinces: gpd.GeoDataFrame) -> Iterator[tuple[dict[str, Any], Any]]:
    sides = [set(pair) for pair in zip(provinces["id"], provinces["unit"], strict=True)]
    for fact in facts("disputed")["borders"]:
        one, other = fact["between"]
        pieces = [
            arc.line("fine")
            for arc in topology.arcs
            if arc.right is not None
            for left, right in [(sides[arc.left], sides[arc.right])]
            if (one in left and other in right) or (other in left and one in right)
        ]
        if not pieces:
            raise ValueError(f"expected a border between {one} and {other}, found none")
        yield fact, pieces


def _merged(pieces: Any) -> Any:
    """Return lines as few as possible, on the grid, as a MultiLineString."""
    whole = shapely.line_merge(shapely.set_precision(shapely.union_all(pieces), GRID))
    return shapely.multilinestrings(shapely.get_parts(whole))


def _record(fact: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": fact["id"],
        "name": fact["name"],
        "kind": "line",
        "also": [],
        "note": f"{fact['note']} {SAYS}",
        "provenance": "natural-earth-410-10m",
        "translations": fact["translations"],
    }
