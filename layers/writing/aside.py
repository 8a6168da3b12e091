"""Temporary files and folders beside those that they will replace, and what killed writers left of them.

A writer has its own locked (flock) for as long as it lives; one that nobody has locked is a leftover. Where
there are no such locks, as on Windows and some network drives, nothing is taken for one.
"""

import contextlib
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

PART = ".part"
"""How the names of temporary files and folders end, after a dot, the name and eight letters of tempfile."""


@contextlib.contextmanager
def file_beside(path: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Give a new temporary file beside ``path``, open for writing, and its path; a failure removes it."""
    while True:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=PART)
        try:
            with os.fdopen(handle, "wb") as file:
                _lock(handle, wait=True)
                # if not, somebody took it for a leftover before it was locked
                if Path(name).exists():
                    yield file, Path(name)
                    return
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise


@contextlib.contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """Give a new temporary folder beside ``path``; it is removed in the end, if it is empty."""
    while True:
        name = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}.", suffix=PART))
        try:
            with _locked(name, wait=True):
                if name.exists():
                    yield name
                    return
        finally:
            with contextlib.suppress(OSError):
                name.rmdir()


def leftovers(path: Path) -> Iterator[Path]:
    """Yield the temporary files and folders for ``path`` whose writer is gone, each locked meanwhile."""
    own = re.compile(rf"\.{re.escape(path.name)}\.[a-z0-9_]{{8}}{re.escape(PART)}")
    # they are in nobody's way where they cannot be seen
    with contextlib.suppress(OSError):
        for found in [each for each in path.parent.iterdir() if own.fullmatch(each.name)]:
            if found.is_symlink() or not (found.is_file() or found.is_dir()):
                continue
            with contextlib.suppress(OSError), _locked(found, wait=False) as alone:
                if alone:
                    yield found


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until nobody else is in here with the folder, and keep others out; without locks, do not wait."""
    with _locked(folder, wait=True):
        yield


@contextlib.contextmanager
def _locked(path: Path, *, wait: bool) -> Iterator[bool]:
    """Lock a file or folder, and give whether that was possible."""
    if sys.platform == "win32":  # where a folder cannot be opened, either
        yield False
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        yield _lock(handle, wait=wait)
    finally:
        os.close(handle)


def _lock(handle: int, *, wait: bool) -> bool:
    """Lock what is open until it is closed, and return whether that was possible."""
    if sys.platform == "win32":
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True
