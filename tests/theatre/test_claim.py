from typing import Any

import pytest

from layers.theatre.claim import Citation, ClaimProperties, Quantity, Rating, When, Where
from tests.theatre.accepting import accepts


@pytest.mark.parametrize(
    ("figures", "fits"),
    [
        ({"best": 120}, True),
        ({"low": 1, "best": 2, "high": 3}, True),
        ({}, True),
        ({"low": 3, "best": 2}, False),
        ({"low": 3, "high": 2}, False),
    ],
)
def test_a_quantity_is_ordered(figures: dict[str, float], fits: bool) -> None:
    assert accepts(Quantity, {"verbatim": "as written", "unit": "troops", **figures}) is fits


@pytest.mark.parametrize(
    ("when", "fits"),
    [
        ({}, True),
        ({"from": "2025-11", "precision": 4}, True),
        ({"from": "2025-11-02", "to": "2025-11", "precision": 4}, True),
        ({"from": "2025-11", "precision": 0}, False),
        ({"precision": 1}, False),
        ({"from": "2025-12", "to": "2025-11", "precision": 4}, False),
        ({"reported_on": "2025-11"}, True),
    ],
)
def test_dates_fit_their_precision_and_order(when: dict[str, Any], fits: bool) -> None:
    assert accepts(When, when) is fits


def test_only_f6_may_be_unsigned() -> None:
    assert accepts(Rating, {})
    assert not accepts(Rating, {"reliability": "C", "credibility": 3})
    assert not accepts(Rating, {"reliability": "C", "credibility": 3, "by": "A rater"})
    assert accepts(Rating, {"reliability": "C", "credibility": 3, "by": "A rater", "on": "2026-01"})


@pytest.mark.parametrize("radius", [0, -1, 2001])
def test_a_radius_is_in_reach(radius: float) -> None:
    assert accepts(Where, {"precision": 2, "name": "near a town", "radius_km": 25})
    assert not accepts(Where, {"precision": 2, "name": "near a town", "radius_km": radius})


@pytest.mark.parametrize("precision", [-1, 9])
def test_precisions_are_those_of_the_list(precision: int) -> None:
    assert all(accepts(Where, {"precision": level, "name": "x"}) for level in range(9))
    assert not accepts(Where, {"precision": precision, "name": "x"})


def test_paragraphs_are_counted_from_one() -> None:
    assert accepts(Citation, {"source": "article", "paragraph": 1})
    assert not accepts(Citation, {"source": "article", "paragraph": 0})


def test_a_claim_cites_something_and_starts_unrated_and_accepted() -> None:
    least = {
        "layer": "l",
        "label": "A",
        "statement": "B",
        "assertion": "stated",
        "actor": "a",
        "kind": "k",
        "where": {"precision": 0, "name": "C"},
        "coded_by": "D",
        "coded_on": "2026",
    }
    says = ClaimProperties.model_validate(least | {"citations": [{"source": "s"}]})
    assert (says.rating.reliability, says.rating.credibility, says.status) == ("F", 6, "accepted")
    assert says.when.precision == 0
    assert not accepts(ClaimProperties, least | {"citations": []})
