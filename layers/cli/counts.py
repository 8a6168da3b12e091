"""``posture counts`` and ``posture candidates``: what comes of a dataset that ``posture feed`` made."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from layers.cli.feed import crewed, working
from layers.cli.guard import Fail
from layers.cli.printing import answer, tell
from layers.cli.progress import progress, seldom
from layers.cli.streams import write
from layers.cli.theatre import exit_with
from layers.cli.words import count
from layers.feeds import MOST

if TYPE_CHECKING:
    from layers.feeds.window import Window


def _date(_context: click.Context, _option: click.Parameter, value: str | None) -> str:
    from layers.feeds.window import DATE

    if value and not DATE.match(value):
        raise click.BadParameter(f"expected YYYY, YYYY-MM or YYYY-MM-DD, found “{value}”")
    return value or ""


WINDOW = (
    click.option("--since", callback=_date, metavar="DATE", help="Events from then on, like 2025-11."),
    click.option(
        "--until", callback=_date, metavar="DATE", help="Events up to then, that day or month included."
    ),
    click.option(
        "--in",
        "places",
        multiple=True,
        metavar="PLACE",
        help="Events counted in a country or any of its provinces, in a province or a sea: its id.",
    ),
    click.option(
        "--at",
        multiple=True,
        metavar="PLACE",
        help="Events counted in just that place, of a country without its provinces: its id.",
    ),
    click.option(
        "--kind", "kinds", multiple=True, metavar="TEXT", help="Events of a kind, as the feed names it."
    ),
)


def windowed(command: Any) -> Any:
    """Give a command the options of which events are asked for."""
    for option in reversed(WINDOW):
        command = option(command)
    return command


def _window(given: dict[str, Any]) -> "Window":
    """Return what the options ask for; raise UsageError for places that the gazetteer does not have."""
    from layers.feeds.window import Window
    from layers.reading.gazetteer import GAZETTEER, read_gazetteer

    known = read_gazetteer(GAZETTEER).places
    for option, places in {"--in": given["places"], "--at": given["at"]}.items():
        if unknown := [place for place in places if place not in known]:
            found = ", ".join(unknown)
            raise click.UsageError(
                f"{option}: expected ids of places, found {found} (posture place NAME finds them)"
            )
    return Window(given["since"], given["until"], given["places"], given["kinds"], given["at"])


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="The file with the counts (JSON); - is standard output.",
)
@windowed
@crewed
def counts(dataset: Path, output: str, workers: int | None, scheduler: str | None, **given: Any) -> None:
    """Count the events of DATASET by place, month, kind and origin.

    Each event is counted once; figures are never added. Where a precision is that of a country, it is counted
    in the country. Those that are nowhere on the map are counted too.

    \b
    Examples:
      posture counts events -o counts.json
      posture counts events -o counts.json --since 2025-09 --in ven --in col
    """
    from layers.feeds.counts import counts as counted
    from layers.feeds.dataset import Dataset, as_bytes

    window, tell_seldom = _window(given), seldom()
    progress("counting …")
    try:
        with working(workers, scheduler) as crew:
            record = counted(
                Dataset(dataset), window, crew, lambda n, m: tell_seldom(f"{n} of {m} parts counted …")
            )
    except OSError as error:
        raise Fail(f"{error.filename or dataset}: cannot be used: {error.strerror or error}") from None
    nowhere = sum(number for _, place, _, number in record["by_month"] if place is None)
    write(output, as_bytes(record))
    tell(
        f"{count(record['events'], 'event')} counted in {count(len(record['places']), 'place')}, "
        f"{nowhere} of them nowhere; left out, an id that an earlier row has: {record['again']}"
    )


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE.csv|THEATRE",
    help="A table that posture import reads, or the folder of a new theatre.",
)
@windowed
@click.option("--feed", metavar="FORMAT", help="Events of this feed alone: acled, gdelt, ucdp-ged.")
@click.option(
    "--most", type=click.IntRange(1), default=MOST, show_default=True, help="Events that are taken."
)
@click.option("--title", metavar="TEXT", help="The new theatre’s title.")
@click.option("--force", is_flag=True, help="Write over the theatre that is there.")
def candidates(
    dataset: Path,
    output: str,
    feed: str | None,
    most: int,
    title: str | None,
    force: bool,
    **given: Any,
) -> None:
    """Take events of DATASET out as candidates, for a curator to look at.

    A candidate is no claim: in a theatre, each has the status “work needed”. The events behind a number of
    the counts are those of its place (--at), month and kind.

    \b
    Examples:
      posture candidates events --at ven-zulia --since 2025-11 --until 2025-11 -o candidates.csv
      posture candidates events --in ven --kind Battles -o review
    """
    from layers.feeds.candidates import WindowError
    from layers.feeds.candidates import candidates as taken
    from layers.feeds.dataset import Dataset, DatasetError
    from layers.importing.errors import FormatError
    from layers.importing.folder import FolderError
    from layers.importing.format import Told
    from layers.reading.problems import TheatreError

    window = _window(given)
    try:
        found = taken(Dataset(dataset), window, feed, most)
        if output == "-" or output.lower().endswith(".csv"):
            write(output, found.csv())
        else:
            done = found.theatre(Path(output), Told(today=date.today()), title, force)
            for line in done.report:
                answer(line)
            if done.catalogue is None:
                raise Fail(f"{dataset}: expected at least one event that can be a candidate, found none")
    except (DatasetError, WindowError, FormatError, FolderError) as error:
        raise Fail(str(error)) from None
    except TheatreError as error:
        exit_with(error)
    except OSError as error:
        raise Fail(f"{error.filename or output}: cannot be used: {error.strerror or error}") from None
    if found.found > len(found.table):
        tell(
            f"{found.found:,} events are in it, the first {len(found.table):,} were taken (--most takes more)"
        )
    tell(f"wrote {output}")
