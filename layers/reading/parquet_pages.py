"""Read the headers of the pages in a Parquet file: how much they unpack to, before anything is unpacked.

The footer says so too, but a page is unpacked as its own header says, and in a hostile file the two differ.
The headers are those of parquet.thrift (github.com/apache/parquet-format) in Thrift's compact protocol. The
packages for Thrift are not used: they bring a compiler or a server, and would need that file.
"""

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from layers.reading.door import UnreadableError
from layers.reading.limits import check

if TYPE_CHECKING:
    import pyarrow.parquet as pq

HEADER = 1 << 12
"""Bytes in which a header almost always fits."""

LONGEST = 1 << 24
"""Bytes that a header may have, as in pyarrow."""

KINDS = {5: "data", 7: "dictionary", 8: "data"}
"""What a page holds, by the field of PageHeader that describes it."""


@dataclass(frozen=True)
class Content:
    """What the pages of a column in one row group hold.

    ``listed`` counts the values, nulls too, that are more than the rows; ``largest`` is the size of the
    largest page of data and the largest of a dictionary together, unpacked, in bytes.
    """

    listed: int
    largest: int


def contents(file: IO[bytes], metadata: "pq.FileMetaData") -> dict[str, Content]:
    """Return what the pages of each column hold, by its dotted path: the most of any row group.

    Raises:
        UnreadableError: for a header that is none.
        LimitError: for pages, or values in lists, over the limits.

    """
    most: dict[str, Content] = {}
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        found = {}
        for index in range(group.num_columns):
            column = group.column(index)
            found[column.path_in_schema] = _content(file, column, group.num_rows)
        check("page_bytes", sum(content.largest for content in found.values()))
        check("list_values", sum(content.listed for content in found.values()))
        for path, content in found.items():
            other = most.get(path, content)
            most[path] = Content(max(content.listed, other.listed), max(content.largest, other.largest))
    return most


def _content(file: IO[bytes], column: "pq.ColumnChunkMetaData", rows: int) -> Content:
    start = column.data_page_offset
    if column.has_dictionary_page and column.dictionary_page_offset is not None:
        start = min(start, column.dictionary_page_offset)
    at, end = start, start + column.total_compressed_size
    values = 0
    largest = {"data": 0, "dictionary": 0}
    # pyarrow too reads pages until it has as many values as the footer says
    while values < column.num_values and at < end:
        header, size = _header(file, at)
        length, packed = _size(header, 2), _size(header, 3)
        field = next((field for field in KINDS if isinstance(header.get(field), dict)), None)
        if field:
            kind = KINDS[field]
            largest[kind] = max(largest[kind], length)
            values += _size(header[field], 1) if kind == "data" else 0
        at += size + packed
    return Content(max(0, values - rows), sum(largest.values()))


def _size(fields: dict[int, Any], number: int) -> int:
    size = fields.get(number)
    if not isinstance(size, int) or size < 0:
        raise UnreadableError("expected Parquet, found a page without its sizes")
    return size


def _header(file: IO[bytes], at: int) -> tuple[dict[int, Any], int]:
    """Return the fields of the page header at ``at`` by their number, and its length in bytes."""
    for length in (HEADER, LONGEST):
        file.seek(at)
        compact = _Compact(file.read(length))
        try:
            return compact.struct(), compact.at
        except IndexError:
            continue
    raise UnreadableError("expected Parquet, found a page without a header")


class _Compact:
    """A reader of Thrift's compact protocol. Text is skipped: of a page header, only numbers are needed."""

    DEEPEST = 8

    def __init__(self, content: bytes) -> None:
        self.at = 0
        self._content = content

    def struct(self, depth: int = 0) -> dict[int, Any]:
        if depth > self.DEEPEST:
            raise UnreadableError("expected Parquet, found a page header nested too deeply")
        fields: dict[int, Any] = {}
        number = 0
        while head := self._byte():
            number = number + (head >> 4) if head >> 4 else self._number()
            # the value of a truth is in its type
            fields[number] = None if head & 15 in (1, 2) else self._value(head & 15, depth)
        return fields

    def _value(self, kind: int, depth: int) -> Any:
        match kind:
            case 1 | 2 | 3:
                return self._byte()
            case 4 | 5 | 6:
                return self._number()
            case 7:
                self.at += 8
            case 8:
                length = self._varint()
                self.at += length
            case 9 | 10:
                head = self._byte()
                for _ in range(head >> 4 if head >> 4 < 15 else self._varint()):
                    self._value(head & 15, depth + 1)
            case 12:
                return self.struct(depth + 1)
            case _:
                raise UnreadableError("expected Parquet, found a page header of another form")
        return None

    def _byte(self) -> int:
        self.at += 1
        return self._content[self.at - 1]

    def _varint(self) -> int:
        value = shift = 0
        while True:
            byte = self._byte()
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value
            if shift > 63:
                raise UnreadableError("expected Parquet, found a number that is too long")

    def _number(self) -> int:
        value = self._varint()
        return (value >> 1) ^ -(value & 1)
