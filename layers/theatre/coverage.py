"""How much of each source was coded: every paragraph has claims, was left out for a reason, or is open."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from layers.theatre.catalogue import Catalogue
from layers.theatre.claims import Claims
from layers.theatre.source import Coverage, Source
from layers.theatre.vocabulary import LeftOut

State = Literal["coded", "left_out", "open"]

STATES: tuple[State, ...] = ("coded", "left_out", "open")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a source, by its number from 1: its claims by id, or why it has none."""

    number: int
    claims: tuple[str, ...] = ()
    reason: LeftOut | None = None
    note: str | None = None

    @property
    def state(self) -> State:
        """Return whether it is coded, left out or open; a paragraph with a claim is coded."""
        return "coded" if self.claims else "left_out" if self.reason else "open"


@dataclass(frozen=True)
class Covered:
    """The paragraphs of a source in order; none as long as nobody has begun to account for them."""

    source: str
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def begun(self) -> bool:
        """Return whether somebody has begun to account for the paragraphs."""
        return bool(self.paragraphs)

    def reasons(self) -> dict[LeftOut, tuple[int, ...]]:
        """Return the numbers of the paragraphs that were left out, by the reason why."""
        found: dict[LeftOut, tuple[int, ...]] = {}
        for each in self.paragraphs:
            if each.state == "left_out" and each.reason:
                found[each.reason] = (*found.get(each.reason, ()), each.number)
        return found

    def counts(self) -> dict[State, int]:
        """Return the number of paragraphs in each state."""
        return {state: len(self.numbers(state)) for state in STATES}

    def numbers(self, state: State) -> tuple[int, ...]:
        """Return the numbers of the paragraphs in a state."""
        return tuple(each.number for each in self.paragraphs if each.state == state)


def coverage(source: Source, claims: Claims) -> Covered:
    """Return what became of each paragraph of a source; claims that were withdrawn do not count."""
    return _covered(source.id, source.coverage, coded(claims, {source.id})[source.id])


def coverages(catalogue: Catalogue) -> list[Covered]:
    """Return the coverage of each source for which somebody has begun to account for its paragraphs."""
    begun = [source for source in catalogue.sources.values() if source.coverage]
    cited = coded(catalogue.claims, {source.id for source in begun})
    return [_covered(source.id, source.coverage, cited[source.id]) for source in begun]


def coded(claims: Claims, sources: set[str]) -> dict[str, dict[int, list[str]]]:
    """Return the ids of the claims on each paragraph of each of the sources, by source and number."""
    found: dict[str, dict[int, list[str]]] = {source: defaultdict(list) for source in sources}
    if not sources:
        return found
    columns = claims.columns
    for id_, status, citations in zip(claims, columns["status"], columns["citations"], strict=True):
        for citation in citations if status != "withdrawn" else ():
            if citation["source"] in sources and citation["paragraph"]:
                found[citation["source"]][citation["paragraph"]].append(id_)
    return found


def _covered(source: str, record: Coverage | None, cited: Mapping[int, Sequence[str]]) -> Covered:
    if record is None:
        return Covered(source)
    omitted = {each.paragraph: each for each in record.left_out}
    return Covered(
        source,
        tuple(
            Paragraph(
                number,
                tuple(dict.fromkeys(cited.get(number, ()))),
                omitted[number].reason if number in omitted else None,
                omitted[number].note if number in omitted else None,
            )
            for number in range(1, record.paragraphs + 1)
        ),
    )


def listed(numbers: Sequence[int]) -> str:
    """Return ascending numbers in words, runs of them as one: “3, 5–9”; at most twenty, then “…”."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    named = [str(first) if first == last else f"{first}–{last}" for first, last in runs]
    return ", ".join([*named[:20], *(["…"] if len(named) > 20 else [])])
