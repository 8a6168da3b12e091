import struct

import pytest
import shapely

from layers.reading.limits import VARIABLE, LimitError
from layers.reading.wkb import WKBError, buildable
from tests.reading.broken import nested

RING = [(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)]
HOLE = [(1, 1), (1, 2), (2, 2), (1, 1)]
SOUND = [
    shapely.Point(1, 2),
    shapely.Point(),
    shapely.Point(1, 2, 3),
    shapely.LineString([(0, 0, 0), (1, 1, 1)]),
    shapely.LineString(),
    shapely.Polygon(RING, [HOLE]),
    shapely.Polygon(),
    shapely.MultiPoint([(0, 0), (1, 1)]),
    shapely.MultiLineString([RING, HOLE]),
    shapely.MultiPolygon([(RING, [HOLE]), (RING, [])]),
    shapely.MultiPolygon(),
]


@pytest.mark.parametrize("shape", SOUND, ids=str)
@pytest.mark.parametrize("order", [0, 1])
@pytest.mark.parametrize("flavor", ["iso", "extended"])
def test_the_types_of_the_contract_may_be_built(shape: shapely.Geometry, order: int, flavor: str) -> None:
    content = shapely.to_wkb(shape, byte_order=order, flavor=flavor)
    assert buildable(content) == (True, shape.geom_type)
    with_system = shapely.to_wkb(
        shapely.set_srid(shape, 4326), byte_order=order, include_srid=True, flavor="extended"
    )
    assert buildable(with_system) == (True, shape.geom_type)


@pytest.mark.parametrize("depth", [1, 2, 20_000])
def test_a_collection_is_named_and_not_looked_into(depth: int) -> None:
    assert buildable(nested(depth)) == (False, "GeometryCollection")


@pytest.mark.parametrize("kind", [4, 5, 6])
def test_what_nests_inside_a_geometry_of_many_is_refused_too(kind: int) -> None:
    for inner in (7, kind):
        with pytest.raises(WKBError):
            buildable(struct.pack("<BII", 1, kind, 1) + nested(20_000, inner))


@pytest.mark.parametrize(
    ("code", "name"), [(8, "CircularString"), (10, "CurvePolygon"), (12, "MultiSurface"), (99, "type 99")]
)
def test_curves_and_types_that_nobody_knows_are_named(code: int, name: str) -> None:
    assert buildable(struct.pack("<BII", 1, code, 0)) == (False, name)
    assert buildable(struct.pack("<BII", 1, 1000 + code, 0)) == (False, name)


@pytest.mark.parametrize("shape", SOUND[3:], ids=str)
def test_bytes_that_end_too_soon_are_no_wkb(shape: shapely.Geometry) -> None:
    content = shapely.to_wkb(shape)
    for end in range(len(content)):
        with pytest.raises(WKBError):
            buildable(content[:end])


@pytest.mark.parametrize(
    "content", [b"", b"junk", b"\x01\xff\xff\xff\xff", struct.pack("<BII", 1, 2, 2**32 - 1)]
)
def test_bytes_that_say_what_is_not_there_are_no_wkb(content: bytes) -> None:
    with pytest.raises(WKBError):
        buildable(content)


def test_positions_are_counted_before_a_geometry_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "vertices=17")
    rings = shapely.MultiPolygon([(RING, [HOLE]), (RING, [])])
    with pytest.raises(LimitError):
        buildable(shapely.to_wkb(shapely.MultiPolygon([*rings.geoms, shapely.Polygon(RING)])))
    monkeypatch.setenv(VARIABLE, "vertices=14")
    assert buildable(shapely.to_wkb(rings)) == (True, "MultiPolygon")
    monkeypatch.setenv(VARIABLE, "vertices=13")
    with pytest.raises(LimitError, match="found 14"):
        buildable(shapely.to_wkb(rings))
