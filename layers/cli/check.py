"""``posture check``: report the problems and the warnings of a theatre."""

from pathlib import Path

import click

from layers.cli.printing import answer, tell
from layers.cli.theatre import THEATRE, exit_with, read_theatre
from layers.cli.words import count, sizes


@click.command()
@THEATRE
@click.option("--strict", is_flag=True, help="Take each warning for a problem.")
def check(theatre: Path, strict: bool) -> None:
    """Say all that is wrong with THEATRE, or that nothing is.

    Each problem is one line: file, record, field, what was expected and what was found. Warnings are what a
    person should look at: figures without words, places finer than their paragraph or far from the country
    in their name, one origin behind a confirmation, links that nobody dated or archived, paragraphs
    that nobody coded or left out, sources after the as-of date. They leave the exit status at 0; with
    --strict it is 1, as it is for the shipped theatre.

    \b
    Examples:
      posture check seeds/southcom-2025
      posture check my-theatre --strict
    """
    catalogue = read_theatre(theatre)
    from layers.curating.warnings import warnings
    from layers.reading.problems import Problems, TheatreError

    found = Problems(warnings(catalogue))
    if strict and found:
        exit_with(TheatreError(found))
    for warning in found:
        tell(f"warning: {warning}")
    if rest := found.rest():
        tell(rest)
    contents = sizes(claim=catalogue.claims, layer=catalogue.theatre.layers, source=catalogue.sources)
    verdict = f"no problems, {count(len(found), 'warning')}" if found else "no problems"
    answer(f"{catalogue.theatre.id}: {contents}, data {catalogue.digest}: {verdict}")
