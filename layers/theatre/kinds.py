"""The default kinds of thing that a claim can be about, each with a glyph."""

from layers.messages.language import LANGUAGES, Language, text
from layers.theatre.theatre import Kind
from layers.theatre.translation import LabelWords
from layers.theatre.vocabulary import Trim

PLANE = "M8 1l1.2 5L15 9.5v1.5l-5.8-1.5-.3 3.3L10.5 14v1L8 14.3 5.5 15v-1l1.6-1.2-.3-3.3L1 11V9.5L6.8 6z"


GLYPHS: dict[str, str] = {
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
    "front": "M1 11h14v1.5H1zM2 11l2-5 2 5zM6 11l2-5 2 5zM10 11l2-5 2 5z",
    "blockade": "M1 7.2h14v1.6H1zM4 4l2 8M7 4l2 8M10 4l2 8",
    "border": "M1 7h3v2H1zM6.5 7h3v2h-3zM12 7h3v2h-3z",
    "route": "M2 13c0-6 9-2 9-7M8 6l3-4 3 4z",
    "cable": "M1 9c2-4 4-4 6 0s4 4 6 0M13 7l2 1-2 3",
}
"""The glyph of each default kind of thing, as SVG path data in a box of 16 by 16."""


TRIMS: dict[str, Trim] = {"front": "teeth", "route": "arrows"}
"""What the lines of a default kind have along them, where that is anything."""


def default_kinds(language: Language) -> dict[str, Kind]:
    """Return the default kinds of thing by id, in a theatre's language with translations into the others."""
    return {
        id_: Kind(
            id=id_,
            label=text(language, f"kind.{id_}"),
            glyph=glyph,
            line=TRIMS.get(id_, "plain"),
            translations={
                other: LabelWords(label=text(other, f"kind.{id_}"))
                for other in LANGUAGES
                if other != language
            },
        )
        for id_, glyph in GLYPHS.items()
    }
