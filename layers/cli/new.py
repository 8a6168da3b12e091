"""``posture new``: start a theatre."""

from pathlib import Path

import click

from layers.cli.guard import Fail
from layers.cli.printing import answer, tell
from layers.cli.theatre import THEATRE


@click.command()
@THEATRE
def new(theatre: Path) -> None:
    """Write a small theatre to the new folder THEATRE, to start from.

    It has three claims, two sources, two actors, two layers and an island, all of them invented, and passes
    the check. Replace them with yours; “Start a theatre” in seeds/README.md goes through the files.

    \b
    Examples:
      posture new my-theatre
      posture new my-theatre && posture app my-theatre
    """
    from layers.curating.starting import example
    from layers.importing.folder import FolderError, write_theatre
    from layers.importing.wording import slug

    try:
        catalogue = write_theatre(theatre, example(slug(theatre.resolve().name)))
    except FolderError as error:
        raise Fail(f"{theatre}: {error}") from None
    except OSError as error:
        raise Fail(f"{theatre}: cannot be written: {error.strerror}") from None
    answer(f"{theatre}: a theatre with {len(catalogue.claims)} invented claims, to replace with yours")
    tell(f"now: posture app {theatre}, and posture check {theatre} after each change")
