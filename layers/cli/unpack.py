"""``posture unpack``: give back the theatre that a snapshot carries."""

from pathlib import Path

import click

from layers.cli.guard import Fail
from layers.cli.printing import answer, tell
from layers.cli.theatre import exit_with
from layers.cli.words import sizes


@click.command()
@click.argument("snapshot", metavar="FILE", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, metavar="THEATRE", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Write over a theatre.")
def unpack(snapshot: Path, output: Path, force: bool) -> None:
    """Write the theatre in the snapshot FILE to the folder THEATRE, with the same data and digest.

    A snapshot carries the whole theatre, layers that are switched off too. Claims get the geometry of their
    place from the gazetteer; where the version that wrote the snapshot had other outlines, this says so.

    \b
    Examples:
      posture unpack map.html -o my-theatre && posture check my-theatre
    """
    from layers.cli.states import snapshot_of
    from layers.importing.folder import FolderError, write_theatre
    from layers.reading.problems import TheatreError

    try:
        found = snapshot_of(snapshot, whole=True)
        catalogue = write_theatre(output, found.files(output), force)
    except TheatreError as error:
        exit_with(error)
    except FolderError as error:
        raise Fail(f"{output}: {error}") from None
    except OSError as error:
        raise Fail(f"{output}: cannot be written: {error.strerror}") from None
    contents = sizes(claim=catalogue.claims, layer=catalogue.theatre.layers, source=catalogue.sources)
    answer(f"{output}: {contents}, data {catalogue.digest}")
    if catalogue.digest != found.digest:
        tell(f"warning: expected data {found.digest}, as in the snapshot: outlines or names of places differ")
