"""``posture import``: make a theatre from a dataset that others publish, or from a table of one's own."""

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from layers.cli.guard import Fail
from layers.cli.printing import answer, tell
from layers.cli.progress import progress, watched
from layers.cli.streams import STANDARD, read_bytes, write
from layers.cli.theatre import exit_with
from layers.cli.told import options, told

if TYPE_CHECKING:
    from layers.importing.format import File, Format, Reading, Told, Whole
    from layers.theatre.gazetteer import Gazetteer


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
    from layers.importing.draft import Draft
    from layers.importing.errors import FieldError, FormatError
    from layers.importing.folder import FolderError, TakenError, check_free, write_theatre
    from layers.importing.format import Whole
    from layers.importing.mapping import saved
    from layers.importing.wording import slug
    from layers.reading.door import guarded
    from layers.reading.garbage import uncollected
    from layers.reading.gazetteer import gazetteer_for
    from layers.reading.problems import TheatreError

    known = (click.ClickException, FieldError, FormatError, FolderError, OSError)
    today = date.today()
    try:
        with guarded(Path(file), file, passing=known), uncollected():
            says = told(given, today)
            check_free(output, force)
            gazetteer = gazetteer_for(output)
            reading = _reading(kind, file, says, gazetteer)
            if isinstance(reading, Whole):
                write_theatre(output, reading.files, force)
                answer(f"{reading.name}: a whole theatre, claims written {reading.claims}")
                tell(f"wrote {output}")
                return
            draft = Draft(reading, gazetteer, today.isoformat(), title)
            draft.fill(watched(reading.events))
            if draft.tally.claims:
                write_theatre(output, draft.files(slug(output.resolve().name)), force)
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
    for line in draft.tally.lines(reading.name, reading.mapped, reading.unused, reading.notes):
        answer(line)
    if not draft.tally.claims:
        raise Fail(f"{file}: expected at least one row that can be a claim, found none")
    if given["save_mapping"]:
        write(given["save_mapping"], saved(says, reading.columns))
    tell(f"wrote {output}")


def _reading(kind: str | None, file: str, says: "Told", gazetteer: "Gazetteer") -> "Reading | Whole":
    """Return what the reader of the format returns for a file."""
    from layers.importing.container import together, unpacked
    from layers.importing.format import File
    from layers.importing.placement import Atlas

    name = "standard input" if file == STANDARD else Path(file).name
    content = read_bytes(file, "file_bytes")
    if Path(name).suffix.lower() == ".shp":
        content = together(Path(file))
    opened = File(*unpacked(name, content), says)
    format_ = _format(kind, opened)
    return format_.read(opened, Atlas(gazetteer))


def _format(kind: str | None, file: "File") -> "Format":
    """Return the format that is told, or found out; raise UsageError if it takes no mapping that is told."""
    from layers.importing.detection import detected
    from layers.importing.formats import formats

    found = formats()[kind] if kind else detected(file)
    if (file.told.columns or file.told.constants) and not found.takes_map:
        takers = " or ".join(each.name for each in formats().values() if each.takes_map)
        raise click.UsageError(f"--map and --set go with --from {takers}; {found.name} has known columns")
    return found
