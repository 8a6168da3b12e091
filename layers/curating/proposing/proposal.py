"""A proposal: what a paragraph may say of a field of a claim, by which words, and why it is proposed."""

from dataclasses import dataclass
from typing import Any

from layers.curating.reason import Reason

Span = tuple[int, int]
"""The first character of some words in a paragraph, and the one behind them."""

GAP = " … "
"""What stands between words of a hedge that are apart in the paragraph."""


@dataclass(frozen=True)
class Proposal:
    """A proposal for ``field``: "assertion", "quantity", "where", "when" or "credits".

    ``fills`` are the properties of a claim that accepting it sets (for "credits", those of its citation);
    it is empty where only the words are known. ``words`` are the paragraph's, verbatim.
    """

    field: str
    fills: dict[str, Any]
    spans: tuple[Span, ...]
    words: str
    reason: Reason

    @property
    def start(self) -> int:
        """Return the first of its characters in the paragraph."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Return the character behind its last."""
        return self.spans[-1][1]


def verbatim(paragraph: str, spans: tuple[Span, ...]) -> str:
    """Return the words at the spans of a paragraph, with “…” where some between them are left out."""
    return GAP.join(paragraph[start:end] for start, end in spans)
