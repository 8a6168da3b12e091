"""The closed vocabularies of the field, each value with the English words a reader sees.

The words of every language are in one catalogue (:mod:`layers.messages.language`); the values are here, in
order.

Assertion words are the project's own list. Location precision extends UCDP's ``where_prec`` (UCDP GED
codebook) by 0 and 8; date precision is UCDP's ``date_prec``. Reliability and credibility are the Admiralty
(NATO) scales. Claim status follows Security Force Monitor.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeVar, get_args

from layers.messages.language import text

T = TypeVar("T")


Assertion = Literal["stated", "reported", "alleged", "speculated", "assessed", "conditional", "denied"]


Reliability = Literal["A", "B", "C", "D", "E", "F"]


Status = Literal["accepted", "conflict", "work_needed", "issue", "superseded", "withdrawn"]


Relation = Literal["part_of", "same_as", "conflicts_with", "denies", "supersedes"]


LeftOut = Literal["heading", "background", "opinion", "repetition", "out_of_scope", "not_the_text"]


SourceKind = Literal["article", "report", "official", "dataset", "unnamed"]


Retracted = Literal["withdrawn", "corrected"]
"""What became of a source: whoever published it took it back, or put it right."""


PlaceKind = Literal["country", "territory", "province", "sea", "region", "settlement", "aor", "line"]


Texture = Literal["tint", "hatch-up", "hatch-down", "hatch-flat", "dots", "outline"]


Trim = Literal["plain", "arrows", "teeth"]
"""What a line has along it: nothing, arrowheads for its direction, or teeth for its side."""


Theme = Literal["light", "dark", "print"]


Symbols = Literal["nationality", "2525"]


Coordinates = Literal["degrees", "dms", "mgrs"]


Graticule = Literal["on", "off"]


Dates = Literal["date", "dtg"]
"""How the as-of date is written: as a date, or in the form of a date-time group."""


Density = Literal["cards", "marks"]
"""What says what is claimed of a place on the map: cards and marks, or marks with the numbers of the list."""


Timeline = Literal["reported", "event"]
"""The dates that a date goes by: those of the reports, or of what is reported."""


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


LEFT_OUT: dict[LeftOut, str] = _words("app.left_out", get_args(LeftOut))
"""Why a paragraph of a source has no claim."""
