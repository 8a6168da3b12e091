"""Very many texts in little memory: their UTF-8 one after the other, and where each of them ends.

A Python string takes some 50 bytes more than its letters, and as a key of a dictionary as much again. Arrow
keeps texts like this, but is an import that reading GeoJSON does without.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

BLOCK = 10_000
"""Texts that are made at a time by whatever goes through all of them."""

HALVES = "surrogatepass"
"""How text is encoded: an id in a file may have half a character, and is told of as such."""

NULL = 1
"""What stands for the hash of null."""


class Texts(Sequence[str | None]):
    """A sequence of texts, of which one may be null, that can grow at its end."""

    def __init__(self, texts: Sequence[str | None] = ()) -> None:
        self._content = bytearray()
        self._ends = array("q", [0])
        self._hashes = array("q")
        self._null = -1
        self.extend(texts)

    def extend(self, texts: Sequence[str | None]) -> None:
        """Add texts at the end."""
        there = [text for text in texts if text is not None]
        if len(there) == len(texts):
            self._extend(there)
            return
        self._null = len(self) + texts.index(None)
        self._extend([text or "" for text in texts])
        self._hashes[self._null] = NULL

    def _extend(self, texts: Sequence[str]) -> None:
        content = "".join(texts)
        plain = content.isascii()
        sizes = map(len, texts if plain else (text.encode("utf-8", HALVES) for text in texts))
        self._ends.extend(accumulate(sizes, initial=self._ends.pop()))
        self._content += content.encode("utf-8", HALVES)
        self._hashes.extend(map(hash, texts))

    def __len__(self) -> int:
        return len(self._hashes)

    @overload
    def __getitem__(self, at: int) -> str | None: ...

    @overload
    def __getitem__(self, at: slice) -> list[str | None]: ...

    def __getitem__(self, at: int | slice) -> Any:
        """Return the text at an index, or those of a slice as a list."""
        if isinstance(at, slice):
            start, stop, step = at.indices(len(self))
            return (
                self._run(start, stop)[::step]
                if step > 0
                else [self[each] for each in range(start, stop, step)]
            )
        at = range(len(self))[at]
        content = self._content[self._ends[at] : self._ends[at + 1]]
        return None if at == self._null else content.decode("utf-8", HALVES)

    def __iter__(self) -> Iterator[str | None]:
        for start in range(0, len(self), BLOCK):
            yield from self._run(start, min(start + BLOCK, len(self)))

    def _run(self, start: int, stop: int) -> list[str | None]:
        ends = self._ends[start : max(start, stop) + 1]
        first, content = ends[0], self._content[ends[0] : ends[-1]]
        text = content.decode("utf-8", HALVES)
        found: list[str | None] = (
            [text[a - first : b - first] for a, b in pairwise(ends)]
            if len(text) == len(content)  # all of it is ASCII
            else [content[a - first : b - first].decode("utf-8", HALVES) for a, b in pairwise(ends)]
        )
        if start <= self._null < stop:
            found[self._null - start] = None
        return found

    @property
    def whole(self) -> bool:
        """Return whether none of them is null."""
        return self._null < 0

    def spelled(self, start: int, stop: int) -> tuple[bytes, NDArray[np.int64]]:
        """Return some of them as UTF-8, one after the other, and how many code units of UTF-16 each has."""
        ends = np.array(self._ends[start : stop + 1])
        content = bytes(self._content[ends[0] : ends[-1]])
        if content.isascii():
            return content, np.diff(ends)
        each = np.frombuffer(content, np.uint8)
        # a character begins with any byte but 10xxxxxx; those of four bytes are two units
        units = (each & 0xC0 != 0x80).astype(np.int64) + (each >= 0xF0)
        return content, np.diff(np.concatenate(([0], np.cumsum(units)))[ends - ends[0]])

    def hashes(self) -> NDArray[np.int64]:
        """Return Python's hash of each text, for this process alone."""
        return np.array(self._hashes, np.int64)

    def distinct(self) -> "tuple[Texts, NDArray[np.intp]]":
        """Return these texts, each once and in the order of first appearance, and the new index of each."""
        hashes = self.hashes()
        ordered = np.sort(hashes)  # which is fast, and tells what is almost always so
        if not (ordered[1:] == ordered[:-1]).any():
            return self, np.arange(len(self))
        _, first, codes = np.unique(hashes, return_index=True, return_inverse=True)
        again = np.flatnonzero(first[codes] != np.arange(len(self))).tolist()
        if all(self[at] == self[int(first[codes[at]])] for at in again):
            order = np.argsort(first)
            place = np.empty_like(order)
            place[order] = np.arange(len(order))
            return self._of(first[order]), place[codes]
        # two texts have one hash
        known: dict[str | None, int] = {}
        every = [known.setdefault(text, len(known)) for text in self]
        return Texts(list(known)), np.array(every, np.intp)

    def _of(self, rows: NDArray[np.intp]) -> "Texts":
        found = Texts()
        for start in range(0, len(rows), BLOCK):
            found.extend([self[at] for at in rows[start : start + BLOCK].tolist()])
        return found


class Numbered(Mapping[str, int]):
    """The index of each of some texts, which are distinct."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        hashes = texts.hashes()
        self._order = np.argsort(hashes).astype(np.uint32)
        self._hashes = hashes[self._order]

    def __getitem__(self, text: str) -> int:
        key = hash(text)
        at = int(np.searchsorted(self._hashes, key))
        while at < len(self._hashes) and self._hashes[at] == key:
            if self._texts[index := int(self._order[at])] == text:
                return index
            at += 1
        raise KeyError(text)

    def __iter__(self) -> Iterator[str]:
        return (text for text in self._texts if text is not None)

    def __len__(self) -> int:
        return len(self._texts)


def numbered(texts: Sequence[str]) -> Mapping[str, int]:
    """Return the index of each of some texts, which are distinct."""
    if isinstance(texts, Texts):
        return Numbered(texts)
    return {text: index for index, text in enumerate(texts)}
