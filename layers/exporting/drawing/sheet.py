"""A sheet: figures with paint, lines and words in pixels of 1/96 inch, from the top left corner.

Everything that draws a picture without a browser makes these; a writer for each format turns them into files.
"""

import unicodedata
from dataclasses import dataclass
from typing import Literal

from layers.theatre.vocabulary import Texture

Spot = tuple[float, float]

Level = Literal["near", "country", "sea", "aor"]
"""How precisely something is placed, as a texture shows it."""

Align = Literal["left", "center", "right"]

STRONG = ("L", "R", "AL")
"""The classes of letters that have a direction (UAX #9)."""


@dataclass(frozen=True)
class Solid:
    """One colour (``#rrggbb``), from clear (0) to opaque (1)."""

    colour: str
    opacity: float = 1


@dataclass(frozen=True)
class Hatch:
    """The texture of a layer: lines or dots in its colour; ``faint`` is broken: it is not said firmly."""

    colour: str
    texture: Texture
    level: Level
    faint: bool


@dataclass(frozen=True)
class Line:
    """A line: its colour, width and dashes in pixels; with an arrowhead at its end or without."""

    colour: str
    width: float = 1
    dashes: tuple[float, ...] = ()
    opacity: float = 1
    arrow: bool = False


@dataclass(frozen=True)
class Course:
    """Points one after the other; closed, they bound an area, and a course inside another is a hole."""

    points: tuple[Spot, ...]
    closed: bool


@dataclass(frozen=True)
class Run:
    """Words in one look."""

    text: str
    bold: bool = False
    italic: bool = False
    colour: str = "#1d2733"


@dataclass(frozen=True)
class Paragraph:
    """Runs that are set as one paragraph, ``size`` pixels high, with ``before`` pixels above."""

    runs: tuple[Run, ...]
    size: float = 13
    align: Align = "left"
    before: float = 0

    @property
    def from_right(self) -> bool:
        """Return whether it is written from right to left, as its first letter is (UAX #9, P2 and P3).

        Its lines stand where they would otherwise, as a ``bdi`` on the page does.
        """
        kinds = (unicodedata.bidirectional(letter) for run in self.runs for letter in run.text)
        return next((kind for kind in kinds if kind in STRONG), "L") != "L"


@dataclass(frozen=True)
class Figure:
    """Something drawn: a box, an oval, a path, with words in it or not.

    ``courses`` are those of a path, in pixels of the sheet. ``says`` is what somebody is told who does not
    see it; a figure that says nothing and has no words is decoration. ``claim`` is the id of the claim that
    it stands for.
    """

    name: str
    x: float
    y: float
    width: float
    height: float
    form: Literal["box", "round", "oval", "path"] = "box"
    courses: tuple[Course, ...] = ()
    fill: Solid | Hatch | None = None
    line: Line | None = None
    words: tuple[Paragraph, ...] = ()
    middle: bool = False
    wraps: bool = True
    says: str = ""
    claim: str | None = None

    @property
    def points(self) -> int:
        """Return how many points a path has."""
        return sum(len(course.points) for course in self.courses)


@dataclass(frozen=True)
class Sheet:
    """A page or slide: its size in pixels, its title, what is on it, and what a speaker has beside it.

    The finished sheet is so many times larger as ``scale`` says.
    """

    width: float
    height: float
    title: str
    language: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()
    scale: float = 1


def path(
    name: str,
    courses: tuple[Course, ...],
    *,
    fill: Solid | Hatch | None = None,
    line: Line | None = None,
    says: str = "",
    claim: str | None = None,
) -> Figure:
    """Return a path with the box that its points fill."""
    xs = [x for course in courses for x, _ in course.points]
    ys = [y for course in courses for _, y in course.points]
    left, top = min(xs), min(ys)
    return Figure(
        name, left, top, max(xs) - left, max(ys) - top, "path", courses, fill, line, says=says, claim=claim
    )
