"""Dictionary encoding, as in Arrow: a list of distinct values, and a code for every row.

Most properties of claims have few distinct values (actor, kind, date, source), so a million rows take little
more memory than the text that differs. pyarrow encodes text but no structs or lists, which many
properties are, and reading GeoJSON would have to load it.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layers.theatre.canonical import canonical
from layers.theatre.texts import BLOCK, Texts

Codes = NDArray[np.unsignedinteger[Any]]


RECENT = 10_000
"""Nested values that an encoder recognises by their ``repr``, which is quicker to compute than JSON."""


MANY = 20_000
"""Distinct texts that an encoder keeps as such; with more, new ones are compared when all are there."""

SPARSE = 8
"""Numbers that there can be for each row, up to which a table of them all is quicker than sorting."""

_NONE = object()
"""Stands for the value before the first."""


@dataclass(frozen=True, eq=False)
class Column:
    """A value for every row, which is ``values[codes[row]]``.

    ``values`` are distinct JSON values in the order in which they first appear. ``codes`` is a
    one-dimensional array of the smallest unsigned type that can number them.
    """

    values: Sequence[Any]
    codes: Codes

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, row: int) -> Any:
        """Return the value of a row."""
        return self.values[self.codes[row]]

    def __iter__(self) -> Iterator[Any]:
        """Yield the value of every row."""
        for start in range(0, len(self), BLOCK):
            yield from self.run(slice(start, min(start + BLOCK, len(self))))

    def run(self, rows: slice) -> list[Any]:
        """Return the values of some successive rows."""
        return picked(self.values, self.codes[rows])


def picked(values: Sequence[Any], codes: NDArray[Any]) -> list[Any]:
    """Return the values at some indices."""
    if isinstance(values, Texts) and successive(codes):
        return values[int(codes[0]) : int(codes[-1]) + 1]  # faster than one by one
    return [values[code] for code in codes.tolist()]


def successive(codes: NDArray[Any]) -> bool:
    """Return whether codes are numbers one after the other."""
    start = int(codes[0]) if len(codes) else 0
    return len(codes) > 0 and bool((codes == np.arange(start, start + len(codes))).all())


def combined(*columns: Column) -> tuple[list[int], NDArray[np.intp]]:
    """Return the first row of each combination of values over some columns, and which one each row has."""
    sets = np.zeros(len(columns[0]), np.int64)
    most = 1
    for column in columns:
        sets = sets * len(column.values) + column.codes
        most *= len(column.values)
    first, codes = grouped(sets, most)
    return first.tolist(), codes


def grouped(numbers: NDArray[np.int64], most: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the first row of each number there is, in the order of the numbers, and which one each row has.

    The numbers are 0 or more and less than ``most``.
    """
    if most > SPARSE * len(numbers):
        _, first, codes = np.unique(numbers, return_index=True, return_inverse=True)
        return first, codes
    # few can be, so none need be sorted: the first row of each is the last to be written here
    rows = np.full(most, -1)
    rows[numbers[::-1]] = np.arange(len(numbers))[::-1]
    there = np.flatnonzero(rows >= 0)
    rows[there], first = np.arange(len(there)), rows[there]
    return first, rows[numbers]


class Encoder:
    """Builds a column from one value a row.

    Values other than text and null pass through ``normal`` first. They are equal if their
    :func:`layers.theatre.canonical.canonical` texts are.
    """

    def __init__(self, normal: Callable[[Any], Any] | None = None) -> None:
        self._normal = normal
        self._values: list[Any] | Texts = []
        self._plain: dict[str | None, int] = {}
        self._nested: dict[str, int] = {}
        self._recent: dict[str, int] = {}
        self._codes = array("B")

    def __len__(self) -> int:
        return len(self._codes)

    def add(self, value: Any) -> None:
        """Add the value of the next row."""
        self.extend((value,))

    def extend(self, values: Iterable[Any]) -> None:
        """Add the values of the next rows."""
        plain, recent = self._plain, self._recent
        codes = []
        before, code = _NONE, 0
        for value in values:
            if value is before:  # as a default is, in most rows
                codes.append(code)
                continue
            before = value
            if value is None or type(value) is str:
                known = plain.get(value)
                code = self._plain_code(value) if known is None else known
            else:
                text = repr(value)
                known = recent.get(text)
                code = self._recent_code(text, value) if known is None else known
            codes.append(code)
        self._widen()
        self._codes.extend(codes)

    @property
    def values(self) -> Sequence[Any]:
        """Return the values met so far; the code of each is its index. Of MANY texts, some may be equal."""
        return self._values

    def known(self, values: Sequence[Any]) -> list[int | None]:
        """Return the code of each value that was met before, and None for the others."""
        plain, recent = self._plain, self._recent
        if set(map(type, values)) == {str}:
            return list(map(plain.get, values))
        return [
            plain.get(value) if value is None or type(value) is str else recent.get(repr(value))
            for value in values
        ]

    def code(self, value: Any) -> int:
        """Return the code of a value, a new one if need be, without adding a row."""
        (known,) = self.known((value,))
        if known is not None:
            return known
        if value is None or type(value) is str:
            return self._plain_code(value)
        return self._recent_code(repr(value), value)

    def codes(self, values: Sequence[Any]) -> Sequence[int]:
        """Return the code of each value, new ones if need be, without adding rows."""
        known = self.known(values)
        if known.count(None) == len(known):
            return self.new(values)
        new = iter(self.new([value for value, code in zip(values, known, strict=True) if code is None]))
        return [next(new) if code is None else code for code in known]

    def new(self, values: Sequence[Any]) -> Sequence[int]:
        """Return the codes of values of which none was known, without adding rows."""
        if set(map(type, values)) != {str}:
            return list(map(self.code, values))
        if isinstance(self._values, Texts):
            start = len(self._values)
            self._values.extend(values)
            return range(start, start + len(values))
        fresh = list(dict.fromkeys(values))
        self._plain.update(zip(fresh, count(len(self._values)), strict=False))
        self._values.extend(fresh)
        codes = [self._plain[value] for value in values]
        self._many()
        return codes

    def append(self, codes: NDArray[Any]) -> None:
        """Add the next rows by the codes of their values."""
        self._widen()
        self._codes.frombytes(codes.astype(self._codes.typecode).tobytes())

    def column(self) -> Column:
        """Return the column of the values added so far."""
        values, places = self.distinct()
        return Column(values, small(places[np.asarray(self._codes)], len(values)))

    def distinct(self) -> tuple[Sequence[Any], NDArray[np.intp]]:
        """Return the values met so far, each once, and for the code of each its index among them."""
        if isinstance(self._values, Texts):
            return self._values.distinct()
        return list(self._values), np.arange(len(self._values))

    def _widen(self) -> None:
        """Give each row's code the room that the values met so far need."""
        kind = small(np.zeros(0), len(self._values)).dtype
        if kind.itemsize > self._codes.itemsize:
            self._codes = array(kind.char, np.asarray(self._codes).astype(kind).tobytes())

    def _plain_code(self, value: str | None) -> int:
        if isinstance(self._values, Texts) and value is not None:
            (code,) = self.new((value,))
            return code
        self._plain[value] = code = self._new(value)
        self._many()
        return code

    def _many(self) -> None:
        """Keep texts as such no longer if they are too many."""
        if (
            len(self._plain) > MANY
            and isinstance(self._values, list)
            and len(self._plain) == len(self._values)
        ):
            self._values = Texts(self._values)

    def _recent_code(self, text: str, value: Any) -> int:
        if len(self._recent) >= RECENT:
            self._recent.clear()
        self._recent[text] = code = self._nested_code(value)
        return code

    def _nested_code(self, value: Any) -> int:
        kept = value if self._normal is None else self._normal(value)
        text = canonical(kept)
        code = self._nested.get(text)
        if code is None:
            code = self._nested[text] = self._new(kept)
        return code

    def _new(self, value: Any) -> int:
        self._values.extend((value,))
        return len(self._values) - 1


def small(codes: NDArray[Any], count: int) -> Codes:
    """Return codes of so many values in the smallest type that can number them."""
    kind: Codes = codes.astype(np.min_scalar_type(max(count - 1, 0)))
    return kind
