import pytest
import shapely

from layers.gazetteer.sea_lines import lines

WATER = shapely.multipolygons([shapely.box(-180, -90, 180, 90).difference(shapely.box(10, 10, 20, 20))])
"""An ocean round one square island."""


def test_a_parallel_stays_straight_and_a_great_circle_bulges() -> None:
    drawn = lines(
        {
            "parallel": [[60, 50, "west", "open water"], [100, 50, "east", "open water"]],
            "circle": [[60, 50, "west", "open water"], [100, 51, "east", "open water"]],
        },
        WATER,
    )
    assert {y for _, y in drawn["parallel"].coords} == {50}
    assert max(y for _, y in drawn["circle"].coords) > 52


def test_an_end_that_misses_the_coast_is_tied_to_it_and_one_in_open_water_is_not() -> None:
    drawn = lines({"line": [[9.9, 15, "a cape"], [0, 15, "a buoy", "open water"]]}, WATER)["line"]
    assert drawn.coords[-1] == (0, 15)
    assert drawn.coords[0][0] == pytest.approx(10.004)  # just inland, so that line and coast cross
    assert drawn.crosses(WATER.boundary)


def test_an_end_on_land_stays() -> None:
    drawn = lines({"line": [[11, 15, "a cape"], [0, 15, "a buoy", "open water"]]}, WATER)["line"]
    assert drawn.coords[0] == (11, 15)


def test_a_line_across_the_antimeridian_is_cut_there() -> None:
    drawn = lines({"line": [[178, 0, "west", "open water"], [182, 0, "east", "open water"]]}, WATER)["line"]
    assert sorted(part.bounds for part in drawn.geoms) == [(-180, 0, -178, 0), (178, 0, 180, 0)]


def test_an_end_far_from_every_coast_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a coast within"):
        lines({"line": [[100, 50, "nowhere"], [0, 15, "a buoy", "open water"]]}, WATER)
