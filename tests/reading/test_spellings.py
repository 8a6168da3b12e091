import pytest

from layers.reading.spellings import Spellings, edits, plain

NAMES = Spellings.of(
    [
        ("Maracaibo", 0, True),
        ("Marakaibo", 0, False),
        ("Харків", 1, False),
        ("Kharkiv", 1, True),
        ("Port-au-Prince", 2, True),
        ("Ur", 3, True),
        ("…", 4, True),
        ("Kharkiv", 5, False),
    ]
)


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Port-au-Prince", "port au prince"),
        ("  SÃO  Tomé ", "sao tome"),
        ("N’Djamena", "ndjamena"),
        ("Har'kiv", "harkiv"),
        ("ХАРКІВ", "харків"),
        ("!?", ""),
    ],
)
def test_names_are_compared_without_accents_case_and_punctuation(written: str, compared: str) -> None:
    assert plain(written) == compared


def test_a_name_leads_to_every_place_that_bears_it() -> None:
    assert sorted(NAMES.exact("kharkiv")) == [(1, True), (5, False)]
    assert list(NAMES.exact("port au prince")) == [(2, True)]
    assert list(NAMES.exact("kharki")) == []
    assert list(NAMES.exact("")) == []
    assert list(NAMES.exact("zzz")) == []


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("marracaibo", 0),
        ("maraciabo", 0),
        ("maracaib", 0),
        ("harkiv", 1),
        ("Харьків", 1),
        ("port o prince", 2),
    ],
)
def test_a_letter_or_three_may_be_wrong_by_the_length_of_the_name(asked: str, number: int) -> None:
    assert number in {found for found, *_ in NAMES.alike(plain(asked))}


def test_what_differs_more_is_not_alike_and_short_names_are_never() -> None:
    assert list(NAMES.alike("kherson")) == []
    assert list(NAMES.alike("ul")) == []
    assert [edits("x" * length) for length in (3, 4, 7, 8, 12, 40)] == [0, 1, 1, 2, 3, 3]


def test_likeness_falls_with_the_letters_that_differ() -> None:
    likeness = {matched: value for _, _, matched, value in NAMES.alike("maracaibo")}
    assert likeness["maracaibo"] == 100
    assert likeness["marakaibo"] == pytest.approx(100 * 8 / 9)


def test_no_names_at_all_lead_nowhere() -> None:
    none = Spellings.of([])
    assert list(none.exact("maracaibo")) == []
    assert list(none.alike("maracaibo")) == []
