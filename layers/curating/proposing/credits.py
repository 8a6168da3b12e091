"""Find whom a paragraph credits: recorded sources by their names, and others by how they are named."""

import re
from collections.abc import Iterable, Iterator

from layers.curating.proposing.proposal import Proposal, Span
from layers.curating.proposing.sentences import sentences
from layers.curating.reason import Reason
from layers.reading.spellings import plain
from layers.theatre.source import Source

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")

LONGEST = 6
"""Words in the name of a source that is looked for."""

SHORTEST = 4
"""Letters that the name of a source has at least, with its spaces left out."""

CREDITING = re.compile(r"(?:according to|citing|según|de acuerdo con|citando a)\s", re.IGNORECASE)
"""How a hedge begins whose other words are whom it credits."""


def credited(paragraph: str, hedges: Iterable[Proposal], sources: Iterable[Source]) -> Iterator[Proposal]:
    """Yield a proposal for each name that a sentence with a report among its ``hedges`` credits.

    Of a recorded source it is its id; otherwise only the words are known.
    """
    known = _names(sources)
    reports = [each for each in hedges if each.fills["assertion"] in ("reported", "alleged")]
    for start, end in sentences(paragraph):
        within = [each for each in reports if start <= each.start < end]
        found = list(_recorded(paragraph, (start, end), known)) if within else []
        yield from found
        if not found:
            yield from (each for hedge in within for each in _named(paragraph, hedge))


def _names(sources: Iterable[Source]) -> dict[str, str]:
    """Return the ids of sources by the names that credit them: publisher and author, letters only."""
    names: dict[str, str] = {}
    for source in sources:
        for name in (source.publisher, source.author):
            squeezed = _squeezed((name or "").partition("(")[0])
            if len(squeezed) >= SHORTEST:
                names.setdefault(squeezed, source.id)
    return names


def _squeezed(name: str) -> str:
    return plain(name).removeprefix("the ").replace(" ", "")


def _recorded(paragraph: str, sentence: Span, known: dict[str, str]) -> Iterator[Proposal]:
    words, at = list(WORD.finditer(paragraph, *sentence)), 0
    while at < len(words):
        for count in range(min(LONGEST, len(words) - at), 0, -1):
            span = (words[at].start(), words[at + count - 1].end())
            if (id_ := known.get(_squeezed(paragraph[slice(*span)]))) and words[at][0][0].isupper():
                text = paragraph[slice(*span)]
                reason = Reason("app.propose.credits", {"words": text, "id": id_})
                yield Proposal("credits", {"credits": [id_]}, (span,), text, reason)
                at += count - 1
                break
        at += 1


def _named(paragraph: str, hedge: Proposal) -> Iterator[Proposal]:
    if start := CREDITING.match(hedge.words):
        span = (hedge.start + start.end(), hedge.end)
        words = paragraph[slice(*span)]
        yield Proposal("credits", {}, (span,), words, Reason("app.propose.credits_unknown", {"words": words}))
