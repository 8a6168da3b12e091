"""Cut a text with rows into pieces that end where a row does, however large it is."""

from collections.abc import Iterator
from typing import IO, NamedTuple

SIZE = 16_000_000
"""Bytes in a piece: some 50,000 rows, which take about half a gigabyte while they are read."""

LONGEST = 4 * SIZE
"""Bytes after which a row that does not end is taken for a quote that is not closed."""


class Piece(NamedTuple):
    """Some rows: where they begin in the text (bytes), the number of the first row, the text itself."""

    start: int
    first: int
    data: bytes


class QuoteError(ValueError):
    """A quote that is not closed; the message says in which row."""


def pieces(stream: IO[bytes], quoted: bool, start: int = 0, size: int | None = None) -> Iterator[Piece]:
    """Yield the pieces of a text from where ``stream`` stands, which is ``start`` bytes into it.

    ``quoted`` is whether a row may go over several lines in quotes. Rows are counted from 1.

    Raises:
        QuoteError: if a quote is not closed.

    """
    rest, first = b"", 1
    while block := stream.read(size or SIZE):
        data = rest + block
        cut = _end(data, quoted)
        if cut:
            yield Piece(start, first, data[:cut])
            first += rows(data[:cut], quoted)
            start += cut
        rest = data[cut:]
        if len(rest) > LONGEST:
            raise QuoteError(f"expected every quote closed, found one that is not after row {first}")
    if quoted and rest.count(b'"') % 2:
        raise QuoteError(f"expected every quote closed, found one that is not in or after row {first}")
    if rest:
        yield Piece(start, first, rest)


def rows(data: bytes, quoted: bool) -> int:
    """Return how many rows a text has: its line breaks outside of quotes, and what stands after the last."""
    outside = data.split(b'"')[::2] if quoted and b'"' in data else [data]
    return sum(part.count(b"\n") for part in outside) + (not data.endswith(b"\n"))


def _end(data: bytes, quoted: bool) -> int:
    """Return where the last row ends that is whole, or 0 if none is."""
    at = data.rfind(b"\n")
    odd = data.count(b'"', 0, max(at, 0)) % 2 if quoted else 0
    while odd and at > 0:
        before = data.rfind(b"\n", 0, at)
        odd ^= data.count(b'"', max(before, 0), at) % 2
        at = before
    return at + 1 if not odd else 0
