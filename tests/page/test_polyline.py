from layers.page.polyline import polygons, polyline, polylines
from layers.theatre.catalogue import Catalogue
from layers.theatre.geometry import positions
from tests.page.decoding import SCALE, points


def test_a_line_is_encoded_as_in_the_documentation_of_the_format() -> None:
    line = [(38.5, -120.2), (40.7, -120.95), (43.252, -126.453)]
    assert polyline(line, 100_000) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@"


def test_a_line_comes_back_in_its_steps() -> None:
    line = [(-180.0, 90.0), (180.0, -90.0), (0.0, 0.0), (12.344, -0.004)]
    assert points(polyline(line, SCALE)) == line


def test_points_that_fall_on_the_one_before_are_left_out() -> None:
    assert points(polyline([(1, 1), (1.0001, 1.0001), (2, 2), (1, 1)], SCALE)) == [(1, 1), (2, 2), (1, 1)]
    assert polyline([], SCALE) == ""


def test_many_lines_are_encoded_as_each_is() -> None:
    lines = [
        [(0.0, 0.0), (0.0001, 0.0), (1.5, -2.25)],
        [(1.5, -2.25), (1.5, -2.25)],
        [(-180.0, 90.0)],
        [(0.002, 0.006), (0.01, 0.01), (0.0101, 0.0101), (-0.002, -0.006)],
    ]
    assert polylines(lines, SCALE) == [polyline(line, SCALE) for line in lines]
    assert polylines([], SCALE) == []


def test_rings_come_back_within_half_a_step(southcom: Catalogue) -> None:
    geometry = southcom.gazetteer.places["tto"].geometry
    found = {point for polygon in polygons(geometry, SCALE) for ring in polygon for point in points(ring)}
    assert found == {
        (round(lon * SCALE) / SCALE, round(lat * SCALE) / SCALE)
        for lon, lat, *_ in positions(geometry.coordinates)
    }
