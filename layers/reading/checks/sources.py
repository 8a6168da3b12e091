"""Check sources against each other: references, and chains of credit, which must end, and before long."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter

from layers.messages.language import Language
from layers.reading.checks.references import HINTED, Known, repeated, unresolved
from layers.reading.checks.translations import misfits
from layers.reading.problems import Problem
from layers.theatre.source import Coverage, Source

FILE = "sources.json"


LONGEST = 2000
"""Sources in the longest chain of credit that may be; reporting has some ten."""


Credits = Mapping[str, Collection[str]]
"""The ids that each source credits, by its own; all of them are keys too."""


def check_sources(sources: dict[str, Source], known: Known, language: Language | None) -> Iterator[Problem]:
    """Yield the problems of sources, which are given by their address; ``language`` is the theatre's."""
    ids = {source.id for source in sources.values()}
    credits_ = {source.id: ids.intersection(source.credits) for source in sources.values()}
    endless, long = _endless(credits_), _long(credits_)
    hints = HINTED
    for address, source in sources.items():
        references = ((address, "source", f"credits.{at}", id_) for at, id_ in enumerate(source.credits))
        for problem in unresolved(FILE, references, known, hints):
            hints -= 1
            yield problem
        for field, message in (
            *repeated("credits", "source", source.credits),
            *misfits(source, language),
            *_omissions(source.coverage),
            *_archived(source),
            *(misfits(source.retraction, language, "retraction") if source.retraction else ()),
        ):
            yield Problem(FILE, address, field, message)
        if source.id in endless:
            message = "expected a chain that ends, found one that credits itself"
            yield Problem(FILE, address, "credits", message)
        if source.id in long:
            message = f"expected a chain of at most {LONGEST} sources, found one of {long[source.id]}"
            yield Problem(FILE, address, "credits", message)


def _archived(source: Source) -> Iterator[tuple[str, str]]:
    """Yield (field, message) for the time of a copy of which no link is given."""
    if source.archived_on and not source.archived:
        yield "archived_on", "expected the link of the copy beside its time (archived), found none"


def _omissions(coverage: Coverage | None) -> Iterator[tuple[str, str]]:
    """Yield (field, message) for each paragraph that is left out twice, or that the source does not have."""
    seen: set[int] = set()
    for at, omission in enumerate(coverage.left_out if coverage else ()):
        number, most = omission.paragraph, coverage.paragraphs if coverage else 0
        field = f"coverage.left_out.{at}.paragraph"
        if number > most:
            yield field, f"expected one of its {most} paragraphs, found {number}"
        if number in seen:
            yield field, f"expected each paragraph once, found {number} again"
        seen.add(number)


def _endless(credits_: Credits) -> set[str]:
    """Return the sources that credit themselves, directly or through others, or lie between such."""
    credited: dict[str, list[str]] = {id_: [] for id_ in credits_}
    for id_, others in credits_.items():
        for other in others:
            credited[other].append(id_)
    return set(credits_).difference(_ordered(credits_), _ordered(credited))


def _long(credits_: Credits) -> dict[str, int]:
    """Return the length of each chain above LONGEST, by the source that it begins with and nobody credits."""
    lengths: dict[str, int] = {}
    for id_ in _ordered(credits_):
        lengths[id_] = 1 + max((lengths[other] for other in credits_[id_]), default=0)
    inner = set[str]().union(*credits_.values())
    return {id_: length for id_, length in lengths.items() if length > LONGEST and id_ not in inner}


def _ordered(credits_: Credits) -> list[str]:
    """Return the sources whose chains end, each after all that it credits."""
    sorter, found = TopologicalSorter(credits_), list[str]()
    with suppress(CycleError):
        sorter.prepare()
    while ready := sorter.get_ready():
        found += ready
        sorter.done(*ready)
    return found
