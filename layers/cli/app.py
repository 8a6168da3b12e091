"""``posture app``: start the dashboard."""

import sys
from pathlib import Path

import click

from layers.cli.guard import Fail


@click.command()
@click.argument("theatre", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def app(theatre: Path | None) -> None:
    """Start the dashboard, with THEATRE in its list if one is given. Ctrl-C ends it.

    \b
    Examples:
      posture app
      posture app ~/theatres/north-sea
    """
    import subprocess

    options = ["--", "--theatre", str(theatre.resolve())] if theatre else []
    process = subprocess.Popen(  # noqa: S603 - our own script, no shell
        [sys.executable, "-m", "streamlit", "run", str(_dashboard()), *options]
    )
    try:
        status = process.wait()
    except KeyboardInterrupt:
        # the terminal has sent Streamlit the same signal
        process.wait()
        status = 0
    raise click.exceptions.Exit(status)


def _dashboard() -> Path:
    """Return the path of the dashboard's script, found without importing its package.

    Raises:
        Fail: if the dashboard is not installed.

    """
    import importlib.util

    found = importlib.util.find_spec("dashboard")
    folders = list(found.submodule_search_locations or ()) if found else []
    scripts = [script for folder in folders if (script := Path(folder, "app.py")).is_file()]
    if not scripts:
        raise Fail("the dashboard is not installed: expected dashboard/app.py beside layers/")
    return scripts[0]
