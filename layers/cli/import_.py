"""``posture import``: make a theatre from a dataset that others publish."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from layers.cli.guard import Fail
from layers.cli.printing import answer, tell
from layers.cli.progress import progress, watched
from layers.cli.streams import STANDARD, read_text
from layers.cli.theatre import exit_with

if TYPE_CHECKING:
    from layers.importing.format import Reading
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
            required=True,
            type=click.Choice(list(formats())),
            help=f"The format of FILE: {', '.join(words)} or {last}.",
        )

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the command's parameters, ``--from`` first among the options."""
        file, *options = super().get_params(ctx)
        return [file, self._from, *options]


def _mapped(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Return the columns by field, from pairs ``FIELD=COLUMN``; raise BadParameter for any other form."""
    wrong = [value for value in values if not all(value.partition("="))]
    if wrong:
        raise click.BadParameter(f"expected FIELD=COLUMN (like label=NAME), found “{wrong[0]}”")
    pairs = [(field, column) for field, _, column in (value.partition("=") for value in values)]
    twice = sorted(field for field, count in Counter(field for field, _ in pairs).items() if count > 1)
    if twice:
        raise click.BadParameter(f"expected each field once, found again: {', '.join(twice)}")
    return dict(pairs)


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
@click.option(
    "--map",
    "mapped",
    multiple=True,
    callback=_mapped,
    metavar="FIELD=COLUMN",
    help="The property that gives a field, once for each; for formats without columns of their own.",
)
@click.option("--force", is_flag=True, help="Write over the theatre that is there; its other files stay.")
def import_(file: str, kind: str, output: Path, mapped: dict[str, str], force: bool) -> None:
    """Make a new THEATRE of FILE, a dataset that others publish; - is standard input.

    The answer is a report: what was mapped to what, what was rounded, drawn as a country, left out, and in
    which rows (counted from 1, without the header).

    \b
    Examples:
      posture import --from ucdp-ged GEDEvent.csv -o sahel
      posture import --from acled export.csv -o sahel --force
      posture import --from geojson bases.geojson -o bases --map label=NAME --map where.precision=PREC
    """
    _check_map(kind, mapped)
    progress("reading …")
    from layers.importing.draft import Draft
    from layers.importing.folder import FolderError, TakenError, check_free, write_theatre
    from layers.importing.format import FieldError, FormatError
    from layers.importing.wording import slug
    from layers.reading.door import guarded
    from layers.reading.gazetteer import gazetteer_for
    from layers.reading.problems import TheatreError

    known = (click.ClickException, FieldError, FormatError, FolderError, OSError)
    try:
        with guarded(Path(file), file, passing=known):
            check_free(output, force)
            gazetteer = gazetteer_for(output)
            reading = _reading(kind, file, mapped, gazetteer)
            draft = Draft(reading, gazetteer, date.today().isoformat())
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
    for line in draft.tally.lines(reading.name, reading.mapped, reading.unused):
        answer(line)
    if not draft.tally.claims:
        raise Fail(f"{file}: expected at least one row that can be a claim, found none")
    tell(f"wrote {output}")


def _check_map(kind: str, mapped: Mapping[str, str]) -> None:
    from layers.importing.formats import formats

    if mapped and not formats()[kind].takes_map:
        takers = " or ".join(each.name for each in formats().values() if each.takes_map)
        raise click.UsageError(f"--map goes with --from {takers}; the columns of the others are known")


def _reading(kind: str, file: str, mapped: Mapping[str, str], gazetteer: "Gazetteer") -> "Reading":
    """Return what the reader of the format returns for a file."""
    from layers.importing.format import File
    from layers.importing.formats import formats
    from layers.importing.placement import Atlas

    name = "standard input" if file == STANDARD else Path(file).name
    return formats()[kind].read(File(name, read_text(file, "file_bytes"), mapped), Atlas(gazetteer))
