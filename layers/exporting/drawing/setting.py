"""What all sheets of one file share: their size, their language, their marking."""

from dataclasses import dataclass, replace
from functools import cached_property

from layers.exporting.choice import PIXEL, SIZES, Choice
from layers.exporting.choice import Size as Millimetres
from layers.exporting.drawing.ground import Ground
from layers.exporting.drawing.wording import Wording
from layers.page.state import State, opening
from layers.theatre.catalogue import Catalogue
from layers.theatre.marking import marking

LEAST, MOST = (960, 600), 1600
"""The width and height in pixels that a sheet is set in at least, and its greatest width: else its letters
would not fit, or be too small for it. Other sizes are enlarged or reduced as a whole."""


@dataclass(frozen=True)
class Setting:
    """How the sheets of a file are set.

    ``width`` and ``height`` are in pixels of 1/96 inch before they are enlarged by ``scale``. ``rest`` is the
    message for claims that find no room on a sheet. ``budget`` is how many points the ground of a map may
    have, and its marks. Without ``surround`` a sheet has the map and what a map must say, but no caption,
    legend or list.
    """

    catalogue: Catalogue
    language: str
    width: float
    height: float
    scale: float = 1
    rest: str = "page.not_listed"
    surround: bool = True
    budget: int = 9000

    @cached_property
    def ground(self) -> Ground:
        """Return the ground of all pictures."""
        return Ground(self.catalogue)

    @cached_property
    def wording(self) -> Wording:
        """Return the words of all sheets."""
        return Wording(self.catalogue, self.language)

    @cached_property
    def marking(self) -> tuple[str, str]:
        """Return the lines at the top and at the bottom of every sheet."""
        line = marking(self.catalogue.theatre, self.language)
        return line, line

    @property
    def column(self) -> float:
        """Return the width of the column beside a map; 0 without surround."""
        return min(420.0, max(290.0, self.width * 0.29)) if self.surround else 0.0


def setting(catalogue: Catalogue, choice: Choice, rest: str, budget: int = 9000) -> Setting:
    """Return how sheets are set in the size and the language of a choice."""
    size = choice.size or Millimetres(*SIZES["slide"], "slide")
    width, height = size.width / PIXEL, size.height / PIXEL
    small = min(1.0, width / LEAST[0], height / LEAST[1])
    scale = small if small < 1 else max(1.0, width / MOST)
    language = choice.state.language or catalogue.theatre.language
    return Setting(
        catalogue,
        language,
        round(width / scale),
        round(height / scale),
        scale,
        rest,
        choice.surround,
        budget,
    )


def states(catalogue: Catalogue, choice: Choice) -> list[State]:
    """Return the states that a file with several sheets shows: every scene, or the one that is chosen.

    A theatre without scenes has its opening state. Scenes take over the language and the
    form of dates of the choice.
    """
    scenes = [opening(catalogue, scene.id) for scene in catalogue.theatre.scenes] if choice.scenes else []
    return [replace(each, dates=choice.state.dates) for each in scenes] or [choice.state]
