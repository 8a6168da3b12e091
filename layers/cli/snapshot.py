"""``posture snapshot``: write a theatre as one HTML file."""

from pathlib import Path
from typing import Any

import click

from layers.cli.progress import progress
from layers.cli.state import chosen, state_options
from layers.cli.streams import STANDARD, write
from layers.cli.theatre import THEATRE, read_theatre
from layers.cli.words import count


@click.command()
@THEATRE
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="The file to write; - is standard output."
)
@state_options
def snapshot(theatre: Path, output: str, **given: Any) -> None:
    """Write THEATRE as one HTML file that needs nothing else, no network either.

    The same data and options give the same bytes.

    \b
    Examples:
      posture snapshot seeds/southcom-2025 -o map.html
      posture snapshot seeds/southcom-2025 -o map.html --layers aor,movements --view -90,0,-50,25
      posture snapshot seeds/southcom-2025 -o map.html --theme print --symbols 2525
      posture snapshot seeds/southcom-2025 -o map.html --assertion stated,reported --until 2025-11-19
      posture snapshot seeds/southcom-2025 -o talk.html --scene ru-reported --brief
      posture snapshot seeds/southcom-2025 -o - --select ru-etf-strength > map.html
    """
    catalogue = read_theatre(theatre)
    progress("drawing …")
    from layers.page.snapshot import snapshot as html

    state = chosen(catalogue, given)
    content = html(catalogue, state)
    write(output, content)
    shown = f"{len(state.layers)} of {count(len(catalogue.theatre.layers), 'layer')}"
    name = "standard output" if output == STANDARD else output
    click.echo(f"wrote {name} ({len(content) / 1000:.0f} KB, {shown}, data {catalogue.digest})", err=True)
