"""``posture import``: make a theatre of a dataset that others publish."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from layers.cli.guard import Fail
from layers.cli.progress import progress, watched
from layers.cli.streams import STANDARD, read_text
from layers.cli.theatre import exit_with

if TYPE_CHECKING:
    from layers.importing import Atlas, Reading


def _pairs(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    wrong = [value for value in values if not all(value.partition("="))]
    if wrong:
        raise click.BadParameter(f"expected FIELD=COLUMN (like label=NAME), found “{wrong[0]}”")
    pairs = [(field, column) for field, _, column in (value.partition("=") for value in values)]
    twice = sorted(field for field, count in Counter(field for field, _ in pairs).items() if count > 1)
    if twice:
        raise click.BadParameter(f"expected each field once, found again: {', '.join(twice)}")
    return dict(pairs)


@click.command("import")
@click.argument("file")
@click.option(
    "--from",
    "kind",
    required=True,
    type=click.Choice(["ucdp-ged", "acled", "geojson"]),
    help="The format of FILE: UCDP GED or ACLED as CSV, or any GeoJSON.",
)
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
    "pairs",
    multiple=True,
    callback=_pairs,
    metavar="FIELD=COLUMN",
    help="For GeoJSON: the property that gives a field; once for each.",
)
@click.option("--force", is_flag=True, help="Write over the theatre that is there; its other files stay.")
def import_(file: str, kind: str, output: Path, pairs: dict[str, str], force: bool) -> None:
    """Make a new THEATRE of FILE, a dataset that others publish; - is standard input.

    The answer is a report: what was mapped to what, what was rounded, drawn as a country, left out, and in
    which rows (counted from 1, without the header).

    \b
    Examples:
      posture import --from ucdp-ged GEDEvent.csv -o sahel
      posture import --from acled export.csv -o sahel --force
      posture import --from geojson bases.geojson -o bases --map label=NAME --map where.precision=PREC
    """
    if pairs and kind != "geojson":
        raise click.UsageError("--map goes with --from geojson; the columns of the others are known")
    progress("reading …")
    from layers.importing import Atlas, Draft, FieldError, FolderError, FormatError, write_theatre
    from layers.importing.folder import check_free
    from layers.importing.wording import slug
    from layers.reading.gazetteer import gazetteer_for
    from layers.reading.problems import TheatreError, printable

    try:
        check_free(output, force)
        gazetteer = gazetteer_for(output)
        reading = _reading(kind, file, Atlas(gazetteer), pairs)
        draft = Draft(reading, gazetteer, date.today().isoformat())
        draft.fill(watched(reading.events))
        if draft.tally.written:
            write_theatre(output, draft.files(slug(output.resolve().name)), force)
    except FieldError as error:
        raise click.UsageError(str(error)) from None
    except FormatError as error:
        raise Fail(f"{file}: {error}") from None
    except FolderError as error:
        raise Fail(f"{output}: {error}") from None
    except OSError as error:
        raise Fail(f"{output}: cannot be written: {error.strerror}") from None
    except TheatreError as error:
        exit_with(error)
    for line in draft.tally.lines(reading.name, reading.mapped, reading.unused):
        click.echo(printable(line))
    if not draft.tally.written:
        raise Fail(f"{file}: expected at least one row that can be a claim, found none")
    click.echo(f"wrote {output}", err=True)


def _reading(kind: str, file: str, atlas: "Atlas", pairs: dict[str, str]) -> "Reading":
    """Return the events of a file in that format."""
    from layers.importing import acled, geojson, ucdp

    text = read_text(file)
    if kind == "geojson":
        return geojson.read(text, atlas, "standard input" if file == STANDARD else Path(file).name, pairs)
    read = ucdp.read if kind == "ucdp-ged" else acled.read
    return read(text, atlas)
