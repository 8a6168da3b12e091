"""Write a new theatre into its folder, whole or not at all."""

import errno
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from layers.reading.theatre import FILES, PARQUET, read
from layers.theatre.catalogue import Catalogue
from layers.writing.aside import folder_beside, leftovers
from layers.writing.spool import Spool
from layers.writing.together import finish
from layers.writing.whole import sync_folder, umask, write_whole

T = TypeVar("T")

Files = Mapping[str, bytes | Spool]
"""The content of a theatre's files by name."""

OLD = "old"
"""Where the old theatre is while the new one takes its place."""


class FolderError(Exception):
    """A folder that must not be written to; the message says why."""


class TakenError(FolderError):
    """A folder in which a theatre is."""


def check_free(path: Path, force: bool) -> None:
    """Raise FolderError unless ``path`` is new, empty, or (with ``force``) holds a theatre."""
    if not path.exists():
        return
    if not path.is_dir():
        raise FolderError("expected a folder, found a file")
    if (path / FILES[0]).exists():
        if not force:
            raise TakenError("expected a new folder, found a theatre in it")
    elif any(path.iterdir()):
        raise FolderError("expected a new folder, found other files in it")


def write_theatre(path: Path, files: Files, force: bool = False) -> Catalogue:
    """Write the files into the folder ``path``, and return the theatre as read from there.

    They are written into a folder beside it, which is checked and then renamed. If there is a theatre at
    ``path``, its other files are kept. What killed writers of this theatre left is removed, after a theatre
    that was only there is put back.

    Raises:
        FolderError: if the folder must not be written to (:func:`check_free`).
        TheatreError: if the files are not a valid theatre; nothing is written then.
        OSError: if the folder cannot be written.

    """
    return replace(written(path, files, force, read), path=path.resolve())


def written(path: Path, files: Files, force: bool, check: Callable[[Path], T]) -> T:
    """Write the files as :func:`write_theatre` does, and return what ``check`` returns of them.

    ``check`` gets the folder beside ``path``, and raises TheatreError if it is not a valid theatre.
    """
    path = path.resolve()
    for left in leftovers(path):
        _clear(left, path)
    check_free(path, force)
    finish(path)
    with folder_beside(path) as around:
        try:
            found = _write(path, files, around, check)
        finally:
            _clear(around, path)
    sync_folder(path.parent)
    return found


def _write(path: Path, files: Files, around: Path, check: Callable[[Path], T]) -> T:
    """Write the files beside ``path``, check them there, and rename that to ``path``."""
    aside = _aside(around)
    if path.exists():
        _copy(path, aside)
    else:
        aside.mkdir()
        aside.chmod(0o777 & ~umask())
    for name, content in files.items():
        (aside / name).unlink(missing_ok=True)
        write_whole(aside / name, content)
    # the claims of a theatre that is written over
    (aside / PARQUET).unlink(missing_ok=True)
    # once: a hundred thousand claims take some seconds
    found = check(aside)
    if path.exists():
        path.rename(around / OLD)
    aside.rename(path)
    return found


def _copy(path: Path, aside: Path) -> None:
    try:
        shutil.copytree(path, aside, symlinks=True)
    except shutil.Error as error:  # it has no strerror, but (from, to, why) of each file
        file, _, reason = error.args[0][0]
        raise OSError(errno.EIO, f"a copy of {Path(file).name} failed: {reason}") from None


def _aside(around: Path) -> Path:
    """Return the folder for the new files: beside ``path``, because the gazetteer is looked for there."""
    return around.with_name(f"{around.name}.new")


def _clear(around: Path, path: Path) -> None:
    """Remove what a writer of ``path`` made, after putting back the old theatre if no new one is there."""
    if (around / OLD).exists() and not path.exists():
        (around / OLD).rename(path)
    shutil.rmtree(_aside(around), ignore_errors=True)
    shutil.rmtree(around, ignore_errors=True)
