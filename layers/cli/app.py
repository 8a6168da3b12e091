"""``posture app``: start the dashboard."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from layers.cli.guard import Fail

basemap_option = click.option(
    "--basemap",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw the basemap in FILE (PMTiles, of Protomaps or pictures) below the maps.",
)


@click.command()
@click.argument("theatre", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="PORT",
    help="The port to serve on; else 8501 or the next.",
)
@click.option("--edit", is_flag=True, help="Allow editing; else the dashboard changes no theatre.")
@click.option(
    "--counts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DATASET",
    help="Count the events of a dataset of posture feed on the maps too, with the rows behind each number.",
)
@click.option(
    "--tiles",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw the map tiles in FILE (PMTiles, of posture tiles) on the maps too.",
)
@basemap_option
@click.option(
    "--online",
    metavar="SERVICE",
    help="Offer an online basemap, by its name in xyzservices. It is off until somebody switches it on: then"
    " requests leave the machine, and tell SERVICE what is looked at.",
)
def app(
    theatre: Path | None,
    port: int | None,
    edit: bool,
    counts: Path | None,
    tiles: Path | None,
    basemap: Path | None,
    online: str | None,
) -> None:
    """Start the dashboard, with THEATRE in its list if one is given. Ctrl-C ends it.

    Files saved from it never have tiles or a basemap.

    \b
    Examples:
      posture app
      posture app ~/theatres/north-sea --port 8600
      posture app ~/theatres/north-sea --edit
      posture app ~/theatres/north-sea --counts events
      posture app ~/theatres/north-sea --tiles events.pmtiles --basemap city.pmtiles
      posture app --online OpenStreetMap.Mapnik
    """
    _known(online)
    files = {"--counts": counts, "--tiles": tiles, "--basemap": basemap}
    asked = ["--online", online] if online else []
    _start(theatre, port, ["--edit"] if edit else [], files, asked)


def _known(online: str | None) -> None:
    if online is None:
        return
    from layers.page.online import ServiceError, service

    try:
        service(online)
    except ServiceError as error:
        raise Fail(f"--online: {error}") from None


@click.command()
@click.argument("theatre", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="PORT",
    help="The port to serve on; else 8501 or the next.",
)
@basemap_option
def desk(theatre: Path, port: int | None, basemap: Path | None) -> None:
    """Start the dashboard at the desk, where THEATRE is edited. Ctrl-C ends it.

    \b
    Examples:
      posture desk my-theatre
      posture desk my-theatre --basemap city.pmtiles
    """
    _start(theatre, port, ["--desk"], {"--basemap": basemap})


def _start(
    theatre: Path | None,
    port: int | None,
    editing: list[str],
    files: dict[str, Path | None],
    asked: Sequence[str] = (),
) -> NoReturn:
    """Start the dashboard; one that edits answers this machine only, whatever the settings say."""
    options = [f"--server.port={port}"] if port else []
    options += ["--server.address=127.0.0.1"] if editing else []
    paths = {"--theatre": theatre, **files}
    named = [word for option, path in paths.items() if path for word in (option, str(path.resolve()))]
    given = [*named, *asked, *editing]
    _become([sys.executable, str(_dashboard()), *options, *(["--", *given] if given else [])])


def _become(command: list[str]) -> NoReturn:
    """Run the command in place of this process, so that whatever ends this process ends it."""
    if sys.platform != "win32":
        os.execv(command[0], command)  # noqa: S606 - our own script, and no shell is meant
    # where exec would start another process and leave the terminal to both
    import subprocess

    with subprocess.Popen(command) as process:  # noqa: S603 - our own script
        try:
            status = process.wait()
        except KeyboardInterrupt:
            # the terminal has sent Streamlit the same signal
            process.wait()
            status = 0
    raise click.exceptions.Exit(status)


def _dashboard() -> Path:
    """Return the path of the script that starts the dashboard, found without importing its package.

    Raises:
        Fail: if the dashboard is not installed.

    """
    import importlib.util

    found = importlib.util.find_spec("dashboard")
    folders = list(found.submodule_search_locations or ()) if found else []
    scripts = [script for folder in folders if (script := Path(folder, "__main__.py")).is_file()]
    if not scripts:
        raise Fail("the dashboard is not installed: expected dashboard/__main__.py beside layers/")
    return scripts[0]
