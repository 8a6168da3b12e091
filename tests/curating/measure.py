"""Measure the proposals on an article that curators coded: ``python -m tests.curating.measure ARTICLE``.

The text of the article is not part of the project. A coded hedge, figure or place is found if a proposal for
its paragraph says the same, a hedge in words that overlap with the coded ones. A proposal is false if no
claim on its paragraph has it; some of these are only not coded. Hedges and figures of the whole theatre are
tried on their own words, without their paragraphs, of which the project has none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from layers.curating.citing import paragraphs
from layers.curating.proposing import Proposal, proposals
from layers.curating.proposing.proposal import GAP, Span
from layers.reading.place_search import place_names
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Claim, Quantity

THEATRE = Path(__file__).resolve().parents[2] / "seeds" / "southcom-2025"

KINDS = ("hedges", "figures", "places")


@dataclass
class Measure:
    """What was coded, how much of it was found, and what was proposed that nobody coded."""

    coded: int = 0
    found: int = 0
    proposed: int = 0
    false: int = 0


def measured(catalogue: Catalogue, source: str, text: str) -> dict[str, Measure]:
    """Return a measure of each kind for the paragraphs of a source."""
    measures = {kind: Measure() for kind in KINDS}
    names = place_names(catalogue.gazetteer)
    for number, paragraph in enumerate(paragraphs(text), start=1):
        claims = [claim for claim in catalogue.claims.values() if _cites(claim, source, number)]
        given = proposals(paragraph, places=names, sources=catalogue.sources.values())
        for kind, coded, found, proposed, false in (
            ("hedges", *_hedges(paragraph, claims, given)),
            ("figures", *_figures(claims, given)),
            ("places", *_places(claims, given)),
        ):
            measure = measures[kind]
            measure.coded += coded
            measure.found += found
            measure.proposed += proposed
            measure.false += false
    return measures


Counts = tuple[int, int, int, int]


def _hedges(paragraph: str, claims: list[Claim], given: tuple[Proposal, ...]) -> Counts:
    own = [each for each in given if each.field == "assertion"]
    coded = [
        (claim.properties.assertion, list(_spans(paragraph, claim.properties.hedge)))
        for claim in claims
        if claim.properties.hedge
    ]
    found = sum(
        any(each.fills["assertion"] == assertion and _overlap(each.spans, spans) for each in own)
        for assertion, spans in coded
    )
    false = sum(not any(_overlap(each.spans, spans) for _, spans in coded) for each in own)
    return len(coded), found, len(own), false


def _figures(claims: list[Claim], given: tuple[Proposal, ...]) -> Counts:
    own = [Quantity.model_validate(each.fills["quantity"]) for each in given if each.field == "quantity"]
    coded = [claim.properties.quantity for claim in claims if claim.properties.quantity]
    found = sum(any(_same(each, quantity) for each in own) for quantity in coded)
    return len(coded), found, len(own), sum(not any(_same(each, one) for one in coded) for each in own)


def _same(one: Quantity, other: Quantity) -> bool:
    return (one.low, one.best, one.high) == (other.low, other.best, other.high)


def _places(claims: list[Claim], given: tuple[Proposal, ...]) -> Counts:
    own = {
        (each.fills["where"]["place"], each.fills["where"]["precision"])
        for each in given
        if each.field == "where"
    }
    coded = [(each.properties.where.place, each.properties.where.precision) for each in claims]
    coded = [each for each in coded if each[0]]
    return len(coded), sum(each in own for each in coded), len(own), len(own - set(coded))


def _cites(claim: Claim, source: str, number: int) -> bool:
    return any(each.source == source and each.paragraph == number for each in claim.properties.citations)


def _spans(paragraph: str, hedge: str) -> Iterator[Span]:
    """Yield where the parts of a coded hedge stand in the paragraph."""
    for part in hedge.split(GAP):
        start = paragraph.find(part)
        yield (start, start + len(part))


def _overlap(some: tuple[Span, ...], others: list[Span]) -> bool:
    return any(a < d and c < b for a, b in some for c, d in others)


def in_own_words(catalogue: Catalogue) -> dict[str, Measure]:
    """Return a measure of the hedges and the figures of all claims, each tried on its own words."""
    hedges, figures = Measure(), Measure()
    for claim in catalogue.claims.values():
        says = claim.properties
        if says.hedge:
            found = [each for each in proposals(says.hedge) if each.field == "assertion"]
            hedges.coded += 1
            hedges.found += any(each.fills["assertion"] == says.assertion for each in found)
        if says.quantity:
            coded, found_here, _, _ = _figures([claim], proposals(says.quantity.verbatim))
            figures.coded += coded
            figures.found += found_here
    return {"hedges": hedges, "figures": figures}


@click.command()
@click.argument("article", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(article: Path) -> None:
    """Say how many of the coded hedges, figures and places of ARTICLE the proposals find."""
    catalogue = read(THEATRE)
    for kind, each in measured(catalogue, "article", article.read_text(encoding="utf-8")).items():
        click.echo(
            f"{kind}: {each.found} of {each.coded} found; {each.false} of {each.proposed} proposed false"
        )
    for kind, each in in_own_words(catalogue).items():
        click.echo(f"{kind} of the whole theatre, in their own words: {each.found} of {each.coded}")


if __name__ == "__main__":
    main()
