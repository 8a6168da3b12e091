"""``posture tiles``: write a theatre or a dataset of feeds as one PMTiles file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from layers.cli.guard import Fail
from layers.cli.printing import tell
from layers.cli.progress import progress, seldom
from layers.cli.streams import write
from layers.cli.theatre import read_theatre
from layers.cli.words import count

if TYPE_CHECKING:
    from layers.tiles.source import Source


@click.command()
@click.argument("source", type=click.Path(path_type=Path), metavar="THEATRE|DATASET")
@click.option(
    "-o", "--output", required=True, metavar="FILE.pmtiles", help="The file to write; - is standard output."
)
def tiles(source: Path, output: str) -> None:
    """Write the claims of THEATRE, or the events of DATASET, as map tiles: for more than some 200,000.

    One file (PMTiles), of which a map reads what is in view. Near, every point is there, with its id, layer,
    hedge and precision; far off, cells that say how many are in them. What is placed no finer than a part of
    a country is no point: it is counted apart, by place. The same data gives the same bytes.

    \b
    Examples:
      posture tiles sahel-events -o sahel.pmtiles
      posture tiles my-large-theatre -o large.pmtiles
    """
    from layers.feeds.dataset import DatasetError
    from layers.tiles.tiling import TilingError
    from layers.tiles.tiling import tiles as made

    try:
        taken = _source(source)
        done = made(taken, lambda parts: write(output, parts), seldom())
    except (DatasetError, TilingError) as error:
        raise Fail(f"{source}: {error}") from None
    except OSError as error:
        raise Fail(f"{error.filename or source}: cannot be used: {error.strerror or error}") from None
    tell(f"wrote {output} ({count(done.points, taken.what[:-1])} as points, data {taken.digest})")
    places = len({place for place, _ in taken.areas})
    for number, said in (
        (done.areas, f"no points, counted by place: {count(places, 'place')}"),
        (done.elsewhere, "neither at a point nor in a place of the gazetteer: counted, not drawn"),
        (done.beyond, "beyond 85° north or south, where tiles end: counted, not drawn"),
        (taken.again, "an id that an earlier row has: left out"),
    ):
        if number:
            tell(f"  {number:,} {said}")


def _source(path: Path) -> "Source":
    """Return what is to be tiled: a folder is a dataset of feeds if it says so, and a theatre if not."""
    from layers.feeds.dataset import MARK, Dataset
    from layers.tiles.claims import claims_of
    from layers.tiles.events import events_of

    if (path / MARK).is_file():
        progress("reading …")
        return events_of(Dataset(path))
    return claims_of(read_theatre(path))
