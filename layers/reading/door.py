"""The door that every file of others comes in by: regular files within limits, and one line if it fails.

::

    UnreadableError(ValueError)     a file of another form than was expected
"""

import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from gzip import GzipFile
from pathlib import Path
from typing import IO

from layers.reading.limits import LimitError, check, limits
from layers.reading.problems import Problem, TheatreError

UNFORESEEN = "one that no reader foresaw"
"""What a message says of an error that only the guard tells; a test shows that none is known."""

PIECE = 1 << 20
"""Bytes to read at a time."""


class UnreadableError(ValueError):
    """A file of another form than expected; the message says what was expected and found."""


@contextmanager
def guarded(path: Path, file: str = "", passing: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Raise TheatreError, with one problem about a file, in place of whatever error reading it raises.

    ``file`` is how the problem names the file, by default as ``path`` does without its folder. A TheatreError
    stays as it is, and so do the errors in ``passing``.
    """
    try:
        yield
    except TheatreError:
        raise
    except passing:
        raise
    except Exception as error:
        raise TheatreError([Problem(file or path.name, "", "", reason(error, path))]) from error


def opened(path: Path, *, in_part: bool = False) -> IO[bytes]:
    """Open a regular file of at most ``file_bytes`` for reading; the caller closes it.

    One of which only a part is read (``in_part``) may be of any size.

    Raises:
        OSError: if it cannot be opened.
        UnreadableError: for a pipe or a device, which may never end, or wait without an end.
        LimitError: if it is too large.

    """
    file = open(path, "rb", opener=_without_waiting)  # noqa: SIM115  # Path.open takes no opener
    try:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            kind = "a pipe" if stat.S_ISFIFO(found.st_mode) else "a device"
            raise UnreadableError(f"expected a regular file, found {kind}")
        if not in_part:
            check("file_bytes", found.st_size)
    except BaseException:
        file.close()
        raise
    return file


def _without_waiting(path: str, flags: int) -> int:
    """Open a file as ``open`` does, but without waiting until somebody writes into a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def whole(file: IO[bytes], limit: str = "whole_bytes") -> bytes:
    """Return all that can be read from a file; raise LimitError if it is more than that limit allows."""
    content = file.read(getattr(limits(), limit) + 1)
    check(limit, len(content))
    return content


def pieces(file: IO[bytes] | GzipFile, limit: str = "file_bytes") -> Iterator[bytes]:
    """Yield all that can be read from a file, a piece at a time; raise LimitError once it is over a limit."""
    most, size = getattr(limits(), limit), 0
    while piece := file.read(min(PIECE, most + 1 - size)):
        size += len(piece)
        check(limit, size)
        yield piece


def reason(error: Exception, path: Path) -> str:
    """Return why a file cannot be read, as "expected …, found …"."""
    match error:
        case FileNotFoundError():
            return f"expected a file in {path.parent}, found none"
        case OSError():
            return f"expected a readable file, found: {error.strerror or error}"
        case UnreadableError() | LimitError():
            return str(error)
        case json.JSONDecodeError():
            return f"expected JSON, found “{error.msg}” at line {error.lineno}, column {error.colno}"
        case UnicodeDecodeError():
            return f"expected UTF-8 text, found another byte at position {error.start}"
        case RecursionError():
            return "expected JSON, found brackets nested too deeply"
        case ValueError() if "integer string conversion" in str(error):
            return f"expected JSON, found a number that is too long ({error})"
        case MemoryError():
            return "expected a file that fits into memory, found a larger one"
    return f"expected a file that can be read, found {UNFORESEEN}: {type(error).__name__}: {str(error)[:200]}"
