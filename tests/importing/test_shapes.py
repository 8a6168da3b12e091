from typing import Any

import pytest
from shapely.geometry import shape

from layers.importing.placement import Atlas, Placement
from layers.importing.shapes import placement_of
from layers.reading.gazetteer import GAZETTEER, read_gazetteer

POINT = {"type": "Point", "coordinates": [36.81667, -1.28333]}
SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
CROSSED = [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas(read_gazetteer(GAZETTEER))


def polygon(ring: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [ring]}


def line(*positions: list[float]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": list(positions)}


def put(geometry: Any, atlas: Atlas, **where: str) -> Placement:
    found = placement_of(geometry, {f"where.{key}": value for key, value in where.items()}, atlas)
    assert isinstance(found, Placement), found
    return found


def test_a_geometry_without_a_precision_is_placed_coarsely_and_says_so(atlas: Atlas) -> None:
    unsaid = "The file does not say how precisely it is placed"
    digits = f"{unsaid}; the ring is what the digits of its coordinates leave open."
    near, part = put(POINT, atlas), put(polygon(SQUARE), atlas, note="As printed.")
    assert near.where == {"precision": 2, "name": "Not said", "radius_km": 1.0, "note": digits}
    assert part.where == {"precision": 5, "name": "Not said", "note": f"As printed. {unsaid}."}


@pytest.mark.parametrize(
    ("position", "precision", "radius"),
    [([36, 48], 4, 80), ([36.5, 48], 2, 8), ([36.52, 48.5], 2, 1), ([36.5234, 48.51], 2, 1)],
)
def test_a_ring_is_as_wide_as_the_digits_leave_open(
    atlas: Atlas, position: list[float], precision: int, radius: float
) -> None:
    where = put({"type": "Point", "coordinates": position}, atlas).where
    assert (where["precision"], where["radius_km"]) == (precision, radius)


@pytest.mark.parametrize("said", ["9", "near", "1.5"])
def test_a_precision_of_another_scale_is_none(atlas: Atlas, said: str) -> None:
    found = put(POINT, atlas, precision=said)
    assert found.where["precision"] == 2
    assert "where.precision: expected 0 to 8, so left open" in found.remarks


def test_a_narrow_neck_closes_and_the_area_stays(atlas: Atlas) -> None:
    ring = [[30, 50], [30.5, 50], [30.5002, 50.4], [30.5004, 50], [31, 50], [31, 51], [30, 51], [30, 50]]
    found = put(polygon(ring), atlas)
    assert found.geometry
    area = shape(found.geometry)
    assert area.is_valid
    assert area.area == pytest.approx(1, abs=0.001)
    assert found.remarks == ("coordinates rounded to 3 decimals, narrower necks closed",)


def test_an_area_smaller_than_the_grid_is_a_point(atlas: Atlas) -> None:
    found = put(polygon([[10, 0], [10.00001, 0], [10, 0.00001], [10, 0]]), atlas)
    assert found.geometry
    assert found.geometry["type"] == "Point"
    assert (found.where["precision"], found.where["radius_km"]) == (2, 1)
    assert "an area too small for 3 decimals, placed as a point" in found.remarks
    assert "The file does not say how precisely it is placed" in found.where["note"]


def test_a_line_shorter_than_the_grid_is_a_point(atlas: Atlas) -> None:
    found = put(line([0, 0], [0.0001, 0]), atlas)
    assert found.geometry
    assert (found.geometry["type"], found.where["precision"]) == ("Point", 2)
    assert "a line too small for 3 decimals, placed as a point" in found.remarks
    assert "The file does not say how precisely it is placed" in found.where["note"]


def test_a_line_past_180_is_cut_there(atlas: Atlas) -> None:
    found = put(line([178, 0], [182, 2]), atlas)
    assert found.geometry
    assert sorted(part.bounds for part in shape(found.geometry).geoms) == [
        (-180, 1, -178, 2),
        (178, 0, 180, 1),
    ]


def test_longitudes_past_180_come_back_and_areas_are_cut(atlas: Atlas) -> None:
    found = put({"type": "Point", "coordinates": [183.5, -17]}, atlas, precision="1")
    assert found.geometry == {"type": "Point", "coordinates": [-176.5, -17]}
    assert found.remarks == ("longitudes past 180 brought back",)
    area = put(polygon([[177, -19], [182, -19], [182, -15], [177, -15], [177, -19]]), atlas)
    assert area.geometry
    assert sorted(part.bounds for part in shape(area.geometry).geoms) == [
        (-180, -19, -178, -15),
        (177, -19, 180, -15),
    ]


def test_a_point_of_a_coarse_precision_is_the_country_and_no_pin(atlas: Atlas) -> None:
    assert put(POINT, atlas, precision="6", name="Kenya").where["place"] == "ken"
    assert put(POINT, atlas, precision="5", name="Nairobi", country="Kenya").where["place"] == "ken"


def test_a_feature_may_have_no_geometry_but_the_name_of_a_country(atlas: Atlas) -> None:
    assert put(None, atlas, precision="6", name="Kenya").where["place"] == "ken"
    assert put(None, atlas, name="Kenya").where["place"] == "ken"
    assert put(None, atlas, name="Nowhere Town").geometry is None


def test_what_the_file_does_not_locate_is_not_on_the_map(atlas: Atlas) -> None:
    found = put(POINT, atlas, precision="0", name="Base")
    assert (found.geometry, found.where["precision"]) == (None, 0)
    assert found.remarks == ("not on the map: the file says that it is not located",)


def test_an_area_is_rounded_to_its_precision_and_its_rings_are_rewound(atlas: Atlas) -> None:
    fine = [[0, 0], [0, 1.00004], [1, 1], [1, 0], [0, 0]]
    found = put(polygon(fine), atlas, precision="4")
    assert found.geometry == {
        "type": "Polygon",
        "coordinates": [[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]],
    }
    assert found.remarks == ("coordinates rounded to 3 decimals", "rings rewound")
    assert put(polygon(SQUARE), atlas, precision="4").remarks == ()


def test_a_line_is_as_precise_as_the_file_says_or_else_approximate(atlas: Atlas) -> None:
    course = line([36.81667, -1.28333], [37, -1])
    exact, unsaid = put(course, atlas, precision="1"), put(course, atlas)
    assert exact.geometry == {**course, "coordinates": [[36.81667, -1.28333], [37.0, -1.0]]}
    assert exact.remarks == ()
    assert unsaid.geometry == {**course, "coordinates": [[36.817, -1.283], [37.0, -1.0]]}
    assert unsaid.where["precision"] == 5
    assert unsaid.remarks == ("coordinates rounded to 3 decimals",)
    assert put(course, atlas, precision="6", name="Kenya").where["place"] == "ken"


def test_heights_are_left_out(atlas: Atlas) -> None:
    found = put({"type": "Point", "coordinates": [10, 20, 5]}, atlas, precision="1")
    assert found.geometry == {"type": "Point", "coordinates": [10, 20]}
    assert found.remarks == ("heights left out",)
    area = put(polygon([[*position, 7] for position in SQUARE]), atlas, precision="4")
    assert area.remarks == ("heights left out",)


@pytest.mark.parametrize(
    ("geometry", "precision", "reason"),
    [
        (7, "1", "a geometry of type None"),
        ({"type": "GeometryCollection", "geometries": []}, "1", "a geometry of type GeometryCollection"),
        (line([179, 0], [-179, 0]), "5", "a line that is not cut at the antimeridian"),
        (line([0, 0], [0, 91]), "5", "coordinates out of range"),
        ({"type": "Point", "coordinates": []}, "1", "a geometry without coordinates"),
        ({"type": "Point", "coordinates": "here"}, "1", "a geometry that cannot be read"),
        (polygon(SQUARE), "2", "an area at precision 2, which is a point’s"),
        (polygon([[0, 0], [200, 0], [200, 100], [0, 0]]), "4", "coordinates out of range"),
        (polygon([[0, 0], [700, 0], [700, 1], [0, 0]]), "4", "coordinates out of range"),
        (
            polygon(CROSSED),
            "4",
            "a polygon that is not valid: Self-intersection",
        ),
    ],
)
def test_a_geometry_that_cannot_be_placed_gives_the_reason(
    atlas: Atlas, geometry: Any, precision: str, reason: str
) -> None:
    assert placement_of(geometry, {"where.precision": precision}, atlas) == reason
