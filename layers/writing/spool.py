"""Bytes that wait to be written: in memory while they are few, else in a temporary file without a name.

The file goes with the process, however that ends, so there is nothing to clear away.
"""

import io
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from threading import Lock
from typing import IO, Any

FEW = 1 << 23
"""Bytes that stay in memory."""

PIECE = 1 << 20
"""Bytes to read at a time."""


class Spool:
    """Bytes to which more are added, and which are then read as often as somebody asks, also at once.

    Raises:
        OSError: if the temporary file cannot be written.

    """

    def __init__(self, parts: Iterable[bytes] = ()) -> None:
        # closed when nobody has the spool any longer
        self._file: Any = SpooledTemporaryFile(max_size=FEW)  # noqa: SIM115
        self._lock = Lock()
        self._size = 0
        for part in parts:
            self.add(part)

    def add(self, part: bytes) -> None:
        """Add bytes at the end, before any are read."""
        self._file.write(part)
        self._size += len(part)

    def __len__(self) -> int:
        return self._size

    def __bytes__(self) -> bytes:
        return b"".join(self)

    def __iter__(self) -> Iterator[bytes]:
        """Yield the bytes in pieces."""
        for start in range(0, self._size, PIECE):
            yield self.piece(start, PIECE)

    def open(self) -> IO[bytes]:
        """Return the bytes as a file of its own, open for reading."""
        return io.BufferedReader(_Reader(self), PIECE)

    def piece(self, start: int, size: int) -> bytes:
        """Return at most ``size`` bytes from ``start`` on."""
        with self._lock:
            self._file.seek(start)
            found: bytes = self._file.read(size)
            return found

    def __del__(self) -> None:
        self._file.close()


class _Reader(io.RawIOBase):
    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: len(self._spool)}[whence]
        self._at = start + offset
        return self._at

    def readinto(self, buffer: Any) -> int:
        found = self._spool.piece(self._at, len(buffer))
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)
