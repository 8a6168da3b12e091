"""Read and write files by name; the name ``-`` is standard input or standard output."""

import errno
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from layers.cli.guard import Fail

STANDARD = "-"
"""The file name that stands for standard input or output."""


def read_text(name: str) -> str:
    """Return the text of a file or of standard input, which is UTF-8 with or without a byte order mark.

    Raises:
        Fail: if it cannot be read or is not UTF-8.

    """
    try:
        content = _open(sys.stdin).buffer.read() if name == STANDARD else Path(name).read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Fail(f"{name}: expected UTF-8 text, found another byte at position {error.start}") from None
    except (OSError, ValueError) as error:
        raise Fail(f"{name}: cannot be read: {_reason(error)}") from None


def write(name: str, content: bytes | Iterable[bytes]) -> None:
    """Write bytes to a file, whole or not at all, or to standard output.

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
        write_whole(Path(name), content)
    except (OSError, ValueError) as error:
        raise Fail(f"{name}: cannot be written: {_reason(error)}") from None


def _open(stream: TextIO | None) -> TextIO:
    """Return the stream; raise OSError if it is None, which it is if it was closed when Python started."""
    if stream is None:
        raise OSError(errno.EBADF, "it is closed")
    return stream


def _reason(error: OSError | ValueError) -> object:
    return error.strerror if isinstance(error, OSError) else error
