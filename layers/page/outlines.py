"""Borders that a theatre has drawn otherwise than de facto: which arcs are dashed, and which are borders."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from layers.reading.atlas import Area, numbers
from layers.theatre.borders import Outline

UNITS = ("country", "territory")


@dataclass(frozen=True)
class Redrawn:
    """Numbers of arcs: ``joined`` are borders inside an outline, ``apart`` those around one inside a country.

    ``lined`` are borders inside an outline that a disputed line runs along: that line alone is drawn.
    ``lesser`` are the ids of countries that are named like territories: they are not the first of their
    outline. ``named`` are the provinces that are, in an outline that has no country.
    """

    joined: frozenset[int]
    lined: frozenset[int]
    apart: frozenset[int]
    lesser: frozenset[str]
    named: frozenset[str]


def redrawn(
    outlines: Iterable[Outline],
    areas: Mapping[str, Area],
    between_units: Callable[[int], bool],
    lined: Callable[[set[int]], set[int]],
) -> Redrawn:
    """Return what outlines change of the borders.

    ``areas`` has all units, and the provinces of the outlines; ``between_units`` tells whether an arc is a
    coast or the border of a unit, ``lined`` which of some arcs a disputed line runs along.
    """
    joined, apart, lesser, named = set[int](), set[int](), set[str](), set[str]()
    for outline in outlines:
        members = [areas[id_] for id_ in outline.places]
        sides = Counter(arc for area in members for arc in numbers(area.rings))
        joined |= {arc for arc, count in sides.items() if count > 1 and between_units(arc)}
        apart |= {arc for arc, count in sides.items() if count == 1 and not between_units(arc)}
        units = [area.id for area in members if area.record["kind"] in UNITS]
        lesser.update(units[1:])
        named.update(area.id for area in members if not units)
    along = lined(joined)
    return Redrawn(
        frozenset(joined - along), frozenset(along), frozenset(apart), frozenset(lesser), frozenset(named)
    )
