import hashlib
from pathlib import Path

import pytest

from layers.curating.citing import blocks, borrowed, borrowings, compare, fingerprint, paragraphs
from layers.reading.theatre import read
from layers.theatre.claim import Claim
from tests.invented import ARTICLE


@pytest.fixture
def claims(invented: Path) -> list[Claim]:
    return list(read(invented).claims.values())


def verdicts(claims: list[Claim], text: str) -> dict[str, str]:
    return {finding.claim: finding.verdict for finding in compare(claims, "harbour-gazette", text)}


def test_a_fingerprint_folds_white_space_only() -> None:
    assert fingerprint(" a\t b\n c ") == hashlib.sha256(b"a b c").hexdigest()
    assert fingerprint("a b c") != fingerprint("a b C")


def test_paragraphs_are_lines_or_blocks() -> None:
    assert paragraphs("one\n\n two\r\n \nthree") == ["one", " two", "three"]
    assert blocks("one\nstill one\r\n\r\ntwo\n \n") == ["one\nstill one", "two"]


def test_the_same_article_matches(claims: list[Claim]) -> None:
    found = verdicts(claims, ARTICLE)
    assert found["amber-pier"] == "match"
    assert found["blue-radar"] == "no fingerprint"
    assert set(found.values()) == {"match", "no fingerprint"}


def test_a_hard_wrapped_copy_matches(claims: list[Claim]) -> None:
    wrapped = "\r\n\r\n".join(line.replace(" Amber", "\r\nAmber") for line in ARTICLE.splitlines())
    assert verdicts(claims, wrapped)["amber-flotilla"] == "match"


def test_a_paragraph_that_moved_is_found(claims: list[Claim]) -> None:
    findings = compare(claims, "harbour-gazette", "A new heading\n" + ARTICLE)
    pier = next(finding for finding in findings if finding.claim == "amber-pier")
    assert (pier.verdict, pier.paragraph, pier.found_at) == ("moved", 4, (5,))


def test_a_changed_paragraph_is_missing_and_only_that(claims: list[Claim]) -> None:
    found = verdicts(claims, ARTICLE.replace("Four", "Five"))
    assert [claim for claim, verdict in found.items() if verdict == "missing"] == ["amber-flotilla-low"]


def test_other_sources_are_left_alone(claims: list[Claim]) -> None:
    assert "amber-denial" not in verdicts(claims, ARTICLE)


class TestOwnWords:
    """The third paragraph: "Four Amber ships, no more, says the harbour master"."""

    @staticmethod
    def found(claims: list[Claim], text: str = ARTICLE, **says: str) -> list[tuple[str, str, int, str]]:
        pier = next(claim for claim in claims if claim.id == "amber-pier")
        properties = pier.properties.model_copy(update=says)
        told = borrowings([pier.model_copy(update={"properties": properties})], "harbour-gazette", text)
        return [(each.claim, each.field, each.count, each.words) for each in told]

    def test_the_invented_claims_are_in_own_words(self, claims: list[Claim]) -> None:
        assert borrowings(claims, "harbour-gazette", ARTICLE) == []

    def test_seven_in_a_row_are_the_sources_and_six_are_not(self, claims: list[Claim]) -> None:
        assert self.found(claims, statement="So Amber ships, no more, says the man.") == []
        words = "Four Amber ships, no more, says the"
        assert self.found(claims, statement=f"So {words} man.") == [("amber-pier", "statement", 7, words)]

    def test_case_punctuation_and_line_ends_are_folded(self, claims: list[Claim]) -> None:
        copy = ARTICLE.replace("harbour master", "harbour\nmaster’s 1,200")
        words = "ships – No more: SAYS the harbour master's 1200"
        assert self.found(claims, copy, note=f"{words}.") == [("amber-pier", "note", 8, words)]

    def test_each_run_is_told_once_and_whole(self, claims: list[Claim]) -> None:
        one, other = (line.rstrip(".") for line in ARTICLE.splitlines()[:2])
        assert [each[2:] for each in self.found(claims, statement=f"{one} and then {other}")] == [
            (11, one),
            (11, other),
        ]
        assert [each[2:] for each in self.found(claims, statement=f"{other} {one}")] == [
            (22, f"{other} {one}")
        ]

    def test_only_claims_of_the_source(self, claims: list[Claim]) -> None:
        told = borrowings(claims, "amber-ministry", "Amber denies having any ships there. Amber has a pier.")
        assert told == []
        told = borrowings(claims, "amber-ministry", "Well, Amber denies having any ships there at all.")
        assert told == []
        told = borrowings(claims, "harbour-gazette", "Blue aircraft fly from Adak Strand to Port Amber.")
        assert [each.claim for each in told] == ["blue-flights"]


def test_borrowed_words_are_found_as_they_are_typed() -> None:
    paragraph = "Islanders report about a dozen Amber ships in the Koro Box."
    own = "They say: about a dozen, Amber ships in the Koro box, perhaps."
    ((start, end),) = borrowed(own, paragraph)
    assert own[start:end] == "about a dozen, Amber ships in the Koro box"
    assert borrowed("about a dozen Amber ships in the sea", paragraph) == [(0, 32)]
    assert borrowed("about a dozen Amber ships in a box", paragraph) == []
