import math

import numpy as np

from layers.theatre.builder import Builder
from layers.theatre.catalogue import Catalogue
from tests.theatre.least import add, built, point


def test_of_claims_with_one_id_the_first_is_kept() -> None:
    builder = Builder()
    add(builder, point("a", 1, 2), point("b", 3, 4), point("a", 5, 6))
    add(builder, point("b", 7, 8), point("c", 9, 10))
    made = builder.claims({"name": "claims"})
    assert list(made) == ["a", "b", "c"]
    assert made.points()[0].tolist() == [1, 3, 9]
    assert made.members == {"name": "claims"}


def test_without_claims_there_are_columns_without_rows(southcom: Catalogue) -> None:
    made = built()
    assert len(made) == 0
    assert made.columns.keys() == southcom.claims.columns.keys()
    assert "".join(made.canonical()) == '{"features":[]}'


def test_a_claim_that_is_not_placed_has_no_position() -> None:
    feature = point("a") | {"geometry": None}
    made = built(feature)
    assert all(math.isnan(degrees[0]) for degrees in made.points())
    assert made.columns["geometry"][0] is None


def test_a_value_left_out_and_its_default_are_one(southcom: Catalogue) -> None:
    bare, full = point("a", 1, 2), point("b", 1, 2)
    full["properties"] |= {"hedge": None, "when": {"precision": 0}, "related": [], "status": "accepted"}
    full["properties"] |= {"rating": {"credibility": 6}, "quantity": None, "items": []}
    full["properties"]["where"] |= {"radius_km": None, "place": None}
    made = built(bare, full)
    assert {name: len(column.values) for name, column in made.columns.items() if name != "id"} == {
        name: 1 for name in made.columns if name != "id"
    }
    assert southcom.claims.columns.keys() == made.columns.keys()


def test_numbers_have_one_form() -> None:
    whole, point_ = point("a", 1, 2), point("b", 1.0, 2.0)
    whole["properties"]["quantity"] = {"verbatim": "x", "best": 120, "unit": "y"}
    point_["properties"]["quantity"] = {"verbatim": "x", "best": 120.0, "unit": "y"}
    first, second = ("".join(built(each).canonical()) for each in (whole, point_))
    assert first.replace('"id":"a"', '"id":"b"') == second
    assert '"best":120,' in first
    assert '"coordinates":[1.0,2.0]' in first


def test_coordinates_have_one_form() -> None:
    whole, point_ = point("a"), point("a")
    whole["geometry"] = {"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 0]]]}
    point_["geometry"] = {"type": "Polygon", "coordinates": [[[0.0, 0], [4.0, 0.0], [4, 4.0], [0.0, 0.0]]]}
    first, second = ("".join(built(each).canonical()) for each in (whole, point_))
    assert first == second


def test_what_a_point_says_beyond_its_position_is_kept() -> None:
    features = [
        point("flat", 1.5, 2.5),
        point("high", 1.5, 2.5, 300.0),
        point("boxed", 1.5, 2.5, bbox=[1.0, 2.0, 3.0, 4.0]),
    ]
    made = built(*features)
    assert [feature["geometry"] for feature in made.features()] == [each["geometry"] for each in features]
    assert np.array_equal(made.points()[0], [1.5, 1.5, 1.5])
    assert [each is None for each in made.columns["geometry"]] == [True, False, False]
