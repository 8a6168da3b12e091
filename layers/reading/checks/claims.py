"""Check claims against the other records of their theatre: references, hedges in labels, geometry."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from layers.messages.language import Language, text
from layers.reading.checks.placement import check_placement
from layers.reading.checks.references import HINTED, Known, again, links, repeated, unresolved
from layers.reading.checks.translations import misfits
from layers.reading.problems import Problem
from layers.theatre.claim import Citation, Claim
from layers.theatre.gazetteer import Gazetteer

HEDGED = ("alleged", "speculated", "assessed", "conditional")
"""The assertions that rest on the source's own hedging words."""


def check_claims(
    claims: Mapping[str, Claim],
    known: Known,
    gazetteer: Gazetteer | None,
    language: Language | None,
    file: str = "claims.geojson",
    hints: int = HINTED,
) -> Iterator[Problem]:
    """Yield the problems of claims, which are given by their address: references, wording, geometry.

    ``language`` is the theatre's, or None if it could not be read. ``hints`` are the unknown ids for which
    messages suggest the nearest known one, which takes time to find.
    """
    for address, claim in claims.items():
        unknown = [
            (address, *reference)
            for reference in _references(claim)
            if (among := known[reference[0]]) is not None and reference[2] not in among
        ]
        for problem in unresolved(file, unknown, known, hints) if unknown else ():
            hints -= 1
            yield problem
        for field, message in (
            *_repeated(claim),
            *_wording(claim, language),
            *check_placement(claim.geometry, claim.properties.where, claim.properties.range, gazetteer),
        ):
            yield Problem(file, address, field, message)


def _references(claim: Claim) -> Iterator[tuple[str, str, str]]:
    """Yield (what, field, id) for every reference of the claim, except those to other claims."""
    says = claim.properties
    yield "layer", "layer", says.layer
    yield "actor", "actor", says.actor
    yield "kind", "kind", says.kind
    if says.where.place:
        yield "place", "where.place", says.where.place
    for index, end in enumerate(says.where.ends or ()):
        yield "place", f"where.ends.{index}.place", end.place
    for index, citation in enumerate(says.citations):
        yield "source", f"citations.{index}.source", citation.source
        for credit in citation.credits or ():
            yield "source", f"citations.{index}.credits", credit
    if says.range:
        yield "source", "range.source", says.range.source


def _repeated(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield (field, message) for what a claim gives as evidence twice, and for what leads to itself."""
    says = claim.properties
    for field, id_ in links(claim):
        if id_ == claim.id:
            yield field, "expected another claim, found the claim itself"
    for index in again([(related.claim, related.relation) for related in says.related]):
        found = f"{says.related[index].relation} “{says.related[index].claim}”"
        yield f"related.{index}", f"expected each relation once, found {found} again"
    yield from repeated_citations(says.citations)


def repeated_citations(citations: Sequence[Citation]) -> Iterator[tuple[str, str]]:
    """Yield (field, message) for each citation, and each credit in one, that is there twice or is itself."""
    for index in again(map(_cited, citations) if len(citations) > 1 else ()):
        cited = citations[index]
        paragraph = f"paragraph {cited.paragraph} of " if cited.paragraph else ""
        yield f"citations.{index}", f"expected each citation once, found {paragraph}“{cited.source}” again"
    for index, citation in enumerate(citations):
        credits_ = citation.credits
        if not credits_:
            continue
        yield from repeated(f"citations.{index}.credits", "source", credits_)
        if citation.source in credits_:
            yield (
                f"citations.{index}.credits",
                f"expected other sources, or none for its own voice, found “{citation.source}” itself",
            )


def _cited(citation: Citation) -> tuple[object, ...]:
    """Return what tells a citation from others: source and paragraph, or all it says where it names none."""
    said = (None,) if citation.paragraph else (citation.sha256, citation.credits)
    return citation.source, citation.paragraph, *said


@cache
def hedge_in_label(language: Language, assertion: str) -> str:
    """Return how the label of a claim that is not stated ends: “(reported)”."""
    return f"({text(language, f'assertion.{assertion}')})"


def _wording(claim: Claim, language: Language | None) -> Iterator[tuple[str, str]]:
    """Yield (field, message) for each label, in any language, that lacks the hedge, and for its translations.

    A label keeps the hedge because readers of a map read nothing else.
    """
    says = claim.properties
    labels = [("label", says.label, language)]
    for other, words in says.translations.items():
        labels.append((f"translations.{other}.label", words.label or "", other))
    for field, label, spoken in labels if says.assertion != "stated" else ():
        hedge = hedge_in_label(spoken, says.assertion) if spoken else ""
        if label and hedge not in label:
            yield field, f"expected the hedge in the label, “{hedge}”, found “{label}”"
    yield from misfits(says, language)
    yield from misfits(says.where, language, "where")
    if says.quantity:
        yield from misfits(says.quantity, language, "quantity")
    if says.assertion in HEDGED and not says.hedge:
        yield "hedge", f"expected the source’s hedging words for a claim that is {says.assertion}, found none"
