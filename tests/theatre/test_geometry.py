from itertools import pairwise
from typing import Any

import pytest
import shapely
from pydantic import TypeAdapter

from layers.theatre.fields import Geometry
from layers.theatre.geometry import Shape, anchors, faults, great_circle, lines, positions, to_shapely


def geometry(kind: str, coordinates: Any) -> Shape:
    shape: Shape = TypeAdapter(Geometry).validate_python({"type": kind, "coordinates": coordinates})
    return shape


SQUARE = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
HOLE = [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]


@pytest.mark.parametrize(
    ("kind", "coordinates", "fault"),
    [
        ("Polygon", [SQUARE], None),
        ("Polygon", [SQUARE, HOLE], None),
        ("Point", [-66.879, 10.5], None),
        ("LineString", [[-176.64, 51.88], [179.334, -16.617]], None),
        ("Polygon", [SQUARE[::-1]], "counter-clockwise"),
        ("Polygon", [SQUARE, HOLE[::-1]], "holes clockwise"),
        ("Polygon", [[[0, 0], [4, 4], [4, 0], [0, 4], [0, 0]]], "Self-intersection"),
        ("Polygon", [], "with coordinates, found none"),
        ("MultiPolygon", [], "with coordinates, found none"),
        ("MultiLineString", [], "with coordinates, found none"),
        ("Point", [181, 0], "longitude −180…180"),
        ("Point", [0, -91], "latitude −90…90"),
        ("Point", [0.12345, 0], "at most 3 decimals"),
        ("Polygon", [[[170, 0], [-170, 0], [-170, 5], [170, 5], [170, 0]]], "cut at the antimeridian"),
        ("Polygon", [[[-180, -90], [180, -90], [180, -80], [-180, -80], [-180, -90]]], None),
    ],
)
def test_faults_are_named(kind: str, coordinates: Any, fault: str | None) -> None:
    found = list(faults(geometry(kind, coordinates), 3))
    assert (found == []) if fault is None else (len(found) == 1 and fault in found[0])


def test_positions_and_lines_of_any_depth() -> None:
    area = geometry("MultiPolygon", [[SQUARE, HOLE], [SQUARE]])
    assert [len(line) for line in lines(area)] == [5, 5, 5]
    assert len(list(positions(area.coordinates))) == 15
    assert lines(geometry("Point", [1, 2])) == []


def test_anchors_stand_inside_roomiest_first() -> None:
    area = geometry("MultiPolygon", [[SQUARE], [[[10, 0], [15, 0], [15, 5], [10, 5], [10, 0]]]])
    found = anchors(area)
    assert found[0] == pytest.approx((12.5, 2.5), abs=0.1)
    assert found[1] == pytest.approx((2, 2), abs=0.1)
    assert len(found) <= 12
    assert all(shapely.contains_xy(to_shapely(area), *anchor) for anchor in found)
    assert len(anchors(area, most=1)) == 1


def test_a_point_is_its_own_anchor_and_a_line_has_its_middle_first() -> None:
    assert anchors(geometry("Point", [-66.879, 10.5])) == [(-66.879, 10.5)]
    line = geometry("LineString", [[0, 0], [4, 0]])
    assert anchors(line, most=1) == [(2, 0)]
    assert all(0 < lon < 4 and lat == 0 for lon, lat in anchors(line))


@pytest.mark.parametrize(("start", "end", "runs_on_to"), [(170, -170, 190), (-170, 170, -190)])
def test_a_great_circle_runs_on_across_the_antimeridian(start: int, end: int, runs_on_to: int) -> None:
    path = great_circle((start, 50), (end, 50))
    assert path[0] == (start, 50)
    assert path[-1] == (runs_on_to, 50)
    assert max(abs(a[0] - b[0]) for a, b in pairwise(path)) < 5
    assert max(lat for _, lat in path) > 50.2, "the shortest way bends towards the pole"
