"""How much of what curators coded the proposals find: the floor below which no change may bring it."""

import os
from pathlib import Path

import pytest

from layers.curating.proposing.hedges import hedges
from layers.theatre.catalogue import Catalogue
from tests.curating.measure import in_own_words, measured

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = Path(os.environ.get("POSTURE_ARTICLE", ROOT.parent / "shared" / "facts" / "article.txt"))

OTHERS = (
    *[("reported", "could not verify")] * 4,
    *[("reported", "Pentagon sources")] * 2,
    ("reported", "did not confirm"),
    ("assessed", "an inference"),
    ("assessed", "approximate"),
)
"""The hedges beside the article's in the theatre as it was first coded: 26 with these."""


def test_of_the_26_hedges_that_were_coded_first_the_lexicon_knows_24(southcom: Catalogue) -> None:
    article = [
        (claim.properties.assertion, claim.properties.hedge)
        for claim in southcom.claims.values()
        if claim.properties.hedge and any(each.source == "article" for each in claim.properties.citations)
    ]
    coded = [*article, *OTHERS]
    assert len(coded) == 26
    found = [
        hedge
        for assertion, hedge in coded
        if any(each.fills["assertion"] == assertion for each in hedges(hedge))
    ]
    assert len(found) >= 24


def test_hedges_and_figures_of_the_whole_theatre_in_their_own_words(southcom: Catalogue) -> None:
    found = in_own_words(southcom)
    assert found["hedges"].found / found["hedges"].coded >= 0.66
    assert found["figures"].found / found["figures"].coded >= 0.88


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not at hand: POSTURE_ARTICLE names it")
def test_what_the_article_says_is_proposed_and_little_else(southcom: Catalogue) -> None:
    found = measured(southcom, "article", ARTICLE.read_text(encoding="utf-8"))
    assert (found["hedges"].found, found["hedges"].coded) == (17, 17)
    assert found["hedges"].false <= 1
    assert (found["figures"].found, found["figures"].coded) == (2, 2)
    assert found["figures"].false <= 1
    assert (found["places"].found, found["places"].coded) == (14, 18)
    assert found["places"].false <= 24
