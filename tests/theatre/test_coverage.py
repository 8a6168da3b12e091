from pathlib import Path

import pytest

from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.coverage import coverage, coverages, listed
from tests.reading.broken import broken, claim, put

RECORD = {
    "paragraphs": 5,
    "left_out": [
        {"paragraph": 4, "reason": "heading"},
        {"paragraph": 5, "reason": "opinion", "note": "Why."},
    ],
}


@pytest.fixture
def begun(invented: Path) -> Path:
    assert broken(invented, "sources.json", put("0.coverage", RECORD)) == []
    return invented


def test_a_paragraph_is_coded_left_out_or_open(begun: Path) -> None:
    (covered,) = coverages(read(begun))
    states = {each.number: each.state for each in covered.paragraphs}
    assert covered.source == "harbour-gazette"
    assert states[1] == "coded"
    assert "amber-pier" in covered.paragraphs[3].claims
    assert states[4] == "coded", "a paragraph with a claim is coded, whatever else was said of it"
    assert sum(covered.counts().values()) == 5


def test_a_claim_that_was_withdrawn_codes_nothing(begun: Path) -> None:
    catalogue = read(begun)
    number = list(catalogue.claims).index("amber-pier")
    assert broken(begun, "claims.geojson", claim(number, "status", "withdrawn")) == []
    (covered,) = coverages(read(begun))
    assert covered.paragraphs[3].state == "left_out"
    assert covered.paragraphs[3].reason == "heading"


def test_a_source_without_a_record_is_not_begun(invented: Path) -> None:
    catalogue = read(invented)
    assert coverages(catalogue) == []
    assert not coverage(catalogue.sources["harbour-gazette"], catalogue.claims).begun


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ({"paragraphs": 0}, "coverage.paragraphs: expected "),
        (
            {"paragraphs": 2, "left_out": [{"paragraph": 3, "reason": "heading"}]},
            "coverage.left_out.0.paragraph: expected one of its 2 paragraphs, found 3",
        ),
        (
            {"paragraphs": 2, "left_out": [{"paragraph": 2, "reason": "heading"}] * 2},
            "coverage.left_out.1.paragraph: expected each paragraph once, found 2 again",
        ),
        (
            {"paragraphs": 2, "left_out": [{"paragraph": 2, "reason": "dull"}]},
            "coverage.left_out.0.reason: expected ",
        ),
    ],
)
def test_a_record_that_cannot_be_is_a_problem(invented: Path, record: object, problem: str) -> None:
    (found,) = broken(invented, "sources.json", put("0.coverage", record))
    assert problem in found


@pytest.mark.parametrize("moment", ["2026-11-25", "2026-11", "2026-11-25T21:04Z", "2026-11-25T21:04:59Z"])
def test_a_source_says_when_it_was_archived_and_how_it_was_received(invented: Path, moment: str) -> None:
    received = {"by": "A curator", "on": moment, "method": "Saved as a page", "sha256": "0" * 64}
    assert broken(invented, "sources.json", put("0.received", received)) == []
    (alone,) = broken(invented, "sources.json", put("0.archived_on", moment))
    assert alone.endswith("archived_on: expected the link of the copy beside its time (archived), found none")
    assert broken(invented, "sources.json", put("0.archived", "https://archive.example/a")) == []
    assert read(invented).sources["harbour-gazette"].archived_on == moment


@pytest.mark.parametrize(
    "moment", ["2026-02-30T21:04Z", "2026-11-25T24:04Z", "2026-11-25 21:04", "2026-11-25T21:04"]
)
def test_a_time_that_the_clock_does_not_have_is_a_problem(invented: Path, moment: str) -> None:
    (found,) = broken(invented, "sources.json", put("0.archived_on", moment))
    assert "sources.json, source 0 (harbour-gazette), archived_on: expected a date" in found


def test_every_paragraph_of_the_first_theatres_article_is_accounted_for(southcom: Catalogue) -> None:
    (covered,) = coverages(southcom)
    assert covered.source == "article"
    assert covered.counts() == {"coded": 14, "left_out": 4, "open": 0}


def test_numbers_are_listed_in_runs_and_never_for_ever() -> None:
    assert listed([3, 5, 6, 7, 9]) == "3, 5–7, 9"
    assert listed(range(1, 99, 2)).endswith("39, …")
    assert listed([]) == ""
