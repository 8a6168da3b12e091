"""The theatre that a command works on: take it as an argument, read it, report its problems."""

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from layers.cli.progress import progress
from layers.cli.words import count

if TYPE_CHECKING:
    from layers.reading.problems import TheatreError
    from layers.theatre.catalogue import Catalogue

THEATRE = click.argument("theatre", type=click.Path(path_type=Path))


def read_theatre(theatre: Path) -> "Catalogue":
    """Return the theatre in a folder; report its problems and exit with status 1 if it has any."""
    progress("reading …")
    from layers.reading.problems import TheatreError
    from layers.reading.theatre import read

    try:
        return read(theatre)
    except TheatreError as error:
        exit_with(error)


def exit_with(error: "TheatreError") -> NoReturn:
    """Print each problem on a line, then the number of problems, and exit with status 1."""
    for problem in error.problems:
        click.echo(f"error: {problem}", err=True)
    if error.rest:
        click.echo(error.rest, err=True)
    click.echo(count(error.count, "problem"), err=True)
    raise click.exceptions.Exit(1)
