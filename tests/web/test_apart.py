"""The viewer measures as PROJ and GEOS do."""

from itertools import combinations
from typing import Any

import numpy as np
import pytest
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from layers.theatre.catalogue import Catalogue
from layers.theatre.geometry import to_shapely
from tests.web.asked import ask

WGS84 = Geod(ellps="WGS84")
POINTS = [
    (10.5, -66.9),
    (-33.9, 151.2),
    (64.1, -21.9),
    (0.0, 0.0),
    (55.75, 37.62),
    (-54.8, -68.3),
    (1.0, 179.5),
]
OUTLINE = 3.0
"""Kilometres by which a distance found on closely spaced points may be off."""


def test_lengths_and_directions_are_those_of_the_geodesic() -> None:
    pairs = [*combinations(POINTS, 2), ((1.0, 179.5), (2.0, -179.5))]
    for (a, b), found in zip(pairs, ask(None, "lengths", [list(pair) for pair in pairs]), strict=True):
        azimuth, _, metres = WGS84.inv(a[1], a[0], b[1], b[0])
        assert found["km"] == pytest.approx(metres / 1000, abs=1e-5)
        assert found["bearing"] == pytest.approx(azimuth % 360, abs=1e-5)


def test_opposite_points_are_half_the_globe_apart_in_no_direction() -> None:
    opposite, near, same = ask(
        None, "lengths", [[[10, 20], [-10, -160]], [[10, 20], [-9.8, -160.3]], [[10, 20], [10, 20]]]
    )
    assert opposite["km"] == pytest.approx(20000, abs=10)
    assert near == {"km": pytest.approx(19970, abs=40), "bearing": None}
    assert same == {"km": 0, "bearing": None}


def extent(shape: BaseGeometry, radius: float = 0) -> dict[str, Any]:
    """Return a shape as the viewer has it: lines of latitude and longitude."""
    parts = shapely.get_parts(shapely.boundary(shape) if shape.area else shape)
    lines = [shapely.get_coordinates(part)[:, ::-1].tolist() for part in parts]
    return {"lines": lines, "filled": bool(shape.area), "radius": radius}


def between(one: BaseGeometry, other: BaseGeometry) -> tuple[float, float]:
    """Return the least and the greatest distance in kilometres of points a tenth of a degree apart."""
    a, b = (shapely.get_coordinates(shapely.segmentize(shape, 0.1)) for shape in (one, other))
    first, second = (grid.ravel() for grid in np.meshgrid(np.arange(len(a)), np.arange(len(b))))
    _, _, metres = WGS84.inv(a[first, 0], a[first, 1], b[second, 0], b[second, 1])
    least = 0.0 if one.intersects(other) else float(metres.min()) / 1000
    return least, float(metres.max()) / 1000


def place(catalogue: Catalogue, id_: str) -> BaseGeometry:
    geometry = catalogue.gazetteer.places[id_].geometry
    assert geometry is not None
    return to_shapely(geometry)


@pytest.mark.parametrize(
    ("one", "other"),
    [("cub", "jam"), ("ven", "cub"), ("ven", "col"), ("hti", "hti"), ("ven", "tto"), ("nic", "pan")],
)
def test_areas_are_as_far_apart_as_their_nearest_and_farthest_points(
    southcom: Catalogue, one: str, other: str
) -> None:
    shapes = place(southcom, one), place(southcom, other)
    [found] = ask(None, "distances", [[extent(shape) for shape in shapes]])
    least, most = between(*shapes)
    assert found["least"] == pytest.approx(least, abs=OUTLINE)
    assert found["most"] == pytest.approx(most, abs=OUTLINE)


BOX = shapely.box(10, 40, 14, 42)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BOX, shapely.box(11, 38, 12, 44)),  # crossing, with no corner of one in the other
        (BOX, shapely.box(11, 40.5, 12, 41)),  # one holds the other
        (BOX, shapely.Point(12, 41)),
        (BOX, shapely.Point(12, 45)),
        (BOX, shapely.LineString([(0, 50), (20, 44)])),
        (shapely.Point(5, 5), shapely.Point(7, 8)),
    ],
)
def test_shapes_of_every_kind_are_measured(one: BaseGeometry, other: BaseGeometry) -> None:
    least, most = between(one, other)
    for pair in ((one, other), (other, one)):
        [found] = ask(None, "distances", [[extent(shape) for shape in pair]])
        assert found["least"] == pytest.approx(least, abs=OUTLINE)
        assert found["most"] == pytest.approx(most, abs=OUTLINE)


def test_a_radius_widens_the_band_at_both_ends() -> None:
    a, b = shapely.Point(5, 5), shapely.Point(7, 8)
    exact, wide, overlapping = ask(
        None,
        "distances",
        [[extent(a, radius), extent(b, other)] for radius, other in ((0, 0), (25, 50), (300, 200))],
    )
    assert wide == {"least": exact["least"] - 75, "most": exact["most"] + 75}
    assert overlapping == {"least": 0, "most": exact["most"] + 500}


def test_across_the_antimeridian_the_way_is_short() -> None:
    west, east = shapely.box(178, -2, 179, 2), shapely.box(-179, -2, -178, 2)
    turned = shapely.box(181, -2, 182, 2)
    found, same = ask(None, "distances", [[extent(west), extent(east)], [extent(west), extent(turned)]])
    assert found["least"] == pytest.approx(222.6, abs=1)
    assert same["least"] == pytest.approx(found["least"], abs=1e-6)
    [inside] = ask(None, "distances", [[extent(turned), extent(shapely.Point(-178.5, 0))]])
    assert inside["least"] == 0
