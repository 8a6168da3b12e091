import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from layers.page.shapes import Located, drawing
from layers.reading.atlas import Atlas
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.page.decoding import SCALE, points

RING = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
AREA = json.dumps({"type": "Polygon", "coordinates": [RING]})


def drawn(catalogue: Catalogue, id_: str) -> dict[str, Any]:
    claim = catalogue.claims[id_]
    geometry = claim.geometry
    point = geometry is not None and geometry.type == "Point"
    text = None if geometry is None or point else geometry.model_dump_json(include={"type", "coordinates"})
    return drawing(Located(text, claim.properties.where.model_dump(mode="json"), point, catalogue, SCALE))


@pytest.mark.parametrize(("precision", "mark"), [(1, "point"), (2, "ring"), (4, "ring")])
def test_only_an_exact_place_is_a_point(southcom: Catalogue, precision: int, mark: str) -> None:
    assert drawing(Located(None, {"precision": precision, "place": None}, True, southcom, SCALE)) == {
        "mark": mark
    }


def test_what_is_nowhere_is_listed_beside_the_map(southcom: Catalogue) -> None:
    assert drawing(Located(None, {"precision": 0, "place": None}, False, southcom, SCALE)) == {"mark": "none"}


def test_an_area_of_its_own_comes_with_its_rings_and_anchors(southcom: Catalogue) -> None:
    found = drawing(Located(AREA, {"precision": 5, "place": None}, False, southcom, SCALE))
    assert found["mark"] == "area"
    assert [[points(ring) for ring in polygon] for polygon in found["polygons"]] == [
        [[(lon, lat) for lon, lat in RING]]
    ]
    assert found["anchors"][0] == pytest.approx((2, 2), abs=0.1)


def test_a_line_of_its_own_comes_with_its_course_and_points_along_it(southcom: Catalogue) -> None:
    line = json.dumps({"type": "LineString", "coordinates": [[0, 0], [4, 0], [4, 4]]})
    found = drawing(Located(line, {"precision": 5, "place": None}, False, southcom, SCALE))
    assert found["mark"] == "line"
    assert [points(each) for each in found["lines"]] == [[(0, 0), (4, 0), (4, 4)]]
    assert found["anchors"][0] == (4, 0)
    assert len(set(found["anchors"])) == len(found["anchors"]) > 6


def test_a_line_of_the_gazetteer_is_not_repeated(southcom: Catalogue) -> None:
    assert southcom.gazetteer.folder is not None
    line = next(iter(Atlas(southcom.gazetteer.folder).disputed()))
    assert drawing(Located("{}", {"precision": 5, "place": line}, False, southcom, SCALE)) == {"mark": "line"}


def test_a_line_across_the_antimeridian_is_drawn_in_one_piece(southcom: Catalogue) -> None:
    parts = [[[170, 10], [180, 12]], [[-180, 12], [-170, 14]], [[-160, 14], [-150, 14]]]
    line = json.dumps({"type": "MultiLineString", "coordinates": parts})
    found = drawing(Located(line, {"precision": 7, "place": None}, False, southcom, SCALE))
    assert [points(each) for each in found["lines"]] == [
        [(170, 10), (180, 12), (190, 14)],
        [(-160, 14), (-150, 14)],
    ]


def test_the_area_of_a_place_is_not_repeated(southcom: Catalogue) -> None:
    assert drawn(southcom, "ru-etf-strength") == {"mark": "area"}


def test_no_claim_of_precision_5_or_coarser_is_a_pin(southcom: Catalogue) -> None:
    marks = {
        drawn(southcom, claim.id)["mark"]
        for claim in southcom.claims.values()
        if claim.properties.where.precision >= 5
    }
    assert marks == {"area", "arc"}


def test_an_arc_is_a_great_circle_between_its_ends(southcom: Catalogue) -> None:
    arc = drawn(southcom, "ru-airlift")
    assert arc["mark"] == "arc"
    path = points(arc["lines"][0])
    for found, end in ((path[0], "rus"), (path[-1], "ven")):
        assert found == pytest.approx(southcom.gazetteer.anchors(end)[0], abs=1 / SCALE)
    assert max(lat for _, lat in path) > max(path[0][1], path[-1][1]), "the great circle bulges north"


def test_an_arc_across_the_antimeridian_does_not_go_round_the_world(invented: Path) -> None:
    path = points(drawn(read(invented), "blue-flights")["lines"][0])
    assert all(abs(b[0] - a[0]) < 20 for a, b in pairwise(path))
