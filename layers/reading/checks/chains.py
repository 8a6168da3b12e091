"""Check that the chains of credit under all claims together are few enough to draw."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from layers.reading.problems import Problem
from layers.theatre.claim import Citation
from layers.theatre.credits import Crediting, chain
from layers.theatre.source import Source

MOST = 10_000_000
"""Steps that the chains of all claims may have together; a page has each of them."""


def check_chains(
    cited: Iterable[list[dict[str, Any]]], sources: Mapping[str, Source], file: str
) -> Iterator[Problem]:
    """Yield a problem if the chains of credit have more than MOST steps; all ids in them must be known.

    ``cited`` are the distinct values of the claims' citations (JSON).
    """
    if not any(source.credits for source in sources.values()):
        return  # the chains are no longer than the claims themselves, as in an imported dataset
    steps, known = 0, dict[tuple[str, tuple[str, ...] | None], int]()
    for each in (citation for citations in cited for citation in citations):
        citation = Citation.model_validate(each)
        key = citation.source, citation.credits
        if key not in known:
            known[key] = steps_of(citation, sources)
        steps += known[key]
        if steps > MOST:
            message = f"expected chains of credit with at most {MOST:,} steps under all claims, found more"
            yield Problem(file, "", "citations", message)
            return


def steps_of(citation: Citation, sources: Mapping[str, Crediting]) -> int:
    """Return the steps of a citation's chain: its lines from the cited source down, and all credits in it."""
    links = chain(citation, sources)
    depths = [link.depth for link in links]
    lines = sum(
        depth + 1 for depth, following in zip(depths, [*depths[1:], 0], strict=True) if following <= depth
    )
    return lines + sum(len(sources[link.source].credits) for link in links)
