"""The closed vocabularies of the field, each value with the words a reader sees.

Assertion words are the project's own list. Location precision extends UCDP's ``where_prec`` (UCDP GED
codebook) by 0 and 8; date precision is UCDP's ``date_prec``. Reliability and credibility are the Admiralty
(NATO) scales. Claim status follows Security Force Monitor.
"""

from typing import Literal, NamedTuple

Assertion = Literal["stated", "reported", "alleged", "speculated", "assessed", "conditional", "denied"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Status = Literal["accepted", "conflict", "work_needed", "issue", "superseded", "withdrawn"]
Relation = Literal["part_of", "same_as", "conflicts_with", "denies", "supersedes"]
SourceKind = Literal["article", "report", "official", "dataset", "unnamed"]
PlaceKind = Literal["country", "territory", "sea", "region", "settlement", "aor", "line"]
Texture = Literal["tint", "hatch-up", "hatch-down", "hatch-flat", "dots", "outline"]
Theme = Literal["light", "dark", "print"]
Symbols = Literal["nationality", "2525"]
Language = Literal["en", "es"]


class Word(NamedTuple):
    """A value's badge, the short words for it and what it means."""

    badge: str
    label: str
    meaning: str


ASSERTIONS: dict[Assertion, Word] = {
    "stated": Word("S", "stated", "the source asserts it in its own voice"),
    "reported": Word("R", "reported", "attributed to another report"),
    "assessed": Word("As", "assessed", "the author’s inference"),
    "alleged": Word("A", "alleged", "the source itself marks doubt"),
    "speculated": Word("?", "speculated", "offered as speculation"),
    "conditional": Word("if", "conditional", "a scenario, not an event"),
    "denied": Word("✕", "denied", "a denial"),
}
"""Firmest first."""

PRECISIONS: dict[int, Word] = {
    0: Word("–", "not located", "the source gives no place that can be drawn"),
    1: Word("●", "exact place", "the source names the place"),
    2: Word("◎", "near a place", "near a known place, drawn as a ring"),
    3: Word("▢", "district-level", "somewhere in a second-order administrative area"),
    4: Word("▢", "province-level", "somewhere in a first-order administrative area"),
    5: Word("▢", "part of a country", "a part of a country, or relative to places"),
    6: Word("▢", "country-level", "somewhere in the country, no finer"),
    7: Word("▢", "sea-level", "somewhere in a sea area or airspace"),
    8: Word("▢", "AOR-level", "somewhere in an area of responsibility or several countries"),
}

DATE_PRECISIONS: dict[int, str] = {
    0: "undated in the source",
    1: "to the day",
    2: "to 2–6 days",
    3: "to the week",
    4: "to the month",
    5: "to the year",
}

RELIABILITIES: dict[Reliability, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}

CREDIBILITIES: dict[int, str] = {
    1: "confirmed by other independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}

STATUSES: dict[Status, str] = {
    "accepted": "accepted",
    "conflict": "in conflict with another claim",
    "work_needed": "work needed",
    "issue": "has an issue",
    "superseded": "superseded",
    "withdrawn": "withdrawn",
}

RELATIONS: dict[Relation, str] = {
    "part_of": "part of",
    "same_as": "same as",
    "conflicts_with": "conflicts with",
    "denies": "denies",
    "supersedes": "supersedes",
}

SOURCE_KINDS: dict[SourceKind, str] = {
    "article": "article",
    "report": "report",
    "official": "official statement",
    "dataset": "dataset",
    "unnamed": "not named in the text",
}

KINDS: dict[str, tuple[str, str]] = {
    "personnel": ("Personnel", "M8 2a2.6 2.6 0 1 0 .01 0zM3 14c0-3 2-5.2 5-5.2s5 2.2 5 5.2z"),
    "unit": ("Unit", "M2 4h12v8H2zM2 4l12 8M14 4L2 12"),
    "leadership": ("Leadership", "M8 1.5l2 4.2 4.6.6-3.4 3.2.9 4.6L8 11.9l-4.1 2.2.9-4.6L1.4 6.3 6 5.7z"),
    "training": ("Training and advice", "M1 6l7-3 7 3-7 3zM4 8v3.5c2.5 2 5.5 2 8 0V8"),
    "exercise": ("Exercise", "M3 13l5-10 5 10M5 9h6"),
    "transfer": ("Transfer", "M2 8h11M9 4l4 4-4 4"),
    "airlift": (
        "Airlift",
        "M8 1l1.2 5L15 9.5v1.5l-5.8-1.5-.3 3.3L10.5 14v1L8 14.3 5.5 15v-1l1.6-1.2-.3-3.3L1 11V9.5L6.8 6z",
    ),
    "ship": ("Ships", "M2 9h12l-2 4H4zM5 9V5h5v4M7 5V2"),
    "aircraft": (
        "Aircraft",
        "M8 1l1.2 5L15 9.5v1.5l-5.8-1.5-.3 3.3L10.5 14v1L8 14.3 5.5 15v-1l1.6-1.2-.3-3.3L1 11V9.5L6.8 6z",
    ),
    "weapons": (
        "Weapons",
        "M8 1c2 2 2.5 4 2.5 6v4h-5V7C5.5 5 6 3 8 1zM5.5 9L3 13h2.5M10.5 9l2.5 4h-2.5M6.5 11v4h3v-4",
    ),
    "base": ("Base", "M2 14V6l6-4 6 4v8zM6 14v-4h4v4"),
    "incident": ("Incident", "M8 1.5l6.8 12.5H1.2zM8 6v4M8 11.7v.6"),
    "posture": ("Posture", "M8 1.5l5.5 2V8c0 3-2.5 5-5.5 6.5C5 13 2.5 11 2.5 8V3.5z"),
    "statement": ("Statement", "M2 2.5h12v8H7l-3.5 3.5v-3.5H2z"),
    "area": ("Area", "M2 5l5-3 7 3-1 7-6 2-5-4z"),
    "scenario": ("Scenario", "M5.5 6a2.6 2.6 0 1 1 3.7 2.4C8.3 8.8 8 9.3 8 10.2M8 12.6v.6"),
}
"""The default kinds of thing: label and glyph (SVG path data in a 16 by 16 box)."""
