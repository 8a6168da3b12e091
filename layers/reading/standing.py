"""Where the files of a theatre stand, also after a save of several of them was cut off.

:mod:`layers.writing.together` puts the new files into a folder of the theatre, :data:`DECIDED`, in one step:
from then on they count, and moving each to its place is tidying up. A process killed before that leaves the
old theatre, one killed later the new one.
"""

from pathlib import Path

DECIDED = ".saved"
"""The folder in a theatre with files that count and are not at their place yet."""


def standing(folder: Path, name: str) -> Path:
    """Return the path at which the file ``name`` of a theatre is read, whether or not it is there."""
    decided = folder / DECIDED / name
    return decided if decided.is_file() else folder / name
