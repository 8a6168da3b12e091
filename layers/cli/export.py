"""``posture export``: write a theatre as a file for other programs."""

from functools import cached_property
from pathlib import Path

import click

from layers.cli.printing import tell
from layers.cli.progress import progress
from layers.cli.streams import STANDARD, write
from layers.cli.theatre import THEATRE, read_theatre
from layers.cli.words import count


class Export(click.Command):
    """The command, whose option ``--to`` is made from the table of exporters when it is first needed.

    The exporters take time to load, which ``posture --help`` should not spend.
    """

    @cached_property
    def _to(self) -> click.Option:
        from layers.exporting.exporters import EXPORTERS

        return click.Option(
            ["--to", "form"],
            required=True,
            type=click.Choice([each.suffix for each in EXPORTERS]),
            help="The form to write.",
        )

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the command's parameters, ``--to`` first among the options."""
        theatre, *others = super().get_params(ctx)
        return [theatre, self._to, *others]


@click.command(cls=Export)
@THEATRE
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="The file to write; - is standard output."
)
def export(theatre: Path, form: str, output: str) -> None:
    """Write THEATRE as a file for other programs: a table, a workbook to edit, GeoJSON.

    Every form keeps hedges, precision and figures as written, and says its as-of date, its sources and the
    hash of the data. A workbook and the GeoJSON hold the whole theatre: edit the workbook, look with “posture
    diff” at what you changed, and make a theatre of it with “posture import”.

    \b
    Examples:
      posture export seeds/southcom-2025 --to csv -o claims.csv
      posture export my-theatre --to xlsx -o my-theatre.xlsx
    """
    catalogue = read_theatre(theatre)
    progress("writing …")
    from layers.exporting.exporters import EXPORTERS

    content = next(each for each in EXPORTERS if each.suffix == form).make(catalogue)
    write(output, content)
    name = "standard output" if output == STANDARD else output
    size = f"{len(content) / 1000:.0f} KB"
    tell(f"wrote {name} ({size}, {count(len(catalogue.claims), 'claim')}, data {catalogue.digest})")
