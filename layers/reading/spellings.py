"""Spellings: the names of very many places, found to the letter or by likeness.

All names are one text in memory, in alphabetical order, and each has the numbers of the places that it
names. A name is looked up by halving that order. For likeness, a first pass over all names at once leaves
those whose letters and length could fit, and rapidfuzz compares these few.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from layers.theatre.folding import fold

LINE_FEED = 10


def plain(name: str) -> str:
    """Return a name as it is compared: folded, with single spaces in place of punctuation."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(name).replace("'", "")).split())


def edits(name: str) -> int:
    """Return how many letters of a plain name may be wrong, missing, added or swapped: 0 to 3, by length."""
    return min(3, len(name) // 4)


@dataclass(frozen=True)
class Spellings:
    """The plain names of places in alphabetical order, and for each the numbers of the places it names.

    ``text`` has a name a line. The places of name ``i`` are ``owners[starts[i]:starts[i + 1]]``: the number
    of a place times two, plus one where it is the place's main name.
    """

    text: str
    starts: Any
    owners: Any

    @classmethod
    def of(cls, names: Iterable[tuple[str, int, bool]]) -> "Spellings":
        """Return the spellings of (name, number of its place, whether it is the main name)."""
        owned: dict[str, set[int]] = {}
        for name, number, main in names:
            if known := plain(name):
                owned.setdefault(known, set()).add(number * 2 + main)
        owners = [sorted(owned[name]) for name in sorted(owned)]
        ends = np.cumsum([0, *map(len, owners)], dtype=np.uint32)
        flat = np.array([number for each in owners for number in each], dtype=np.uint32)
        return cls("\n".join(sorted(owned)), ends, flat)

    @cached_property
    def names(self) -> list[str]:
        """Return all names in alphabetical order."""
        return self.text.split("\n") if self.text else []

    def exact(self, name: str) -> Iterator[tuple[int, bool]]:
        """Yield the number of each place of that plain name, and whether it is its main name."""
        at = bisect_left(self.names, name)
        if at < len(self.names) and self.names[at] == name:
            yield from self._owners(at)

    def alike(self, name: str) -> Iterator[tuple[int, bool, str, float]]:
        """Yield (number, whether its main name, its name, likeness) of places with a name like a plain name.

        Likeness is from 0 to 100, by the letters that differ (optimal string alignment, of rapidfuzz). Names
        with more differences than :func:`edits` allows are no likeness at all.
        """
        from rapidfuzz.distance import OSA

        most = edits(name)
        if not most or not self.names:
            return
        letters, lengths = self._letters
        differing = np.bitwise_count(letters ^ _mask(name))
        near = (differing <= 2 * most) & (abs(lengths - len(name)) <= most)
        for at in np.flatnonzero(near).tolist():
            known = self.names[at]
            distance = OSA.distance(name, known, score_cutoff=most)
            if distance <= most:
                likeness = 100 * (1 - distance / max(len(name), len(known)))
                yield from ((number, main, known, likeness) for number, main in self._owners(at))

    def _owners(self, at: int) -> Iterator[tuple[int, bool]]:
        for owner in self.owners[self.starts[at] : self.starts[at + 1]].tolist():
            yield owner // 2, bool(owner % 2)

    @cached_property
    def _letters(self) -> tuple[Any, Any]:
        """Return for each name the set of its letters, as the bits of a number, and its length.

        An edit changes at most two bits, so names whose bits differ more need not be compared.
        """
        codes = np.frombuffer(self.text.encode("utf-32-le"), dtype=np.uint32)
        first = np.concatenate(([0], np.flatnonzero(codes == LINE_FEED) + 1))
        lengths = np.diff(first, append=len(codes) + 1) - 1
        bits = np.where(codes == LINE_FEED, np.uint32(0), np.uint32(1) << (codes % 32))
        return np.bitwise_or.reduceat(bits, first), lengths


def _mask(name: str) -> Any:
    return np.uint32(sum(1 << bit for bit in {ord(letter) % 32 for letter in name}))
