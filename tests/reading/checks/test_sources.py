import time
from pathlib import Path

from layers.reading.checks.sources import LONGEST, check_sources
from layers.theatre.source import Source
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


def test_a_source_is_credited_once(invented: Path) -> None:
    assert broken(invented, "sources.json", put("0.credits", ["island-wire", "island-wire"])) == [
        "sources.json, source 0 (harbour-gazette), credits.1: expected each source once, found "
        "“island-wire” again"
    ]


def told(credits_: dict[str, list[str]]) -> list[str]:
    """The problems of sources that credit so."""
    sources = {
        f"source ({id_})": Source(id=id_, title=id_, kind="report", credits=tuple(credited))
        for id_, credited in credits_.items()
    }
    known = {"source": dict.fromkeys(credits_)}
    return [str(problem) for problem in check_sources(sources, known, "en")]


def in_line(count: int) -> dict[str, list[str]]:
    """So many sources, each of which credits the next."""
    return {f"s{n}": [f"s{n + 1}"] if n + 1 < count else [] for n in range(count)}


def test_only_those_on_a_circle_credit_themselves() -> None:
    circle = {"a": ["b"], "b": ["c"], "c": ["b", "d"], "d": ["e"], "e": [], "f": ["f"]}
    assert [problem.split()[2] for problem in told(circle)] == ["(b),", "(c),", "(f),"]


def test_the_longest_chain_has_a_limit_that_is_told_where_it_begins() -> None:
    assert told(in_line(LONGEST)) == []
    (problem,) = told(in_line(LONGEST + 1) | {"other": ["s5"]})
    assert problem == (
        "sources.json, source (s0), credits: expected a chain of at most 2000 sources, found one of 2001"
    )


def test_very_many_sources_are_checked_in_seconds() -> None:
    start = time.process_time()
    assert len(told(in_line(20_000))) == 1
    assert len(told(in_line(20_000) | {"s19999": ["s0"]})) == 20_000
    assert len(told({f"s{n}": [f"sx{n}"] for n in range(5000)})) == 5000
    assert time.process_time() - start < 20
