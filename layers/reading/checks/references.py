"""Check that the ids in references exist, and suggest the nearest one for an id that does not."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from difflib import get_close_matches

from layers.reading.problems import Problem
from layers.theatre.claim import Claim

COMPARED = 5000
"""Known ids up to which an unknown one is compared with each, to suggest the nearest.

Of more (the gazetteer has some 39,000) with those alone that begin alike.
"""


HINTED = 20
"""Unknown ids of a file for which the nearest is looked for: among 5,000 it takes an eighth of a second."""


Reference = tuple[str, str, str, str]
"""The address of a record, what sort of id it gives, the field that has it, and the id."""


Known = Mapping[str, Mapping[str, object] | None]
"""The known ids of each sort of record (layer, actor, kind, source, claim, place), as keys.

None means that these records could not be read; references to them are not checked.
"""


def check_links(links: Iterable[tuple[str, str, str]], known: Known, file: str) -> Iterator[Problem]:
    """Yield a problem for each link that leads to no claim.

    A link is the address of its claim, its field and the id it leads to (see :func:`links`).
    """
    return unresolved(file, ((address, "claim", field, id_) for address, field, id_ in links), known)


def links(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield (field, id) for every reference of the claim to another claim."""
    says = claim.properties
    for index, end in enumerate(says.where.ends or ()):
        if end.claim:
            yield f"where.ends.{index}.claim", end.claim
    for index, related in enumerate(says.related):
        yield f"related.{index}.claim", related.claim


def unresolved(
    file: str, references: Iterable[Reference], known: Known, hints: int = HINTED
) -> Iterator[Problem]:
    """Yield a problem for each reference to an unknown id.

    The first ``hints`` suggest the nearest known id; all name the known ones if they are few.
    """
    for record, what, field, id_ in references:
        among = known[what]
        if among is None or id_ in among:
            continue
        near = _nearest(id_, among) if hints > 0 else []
        hints -= 1
        if near:
            hint = f" (“{near[0]}”?)"
        elif len(among) <= 12:
            hint = f" ({', '.join(among)})" if among else " (there is none)"
        else:
            hint = f" (one of {len(among)})"
        article = "an" if what == "actor" else "a"
        yield Problem(file, record, field, f"expected the id of {article} {what}{hint}, found “{id_}”")


def repeated(field: str, what: str, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (field, message) for each id in a list that an earlier one equals; ``what`` it is the id of."""
    listed = list(ids)
    for index in again(listed):
        yield f"{field}.{index}", f"expected each {what} once, found “{listed[index]}” again"


def again(values: Iterable[Hashable]) -> Iterator[int]:
    """Yield the index of each value that an earlier one equals."""
    seen: set[Hashable] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield index
        seen.add(value)


def _nearest(id_: str, among: Mapping[str, object]) -> list[str]:
    """Return the nearest known id in a list; an empty one where none is near.

    Among more than :data:`COMPARED` some id is always a little alike: there it must be more so.
    """
    if len(among) <= COMPARED:
        return get_close_matches(id_, among, n=1)
    known = [each for each in among if each[:1] == id_[:1]]
    return get_close_matches(id_, known, n=1, cutoff=0.8) if len(known) <= COMPARED else []
