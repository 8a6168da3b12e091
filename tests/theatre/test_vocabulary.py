"""The vocabularies are closed, and a map, a link or a file of somebody else's relies on their values."""

from typing import Any, get_args

import pytest

from layers.theatre import vocabulary
from layers.theatre.vocabulary import ASSERTIONS, CREDIBILITIES, DATE_PRECISIONS, PRECISIONS

VALUES = {
    "Assertion": "stated reported alleged speculated assessed conditional denied",
    "Reliability": "A B C D E F",
    "Status": "accepted conflict work_needed issue superseded withdrawn",
    "Relation": "part_of same_as conflicts_with denies supersedes",
    "SourceKind": "article report official dataset unnamed",
    "PlaceKind": "country territory province sea region settlement aor line",
    "Texture": "tint hatch-up hatch-down hatch-flat dots outline",
    "Theme": "light dark print",
    "Symbols": "nationality 2525",
}


@pytest.mark.parametrize("name", VALUES)
def test_values_are_those_of_the_list(name: str) -> None:
    assert list(get_args(getattr(vocabulary, name))) == VALUES[name].split()


def test_levels_are_those_of_their_scales() -> None:
    assert list(PRECISIONS) == list(range(9)), "UCDP's 1 to 7, with 0 and 8"
    assert list(DATE_PRECISIONS) == list(range(6)), "UCDP's 1 to 5, with 0"
    assert list(CREDIBILITIES) == list(range(1, 7)), "Admiralty"


@pytest.mark.parametrize(
    ("name", "values"),
    [("STATUSES", "Status"), ("RELATIONS", "Relation"), ("SOURCE_KINDS", "SourceKind"),
     ("RELIABILITIES", "Reliability")],
)  # fmt: skip
def test_every_value_has_words(name: str, values: str) -> None:
    words: dict[str, Any] = getattr(vocabulary, name)
    assert list(words) == VALUES[values].split()
    assert all(words.values())


def test_each_assertion_has_a_badge_of_its_own_firmest_first() -> None:
    assert list(ASSERTIONS)[:2] == ["stated", "reported"]
    assert list(ASSERTIONS)[-1] == "denied"
    assert set(ASSERTIONS) == set(VALUES["Assertion"].split())
    assert len({word.badge for word in ASSERTIONS.values()}) == len(ASSERTIONS)
    assert all(word.label and word.meaning for word in ASSERTIONS.values())
