import pytest
import shapely

from layers.gazetteer.arcs import Topology
from layers.gazetteer.coverage import cut, filled, gridded, levels

WEST = shapely.Polygon([(0, 0), (4, 0), (4, 1), (4, 2), (4, 4), (0, 4)])
EAST = shapely.Polygon([(4, 0), (8, 0), (8, 4), (4, 4), (4, 2), (4, 1)])
ISLAND = shapely.Polygon([(10, 0), (12, 0), (12, 2), (10, 2)])
LAND = [shapely.MultiPolygon([each]) for each in (WEST, EAST, ISLAND)]


def test_a_border_is_there_once_with_the_areas_on_both_sides() -> None:
    topology = Topology({"fine": LAND})
    assert sorted((arc.left, arc.right) for arc in topology.arcs if arc.right is not None) == [(0, 1)]
    assert len(topology.arcs) == 4


def test_rings_put_an_area_together_again() -> None:
    topology = Topology({"fine": LAND})
    for area in (*LAND, shapely.coverage_union_all(LAND[:2])):
        ((ring,),) = topology.rings(area)
        points = []
        for number in ring:
            line = topology.arcs[number if number >= 0 else ~number].line("fine").coords
            points += list(line) if number >= 0 else list(line)[::-1]
        assert shapely.Polygon(points).equals(area)


def test_a_level_keeps_the_ends_of_each_border() -> None:
    topology = Topology(levels(LAND))
    (border,) = (arc for arc in topology.arcs if arc.right is not None)
    assert border.points["coarse"] == [border.points["fine"][0], border.points["fine"][-1]]


def test_areas_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="expected areas that fit together"):
        levels([WEST, shapely.box(3, 0, 8, 4)])


def test_corners_lie_on_the_grid_and_borders_stay_shared() -> None:
    east = shapely.Polygon([(4.0002, 0), (8, 0), (8, 4), (3.9998, 4)])
    found = gridded([WEST, east])
    assert shapely.coverage_is_valid(found)
    assert shapely.get_coordinates(found).round(3).tolist() == shapely.get_coordinates(found).tolist()


def test_a_narrow_hole_goes_to_the_neighbour_with_the_longest_border() -> None:
    sliver = shapely.box(3.999, 1, 4, 2)
    west, east = filled([shapely.difference(WEST, sliver), EAST])
    assert west.equals(WEST)
    assert east.equals(EAST)


def test_a_line_cuts_an_area_in_two() -> None:
    part, rest = cut(WEST, shapely.LineString([(-1, 2), (5, 2)]), shapely.Point(1, 3))
    assert (part.area, rest.area) == (8, 8)
    with pytest.raises(ValueError, match="expected the line to cut"):
        cut(WEST, shapely.LineString([(1, 1), (2, 2)]), shapely.Point(1, 3))
