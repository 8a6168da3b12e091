"""Where the files of a theatre stand, also after a save of several of them was cut off.

:mod:`layers.writing.together` puts the new files into a folder of the theatre, :data:`DECIDED`, in one step:
from then on they count, and moving each to its place is tidying up. A process killed before that leaves the
old theatre, one killed later the new one.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from layers.reading.problems import TheatreError

T = TypeVar("T")

AGAIN = 5
"""How often files are read anew because somebody saved meanwhile."""

DECIDED = ".saved"
"""The folder in a theatre with files that count and are not at their place yet."""


def standing(folder: Path, name: str) -> Path:
    """Return the path at which the file ``name`` of a theatre is read, whether or not it is there."""
    decided = folder / DECIDED / name
    return decided if decided.is_file() else folder / name


def at_rest(folder: Path, names: Iterable[str], read: Callable[[], T]) -> T:
    """Return what ``read`` makes of files as they were at one moment.

    Whoever saves them meanwhile makes them be read again, a few times; then what it raises passes.
    """
    names = tuple(names)
    for _ in range(AGAIN):
        before = _written(folder, names)
        try:
            found = read()
        except (TheatreError, OSError):
            if _written(folder, names) == before:
                raise
        else:
            if _written(folder, names) == before:
                return found
    return read()


def _written(folder: Path, names: Iterable[str]) -> list[tuple[str, int, int, int] | None]:
    """Return where each file stands, and what tells whether another one stands there now.

    A saved file is a new one (its inode), and one that is edited in place has another time or size.
    """
    return [_seen(standing(folder, name)) for name in names]


def _seen(path: Path) -> tuple[str, int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return str(path), found.st_ino, found.st_mtime_ns, found.st_size
