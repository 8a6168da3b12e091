"""``posture import``: make a theatre from a dataset that others publish, or from a table of one's own."""

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from layers.cli.guard import Fail
from layers.cli.printing import answer, tell
from layers.cli.progress import progress, watched
from layers.cli.streams import STANDARD, readable, write
from layers.cli.theatre import exit_with
from layers.cli.told import options, told

if TYPE_CHECKING:
    from layers.importing.encoding import Opening


class Import(click.Command):
    """The command, whose option ``--from`` is made from the table of formats when it is first needed.

    The formats take time to load, which ``posture --help`` should not spend.
    """

    @cached_property
    def _from(self) -> click.Option:
        from layers.importing.formats import formats

        *words, last = (each.words for each in formats().values())
        return click.Option(
            ["--from", "kind"],
            type=click.Choice(list(formats())),
            help=f"The format of FILE, if it is not to be found out: {', '.join(words)} or {last}.",
        )

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the command's parameters, ``--from`` first among the options."""
        file, *others = super().get_params(ctx)
        return [file, self._from, *others]


@click.command("import", cls=Import)
@click.argument("file")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="THEATRE",
    help="The new theatre’s folder.",
)
@click.option("--title", metavar="TEXT", help="The new theatre’s title.")
@options
@click.option("--force", is_flag=True, help="Write over the theatre that is there; its other files stay.")
def import_(file: str, kind: str | None, output: Path, title: str | None, force: bool, **given: Any) -> None:
    """Make a new THEATRE of FILE, a table or a dataset that others publish; - is standard input.

    What FILE is is found out; it may be in a .zip or .gz. The answer is a report: what was mapped to what,
    what was rounded, drawn as a country, left out, and in which rows (counted from 1, without the header; in
    a workbook as its sheet counts them). The same by row and column is in import.csv beside the theatre.

    \b
    Examples:
      posture import sightings.xlsx -o sightings
      posture import sightings.csv -o sightings --map label=What --set actor=Russia --dates dmy
      posture import GEDEvent.csv.gz -o sahel
      posture import --from acled export.csv -o sahel --force
      posture import bases.geojson -o bases --map label=NAME --map where.precision=PREC
    """
    progress("reading …")
    from layers.importing.errors import FieldError, FormatError
    from layers.importing.folder import FolderError, TakenError, check_free
    from layers.importing.intake import format_of, packed, take_in
    from layers.reading.door import guarded
    from layers.reading.garbage import uncollected
    from layers.reading.problems import TheatreError

    known = (click.ClickException, FieldError, FormatError, FolderError, OSError)
    try:
        with guarded(Path(file), file, passing=known), uncollected():
            says = told(given, date.today())
            check_free(output, force)
            opened = packed(*_content(file), says)
            done = take_in(opened, format_of(opened, kind), output, title, force, watched, held=False)
    except FieldError as error:
        raise click.UsageError(str(error)) from None
    except FormatError as error:
        raise Fail(f"{file}: {error}") from None
    except TakenError as error:
        raise Fail(f"{output}: {error} (--force writes over it)") from None
    except FolderError as error:
        raise Fail(f"{output}: {error}") from None
    except OSError as error:
        raise Fail(f"{output}: cannot be written: {error.strerror}") from None
    except TheatreError as error:
        exit_with(error)
    for line in done.report:
        answer(line)
    if not done.files:
        raise Fail(f"{file}: expected at least one row that can be a claim, found none")
    if given["save_mapping"] and done.mapping:
        write(given["save_mapping"], done.mapping)
    tell(f"wrote {output}")


def _content(file: str) -> "tuple[str, bytes | Opening]":
    """Return the name of a file and what opens it; a shapefile comes with the files beside it, as a zip."""
    from layers.importing.container import together

    opening = readable(file)
    if file == STANDARD:
        return "standard input", opening
    path = Path(file)
    return path.name, together(path) if path.suffix.lower() == ".shp" else opening
