"""The packed block: a JSON document and a table of columns, gzipped, as base64 text.

Unzipped it is, in this order: the length of the header (4 bytes, little-endian), the header (JSON, UTF-8) and
the buffers. The header is the document with the table under ``"claims"``::

    {"count": 3, "columns": {
        "assertion": {"values": ["stated", "alleged"], "codes": {"at": 0, "bytes": 1}},
        "actor":     {"values": ["ru"]},
        "statement": {"text": {"at": 3, "size": 81}, "lengths": {"at": 84, "bytes": 2}},
        "lon":       {"first": -904000, "scale": 10000, "codes": {"at": 90, "bytes": 4}}}}

- ``values`` and ``codes``: row i has ``values[codes[i]]``; without codes every row has the only value.
- ``text`` and ``lengths``: the texts of all rows, one after the other, as UTF-8 of ``size`` bytes, and the
  length of each in UTF-16 code units (JavaScript's). For columns in which most texts differ.
- ``first``, ``scale`` and ``codes``: row i has ``(first + codes[i]) / scale``.

A buffer ``at`` an offset (bytes, counted from the end of the header) holds one unsigned number of so many
``bytes`` (1, 2 or 4) per row, in planes: first the lowest byte of every number, then the next one, as gzip
likes it. ``layers/web/data/decode.js`` reads the same.

libdeflate zips: at its level 6 a table of 100,000 claims is 8 % smaller than zlib's level 6 makes it, in two
thirds of the time; at level 10 the first theatre is 7 % smaller than at zlib's level 9. Level 12 takes more
than twice as long as level 10, 90 ms, for 0.5 %.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import deflate
import numpy as np
from numpy.typing import NDArray

from layers.reading.limits import check, limits
from layers.theatre.dictionary import Codes, Column, picked, successive
from layers.theatre.texts import BLOCK, Texts

LEVEL, QUICK = 10, 6
"""libdeflate's levels for a small block and for a large one."""

LARGE = 2_000_000
"""Bytes from which on a block is large: level 10 takes five times as long for 11 %."""

DAMAGED = "expected a packed theatre, found damaged data"

GZIP = 31
"""What tells zlib that the data are in gzip's form."""

MANY, MOSTLY = 255, 0.5
"""Distinct texts, and their share of all rows, above which a column is kept as running text."""


@dataclass(frozen=True, eq=False)
class Numbers:
    """A number for every row, in steps of 1/``scale``."""

    steps: NDArray[np.int64]
    scale: int


Table = dict[str, Column | Numbers]


def write(document: dict[str, Any], table: Table, count: int) -> str:
    """Return the document and the table of ``count`` rows as ASCII text, the same for the same input."""
    plain = _plain(document, table, count)
    level = LEVEL if len(plain) < LARGE else QUICK
    return base64.b64encode(deflate.gzip_compress(plain, level)).decode("ascii")


def _plain(document: dict[str, Any], table: Table, count: int) -> bytes:
    """Return the block before it is zipped; the buffers, which are as large, are gone by then."""
    buffers = _Buffers()
    columns = {name: _column(column, buffers) for name, column in table.items()}
    header = json.dumps(
        document | {"claims": {"count": count, "columns": columns}}, ensure_ascii=False, separators=(",", ":")
    ).encode()
    return b"".join((len(header).to_bytes(4, "little"), header, *buffers.parts))


def opened(packed: str) -> tuple[dict[str, Any], bytes]:
    """Return the header of a packed text, and the buffers behind it.

    Raises:
        ValueError: for other text, and for more than the limits allow (LimitError).

    """
    most = limits().unpacked_bytes
    try:
        inflating = zlib.decompressobj(GZIP)
        plain = inflating.decompress(base64.b64decode(packed), most + 1)
    except (zlib.error, binascii.Error):
        raise ValueError(DAMAGED) from None
    check("unpacked_bytes", len(plain))
    if not inflating.eof:
        raise ValueError(DAMAGED)
    start = 4 + int.from_bytes(plain[:4], "little")
    return json.loads(plain[4:start]), plain[start:]


def rows(table: dict[str, Any], buffers: bytes) -> list[dict[str, Any]]:
    """Return the rows of the table in a header, by its buffers."""
    check("claims", table["count"])
    columns = {name: _values(column, buffers, table["count"]) for name, column in table["columns"].items()}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


class _Buffers:
    """The bytes behind the header, in the order in which they are added; equal ones are kept once."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self._size = 0
        self._known: dict[bytes, int] = {}

    def add(self, content: bytes) -> int:
        if content not in self._known:
            self._known[content] = self._size
            self.parts.append(content)
            self._size += len(content)
        return self._known[content]

    def numbers(self, codes: NDArray[Any]) -> dict[str, int]:
        """Add unsigned numbers in planes, in the fewest of 1, 2 or 4 bytes that hold the largest."""
        largest = int(codes.max()) if len(codes) else 0
        width = 1 if largest < 1 << 8 else 2 if largest < 1 << 16 else 4
        planes = codes.astype(f"<u{width}").view(np.uint8).reshape(-1, width).T
        return {"at": self.add(planes.tobytes()), "bytes": width}


def _column(column: Column | Numbers, buffers: _Buffers) -> dict[str, Any]:
    if isinstance(column, Numbers):
        first = int(column.steps.min()) if len(column.steps) else 0
        return {"first": first, "scale": column.scale, "codes": buffers.numbers(column.steps - first)}
    if len(column.values) == 1:
        return {"values": list(column.values)}
    mixed = len(column.values) <= max(MANY, MOSTLY * len(column))
    if not mixed and _worded(column.values):
        return _text(column, buffers)
    return {"values": list(column.values), "codes": buffers.numbers(column.codes)}


def _worded(values: Sequence[Any]) -> bool:
    """Return whether all values are text."""
    return values.whole if isinstance(values, Texts) else all(type(value) is str for value in values)


def _text(column: Column, buffers: _Buffers) -> dict[str, Any]:
    content, lengths = bytearray(), []
    for start in range(0, len(column), BLOCK):
        text, units = _spelled(column.values, column.codes[start : start + BLOCK])
        content += text
        lengths.append(units)
    at = buffers.add(bytes(content))
    return {"text": {"at": at, "size": len(content)}, "lengths": buffers.numbers(np.concatenate(lengths))}


def _spelled(values: Sequence[str], codes: Codes) -> tuple[bytes, NDArray[np.int64]]:
    """Return some texts, one after the other, as UTF-8 and the length of each in code units of UTF-16."""
    if isinstance(values, Texts) and successive(codes):
        return values.spelled(int(codes[0]), int(codes[-1]) + 1)
    texts = picked(values, codes)
    units = [len(each) if each.isascii() else len(each.encode("utf-16-le")) // 2 for each in texts]
    return "".join(texts).encode(), np.array(units, np.int64)


def _values(column: dict[str, Any], buffers: bytes, count: int) -> list[Any]:
    """Return the value of every row."""
    if "text" in column:
        at, size = column["text"]["at"], column["text"]["size"]
        units = buffers[at : at + size].decode().encode("utf-16-le")
        ends = 2 * np.cumsum(_numbers(column["lengths"], buffers, count), dtype=np.int64)
        starts = [0, *ends.tolist()]
        return [units[a:b].decode("utf-16-le") for a, b in zip(starts, ends.tolist(), strict=False)]
    if "values" in column:
        codes = _numbers(column["codes"], buffers, count).tolist() if "codes" in column else [0] * count
        return [column["values"][code] for code in codes]
    steps = _numbers(column["codes"], buffers, count).astype(np.int64) + column["first"]
    return [step / column["scale"] for step in steps.tolist()]


def _numbers(buffer: dict[str, int], buffers: bytes, count: int) -> Codes:
    at, width = buffer["at"], buffer["bytes"]
    planes = np.frombuffer(buffers, np.uint8, count * width, at).reshape(width, count)
    return np.ascontiguousarray(planes.T).view(f"<u{width}").reshape(count)
