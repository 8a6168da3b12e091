import pytest

from layers.theatre.gazetteer import Gazetteer
from layers.theatre.place import Place

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]}


def gazetteer(**properties: object) -> Gazetteer:
    known = {"name": "Box", "kind": "region", "provenance": "invented", **properties}
    feature = {"type": "Feature", "id": "box", "geometry": SQUARE, "properties": known}
    return Gazetteer({"box": Place.model_validate(feature)}, (), tuple)


def test_a_badge_stands_at_the_anchors_of_the_place() -> None:
    assert gazetteer(anchors=[[1, 1], [3, 3]]).anchors("box") == ((1, 1), (3, 3))


def test_a_place_without_anchors_has_computed_ones_the_same_each_time() -> None:
    places = gazetteer()
    assert places.anchors("box")[0] == pytest.approx((2, 2), abs=0.1)
    assert places.anchors("box") is places.anchors("box")
