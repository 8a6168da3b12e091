"""Write a new theatre into its folder, whole or not at all."""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from layers.reading.theatre import FILES, PARQUET, read
from layers.theatre.catalogue import Catalogue
from layers.writing.whole import umask


class FolderError(Exception):
    """A folder that must not be written to; the message says why."""


def check_free(path: Path, force: bool) -> None:
    """Raise FolderError unless ``path`` is new, empty, or (with ``force``) holds a theatre."""
    if not path.exists():
        return
    if not path.is_dir():
        raise FolderError("expected a folder, found a file")
    if (path / FILES[0]).exists():
        if not force:
            raise FolderError("expected a new folder, found a theatre in it (--force writes over it)")
    elif any(path.iterdir()):
        raise FolderError("expected a new folder, found other files in it")


def write_theatre(path: Path, files: Mapping[str, bytes], force: bool = False) -> Catalogue:
    """Write the files into the folder ``path``, and return the theatre as read from there.

    They are written into a folder beside it, which is checked and then renamed. If there is a theatre at
    ``path``, its other files are kept.

    Raises:
        FolderError: if the folder must not be written to (:func:`check_free`).
        TheatreError: if the files are not a valid theatre; nothing is written then.
        OSError: if the folder cannot be written.

    """
    path = path.resolve()
    check_free(path, force)
    around = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    aside, old = around.with_name(f"{around.name}.new"), around / "old"
    try:
        if path.exists():
            shutil.copytree(path, aside, symlinks=True)
        else:
            aside.mkdir()
            aside.chmod(0o777 & ~umask())
        for name, content in files.items():
            (aside / name).unlink(missing_ok=True)
            (aside / name).write_bytes(content)
        # the claims of a theatre that is written over
        (aside / PARQUET).unlink(missing_ok=True)
        # read once: a hundred thousand claims take some seconds
        catalogue = read(aside)
        if path.exists():
            path.rename(old)
        try:
            aside.rename(path)
        except OSError:
            if old.exists():
                old.rename(path)
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        shutil.rmtree(around, ignore_errors=True)
    return replace(catalogue, path=path)
