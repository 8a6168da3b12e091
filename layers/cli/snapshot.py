"""``posture snapshot``: write a theatre as one HTML file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from layers.cli.guard import Fail
from layers.cli.printing import tell
from layers.cli.progress import progress
from layers.cli.state import chosen, state_options
from layers.cli.streams import STANDARD, write
from layers.cli.theatre import THEATRE, exit_with, read_theatre
from layers.cli.words import count

if TYPE_CHECKING:
    from layers.page.state import State
    from layers.page.tiled import Beside
    from layers.theatre.catalogue import Catalogue
    from layers.theatre.counts import Counts


@click.command()
@THEATRE
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="The file to write; - is standard output."
)
@state_options()
@click.option(
    "--only-visible",
    is_flag=True,
    help="Leave out the claims, sources and scenes that are not shown; else the file holds them too.",
)
@click.option(
    "--counts",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Draw counts of feeds too, which posture counts wrote: counted, not claimed.",
)
@click.option(
    "--tiles",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Draw the map tiles in FILE (PMTiles, of posture tiles) too, which stays beside the page.",
)
def snapshot(
    theatre: Path, output: str, only_visible: bool, counts: Path | None, tiles: Path | None, **given: Any
) -> None:
    """Write THEATRE as one HTML file that needs nothing else, no network either.

    With --tiles it needs FILE too, in the same folder or one below it, and a web server: posture serve.

    It holds every claim of THEATRE, shown or not; --only-visible leaves out what is not shown. The same data
    and options give the same bytes.

    \b
    Examples:
      posture snapshot seeds/southcom-2025 -o map.html
      posture snapshot seeds/southcom-2025 -o map.html --layers aor,movements --view -90,0,-50,25
      posture snapshot seeds/southcom-2025 -o map.html --theme print --symbols 2525
      posture snapshot seeds/southcom-2025 -o map.html --assertion stated,reported --until 2025-11-19
      posture snapshot seeds/southcom-2025 -o talk.html --scene ru-reported --brief
      posture snapshot seeds/southcom-2025 -o open.html --only-visible
      posture snapshot seeds/southcom-2025 -o - --select ru-etf-strength > map.html
    """
    catalogue = read_theatre(theatre)
    counted = _counts(counts, catalogue)
    beside = _beside(tiles, output, catalogue)
    progress("drawing …")
    state = chosen(catalogue, given)
    _warn_of_nothing(catalogue, state)
    content, held = _written(catalogue, state, only_visible, counted, beside)
    name = "standard output" if output == STANDARD else output
    shown = f"{len(state.layers)} of {count(len(catalogue.theatre.layers), 'layer')}"
    about = f"{name} ({len(content) / 1000:.0f} KB, {shown}, data {held.digest})"
    tell(f"{about}:")
    for line in _handed_over(catalogue, state, held):
        tell(f"  {line}")
    write(output, content)
    tell(f"wrote {name}")


def _counts(path: Path | None, catalogue: "Catalogue") -> "Counts | None":
    from layers.reading.counts import read_counts
    from layers.reading.problems import TheatreError

    try:
        return read_counts(path, catalogue.gazetteer) if path else None
    except TheatreError as error:
        exit_with(error)


def _beside(path: Path | None, output: str, catalogue: "Catalogue") -> "Beside | None":
    """Return what a file of tiles says of itself, and its address from the page."""
    if path is None:
        return None
    from urllib.parse import quote

    from layers.page.tiled import Beside
    from layers.reading.problems import TheatreError
    from layers.reading.tiles import read_tiles

    try:
        tiled = read_tiles(path, catalogue.gazetteer)
    except TheatreError as error:
        exit_with(error)
    if tiled.digest == catalogue.digest:
        raise Fail(
            f"{path}: expected tiles of other data, found those of {catalogue.path}, which are drawn already"
        )
    if output == STANDARD or not path.resolve().is_relative_to(Path(output).resolve().parent):
        raise Fail(f"{path}: expected it in the folder of the page, or below, where a browser finds it")
    return Beside(tiled, quote(path.resolve().relative_to(Path(output).resolve().parent).as_posix()))


def _written(
    catalogue: "Catalogue",
    state: "State",
    only_visible: bool,
    counts: "Counts | None",
    beside: "Beside | None",
) -> tuple[bytes, "Catalogue"]:
    """Return the file, and the theatre that is in it."""
    from layers.page.excerpt import excerpt, narrowed
    from layers.page.snapshot import snapshot as html

    if not only_visible:
        return html(replace(catalogue, counts=counts), state, beside), catalogue
    try:
        with excerpt(catalogue, state) as part:
            return html(replace(part, counts=counts), narrowed(state, part), beside), part
    except ValueError as error:
        raise Fail(str(error)) from None


def _handed_over(catalogue: "Catalogue", state: "State", held: "Catalogue") -> Iterator[str]:
    """Yield what whoever is handed the file gets."""
    from layers.page.handover import age, handover

    file = handover(catalogue, state, held)
    yield f"it holds {count(file.claims, 'claim')} in {count(len(file.layers), 'layer')}; shown: {file.seen}"
    if file.off:
        yield f"switched off, but in it: {'; '.join(layer.label for layer in file.off)}"
    if file.hidden:
        by = ", ".join(f"--{each.name}" for each in file.narrowed)
        where = "hidden, but in it" if file.hidden_inside else "left out"
        yield f"{where}: {count(file.hidden, 'claim')}, by {by}"
    if file.left_out:
        yield f"left out: {'; '.join(layer.label for layer in file.left_out)}"
    if file.noted:
        yield f"presenter’s notes, in it: {count(len(file.noted), 'scene')}"
    n, unit = age(file.as_of, date.today())  # the reader's day
    old = count(n, unit.removesuffix("s"))
    yield f"as of {file.as_of}, {old} ago, in {', '.join(file.languages)}"


def _warn_of_nothing(catalogue: "Catalogue", state: "State") -> None:
    """Print to standard error that a state shows no claim, and what hides them, if that is so."""
    from layers.page.visible import shown

    found = shown(catalogue, state)
    if found.claims.any():
        return
    total = int(found.of_layers.sum())
    narrowed = " ".join(f"--{each.name}" for each in found.narrowed)
    why = (
        f"{narrowed} left none of {count(total, 'claim')}"
        if total
        else "the visible layers have none of their own"
    )
    tell(f"warning: the file shows no claim: {why}")
