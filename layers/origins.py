"""Who says so, all the way down: chains of credit and the origins they end in.

Sources that rest on one origin count once (circular reporting).
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from layers.model import Citation, Claim, Source


class Credit(NamedTuple):
    """A source in a chain of credit and how many steps it is from the claim (0: cited itself)."""

    source: str
    depth: int


def chain(citation: Citation, sources: Mapping[str, Source]) -> list[Credit]:
    """Return the sources a citation rests on, the cited one first, each followed by those it credits.

    What the cited paragraph itself credits goes before what its source credits as a whole; a source that
    several credit is listed once.
    """
    found: dict[str, int] = {}

    def follow(source: str, depth: int, credits_: Iterable[str]) -> None:
        if source in found:
            return
        found[source] = depth
        for credit in credits_:
            follow(credit, depth + 1, sources[credit].credits)

    own = citation.credits
    follow(citation.source, 0, sources[citation.source].credits if own is None else own)
    return [Credit(source, depth) for source, depth in found.items()]


def origins(citations: Iterable[Citation], sources: Mapping[str, Source]) -> list[str]:
    """Return the ids of the sources that the citations' chains end in, in order, each once."""
    ends: dict[str, None] = {}
    for citation in citations:
        own = citation.credits
        ahead = [citation.source] if own == () else list(own or (citation.source,))
        seen: set[str] = set()
        while ahead:
            source = ahead.pop(0)
            if source in seen:
                continue
            seen.add(source)
            credited = () if source == citation.source and own == () else sources[source].credits
            ahead.extend(credited)
            if not credited:
                ends[source] = None
    return list(ends)


def counted(claims: Iterable[Claim], sources: Mapping[str, Source]) -> tuple[int, int]:
    """Return how many sources the claims cite or credit, and how many origins those come down to."""
    citations = [citation for claim in claims for citation in claim.properties.citations]
    named = {link.source for citation in citations for link in chain(citation, sources)}
    return len(named), len(origins(citations, sources))
