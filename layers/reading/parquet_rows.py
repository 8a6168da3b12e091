"""Unpack the rows of a Parquet file a part at a time, each part small.

In a file, a value that rows share is there once, and a few bytes can say that a million rows have it. So
columns that could unpack to much are first read as a dictionary and codes, from which the size of each row is
known. Reading every column so would take longer.
"""

from collections import Counter
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from layers.reading.arrow_codes import whole_numbers
from layers.reading.chunks import LONG
from layers.reading.door import UnreadableError
from layers.reading.limits import check
from layers.reading.parquet_pages import Content, contents

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

AHEAD = 10_000
"""Rows to read at a time."""

HARMLESS = 1 << 28
"""Bytes that the columns which are unpacked at once may come to, for as many rows."""


def check_columns(schema: "pa.Schema", geometry: str) -> None:
    """Raise UnreadableError for a name that is there twice, or a column of a type that JSON does not have.

    Dates are allowed, which become text; ``geometry`` names the one column that holds bytes.
    """
    import pyarrow as pa

    kind = schema.field(geometry).type if schema.names.count(geometry) == 1 else None
    _check_names(schema.names, "")
    if kind is None or not (pa.types.is_binary(kind) or pa.types.is_large_binary(kind)):
        raise UnreadableError(f"expected a column “{geometry[:60]}” of bytes, found {kind or 'none'}")
    for field in schema:
        if field.name != geometry:
            _check_kind(field.type, field.name)


def _check_names(names: list[str], inside: str) -> None:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        place = f" in “{inside[:60]}”" if inside else ""
        raise UnreadableError(f"expected each column once, found “{twice[0][:60]}” again{place}")


def _check_kind(kind: "pa.DataType", path: str) -> None:
    import pyarrow.types as is_a

    if is_a.is_struct(kind):
        _check_names([field.name for field in kind], path)
        for field in kind:
            _check_kind(field.type, f"{path}.{field.name}")
    elif any(
        test(kind) for test in (is_a.is_list, is_a.is_large_list, is_a.is_fixed_size_list, is_a.is_dictionary)
    ):
        _check_kind(kind.value_type, path)
    elif not any(
        test(kind)
        for test in (
            *(is_a.is_string, is_a.is_large_string, is_a.is_string_view),
            *(is_a.is_boolean, is_a.is_integer, is_a.is_floating, is_a.is_date, is_a.is_null),
        )
    ):
        expected = "text, numbers, lists or structs in every column"
        raise UnreadableError(f"expected {expected}, found {str(kind)[:60]} in “{path[:200]}”")


def parts(content: IO[bytes], file: "pq.ParquetFile", names: list[str]) -> Iterator["pa.RecordBatch"]:
    """Yield the rows of a file in order, a few at a time, with the columns of these names.

    Dates are text, and dictionaries are unpacked, but for those of columns of text.

    Raises:
        UnreadableError: for a damaged file.
        LimitError: for a row, or all rows together, over a limit.

    """
    import pyarrow.parquet as pq

    suspect = _suspect(file, contents(content, file.metadata))
    file = pq.ParquetFile(content, metadata=file.metadata, read_dictionary=suspect, pre_buffer=False)
    total = 0
    # one after the other, and no more than is asked for, takes less time of a processor and less memory
    for batch in file.iter_batches(batch_size=AHEAD, columns=names, use_threads=False):
        coded = (column for column in batch.columns if _has_dictionary(column.type))
        sizes = sum(map(_sizes, coded), np.zeros(len(batch), np.int64))
        total += int(sizes.sum())
        check("record_bytes", int(sizes.max(initial=0)))
        check("unpacked_bytes", total)
        for start, end in _runs(sizes):
            yield _plain(batch.slice(start, end - start))


def _suspect(file: "pq.ParquetFile", held: dict[str, Content]) -> list[str]:
    """Return the columns of text or bytes that might unpack to much: their dotted paths."""
    schema = file.metadata.schema
    columns = [schema.column(index) for index in range(len(schema))]
    fair = HARMLESS // max(len(columns), 1)
    return [
        column.path
        for column in columns
        if column.physical_type == "BYTE_ARRAY"
        and column.path in held
        and held[column.path].largest * (AHEAD + held[column.path].listed) > fair
    ]


def _runs(sizes: "np.ndarray[Any, Any]") -> Iterator[tuple[int, int]]:
    """Yield start and end of runs of rows that come to :data:`LONG` bytes or less, or are one row."""
    ends = np.cumsum(sizes)
    start = 0
    while start < len(sizes):
        before = int(ends[start - 1]) if start else 0
        end = max(start + 1, int(np.searchsorted(ends, before + LONG, side="right")))
        yield start, end
        start = end


def _has_dictionary(kind: "pa.DataType") -> bool:
    import pyarrow.types as is_a

    if is_a.is_dictionary(kind):
        return True
    if is_a.is_struct(kind):
        return any(_has_dictionary(field.type) for field in kind)
    lists = is_a.is_list, is_a.is_large_list, is_a.is_fixed_size_list
    return any(test(kind) for test in lists) and _has_dictionary(kind.value_type)


def _sizes(column: "pa.Array") -> "np.ndarray[Any, Any]":
    """Return the bytes that the dictionaries in a column unpack to, for each of its elements."""
    import pyarrow as pa
    import pyarrow.compute as pc

    kind = column.type
    if pa.types.is_dictionary(kind):
        words = kind.value_type
        if not (pa.types.is_string(words) or pa.types.is_large_string(words) or _bytes(words)):
            return np.zeros(len(column), np.int64)
        lengths = pc.binary_length(column.dictionary).take(column.indices)
        return whole_numbers(lengths)
    if pa.types.is_struct(kind):
        return sum(map(_sizes, column.flatten()), np.zeros(len(column), np.int64))
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        ends = np.concatenate(([0], np.cumsum(_sizes(column.values))))
        offsets = whole_numbers(column.offsets)
        return np.asarray(ends[offsets[1:]] - ends[offsets[:-1]], np.int64)
    if pa.types.is_fixed_size_list(kind):
        ends = np.concatenate(([0], np.cumsum(_sizes(column.values))))
        starts = (np.arange(len(column)) + column.offset) * kind.list_size
        return np.asarray(ends[starts + kind.list_size] - ends[starts], np.int64)
    return np.zeros(len(column), np.int64)


def _bytes(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind))


def is_coded_text(kind: "pa.DataType") -> bool:
    """Return whether a column of that type has text in a dictionary, and numbers that stand for it."""
    import pyarrow.types as is_a

    return bool(
        is_a.is_dictionary(kind)
        and (is_a.is_string(kind.value_type) or is_a.is_large_string(kind.value_type))
    )


def _plain(batch: "pa.RecordBatch") -> "pa.RecordBatch":
    import pyarrow as pa

    kinds = [kind if is_coded_text(kind) else _plain_kind(kind) for kind in batch.schema.types]
    columns = [
        column if kind == column.type else column.cast(kind)
        for column, kind in zip(batch.columns, kinds, strict=True)
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _plain_kind(kind: "pa.DataType") -> "pa.DataType":
    """Return a type without dictionaries and dates."""
    import pyarrow as pa

    if pa.types.is_dictionary(kind):
        return _plain_kind(kind.value_type)
    if pa.types.is_struct(kind):
        return pa.struct([pa.field(field.name, _plain_kind(field.type)) for field in kind])
    if pa.types.is_list(kind):
        return pa.list_(_plain_kind(kind.value_type))
    if pa.types.is_large_list(kind):
        return pa.large_list(_plain_kind(kind.value_type))
    if pa.types.is_fixed_size_list(kind):
        return pa.list_(_plain_kind(kind.value_type), kind.list_size)
    return pa.string() if pa.types.is_date(kind) else pa.float32() if pa.types.is_float16(kind) else kind
