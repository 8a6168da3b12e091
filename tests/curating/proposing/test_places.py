from typing import Any

import pytest

from layers.curating.proposing.places import named_places, place_of
from layers.reading.place_search import PlaceNames, place_names


@pytest.fixture(scope="module")
def names() -> PlaceNames:
    return place_names()


def wheres(paragraph: str, names: PlaceNames) -> list[tuple[Any, ...]]:
    found = [each.fills["where"] for each in named_places(paragraph, names)]
    return [(each["place"], each["precision"], each["name"]) for each in found]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Troops are in Venezuela.", [("ven", 6, "Venezuela")]),
        ("Ships are in the Caribbean Sea.", [("caribbean-sea", 7, "Caribbean Sea")]),
        ("A base lies at Maracaibo now.", [("maracaibo", 1, "Maracaibo")]),
        ("A base lies near Maracaibo now.", [("maracaibo", 2, "near Maracaibo")]),
        ("Fights go on in eastern Ukraine.", [("ukr", 5, "eastern Ukraine")]),
        ("Un buque frente a las costas de Venezuela.", [("ven", 5, "costas de Venezuela")]),
        ("Venezuela’s regime has Moscow’s help.", [("ven", 6, "Venezuela"), ("moscow", 1, "Moscow")]),
        ("The U.S. sent men.", [("usa", 6, "U.S.")]),
    ],
)
def test_a_place_has_the_precision_that_the_words_mean(
    paragraph: str, expected: list[tuple[Any, ...]], names: PlaceNames
) -> None:
    assert wheres(paragraph, names) == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        "And Southern men Can go.",
        "the White House spoke",
        "Capt. Victoria Nelson came",
        "they turkey and chad",
    ],
)
def test_what_is_no_place_is_not_proposed(paragraph: str, names: PlaceNames) -> None:
    assert wheres(paragraph, names) == []


def test_of_several_places_of_a_name_none_is_chosen_silently(names: PlaceNames) -> None:
    found = list(named_places("A strike hit Tripoli.", names))
    assert len(found) > 1
    assert all("places have that name" in each.reason.text("en") for each in found)


def test_selected_words_are_looked_up(names: PlaceNames) -> None:
    assert [each.fills["where"]["place"] for each in place_of("caracas", names)][:1] == ["caracas"]
    assert place_of("Nowhere-at-all", names) == ()
