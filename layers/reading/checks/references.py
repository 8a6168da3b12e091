"""Check that an id which a record refers to exists, and name the nearest one where it does not."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches

from layers.reading.problems import FIRST, Problem
from layers.theatre.claim import Claim

COMPARED = 5000
"""Among more ids than these, a misspelt one is not compared with each."""


Known = Mapping[str, Collection[str] | None]
"""The ids that may be referred to, by what they are: layer, actor, kind, source, claim, place.

None stands for what could not be read; references to it are not checked.
"""


def check_links(links: Iterable[tuple[str, str, str]], known: Known, file: str) -> Iterator[Problem]:
    """Yield the links of claims (address, field and id, see :func:`links`) that lead to no claim."""
    found = 0
    for address, field, id_ in links:
        for problem in resolved(file, address, "claim", field, id_, known, hints=found < FIRST):
            found += 1
            yield problem


def links(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield (field, id) for every other claim that the claim speaks of."""
    says = claim.properties
    for index, end in enumerate(says.where.ends or ()):
        if end.claim:
            yield f"where.ends.{index}.claim", end.claim
    for index, related in enumerate(says.related):
        yield f"related.{index}.claim", related.claim


def resolved(
    file: str, record: str, what: str, field: str, id_: str, known: Known, hints: bool = True
) -> Iterator[Problem]:
    """Yield a problem if ``id_`` is not known, with the nearest that is."""
    among = known[what]
    if among is None or id_ in among:
        return
    near = get_close_matches(id_, among, n=1) if hints and len(among) <= COMPARED else []
    if near:
        hint = f" (“{near[0]}”?)"
    elif len(among) <= 12:
        hint = f" ({', '.join(among)})" if among else " (there is none)"
    else:
        hint = f" (one of {len(among)})"
    article = "an" if what == "actor" else "a"
    yield Problem(file, record, field, f"expected the id of {article} {what}{hint}, found “{id_}”")
