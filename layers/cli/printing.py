"""Print lines, whatever text from files, names or arguments is in them.

All that a command prints goes through here, except the content of a file (:func:`layers.cli.streams.write`).
"""

import click

from layers.reading.problems import printable


def answer(line: str) -> None:
    """Print a line to standard output, with escapes for what a terminal would obey or not show."""
    click.echo(printable(line))


def tell(line: str) -> None:
    """Print a line to standard error likewise."""
    click.echo(printable(line), err=True)
