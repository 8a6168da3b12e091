"""The closed vocabularies of the field, each value with the English words a reader sees.

The words of every language are in one catalogue (:mod:`layers.language`); the values are here, in order.

Assertion words are the project's own list. Location precision extends UCDP's ``where_prec`` (UCDP GED
codebook) by 0 and 8; date precision is UCDP's ``date_prec``. Reliability and credibility are the Admiralty
(NATO) scales. Claim status follows Security Force Monitor.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeVar, get_args

from layers.language import text

T = TypeVar("T")

Assertion = Literal["stated", "reported", "alleged", "speculated", "assessed", "conditional", "denied"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Status = Literal["accepted", "conflict", "work_needed", "issue", "superseded", "withdrawn"]
Relation = Literal["part_of", "same_as", "conflicts_with", "denies", "supersedes"]
SourceKind = Literal["article", "report", "official", "dataset", "unnamed"]
PlaceKind = Literal["country", "territory", "sea", "region", "settlement", "aor", "line"]
Texture = Literal["tint", "hatch-up", "hatch-down", "hatch-flat", "dots", "outline"]
Theme = Literal["light", "dark", "print"]
Symbols = Literal["nationality", "2525"]


class Word(NamedTuple):
    """A value's badge, the short words for it and what it means."""

    badge: str
    label: str
    meaning: str


def _word(name: str, badge: str) -> Word:
    return Word(badge, text("en", name), text("en", f"{name}.meaning"))


def _words(name: str, values: Iterable[T]) -> dict[T, str]:
    return {value: text("en", f"{name}.{value}") for value in values}


BADGES: dict[Assertion, str] = {
    "stated": "S",
    "reported": "R",
    "assessed": "As",
    "alleged": "A",
    "speculated": "?",
    "conditional": "if",
    "denied": "✕",
}

ASSERTIONS = {assertion: _word(f"assertion.{assertion}", badge) for assertion, badge in BADGES.items()}
"""Firmest first."""

PRECISIONS = {level: _word(f"precision.{level}", badge) for level, badge in enumerate("–●◎▢▢▢▢▢▢")}

DATE_PRECISIONS: dict[int, str] = _words("date_precision", range(6))

RELIABILITIES: dict[Reliability, str] = _words("reliability", get_args(Reliability))

CREDIBILITIES: dict[int, str] = _words("credibility", range(1, 7))

STATUSES: dict[Status, str] = _words("status", get_args(Status))

RELATIONS: dict[Relation, str] = _words("relation", get_args(Relation))

SOURCE_KINDS: dict[SourceKind, str] = _words("source_kind", get_args(SourceKind))

PLANE = "M8 1l1.2 5L15 9.5v1.5l-5.8-1.5-.3 3.3L10.5 14v1L8 14.3 5.5 15v-1l1.6-1.2-.3-3.3L1 11V9.5L6.8 6z"

KINDS: dict[str, str] = {
    "personnel": "M8 2a2.6 2.6 0 1 0 .01 0zM3 14c0-3 2-5.2 5-5.2s5 2.2 5 5.2z",
    "unit": "M2 4h12v8H2zM2 4l12 8M14 4L2 12",
    "leadership": "M8 1.5l2 4.2 4.6.6-3.4 3.2.9 4.6L8 11.9l-4.1 2.2.9-4.6L1.4 6.3 6 5.7z",
    "training": "M1 6l7-3 7 3-7 3zM4 8v3.5c2.5 2 5.5 2 8 0V8",
    "exercise": "M3 13l5-10 5 10M5 9h6",
    "transfer": "M2 8h11M9 4l4 4-4 4",
    "airlift": PLANE,
    "ship": "M2 9h12l-2 4H4zM5 9V5h5v4M7 5V2",
    "aircraft": PLANE,
    "weapons": "M8 1c2 2 2.5 4 2.5 6v4h-5V7C5.5 5 6 3 8 1zM5.5 9L3 13h2.5M10.5 9l2.5 4h-2.5M6.5 11v4h3v-4",
    "base": "M2 14V6l6-4 6 4v8zM6 14v-4h4v4",
    "incident": "M8 1.5l6.8 12.5H1.2zM8 6v4M8 11.7v.6",
    "posture": "M8 1.5l5.5 2V8c0 3-2.5 5-5.5 6.5C5 13 2.5 11 2.5 8V3.5z",
    "statement": "M2 2.5h12v8H7l-3.5 3.5v-3.5H2z",
    "area": "M2 5l5-3 7 3-1 7-6 2-5-4z",
    "scenario": "M5.5 6a2.6 2.6 0 1 1 3.7 2.4C8.3 8.8 8 9.3 8 10.2M8 12.6v.6",
}
"""The default kinds of thing: the glyph of each (SVG path data in a 16 by 16 box)."""
