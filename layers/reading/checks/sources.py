"""Check sources against each other: references, and chains of credit, which must end."""

from collections.abc import Iterator

from layers.messages.language import Language
from layers.reading.checks.references import Known, resolved
from layers.reading.checks.translations import misfits
from layers.reading.problems import Problem
from layers.theatre.source import Source


def check_sources(sources: dict[str, Source], known: Known, language: Language | None) -> Iterator[Problem]:
    """Yield the problems of sources, which are given by their address; ``language`` is the theatre's."""
    file = "sources.json"
    by_id = {source.id: source for source in sources.values()}
    for address, source in sources.items():
        for index, credit in enumerate(source.credits):
            yield from resolved(file, address, "source", f"credits.{index}", credit, known)
        for field, message in misfits(source, language):
            yield Problem(file, address, field, message)
        if _credits_itself(source, by_id):
            yield Problem(
                file, address, "credits", "expected a chain that ends, found one that credits itself"
            )


def _credits_itself(source: Source, by_id: dict[str, Source]) -> bool:
    ahead, seen = list(source.credits), set[str]()
    while ahead:
        credit = ahead.pop()
        if credit == source.id:
            return True
        if credit in by_id and credit not in seen:
            seen.add(credit)
            ahead.extend(by_id[credit].credits)
    return False
