"""``posture snapshot``: write a theatre as one HTML file."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import click

from layers.cli.progress import progress
from layers.cli.streams import STANDARD, write
from layers.cli.theatre import THEATRE, read_theatre
from layers.cli.words import count
from layers.theatre.vocabulary import Assertion, Symbols, Theme


def _corners(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> tuple[float, float, float, float] | None:
    if value is None:
        return None
    try:
        west, south, east, north = (float(part) for part in value.split(","))
    except ValueError:
        raise click.BadParameter(
            f"expected four numbers W,S,E,N (like -90,0,-50,25), found “{value}”"
        ) from None
    return west, south, east, north


def _listed(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (value or "").split(",") if part.strip())


@click.command()
@THEATRE
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="The file to write; - is standard output."
)
@click.option("--layers", metavar="A,B", help="The visible layers (ids); else those it opens with.")
@click.option(
    "--view",
    callback=_corners,
    metavar="W,S,E,N",
    help="What the map shows, in degrees; else the opening view.",
)
@click.option("--select", metavar="CLAIM", help="The claim (id) whose record is open.")
@click.option(
    "--scene", metavar="SCENE", help="The scene (id) it opens with; layers and view are the scene’s own."
)
@click.option("--brief", is_flag=True, help="Open in briefing mode: the map alone, in large type.")
@click.option(
    "--theme",
    type=click.Choice(get_args(Theme)),
    default=get_args(Theme)[0],
    show_default=True,
    help="The colours it opens with.",
)
@click.option(
    "--symbols",
    type=click.Choice(get_args(Symbols)),
    default=get_args(Symbols)[0],
    show_default=True,
    help="By nationality, or MIL-STD-2525D where a claim has a symbol code.",
)
@click.option(
    "--assertion", callback=_listed, metavar="A,B", help="Only claims that are stated, alleged, … (ids)."
)
@click.option("--actor", callback=_listed, metavar="A,B", help="Only claims about these actors (ids).")
@click.option(
    "--source",
    callback=_listed,
    metavar="A,B",
    help="Only claims that cite or rest on these sources (ids).",
)
@click.option(
    "--search", default="", metavar="WORDS", help="Only claims with these words in label, statement or place."
)
@click.option("--until", metavar="DATE", help="Only claims reported by then, and undated ones.")
def snapshot(
    theatre: Path,
    output: str,
    layers: str | None,
    view: tuple[float, float, float, float] | None,
    select: str | None,
    scene: str | None,
    brief: bool,
    theme: Theme,
    symbols: Symbols,
    assertion: tuple[Assertion, ...],
    actor: tuple[str, ...],
    source: tuple[str, ...],
    search: str,
    until: str | None,
) -> None:
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
    from layers.page.snapshot import snapshot as drawn
    from layers.page.state import NO_FILTERS, StateError, opening
    from layers.theatre.theatre import Filters

    start = opening(catalogue, scene)
    chosen = (
        start.layers if layers is None else tuple(id_.strip() for id_ in layers.split(",") if id_.strip())
    )
    try:
        # what the theatre does not offer is told with the rest of the state
        filters = Filters.model_construct(
            assertions=assertion, actors=actor, sources=source, search=search.strip()
        )
        state = replace(
            start, layers=chosen, view=view or start.view, select=select, theme=theme, symbols=symbols,
            scene=scene, filters=start.filters if filters == NO_FILTERS else filters, until=until,
            brief=brief,
        ).checked(catalogue)  # fmt: skip
    except StateError as error:
        raise click.UsageError(str(error)) from None
    page = drawn(catalogue, state)
    write(output, page)
    shown = f"{len(state.layers)} of {count(len(catalogue.theatre.layers), 'layer')}"
    name = "standard output" if output == STANDARD else output
    click.echo(f"wrote {name} ({len(page) / 1000:.0f} KB, {shown}, data {catalogue.digest})", err=True)
