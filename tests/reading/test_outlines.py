import json

import pytest
from geojson_pydantic import Polygon
from geojson_pydantic.types import Position2D

from layers.reading.outlines import Outline

RING = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)]
PLACE = Polygon(type="Polygon", coordinates=[[Position2D(*position) for position in RING]])


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (json.dumps({"type": "Polygon", "coordinates": [RING]}), True),
        ('{"coordinates":[[[0,0],[1,0],[1,1],[0,0]]],"type":"Polygon"}', True),
        ('{"type":"Polygon","coordinates":[[[0,0],[true,0],[1,1],[0,0]]]}', False),
        ('{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1,5],[0,0]]]}', False),
        ('{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,2],[0,0]]]}', False),
        ('{"type":"Polygon","coordinates":[[0,[1,0],[1,1],[0,0]]]}', False),
        ('{"type":"MultiPolygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}', False),
        ('{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]],"crs":null}', False),
    ],
)
def test_an_outline_is_that_of_a_place_only_if_the_contract_has_it_so(text: str, same: bool) -> None:
    assert Outline(json.loads(text), text).same(PLACE) == same
