"""Number the values of an Arrow column: equal numbers are equal values, whatever they are nested in.

Arrow itself encodes text and numbers as a dictionary, but neither structs nor lists. Here these get the
combined numbers of their parts, so that only distinct values become Python objects.

Numbers go from Arrow to NumPy and back by their buffers: Arrow’s own ways load pandas, which takes as long as
reading 50,000 claims.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from layers.theatre.dictionary import Codes, grouped

if TYPE_CHECKING:
    import pyarrow as pa

Numbers = NDArray[np.int64]

LONGEST = 16
"""Entries of a list up to which lists are compared; longer ones count as distinct."""


def distinct(column: "pa.Array") -> tuple[Numbers, Codes]:
    """Return the first row of each distinct value, in order, and for each row the number of its value.

    Some that are equal may count as distinct.
    """
    numbers = _numbers(column)
    return first_rows(numbers, int(numbers.max(initial=-1)) + 1)


def first_rows(numbers: Numbers, most: int) -> tuple[Numbers, Codes]:
    """Return the first row of each number below ``most``, in order, and for each row which of them it has."""
    first, codes = grouped(numbers, most)
    order = np.argsort(first)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return first[order], place[codes].astype(np.uint32)


def _numbers(column: "pa.Array") -> Numbers:
    """Return a number below twice the rows or so for each row; equal ones have equal values."""
    import pyarrow.compute as pc
    import pyarrow.types as is_a

    kind = column.type
    if len(column) == 0 or is_a.is_null(kind) or column.null_count == len(column):
        return np.zeros(len(column), np.int64)
    if is_a.is_struct(kind):
        return _combined([_valid(column).astype(np.int64), *map(_numbers, column.flatten())], len(column))
    if is_a.is_list(kind) or is_a.is_large_list(kind):
        return _listed(column)
    if is_a.is_nested(kind):
        return np.arange(len(column))
    encoded = pc.dictionary_encode(column, null_encoding="encode")
    return whole_numbers(encoded.indices)


def whole_numbers(column: "pa.Array", null: int = 0) -> Numbers:
    """Return a column of whole numbers, with ``null`` for each that is null."""
    kind = np.dtype(str(column.type))
    numbers = np.frombuffer(column.buffers()[1] or b"", kind)[column.offset :][: len(column)].astype(np.int64)
    if column.null_count:
        numbers[~_valid(column)] = null
    return numbers


def indices(rows: NDArray[Any]) -> "pa.Array":
    """Return the numbers of rows as Arrow takes them."""
    import pyarrow as pa

    content = pa.py_buffer(np.ascontiguousarray(rows, np.int64))
    return pa.Array.from_buffers(pa.int64(), len(rows), [None, content])


def _valid(column: "pa.Array") -> NDArray[np.bool_]:
    """Return which values of a column are not null."""
    bits = column.buffers()[0]
    if bits is None:
        return np.ones(len(column), np.bool_)
    each = np.unpackbits(np.frombuffer(bits, np.uint8), bitorder="little")
    return each[column.offset :][: len(column)].astype(np.bool_)


def _listed(column: "pa.Array") -> Numbers:
    import pyarrow.compute as pc

    lengths = whole_numbers(pc.list_value_length(column), -1)
    longest = int(lengths.max())
    if longest > LONGEST:
        return np.arange(len(column))
    starts = whole_numbers(column.offsets)[:-1]
    entries = _numbers(column.values)
    parts = [lengths + 1]
    for at in range(longest):
        part = np.zeros(len(column), np.int64)
        has = lengths > at
        part[has] = entries[starts[has] + at] + 1
        parts.append(part)
    return _combined(parts, len(column))


def _combined(parts: list[Numbers], count: int) -> Numbers:
    """Return one number for each row's combination of numbers."""
    found = np.zeros(count, np.int64)
    size = 1
    for part in parts:
        wide = int(part.max(initial=0)) + 1
        if wide == 1:
            continue
        found, size = found * wide + part, size * wide
        if size > 1 << 31:
            found = np.unique(found, return_inverse=True)[1].reshape(-1)
            size = count
    return found
