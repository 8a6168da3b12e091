"""Chains of credit, from a cited source down to the origins that it rests on.

Sources that rest on the same origin count once: otherwise outlets that repeat each other would seem to
confirm each other (circular reporting).
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from layers.theatre.claim import Citation
from layers.theatre.source import Source


class Crediting(Protocol):
    """A source, or what is kept of one: the ids of those that it rests on."""

    @property
    def credits(self) -> Sequence[str]:
        """The ids."""


class Credit(NamedTuple):
    """A source in a chain of credit, and how many credits lead to it (0 for the cited source)."""

    source: str
    depth: int


def chain(citation: Citation, sources: Mapping[str, Crediting]) -> list[Credit]:
    """Return the sources that a citation rests on, depth first: the cited one, then those it credits.

    If the citation says whom its paragraph credits, that replaces what the source as a whole credits. A
    source that several others credit is listed once.
    """
    found: dict[str, int] = {}
    ahead = [Credit(citation.source, 0)]
    while ahead:
        source, depth = ahead.pop()
        if source in found:
            continue
        own = citation.credits if not found else None
        credited = sources[source].credits if own is None else own
        found[source] = depth
        ahead += (Credit(credit, depth + 1) for credit in reversed(credited))
    return [Credit(source, depth) for source, depth in found.items()]


def origins(citations: Iterable[Citation], sources: Mapping[str, Source]) -> list[str]:
    """Return the ids of the sources at the ends of the citations' chains, each once.

    An unnamed source ("it has been speculated") ends a chain, but is not an origin.
    """
    ends: dict[str, None] = {}
    for citation in citations:
        ahead, seen = deque([citation.source]), set[str]()
        while ahead:
            source = ahead.popleft()
            own = citation.credits if source == citation.source else None
            credited = sources[source].credits if own is None else own
            ahead += [credit for credit in credited if credit not in seen]
            seen.update(credited)
            if not credited and sources[source].kind != "unnamed":
                ends[source] = None
    return list(ends)
