"""A claim in one row: its number, whose it is, the label with its hedge, the letter of its assertion."""

from layers.exporting.drawing import letters
from layers.exporting.drawing.palette import INK, PANEL, QUIET, ink_on
from layers.exporting.drawing.sheet import Figure, Line, Paragraph, Run, Solid
from layers.exporting.drawing.spots import FIRM, Marked
from layers.exporting.drawing.wording import Wording
from layers.theatre.vocabulary import BADGES, Assertion

LABEL = 13
"""The size of a label in pixels."""

SMALL = 11
"""The size of what stands below it."""

CHIP = (34, 16)
NUMBER = 18
BADGE = 18
SPACE = 5


def height(each: Marked, wording: Wording, width: float, *, placed: bool) -> float:
    """Return how high a row is in so many pixels of width; with its place where ``placed``."""
    return letters.height(_paragraphs(each, wording, placed), _room(width)) + 4


def row(
    each: Marked, wording: Wording, x: float, y: float, width: float, *, placed: bool
) -> tuple[Figure, ...]:
    """Return a claim as a row; ``placed`` is whether its place stands below its label."""
    claim = each.claim
    high = height(each, wording, width, placed=placed)
    left = x + NUMBER
    return (
        Figure(
            f"{claim.id} number",
            x,
            y,
            NUMBER,
            CHIP[1] + 2,
            words=(Paragraph((Run(str(each.number), colour=QUIET),), SMALL),),
            middle=True,
            wraps=False,
        ),
        chip(wording.short(claim.properties.actor), wording.colour(claim.properties.actor), left, y + 1),
        Figure(
            f"{claim.id}",
            left + CHIP[0] + SPACE,
            y,
            _room(width),
            high,
            words=_paragraphs(each, wording, placed),
            says=wording.alt(claim),
            claim=claim.id,
        ),
        badge(claim.properties.assertion, x + width - BADGE, y),
    )


def chip(short: str, colour: str, x: float, y: float) -> Figure:
    """Return an actor's short form on its colour."""
    words = Paragraph(
        (Run(letters.cut(short, 10.5, CHIP[0], bold=True), bold=True, colour=ink_on(colour)),), 10.5, "center"
    )
    return Figure(
        f"{short}", x, y, *CHIP, "round", fill=Solid(colour), words=(words,), middle=True, wraps=False
    )


def badge(assertion: Assertion, x: float, y: float) -> Figure:
    """Return the letter of an assertion in a circle: filled where it is stated, tinted where reported."""
    whole, firm = assertion == "stated", assertion in FIRM
    ground = INK if whole else "#d9dfe5" if firm else PANEL
    dashes = (2.0, 2.0) if assertion in ("speculated", "conditional") else ()
    ink = PANEL if whole else INK
    words = Paragraph((Run(BADGES[assertion], bold=True, colour=ink),), 10, "center")
    return Figure(
        assertion,
        x,
        y,
        BADGE,
        BADGE,
        "oval",
        fill=Solid(ground),
        line=Line(INK, 1, dashes),
        words=(words,),
        middle=True,
        wraps=False,
    )


def _room(width: float) -> float:
    return width - NUMBER - CHIP[0] - BADGE - 2 * SPACE


def _paragraphs(each: Marked, wording: Wording, placed: bool) -> tuple[Paragraph, ...]:
    said = wording.said(each.claim)
    label = Paragraph((Run(said.label, bold=True),), LABEL)
    where = Paragraph((Run(said.whereabouts, colour=QUIET),), SMALL)
    return (label, where) if placed else (label,)
