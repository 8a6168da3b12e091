from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from layers.reading.known_places import Known, KnownPlaces, added
from layers.reading.place_search import PlaceNames, place_names
from layers.reading.spellings import Spellings
from layers.theatre.place import Place


def known(id_: str, name: str, kind: str, **more: Any) -> Known:
    precision = {"settlement": 1, "province": 4, "country": 6, "sea": 7}[kind]
    given: dict[str, Any] = {"country": None, "province": None, "population": None, "window": (0, 0, 1, 1)}
    return Known(id_, name, kind, precision, **given | more)


PLACES = (
    known("aaa", "Arland", "country", country="aaa"),
    known("bbb", "Berland", "country", country="bbb", window=(20, 0, 30, 10)),
    known("aaa-idlib", "Idlib", "province", country="aaa"),
    known("idlib", "Idlib", "settlement", country="aaa", province="aaa-idlib", population=99_000),
    known("tripoli", "Tripoli", "settlement", country="aaa", population=1_100_000, window=(13, 33, 13, 33)),
    known("tripoli-bbb", "Tripoli", "settlement", country="bbb", population=230_000, window=(36, 34, 36, 34)),
    known("marsa", "Marsa", "settlement", country="bbb", population=50_000),
    known("marza", "Marza", "settlement", country="bbb", population=90_000),
    known("north-sea", "North Sea", "sea", window=(170, 0, -170, 10)),
    known("berland-town", "Berland", "settlement", country="aaa"),
    known("port-sudan", "Port Sudan", "settlement", country="bbb"),
)

OTHERS = {
    "tripoli": ("Tarabulus", "طرابلس"),
    "tripoli-bbb": ("طرابلس",),
    "aaa": ("Republic of Arland", "aaa"),
}


def names(places: Iterable[Known] = PLACES) -> PlaceNames:
    listed = list(places)
    spellings = Spellings.of(
        (name, number, name == place.name)
        for number, place in enumerate(listed)
        for name in (place.name, *OTHERS.get(place.id, ()))
    )
    return PlaceNames(
        (KnownPlaces(spellings, listed.__getitem__, {place.id: place for place in listed}.get),)
    )


def found(name: str, **how: Any) -> list[str]:
    return [each.place.id for each in names().find(name, **how).candidates]


def only(name: str, **how: Any) -> str | None:
    one = names().find(name, **how).only
    return one.place.id if one else None


def test_one_place_of_that_name_is_found_with_what_a_claim_there_would_be() -> None:
    one = names().find("TARĀBULUS").only
    assert one is not None
    assert (one.place.id, one.place.precision, one.country, one.main) == ("tripoli", 1, "Arland", False)


def test_a_name_of_several_places_is_ambiguous_and_nothing_is_chosen() -> None:
    both = names().find("Tripoli")
    assert both.ambiguous
    assert both.only is None
    assert [each.place.id for each in both.candidates] == ["tripoli", "tripoli-bbb"]  # the larger one first


@pytest.mark.parametrize("within", ["bbb", "BBB", "Berland"])
def test_the_country_settles_it(within: str) -> None:
    assert only("Tripoli", within=within) == "tripoli-bbb"
    assert only("طرابلس", within=within) == "tripoli-bbb"


def test_a_town_and_its_province_of_one_name_are_two_places() -> None:
    assert names().find("Idlib").ambiguous
    assert only("Idlib", kinds=["province"]) == "aaa-idlib"
    assert only("Idlib Governorate") == "aaa-idlib"
    assert only("the city of Idlib") == "idlib"


def test_what_follows_a_comma_or_stands_in_brackets_narrows_it() -> None:
    assert only("Tripoli, Berland") == "tripoli-bbb"
    assert only("Tripoli (Republic of Arland)") == "tripoli"
    assert only("Idlib city, Idlib province, Arland") == "idlib"


def test_a_place_that_does_not_fit_what_follows_is_shown_but_never_chosen() -> None:
    misfit = names().find("Marsa, Arland")
    assert misfit.only is None
    assert misfit.exact == 0
    assert "marsa" in [each.place.id for each in misfit.candidates]


def test_exact_matches_come_before_names_that_are_alike() -> None:
    marsa = names().find("Marsa")
    assert [(each.place.id, each.exact) for each in marsa.candidates] == [("marsa", True), ("marza", False)]
    assert marsa.only is not None


def test_a_name_that_is_only_alike_is_a_candidate_and_never_chosen() -> None:
    typed = names().find("Trippoli", within="bbb")
    assert [each.place.id for each in typed.candidates] == ["tripoli-bbb"]
    assert (typed.only, typed.ambiguous) == (None, False)


def test_a_name_that_nothing_is_like_finds_nothing() -> None:
    assert found("Xanadu") == []
    assert found("…") == []
    assert found("") == []


def test_the_nearest_of_equals_comes_first() -> None:
    assert found("Tripoli", near=(34.4, 35.8))[0] == "tripoli-bbb"
    assert found("Tripoli", near=(32.0, 12.0))[0] == "tripoli"


def test_a_distance_is_zero_inside_and_counts_across_the_antimeridian() -> None:
    def km(latitude: float, longitude: float) -> float | None:
        return names().find("North Sea", near=(latitude, longitude)).candidates[0].km

    assert km(5, 175) == km(5, -175) == km(5, 180) == 0
    assert km(0, -169) == pytest.approx(111.2, abs=0.1)
    assert km(0, 169) == pytest.approx(111.2, abs=0.1)
    assert km(12, 180) == pytest.approx(222.4, abs=0.1)


def test_a_country_comes_before_a_town_of_its_name_and_both_are_told() -> None:
    assert found("Berland") == ["bbb", "berland-town"]
    assert names().find("Berland").ambiguous


@pytest.mark.parametrize("within", ["Tripoli", "Xanadu", "idlib", ""])
def test_what_is_no_country_or_province_is_refused_as_where_to_look(within: str) -> None:
    if within == "":
        assert found("Marsa", within=within)  # nothing asked for
        return
    if within == "idlib":
        assert found("Idlib", within=within) == ["aaa-idlib", "idlib"]  # the province of that name
        return
    with pytest.raises(LookupError, match="expected a country or a province"):
        names().find("Marsa", within=within)


def test_no_more_candidates_than_asked_for_but_all_exact_ones_are_counted() -> None:
    few = names().find("Tripoli", most=1)
    assert (len(few.candidates), few.exact, few.only) == (1, 2, None)


def test_a_theatres_own_places_are_found_with_what_they_are_called_in_other_languages() -> None:
    island = {
        "type": "Feature",
        "id": "example-island",
        "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
        "properties": {
            "name": "Example Island",
            "kind": "region",
            "provenance": "x",
            "also": ["Old Island"],
            "translations": {"es": {"name": "Isla de Ejemplo"}},
        },
    }
    own = PlaceNames((added([Place.model_validate(island)]),))
    for name in ("Example Island", "old island", "Isla de ejemplo", "example-island"):
        one = own.find(name).only
        assert one is not None
        assert (one.place.id, one.place.precision) == ("example-island", 8)


@pytest.mark.parametrize(
    ("name", "id_"), [("Mar Caribe", "caribbean-sea"), ("República Bolivariana de Venezuela", None)]
)
def test_the_shipped_places_are_found(name: str, id_: str | None) -> None:
    one = place_names().find(name).only
    assert (one.place.id if one else None) == id_


def test_the_shipped_names_are_found_from_several_threads() -> None:
    names = place_names()
    assert names.find("Turku").only
    with ThreadPoolExecutor(1) as other:
        found = other.submit(names.find, "Helsinki").result()
    assert found.only
    assert found.only.place.id == "helsinki"
