import hashlib
from pathlib import Path

import pytest

from layers.catalogue import read
from layers.cite import blocks, compare, fingerprint, paragraphs
from layers.model import Claim
from tests.theatres import ARTICLE


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
