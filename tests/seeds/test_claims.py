"""The claims, sources and layers of the first theatre, row by row."""

import re

from layers.reading.gazetteer import GAZETTEER
from layers.reading.spelled_numbers import numbers_in
from layers.reading.theatre import theatres
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Claim
from layers.theatre.source import Source
from tests.seeds.conftest import FOLDER, OTHER

ABOUT = re.compile(
    r"\b(around|roughly|about|approximately|some|rund|environ|aproximadamente)\b|civarında|yaklaşık|حوالي",
    re.IGNORECASE,
)
"""Words that make a figure approximate, in the languages of the pages that are quoted."""


UNENCRYPTED = ["guardiantt-1117", "guardiantt-grenada"]
"""Pages that were read, and are linked, without encryption."""


def test_the_theatre_ships() -> None:
    assert FOLDER in theatres(GAZETTEER.parent)


class TestClaim:
    def test_what_it_rests_on_is_no_name_in_a_list(self, claim: Claim, southcom: Catalogue) -> None:
        cited = [southcom.sources[citation.source] for citation in claim.properties.citations]
        assert [source.id for source in cited if source.kind == "unnamed"] == []

    def test_the_article_is_cited_by_paragraph_and_fingerprint(self, claim: Claim) -> None:
        for citation in claim.properties.citations:
            if citation.source == "article":
                assert 1 <= (citation.paragraph or 0) <= 15
                assert citation.sha256
                assert citation.credits is not None, "each paragraph says whom it credits"

    def test_nobody_drew_its_shape(self, claim: Claim) -> None:
        where = claim.properties.where
        assert (where.precision == 0) is (where.place is None and where.ends is None)

    def test_its_label_keeps_the_hedge(self, claim: Claim) -> None:
        says = claim.properties
        if says.assertion != "stated":
            assert says.label.endswith(f"({says.assertion})")
            assert says.hedge or (says.assertion in ("reported", "denied") and says.layer in OTHER)
        if says.quantity and ABOUT.search(says.quantity.verbatim):
            assert "≈" in says.label
            assert (says.quantity.low, says.quantity.high) == (None, None), "no invented range"
        else:
            assert "≈" not in says.label

    def test_its_figures_are_those_of_the_words(self, claim: Claim, southcom: Catalogue) -> None:
        quantity = claim.properties.quantity
        if quantity:
            if southcom.sources[claim.properties.citations[0].source].language:
                return  # numbers in words are known in English only
            written = numbers_in(quantity.verbatim)
            assert {v for v in (quantity.low, quantity.best, quantity.high) if v is not None} <= written

    def test_nobody_rated_it(self, claim: Claim) -> None:
        rating = claim.properties.rating
        assert (rating.reliability, rating.credibility, rating.by) == ("F", 6, None)

    def test_it_links_to_others(self, claim: Claim) -> None:
        assert claim.id not in {related.claim for related in claim.properties.related}


class TestSource:
    def test_its_link_is_to_a_page_and_encrypted(self, source: Source) -> None:
        secure = "http" if source.id in UNENCRYPTED else "https"
        assert source.url is None or re.match(rf"{secure}://[\w.-]+/.", source.url)

    def test_it_says_whose_it_is(self, source: Source) -> None:
        assert source.publisher or source.author or source.kind == "unnamed"

    def test_somebody_uses_it(self, source: Source, southcom: Catalogue) -> None:
        citations = [c for claim in southcom.claims.values() for c in claim.properties.citations]
        cited = {citation.source for citation in citations}
        credited = {credit for citation in citations for credit in citation.credits or ()}
        credited |= {credit for other in southcom.sources.values() for credit in other.credits}
        assert source.id in cited | credited


class TestLayers:
    def test_the_three_that_lead_come_first_and_are_the_only_ones_on(self, southcom: Catalogue) -> None:
        layers = southcom.theatre.layers
        assert [layer.id for layer in layers][:3] == ["aor", "us-deployments", "ru-advisory"]
        assert [layer.id for layer in layers if layer.on] == ["aor", "us-deployments", "ru-advisory"]

    def test_each_has_a_claim(self, southcom: Catalogue) -> None:
        used = {claim.properties.layer for claim in southcom.claims.values()}
        assert used == {layer.id for layer in southcom.theatre.layers}

    def test_each_of_the_article_can_be_pressed_as_a_digit(self, southcom: Catalogue) -> None:
        collections = [layer.collection for layer in southcom.theatre.layers[:9]]
        assert collections[:8] == ["the-article"] * 8
        assert "the-article" not in {layer.collection for layer in southcom.theatre.layers[9:]}

    def test_the_approximate_waters_are_off(self, southcom: Catalogue) -> None:
        assert not next(layer for layer in southcom.theatre.layers if layer.id == "aor-waters").on


REQUIRED = [
    ("us-15000", 1), ("ve-dispersal", 2), ("ve-asks-allies", 2), ("ru-makarevich", 4),
    ("ru-etf-strength", 4), ("ru-advisory-roles", 5), ("ru-etf", 6), ("ru-larger-movement", 6),
    ("ru-airlift", 6), ("ru-africa-corps", 7), ("ru-jungle", 7), ("us-advisers-ukraine", 7),
    ("ru-non-combat", 7), ("ru-wagner", 8), ("whatif-insurgency", 8),
    ("ru-power-projection", 9), ("us-power-projection", 9), ("whatif-freedom", 9), ("whatif-exchange", 10),
    ("us-levels-1989", 11), ("whatif-casualties", 11), ("ru-asymmetric", 11), ("whatif-weapons", 12),
    ("ru-weapons-hint", 12), ("ru-signal", 13), ("whatif-alignments", 14), ("ru-not-leaving", 15),
]  # fmt: skip
"""What the article says of forces, paragraph by paragraph: nothing left out, nothing added."""


def test_no_statement_of_the_article_is_left_out_and_none_added(southcom: Catalogue) -> None:
    coded = [
        (claim.id, citation.paragraph)
        for claim in southcom.claims.values()
        for citation in claim.properties.citations
        if citation.source == "article"
    ]
    assert sorted(coded) == sorted(REQUIRED)
