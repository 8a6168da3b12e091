"""What tells whether a file has changed."""

import hashlib
import stat
from pathlib import Path

Stamp = tuple[int, int, str]
"""When a file was changed last (nanoseconds), its size (bytes), its SHA-256."""


def stamp(path: Path) -> Stamp | None:
    """Return the stamp of a file, or None if there is none that can be read.

    The time alone is not enough: some drives keep whole seconds, and some tools put an old time back. Only a
    regular file has its content in the stamp; a pipe or a device may have no end.
    """
    try:
        seen = path.stat()
        if not stat.S_ISREG(seen.st_mode):
            return seen.st_mtime_ns, seen.st_size, ""
        with path.open("rb") as file:
            return seen.st_mtime_ns, seen.st_size, hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
