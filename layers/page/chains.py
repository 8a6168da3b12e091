"""Chains: arcs joined where nothing else that is drawn meets them.

The gazetteer's arcs end wherever a province does. Where a page has no provinces those ends are no junctions,
and what was one border is one line again: fewer arcs, and no corner that is kept for nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Position = tuple[float, float]


@dataclass(frozen=True)
class Chain:
    """Arcs one after the other (``~i`` is arc i backwards), all at one level of detail."""

    arcs: tuple[int, ...]
    level: str


@dataclass
class Chains:
    """The chains that some arcs make, and the chain of each arc.

    ``lines`` are the arcs' positions by number; ``levels`` tells at which level each is.
    """

    lines: Mapping[int, Sequence[Position]]
    levels: Mapping[int, str]
    chains: list[Chain] = field(default_factory=list)
    _of: dict[int, tuple[int, bool]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._at: dict[Position, list[int]] = defaultdict(list)
        for number, line in self.lines.items():
            self._at[line[0]].append(number)
            self._at[line[-1]].append(~number)
        for number in self.lines:
            if number not in self._of:
                self._chain(number)

    def ring(self, arcs: Sequence[int]) -> list[int]:
        """Return a ring of arcs as a ring of chains, both with ``~`` for backwards."""
        found: list[int] = []
        for arc in arcs:
            own = ~arc if arc < 0 else arc
            chain, same = self._of[own]
            signed = chain if same == (arc >= 0) else ~chain
            if not found or found[-1] != signed:
                found.append(signed)
        return found[:-1] if len(found) > 1 and found[0] == found[-1] else found

    def of(self, arcs: Iterable[int]) -> set[int]:
        """Return the chains that some arcs are in; those that are not drawn are in none.

        At the ends of a border that runs inside an outline or around one, other borders meet it, so that its
        chains have no other arcs.
        """
        return {self._of[arc][0] for arc in arcs if arc in self._of}

    def line(self, chain: Chain) -> tuple[list[Position], list[int]]:
        """Return the positions of a chain, and at which of them its arcs are joined."""
        line: list[Position] = []
        joints = []
        for arc in chain.arcs:
            own = self.lines[arc] if arc >= 0 else list(reversed(self.lines[~arc]))
            if line:
                joints.append(len(line) - 1)
            line += own[1:] if line else own
        return line, joints

    def _chain(self, number: int) -> None:
        forward = self._onward(number)
        closed = len(forward) > 1 and forward[-1] == number
        backward = [] if closed else [~arc for arc in reversed(self._onward(~number)[1:])]
        arcs = (*backward, *(forward[:-1] if closed else forward))
        for arc in arcs:
            self._of[~arc if arc < 0 else arc] = (len(self.chains), arc >= 0)
        self.chains.append(Chain(arcs, self.levels[number]))

    def _onward(self, start: int) -> list[int]:
        """Return the arcs from ``start`` on; where they come round to it again it is there twice."""
        found = [start]
        while True:
            last = found[-1]
            end = self.lines[last][-1] if last >= 0 else self.lines[~last][0]
            following = [arc for arc in self._at[end] if arc != ~last]
            if len(self._at[end]) != 2 or len(following) != 1:
                return found
            after = following[0]
            own = ~after if after < 0 else after
            if self.levels[own] != self.levels[~start if start < 0 else start]:
                return found
            found.append(after)
            if after == start:
                return found


def thinned(line: Sequence[Position], joints: Sequence[int], tolerance: float) -> list[Position]:
    """Return a line without the joints that its shape does not need.

    Those are the ones whose triangle with both neighbours is smaller than the square of the tolerance
    (degrees), as in ``shapely.coverage_simplify`` (Visvalingam–Whyatt), which had to keep them.
    """
    needless = {
        at for at in joints if not _on_edge(line[at]) and _triangle(*line[at - 1 : at + 2]) < tolerance**2
    }
    return [position for at, position in enumerate(line) if at not in needless]


def _on_edge(position: Position) -> bool:
    """Return whether a position is where the map is cut: such edges are no borders, and stay."""
    return abs(position[0]) == 180 or abs(position[1]) == 90


def _triangle(a: Position, b: Position, c: Position) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
