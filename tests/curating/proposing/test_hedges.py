import pytest

from layers.curating.proposing.hedges import Entry, hedge_of, hedges, lexicon
from layers.theatre.vocabulary import ASSERTIONS


@pytest.mark.parametrize("entry", lexicon(), ids=lambda entry: f"{entry.language} {entry.hedge}")
def test_each_entry_finds_its_hedge_in_its_example(entry: Entry) -> None:
    assert {"assertion": entry.assertion, "hedge": entry.hedge} in [
        each.fills for each in hedges(entry.example)
    ]


def test_each_entry_is_needed() -> None:
    assert len({entry.pattern.pattern for entry in lexicon()}) == len(lexicon())
    assert {entry.language for entry in lexicon()} == {"en", "es"}
    assert {entry.assertion for entry in lexicon()} == set(ASSERTIONS) - {"stated"}


@pytest.mark.parametrize(
    "plain",
    [
        "Seven warships are in the harbour.",
        "The garrison has 200 soldiers and two radars.",
        "Siete buques están en el puerto.",
        "He will shoulder the load, and the mightiest ships leave.",
    ],
)
def test_a_plain_sentence_has_no_hedge(plain: str) -> None:
    assert hedges(plain) == ()


def test_words_stand_where_the_spans_say() -> None:
    paragraph = "Ships came. If they stay, as the ministry fears, the port would close."
    (found,) = hedges(paragraph)
    assert found.words == "If … would"
    assert [paragraph[start:end] for start, end in found.spans] == ["If", "would"]
    assert found.start == paragraph.index("If")


def test_a_hedge_does_not_reach_into_the_next_sentence() -> None:
    found = [each.words for each in hedges("If so, Gen. Smith of the U.S. Navy leaves. It would end.")]
    assert found == ["If so"]
    assert [each.words for each in hedges("If Gen. Smith comes, it would end.")] == ["If … would"]


def test_of_hedges_that_overlap_the_longest_is_proposed() -> None:
    assert [each.words for each in hedges("It has been speculated that they left.")] == [
        "It has been speculated that"
    ]


def test_the_reason_is_said_in_both_languages() -> None:
    (found,) = hedges("Men allegedly came.")
    assert found.reason.text("en") == "“allegedly” marks doubt: alleged."
    assert found.reason.text("es") == "«allegedly» marca duda: presuntamente."


def test_selected_words_are_the_hedge_to_the_letter() -> None:
    assert hedge_of("they allegedly came").fills == {
        "assertion": "alleged",
        "hedge": "they allegedly came",
    }
    unknown = hedge_of("so the fishermen sing")
    assert unknown.fills == {"hedge": "so the fishermen sing"}
    assert "not in the lexicon" in unknown.reason.text("en")
