"""Write a file whole or not at all.

atomicwrites, the known package for this, is no longer maintained, and replaces links and pipes by files.
"""

import contextlib
import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from layers.writing.aside import file_beside, leftovers


def write_whole(path: Path, content: bytes | Iterable[bytes], new: int = 0o666) -> None:
    """Write ``content``, whole or in parts, to a temporary file and rename that to ``path``.

    An existing file keeps its mode, and a new one has what the user's umask allows of ``new``. A link stays a
    link, and a device or a pipe is written to directly. What killed writers of this file left is removed.

    Raises:
        OSError: if the folder or the file cannot be written; a file at ``path`` is then unchanged.

    """
    path = path.resolve()
    parts = [content] if isinstance(content, bytes) else content
    if path.exists() and not path.is_file():
        path.write_bytes(b"".join(parts))  # a device or a pipe; a folder raises OSError
        return
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else new & ~umask()
    for left in leftovers(path):
        with contextlib.suppress(OSError):
            left.unlink()
    with file_beside(path) as (file, aside):
        file.writelines(parts)
        file.flush()
        # otherwise a power failure could leave the new name with an empty file
        os.fsync(file.fileno())
        aside.chmod(mode)
        if sys.platform == "win32":  # where an open file cannot be renamed
            file.close()
        aside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to the disk, where that can be asked for."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def umask() -> int:
    """Return the mode bits that new files do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
