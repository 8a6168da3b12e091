"""What a file that is drawn shows: a state of the theatre or each of its scenes, and how large.

::

    SizeError(ValueError)   a size that a kind of file cannot have
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from layers.page.state import State


class SizeError(ValueError):
    """A size that a kind of file cannot have; the message says what was expected and found."""


Name = Literal["slide", "slide43", "a4", "letter", "poster"]

SIZES: dict[Name, tuple[float, float]] = {
    "slide": (338.67, 190.5),
    "slide43": (254.0, 190.5),
    "a4": (297.0, 210.0),
    "letter": (279.4, 215.9),
    "poster": (841.0, 594.0),
}
"""Widths and heights in millimetres, landscape: PowerPoint's 16:9 and 4:3, ISO 216, ANSI Y14.1, ISO A1."""

PIXEL = 25.4 / 96
"""Millimetres in a pixel of CSS (CSS Values and Units 3)."""

PIXELS = re.compile(r"(\d{2,5})x(\d{2,5})")


@dataclass(frozen=True)
class Size:
    """A width and a height in millimetres, and the name of a size that has one."""

    width: float
    height: float
    name: str


Step = Callable[[int, int], None]
"""Is told how many sheets of how many are done; it may raise to stop."""

T = TypeVar("T")


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Choice:
    """What is drawn: a state, or with ``scenes`` a slide or page for each scene; and its size.

    ``surround`` is title, caption and legend around a map, ``scale`` the pixels of a picture for one of its
    size, and ``browser`` the path of a Chromium, for what a browser renders. ``step`` is told how far it is.
    """

    state: State
    scenes: bool
    size: Size | None = None
    surround: bool = True
    scale: float = 1
    browser: str | None = None
    step: Step = field(default=silent, compare=False)

    def stepped(self, sheets: Sequence[T]) -> Iterator[T]:
        """Yield the sheets of a file, and tell how many are done."""
        for done, sheet in enumerate(sheets):
            self.step(done, len(sheets))
            yield sheet
        self.step(len(sheets), len(sheets))


def size_of(words: str) -> Size:
    """Return the size that a name stands for, or a width and a height in pixels (“1920x1080”).

    Raises:
        ValueError: for other words, with those that there are.

    """
    if words in SIZES:
        width, height = SIZES[words]
        return Size(width, height, words)
    if found := PIXELS.fullmatch(words):
        return Size(int(found[1]) * PIXEL, int(found[2]) * PIXEL, words)
    raise ValueError(f"expected {', '.join(SIZES)} or pixels like 1920x1080, found “{words}”")
