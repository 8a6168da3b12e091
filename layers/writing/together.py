"""Write several files of a folder together: all of them or none, at whatever point the process is killed.

No file system renames two files in one step, but each renames one folder: the files are written into a folder
beside, and renaming that to :data:`layers.reading.standing.DECIDED` is the moment at which all of them count.
SQLite does the same with its journal; a theatre stays text that diffs.
"""

import contextlib
import os
import shutil
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from layers.reading.standing import DECIDED
from layers.writing.aside import folder_beside, leftovers
from layers.writing.whole import sync_folder, umask

T = TypeVar("T")


def write_together(
    folder: Path, files: Mapping[str, bytes], needed: tuple[str, ...], check: Callable[[Path], T]
) -> T:
    """Write the files into ``folder``, all or none, and return what ``check`` returns.

    ``check`` gets a folder beside ``folder`` with the new files, and those of ``needed`` that stay; what it
    raises passes, and nothing is written. What killed writers left is finished or removed first. Two who
    write at once must agree about it before (:func:`layers.writing.aside.alone`).

    Raises:
        OSError: if the folder cannot be written.

    """
    folder = folder.resolve()
    finish(folder)
    with folder_beside(folder) as around:
        try:
            for name, content in files.items():
                _write(around / name, content, folder / name)
            stay = [name for name in needed if name not in files and (folder / name).exists()]
            for name in stay:
                _link(folder / name, around / name)
            found = check(around)
            for name in stay:
                (around / name).unlink()
            sync_folder(around)
            around.rename(folder / DECIDED)
        finally:
            if around.exists():
                _empty(around)
    sync_folder(folder)
    _settle(folder)
    return found


def finish(folder: Path) -> None:
    """Move files that count to their places, and remove those of writers that were killed before.

    Raises:
        OSError: if a file cannot be moved.

    """
    if not folder.is_dir():
        return  # an import that was killed may have left the theatre itself beside it
    for left in leftovers(folder):
        shutil.rmtree(left, ignore_errors=True)
    _settle(folder)


def _settle(folder: Path) -> None:
    decided = folder / DECIDED
    if not decided.is_dir():
        return
    for each in sorted(decided.iterdir()):
        # a link stays one, as it does for a single file
        each.replace((folder / each.name).resolve())
    decided.rmdir()
    sync_folder(folder)


def _write(path: Path, content: bytes, old: Path) -> None:
    """Write a file with the mode that ``old`` has, or that new files get."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(stat.S_IMODE(old.stat().st_mode) if old.exists() else 0o666 & ~umask())


def _link(old: Path, new: Path) -> None:
    """Have an old file under another name too; where the file system has no links, a copy."""
    try:
        os.link(old.resolve(), new)
    except OSError:
        shutil.copyfile(old, new)


def _empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        for each in folder.iterdir():
            each.unlink()
