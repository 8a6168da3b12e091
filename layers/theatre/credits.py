"""Who says so, all the way down: chains of credit and the origins they end in.

Sources that rest on one origin count once (circular reporting).
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from layers.theatre.claim import Citation
from layers.theatre.source import Source


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
    """Return the ids of the sources that the citations' chains end in, in order, each once.

    A source that nobody names ("it has been speculated") is the end of a chain but no origin.
    """
    ends: dict[str, None] = {}
    for citation in citations:
        ahead, seen = [citation.source], set[str]()
        while ahead:
            source = ahead.pop(0)
            own = citation.credits if source == citation.source else None
            credited = sources[source].credits if own is None else own
            ahead += [credit for credit in credited if credit not in seen]
            seen.update(credited)
            if not credited and sources[source].kind != "unnamed":
                ends[source] = None
    return list(ends)
