"""Write a file whole or not at all."""

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write ``content`` (bytes) to ``path``: aside first, then renamed, so a failure leaves the old file.

    A file that is there keeps its mode; a new one has what the user's umask leaves. It may come in parts.

    Raises:
        OSError: when the folder or the file cannot be written; ``path`` is then as it was.

    """
    path = path.resolve()
    parts = [content] if isinstance(content, bytes) else content
    if path.exists() and not path.is_file():
        path.write_bytes(b"".join(parts))  # a device or a pipe takes the bytes itself; a folder raises
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
    """Return the mode bits that the user withholds from new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
