"""Paragraph fingerprints: what a claim cites, checked against the reader's own copy of the article.

The project keeps no text of a source, only the SHA-256 of each cited paragraph, so that anyone who holds the
article can prove that a citation still fits it.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from layers.model import Claim

Verdict = Literal["match", "moved", "missing", "no fingerprint"]


@dataclass(frozen=True)
class Finding:
    """What became of one citation: ``found_at`` lists the paragraphs (from 1) that carry its fingerprint."""

    claim: str
    paragraph: int | None
    verdict: Verdict
    found_at: tuple[int, ...] = ()


def fingerprint(paragraph: str) -> str:
    """Return the SHA-256 (hex) of a paragraph's UTF-8 text, runs of white space folded to one space."""
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
