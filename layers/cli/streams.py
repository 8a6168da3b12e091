"""Read and write files by name; the name ``-`` is standard input or standard output."""

import errno
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import IO, TextIO

from layers.cli.guard import Fail
from layers.reading.door import UnreadableError, opened, pieces, whole
from layers.reading.limits import LimitError

STANDARD = "-"
"""The file name that stands for standard input or output."""


def read_text(name: str, limit: str = "whole_bytes") -> str:
    """Return the text of a file or of standard input, which is UTF-8 with or without a byte order mark.

    ``limit`` names the limit on its size (:mod:`layers.reading.limits`).

    Raises:
        Fail: if it cannot be read, is over the limit or is not UTF-8.

    """
    try:
        return read_bytes(name, limit).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Fail(f"{name}: expected UTF-8 text, found another byte at position {error.start}") from None


def read_bytes(name: str, limit: str = "whole_bytes") -> bytes:
    """Return the bytes of a file or of standard input.

    A pipe is read as standard input only: under a name of its own, it might wait without an end.

    Raises:
        Fail: if it cannot be read or is over the limit.

    """
    with _told(name), _binary(name) as file:
        return whole(file, limit)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Raise Fail in place of whatever error reading a file raises."""
    try:
        yield
    except UnreadableError as error:
        raise Fail(f"{name}: {error}; {STANDARD} is standard input") from None
    except LimitError as error:
        raise Fail(f"{name}: {error}") from None
    except (OSError, ValueError) as error:
        raise Fail(f"{name}: cannot be read: {_reason(error)}") from None


def readable(name: str) -> Callable[[], IO[bytes]]:
    """Return what opens a file, each time from its start, so that it need not be held.

    Standard input, which comes once, is kept in a :class:`layers.writing.spool.Spool`.

    Raises:
        Fail: if it cannot be read or is over the limit.

    """
    if name == STANDARD:
        from layers.writing.spool import Spool

        with _told(name), _binary(name) as file:
            return Spool(pieces(file)).open
    with _told(name), opened(Path(name)):
        return partial(opened, Path(name))


def _binary(name: str) -> AbstractContextManager[IO[bytes]]:
    return nullcontext(_open(sys.stdin).buffer) if name == STANDARD else opened(Path(name))


def write(name: str, content: bytes | Iterable[bytes], new: int = 0o666) -> None:
    """Write bytes to a file, whole or not at all, or to standard output; ``new`` limits a new file's mode.

    Raises:
        Fail: if the file cannot be written.
        OSError: if standard output cannot be written; :mod:`layers.cli.guard` reports it.

    """
    if name == STANDARD:
        output = _open(sys.stdout).buffer
        output.writelines([content] if isinstance(content, bytes) else content)
        output.flush()
        return
    from layers.writing.whole import write_whole

    try:
        write_whole(Path(name), content, new)
    except (OSError, ValueError) as error:
        raise Fail(f"{name}: cannot be written: {_reason(error)}") from None


def _open(stream: TextIO | None) -> TextIO:
    """Return the stream; raise OSError if it is None, which it is if it was closed when Python started."""
    if stream is None:
        raise OSError(errno.EBADF, "it is closed")
    return stream


def _reason(error: OSError | ValueError) -> object:
    return error.strerror if isinstance(error, OSError) else error
