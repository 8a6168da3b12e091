from pathlib import Path

from tests.reading.broken import broken, put


def test_a_source_credits_one_that_there_is(invented: Path) -> None:
    assert broken(invented, "sources.json", put("0.credits", ["island-wyre"])) == [
        "sources.json, source 0 (harbour-gazette), credits.0: expected the id of a source (“island-wire”?), "
        "found “island-wyre”"
    ]


def test_a_chain_of_credit_ends(invented: Path) -> None:
    ending = "credits: expected a chain that ends, found one that credits itself"
    assert broken(invented, "sources.json", put("1.credits", ["harbour-gazette"])) == [
        f"sources.json, source 0 (harbour-gazette), {ending}",
        f"sources.json, source 1 (island-wire), {ending}",
    ]


def test_two_sources_may_credit_the_same(invented: Path) -> None:
    assert broken(invented, "sources.json", put("2.credits", ["island-wire"])) == []


def test_a_source_is_not_translated_into_what_it_does_not_say(invented: Path) -> None:
    (problem,) = broken(invented, "sources.json", put("1.translations", {"es": {"note": "Nota"}}))
    assert problem.startswith("sources.json, source 1 (island-wire), translations.es.note: expected no ")
