"""Hold what a claim cites, and how it is worded, against the reader's own copy of the article.

The project keeps no text of a source, only the SHA-256 of each cited paragraph, so that anyone who holds the
article can prove that a citation still fits it, and that the claims are in the curator's own words.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from layers.theatre.claim import Claim

RUN = 7
"""The number of consecutive words in common with the source that counts as borrowing."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+|(?<=\d)[.,]\d+)*")
"""A word, with its apostrophes, or a figure with its separators."""

Verdict = Literal["match", "moved", "missing", "no fingerprint"]


@dataclass(frozen=True)
class Finding:
    """What became of one citation: ``found_at`` lists the paragraphs (from 1) that carry its fingerprint."""

    claim: str
    paragraph: int | None
    verdict: Verdict
    found_at: tuple[int, ...] = ()


@dataclass(frozen=True)
class Borrowing:
    """A run of ``count`` words that a claim's ``field`` shares with the source, as the field has them."""

    claim: str
    field: str
    count: int
    words: str


def fingerprint(paragraph: str) -> str:
    """Return the SHA-256 (hex) of a paragraph's UTF-8 text, each run of white space as one space."""
    return hashlib.sha256(" ".join(paragraph.split()).encode()).hexdigest()


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: each line that is not blank is one."""
    return [line for line in text.splitlines() if line.strip()]


def blocks(text: str) -> list[str]:
    """Return the paragraphs of a hard-wrapped text: blank lines separate them."""
    return [block for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if block.strip()]


def compare(claims: list[Claim], source: str, text: str) -> list[Finding]:
    """Return a finding for each citation of ``source``, against ``text``, the reader's copy of it.

    The copy may hold a paragraph on one line or wrapped between blank lines; the reading that fits more
    citations is taken.
    """
    readings = [list(_findings(claims, source, split(text))) for split in (paragraphs, blocks)]
    return max(readings, key=lambda findings: sum(finding.verdict == "match" for finding in findings))


def _findings(claims: list[Claim], source: str, copy: list[str]) -> Iterator[Finding]:
    places: dict[str, list[int]] = {}
    for number, paragraph in enumerate(copy, start=1):
        places.setdefault(fingerprint(paragraph), []).append(number)
    for claim in claims:
        for citation in claim.properties.citations:
            if citation.source != source:
                continue
            if citation.sha256 is None:
                yield Finding(claim.id, citation.paragraph, "no fingerprint")
                continue
            found = tuple(places.get(citation.sha256, ()))
            at_home = citation.paragraph in found or (found and citation.paragraph is None)
            verdict: Verdict = "match" if at_home else "moved" if found else "missing"
            yield Finding(claim.id, citation.paragraph, verdict, found)


def borrowings(claims: list[Claim], source: str, text: str) -> list[Borrowing]:
    """Return each run of :data:`RUN` words or more that a claim citing ``source`` shares with ``text``.

    Looked at are label, statement and note; case, punctuation and line ends do not count.
    """
    runs = _runs(text)
    return [
        Borrowing(claim.id, field, len(WORD.findall(own[start:end])), own[start:end])
        for claim in claims
        if any(citation.source == source for citation in claim.properties.citations)
        for field in ("label", "statement", "note")
        if (own := getattr(claim.properties, field))
        for start, end in _runs_in(own, runs)
    ]


def borrowed(own: str, paragraph: str) -> list[tuple[int, int]]:
    """Return the first character, and the one behind the last, of each stretch that ``own`` borrows.

    A stretch is :data:`RUN` words or more in a row that the paragraph has too, as in :func:`borrowings`.
    """
    return list(_runs_in(own, _runs(paragraph)))


def folded_words(text: str) -> list[tuple[int, int, str]]:
    """Return the words of a text as they are compared, each with its first character and the one behind."""
    return [(word.start(), word.end(), _folded(word[0])) for word in WORD.finditer(text)]


def _runs(text: str) -> set[tuple[str, ...]]:
    theirs = [word for *_, word in folded_words(text)]
    return {tuple(theirs[at : at + RUN]) for at in range(len(theirs) - RUN + 1)}


def _runs_in(own: str, runs: set[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the characters from and to which ``own`` is made of the runs, for each stretch of it."""
    words = list(WORD.finditer(own))
    folded = [_folded(word[0]) for word in words]
    start = end = 0
    for at in range(len(words) + 1):
        if tuple(folded[at : at + RUN]) in runs:
            start, end = (start if end and end >= at else at), at + RUN
        elif end and at >= end:
            yield words[start].start(), words[end - 1].end()
            end = 0


def _folded(word: str) -> str:
    return re.sub(r"['’.,]", "", word.casefold())
