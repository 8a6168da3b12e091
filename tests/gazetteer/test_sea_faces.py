import pytest
import shapely

from layers.gazetteer.sea_faces import Faces

WATER = shapely.multipolygons([shapely.box(-180, 0, 180, 10)])
"""An ocean round the earth, ten degrees high."""

LINES = {
    "west": shapely.linestrings([(0, -1), (0, 11)]),
    "east": shapely.linestrings([(20, -1), (20, 11)]),
    "across": shapely.linestrings([(-180, 5), (180, 5)]),
    "corner": shapely.linestrings([(10.2, -1), (10.2, 0.2), (9.8, 0.2), (9.8, -1)]),
}


def area(seeds: list[tuple[float, float]], *limits: str) -> float:
    faces = Faces(WATER, LINES, [*seeds, (5, 3), (-5, 8), (30, 3)])
    return sum(float(faces.areas[face].area) for face in faces.reached(seeds, limits))


def test_a_sea_reaches_up_to_its_own_limits_and_across_those_of_others() -> None:
    assert area([(5, 3)], "west", "east") == pytest.approx(200)
    assert area([(5, 3)], "west", "east", "across") == pytest.approx(100)


def test_a_sea_goes_on_across_the_antimeridian() -> None:
    assert area([(30, 3)], "west", "east") == pytest.approx(340 * 10)


def test_without_limits_it_is_the_whole_ocean() -> None:
    assert area([(5, 3)]) == pytest.approx(3600)


def test_several_seeds_are_one_sea() -> None:
    assert area([(5, 3), (-5, 8)], "west", "east", "across") == pytest.approx(100 + 340 * 5)


def test_a_pocket_between_a_limit_and_the_coast_belongs_to_the_sea_around_it() -> None:
    assert area([(5, 3)], "west", "east", "across", "corner") == pytest.approx(100)


def test_a_seed_on_land_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a point in the ocean, found"):
        area([(5, 30)])
