"""Write a file whole or not at all.

atomicwrites, the known package for this, is no longer maintained, and replaces links and pipes by files.
"""

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write ``content``, whole or in parts, to a temporary file and rename that to ``path``.

    An existing file keeps its mode, and a new one has the mode that the user's umask allows. A link stays a
    link, and a device or a pipe is written to directly.

    Raises:
        OSError: if the folder or the file cannot be written; a file at ``path`` is then unchanged.

    """
    path = path.resolve()
    parts = [content] if isinstance(content, bytes) else content
    if path.exists() and not path.is_file():
        path.write_bytes(b"".join(parts))  # a device or a pipe; a folder raises OSError
        return
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~umask()
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
        Path(aside).chmod(mode)
        Path(aside).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(aside).unlink()
        raise


def umask() -> int:
    """Return the mode bits that new files do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
