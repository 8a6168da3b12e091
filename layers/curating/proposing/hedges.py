"""Find how a sentence puts something: the words that hedge it, from a lexicon (``lexicon.json``).

An entry is a regular expression of words a space apart, in either case. In it ``…`` stands for any words of
the same sentence, which the hedge leaves out, and ``{name}`` for the part of that name. Each entry has an
example and the hedge that is found there. Rules explain themselves; what they miss, a person sees.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from layers.curating.proposing.proposal import Proposal, Span, verbatim
from layers.curating.proposing.sentences import sentences
from layers.curating.reason import Reason

FILE = Path(__file__).with_name("lexicon.json")

BETWEEN = r")\b.{1,300}?\b("
"""Any words of the sentence, between two parts of a hedge."""


@dataclass(frozen=True)
class Entry:
    """Words that hedge, in a language, and the assertion that they stand for."""

    language: str
    assertion: str
    pattern: re.Pattern[str]
    example: str
    hedge: str


@cache
def lexicon() -> tuple[Entry, ...]:
    """Return all entries of the lexicon."""
    listed = json.loads(FILE.read_text(encoding="utf-8"))
    parts = listed["parts"]
    return tuple(Entry(**each | {"pattern": _compiled(each["pattern"], parts)}) for each in listed["entries"])


def _compiled(pattern: str, parts: dict[str, str]) -> re.Pattern[str]:
    """Return the regular expression of an entry; parts that ask for a capital are asked for one."""
    written = re.sub(r"\{([a-z]+)\}", lambda found: f"(?-i:{parts[found[1]]})", pattern)
    return re.compile(rf"(?<!\w)({written.replace(' … ', BETWEEN)})(?!\w)", re.IGNORECASE)


def hedges(paragraph: str) -> tuple[Proposal, ...]:
    """Return a proposal for each hedge of a paragraph, in order; of those that overlap, the longest."""
    found = [each for start, end in sentences(paragraph) for each in _hedges(paragraph, start, end)]
    return tuple(sorted(found, key=lambda each: each.spans))


def _hedges(paragraph: str, start: int, end: int) -> Iterator[Proposal]:
    matches = [
        (tuple(match.span(number) for number in range(1, entry.pattern.groups + 1)), entry)
        for entry in lexicon()
        for match in entry.pattern.finditer(paragraph, start, end)
    ]
    taken: set[int] = set()
    for spans, entry in sorted(matches, key=_longest):
        covered = {at for span in spans for at in range(*span)}
        if covered.isdisjoint(taken):
            taken |= covered
            yield _proposal(paragraph, spans, entry)


def _longest(match: tuple[tuple[Span, ...], Entry]) -> tuple[int, int, tuple[Span, ...]]:
    """Return what matches are sorted by: hedges of two parts first, then the longest."""
    spans, _ = match
    return -len(spans), -sum(end - start for start, end in spans), spans


def _proposal(paragraph: str, spans: tuple[Span, ...], entry: Entry) -> Proposal:
    words = verbatim(paragraph, spans)
    fills = {"assertion": entry.assertion, "hedge": words}
    reason = Reason(f"app.propose.{entry.assertion}", {"words": words})
    return Proposal("assertion", fills, spans, words, reason)


def hedge_of(words: str) -> Proposal:
    """Return selected words as the hedge, with the assertion that the lexicon knows for any of them.

    Where it knows none, the assertion is left to the curator.
    """
    known = max(hedges(words), key=lambda each: len(each.words), default=None)
    assertion = {"assertion": known.fills["assertion"]} if known else {}
    reason = known.reason if known else Reason("app.propose.selected", {"words": words})
    return Proposal("assertion", assertion | {"hedge": words}, ((0, len(words)),), words, reason)
