import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from layers.reading import parquet_rows
from layers.reading.door import UnreadableError
from layers.reading.limits import VARIABLE, LimitError
from layers.reading.parquet_rows import check_columns, parts


def unpacked(table: pa.Table, **options: Any) -> Iterator[pa.RecordBatch]:
    content = io.BytesIO()
    pq.write_table(table, content, compression="zstd", **options)
    return parts(content, pq.ParquetFile(content), table.schema.names)


def shared(value: Any, rows: int) -> pa.Array:
    """A column in which all rows share one value, which takes no more room than one."""
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(rows, np.int32)), pa.array([value]))


MANY = pa.table(
    {
        "text": ["a", None, "ccc"],
        "when": [date(2026, 3, 1), None, date(2026, 3, 3)],
        "deep": [{"a": [{"b": "x", "c": [1, 2]}, None], "d": date(2026, 3, 1)}, None, {"a": None, "d": None}],
        "bytes": [b"1", None, b"333"],
        "large": pa.array(["l", None, "lll"], pa.large_string()),
        "codes": pa.array(["p", None, "q"]).dictionary_encode(),
        "pair": pa.array([[1.5, 2.5], None, [3.5, 4.5]], pa.list_(pa.float64(), 2)),
        "nothing": pa.nulls(3),
    }
)
PLAIN = [
    {**row, "when": row["when"] and row["when"].isoformat()}
    | {"deep": row["deep"] and row["deep"] | {"d": row["deep"]["d"] and row["deep"]["d"].isoformat()}}
    for row in MANY.to_pylist()
]


@pytest.mark.parametrize("harmless", [1 << 28, 0], ids=["as they are", "as dictionaries"])
@pytest.mark.parametrize("ahead", [1, 2, 1000])
def test_rows_come_back_with_dates_as_text(
    monkeypatch: pytest.MonkeyPatch, harmless: int, ahead: int
) -> None:
    monkeypatch.setattr(parquet_rows, "HARMLESS", harmless)
    monkeypatch.setattr(parquet_rows, "AHEAD", ahead)
    assert [row for part in unpacked(MANY) for row in part.to_pylist()] == PLAIN


def test_rows_that_share_a_long_value_come_a_few_at_a_time() -> None:
    table = pa.table({"id": list("abcdef"), "note": shared("x" * 3_000_000, 6)})
    sizes = [len(part) for part in unpacked(table)]
    assert sizes == [2, 2, 2], "eight megabytes at a time"


LONG = shared("x" * 5_000_000, 100_000)
INSIDE = pa.StructArray.from_arrays(
    [pa.ListArray.from_arrays(np.arange(100_001), pa.StructArray.from_arrays([LONG], ["b"]))], ["a"]
)

PAIRED = pa.FixedSizeListArray.from_arrays(LONG, 2)


@pytest.mark.parametrize(
    "column", [LONG, INSIDE, PAIRED], ids=["text", "text in structs in lists", "text in lists of two"]
)
def test_rows_that_share_a_long_value_are_refused_before_they_are_unpacked(column: pa.Array) -> None:
    rows = unpacked(pa.table({"note": column}))
    usual, counted = pa.default_memory_pool(), pa.proxy_memory_pool(pa.default_memory_pool())
    pa.set_memory_pool(counted)
    try:
        with pytest.raises(LimitError, match="expected at most 4,000,000,000 bytes in all rows, unpacked"):
            next(rows)
    finally:
        pa.set_memory_pool(usual)
    assert 5_000_000 < counted.max_memory() < 100_000_000


def test_a_row_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_rows, "HARMLESS", 0)
    monkeypatch.setenv(VARIABLE, "record_bytes=10")
    assert len(next(unpacked(pa.table({"a": ["x" * 5], "b": [["y" * 3, "z" * 2]]})))) == 1
    with pytest.raises(LimitError, match="expected at most 10 bytes in one claim, found 11"):
        next(unpacked(pa.table({"a": ["x" * 5], "b": [["y" * 3, "z" * 3]]})))


def test_a_name_twice_in_a_struct_is_told() -> None:
    twice = pa.struct([pa.field("a", pa.int8()), pa.field("a", pa.int8())])
    schema = pa.schema({"geometry": pa.binary(), "where": pa.list_(twice)})
    with pytest.raises(UnreadableError, match="expected each column once, found “a” again in “where”"):
        check_columns(schema, "geometry")
