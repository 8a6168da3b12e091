"""The theatre that a command works on: take it as an argument, read it, report its problems."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from layers.cli.printing import tell
from layers.cli.progress import progress
from layers.cli.words import count

if TYPE_CHECKING:
    from layers.reading.problems import TheatreError
    from layers.theatre.catalogue import Catalogue

THEATRE = click.argument("theatre", type=click.Path(path_type=Path))


def read_theatre(theatre: Path) -> "Catalogue":
    """Return the theatre in a folder; report its problems and exit with status 1 if it has any."""
    progress("reading …")
    from layers.reading.garbage import uncollected
    from layers.reading.problems import TheatreError
    from layers.reading.theatre import read

    try:
        with uncollected():
            catalogue = read(theatre)
            # it stays until the command ends, so nobody need look through it for garbage
            gc.freeze()
            return catalogue
    except TheatreError as error:
        exit_with(error)


@contextmanager
def opened(name: Path) -> "Iterator[Catalogue]":
    """Give the theatre in a folder, or the one that a snapshot carries, while the block runs.

    Report its problems and exit with status 1 if it has any.
    """
    if name.is_dir() or not name.exists():
        yield read_theatre(name)
        return
    from layers.cli.states import snapshot_of
    from layers.exporting.unpacking import reread
    from layers.reading.problems import TheatreError

    try:
        with reread(snapshot_of(name, whole=True).files(name.parent), name.stem) as catalogue:
            yield catalogue
    except TheatreError as error:
        exit_with(error)


def exit_with(error: "TheatreError") -> NoReturn:
    """Print each problem on a line, then the number of problems, and exit with status 1."""
    for problem in error.problems:
        tell(f"error: {problem}")
    if error.rest:
        tell(error.rest)
    tell(count(error.count, "problem"))
    raise click.exceptions.Exit(1)
