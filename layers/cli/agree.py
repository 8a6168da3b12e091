"""``posture agree``: how far two coders agree who coded the same claims apart."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from layers.cli.guard import Fail
from layers.cli.printing import answer, tell
from layers.cli.streams import read_bytes, write
from layers.cli.theatre import exit_with

if TYPE_CHECKING:
    from layers.curating.agreement import Agreement, Coding


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B", required=False)
@click.option("--blank", metavar="SOURCE", help="Write a table of A’s claims that cite SOURCE, to be coded.")
@click.option("-o", "--output", metavar="FILE", help="The table to write; - is standard output.")
def agree(first: str, second: str | None, blank: str | None, output: str | None) -> None:
    """Say how far A and B agree, who coded the same paragraphs without seeing what the other did.

    A and B are each a theatre, which counts as the coding of its claims, or a table (CSV) that --blank wrote
    and somebody filled in: a row for each claim, its paragraph, and a column for each thing to code. What a
    coder did not find is “-”; an empty cell was not coded. For each column there is Krippendorff’s alpha
    (ordinal for precisions, else nominal), Gwet’s AC1, which holds where nearly all is one value, and then
    each claim in which they differ, side by side.

    \b
    Examples:
      posture agree my-theatre --blank article -o second.csv
      posture agree my-theatre second.csv
      posture agree first.csv second.csv
    """
    if (blank is None) != (output is None) or (blank is None) == (second is None):
        raise click.UsageError("expected A and B to compare, or A with --blank and -o")
    from layers.curating.agreement import CodingError, agreement

    if blank is not None and output is not None:
        _write_blank(first, blank, output)
        return
    try:
        found = agreement(_coding(first), _coding(str(second)))
    except CodingError as error:
        raise Fail(str(error)) from None
    if not found:
        raise Fail(f"expected claims that {first} and {second} both coded, found none")
    for each in found:
        _answer(each, first, str(second))


def _write_blank(theatre: str, source: str, output: str) -> None:
    from layers.cli.states import records_of
    from layers.curating.agreement import sheet
    from layers.reading.problems import TheatreError

    try:
        records = records_of(theatre)
    except TheatreError as error:
        exit_with(error)
    if source not in records["source"]:
        raise click.UsageError(f"expected the id of a source of {theatre}; found “{source}”")
    write(output, sheet(records, source))
    tell(f"wrote {output}")


def _coding(name: str) -> "Coding":
    """Return what a table or a theatre says; raise CodingError, naming the file, for another table."""
    from layers.cli.states import records_of
    from layers.curating.agreement import CodingError, coded_in, coding
    from layers.reading.problems import TheatreError

    if Path(name).suffix.lower() in (".csv", ".txt") or name == "-":
        try:
            return coding(read_bytes(name))
        except CodingError as error:
            raise CodingError(f"{name}: {error}") from None
    try:
        return coded_in(records_of(name))
    except TheatreError as error:
        exit_with(error)


def _answer(found: "Agreement", first: str, second: str) -> None:
    alpha, ac1 = (
        f"{value:.2f}" if value is not None else "not defined" for value in (found.alpha, found.ac1)
    )
    answer(f"{found.variable}: {found.same} of {found.units} alike, alpha {alpha}, AC1 {ac1}")
    for unit, a, b in found.apart:
        answer(f"    {unit}: “{a}” ({first}), “{b}” ({second})")
