"""The rows of one slice of a file, as tables of text with the number of each row; a piece at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from layers.feeds.account import Account
from layers.feeds.columns import Numbers
from layers.feeds.pieces import Piece, pieces
from layers.feeds.survey import Slice, Survey, unpacked

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 50_000
"""Rows of a Parquet file that are read at once."""

REPLACED = "has characters that are not UTF-8, kept as �"


@dataclass
class Rows:
    """Some rows: the table of text, the number of each row, and what was read and left out so far."""

    table: "pa.Table"
    numbers: Numbers
    account: Account


def rows(survey: Survey, part: Slice) -> Iterator[Rows]:
    """Yield the rows of a slice of a file, a piece at a time.

    Raises:
        OSError: if the file cannot be read.
        QuoteError: if a quote is not closed.

    """
    if survey.packing == "parquet":
        yield from _parquet(survey, part)
        return
    with unpacked(Path(survey.path), survey.packing) as stream:
        if part.end < 0:
            stream.read(part.start)
            for piece in pieces(stream, survey.quoted, part.start):
                yield _text(survey, piece)
        else:
            stream.seek(part.start)
            yield _text(survey, Piece(part.start, part.first, stream.read(part.end - part.start)))


def _parquet(survey: Survey, part: Slice) -> Iterator[Rows]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    first = part.first
    file = pq.ParquetFile(survey.path)
    for batch in file.iter_batches(ROWS, row_groups=[part.start], use_threads=False):
        columns = [_as_text(column) for column in batch.columns]
        table = pa.table(columns, names=list(survey.columns))
        yield Rows(table, np.arange(first, first + len(batch)), Account(len(batch)))
        first += len(batch)


def _as_text(column: "pa.Array") -> "pa.Array":
    """Return a column as text; what cannot be, as a list, is not said."""
    import pyarrow as pa
    import pyarrow.compute as pc

    try:
        text = column.cast(pa.string())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        text = pa.nulls(len(column), pa.string())
    return pc.fill_null(text, "")


def _text(survey: Survey, piece: Piece) -> Rows:
    import pyarrow as pa
    from pyarrow import csv

    data, replaced = _utf8(piece.data)
    wrong: list[int] = []

    def skip(row: Any) -> str:
        wrong.append(row.number - 1)
        return "skip"

    quote = '"' if survey.quoted else False
    names = list(survey.columns)
    table = csv.read_csv(
        pa.BufferReader(data),
        csv.ReadOptions(use_threads=False, block_size=len(data) + 1, column_names=names),
        csv.ParseOptions(
            delimiter=survey.delimiter,
            quote_char=quote,
            newlines_in_values=survey.quoted,
            ignore_empty_lines=False,
            invalid_row_handler=skip,
        ),
        csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), null_values=[], strings_can_be_null=False
        ),
    )
    numbers = np.delete(np.arange(len(table) + len(wrong)), wrong) + piece.first
    # a blank line is counted and left out, as the importer does
    held = ~_blank(table)
    account = Account(int(held.sum()) + len(wrong))
    account.leave_out(
        f"row without exactly {len(names)} fields", survey.name, [row + piece.first for row in wrong]
    )
    if replaced:
        account.remarks[REPLACED] = replaced
    return Rows(table.filter(pa.array(held)), numbers[held], account)


def _blank(table: "pa.Table") -> "np.ndarray[Any, np.dtype[np.bool_]]":
    """Return which rows say nothing in any column."""
    import pyarrow.compute as pc

    blank = np.ones(len(table), dtype=bool)
    for column in table.columns:
        if not blank.any():
            break
        blank &= pc.equal(column, "").to_numpy()
    return blank


def _utf8(data: bytes) -> tuple[bytes, int]:
    """Return a text in UTF-8, and in how many lines it had other bytes."""
    try:
        data.decode()
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        return text.encode(), sum("�" in line for line in text.split("\n"))
    return data, 0
