"""Dictionary encoding, as in Arrow: each distinct value once, and a small number for every row.

Many claims say the same things (whose, what kind, when, from which source), so a million rows take little
more memory than the text that differs.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layers.theatre.canonical import canonical

Codes = NDArray[np.unsignedinteger[Any]]


LATELY = 10_000
"""Nested values that an encoder knows by sight; the others it writes as JSON to compare them."""


@dataclass(frozen=True, eq=False)
class Column:
    """A value for every row: ``values[codes[row]]``.

    ``values`` are distinct JSON values in the order in which they first appear; ``codes`` is of the smallest
    unsigned type that can tell them apart.
    """

    values: list[Any]
    codes: Codes

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, row: int) -> Any:
        """Return the value of a row."""
        return self.values[self.codes[row]]

    def __iter__(self) -> Iterator[Any]:
        """Yield the value of every row."""
        return map(self.values.__getitem__, self.codes.tolist())


class Encoder:
    """Makes a column of the values it is given, one a row.

    Values other than text and null are told apart by :func:`canonical`, after ``normal`` has given each the
    form that is kept.
    """

    def __init__(self, normal: Callable[[Any], Any] | None = None) -> None:
        self._normal = normal
        self._values: list[Any] = []
        self._plain: dict[str | None, int] = {}
        self._nested: dict[str, int] = {}
        self._lately: dict[str, int] = {}
        self._codes = array("I")

    def __len__(self) -> int:
        return len(self._codes)

    def add(self, value: Any) -> None:
        """Take the value of the next row."""
        self.extend((value,))

    def extend(self, values: Iterable[Any]) -> None:
        """Take the values of the next rows."""
        plain, lately = self._plain, self._lately
        codes = []
        for value in values:
            if value is None or type(value) is str:
                code = plain.get(value)
                if code is None:
                    code = plain[value] = self._new(value)
            else:
                # quicker to write than JSON, and as good for "seen before"
                text = repr(value)
                code = lately.get(text)
                if code is None:
                    code = self._lately_seen(text, value)
            codes.append(code)
        self._codes.extend(codes)

    def column(self) -> Column:
        """Return the column of what was given so far."""
        kind = np.min_scalar_type(max(len(self._values) - 1, 0))
        codes: Codes = np.asarray(self._codes).astype(kind)
        return Column(list(self._values), codes)

    def _lately_seen(self, text: str, value: Any) -> int:
        if len(self._lately) >= LATELY:
            self._lately.clear()
        self._lately[text] = code = self._nested_code(value)
        return code

    def _nested_code(self, value: Any) -> int:
        kept = value if self._normal is None else self._normal(value)
        text = canonical(kept)
        code = self._nested.get(text)
        if code is None:
            code = self._nested[text] = self._new(kept)
        return code

    def _new(self, value: Any) -> int:
        self._values.append(value)
        return len(self._values) - 1
