"""``posture feed``: read feeds of any size into a dataset, of which counts and candidates come."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from layers.cli.guard import Fail
from layers.cli.printing import answer, tell
from layers.cli.progress import progress, seldom
from layers.cli.theatre import exit_with

if TYPE_CHECKING:
    from layers.feeds.crew import Crew

WORKERS = (
    click.option(
        "--workers",
        type=click.IntRange(1),
        help="Processes on this machine; by default one a core, or one without dask.distributed.",
    ),
    click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="A running scheduler of dask, like tcp://10.0.0.5:8786, whose workers see the same files.",
    ),
)


def crewed(command: Any) -> Any:
    """Give a command the options of who does the work."""
    for option in reversed(WORKERS):
        command = option(command)
    return command


@contextmanager
def working(workers: int | None, scheduler: str | None) -> Iterator["Crew"]:
    """Give who does the work, and report what fails about datasets and workers in one line."""
    from layers.feeds.crew import CrewError, crew
    from layers.feeds.dataset import DatasetError

    many = workers or (os.cpu_count() or 1 if find_spec("distributed") else 1)
    try:
        with crew(many, scheduler) as made:
            yield made
    except (CrewError, DatasetError) as error:
        raise Fail(str(error)) from None


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DATASET",
    help="The dataset’s folder; one that is there is added to.",
)
@click.option(
    "--from",
    "kind",
    metavar="FORMAT",
    help="The format, if it is not to be found out: acled, gdelt, ucdp-ged.",
)
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), help="What 03/02/2026 begins with: day or month.")
@crewed
def feed(
    inputs: tuple[str, ...],
    output: Path,
    kind: str | None,
    dates: Any,
    workers: int | None,
    scheduler: str | None,
) -> None:
    """Read feeds of any size (UCDP GED, ACLED, GDELT) into DATASET; counts and candidates come of it.

    INPUT are CSV or Parquet files, compressed or not. A feed makes no claims. A run that was killed goes on
    where it was when the same is typed again, and a file that DATASET has already is not read again. The
    answer is a report: rows read, kept, and what was rounded or left out.

    \b
    Examples:
      posture feed GEDEvent.csv.gz -o events
      posture feed acled/*.csv gdelt/*.CSV.zip -o events --workers 8
      posture feed /data/gdelt/*.parquet -o /data/events --scheduler tcp://10.0.0.5:8786
      posture counts events -o counts.json
      posture candidates events --in ven --since 2025-11 -o candidates.csv
    """
    from layers.feeds.dataset import Dataset
    from layers.feeds.feeding import feed as fed
    from layers.feeds.survey import feeds
    from layers.importing.format import Told
    from layers.reading.problems import TheatreError

    if kind and kind not in feeds():
        raise click.UsageError(f"--from: expected {', '.join(feeds())}, found “{kind}”")
    progress("looking at the files …")
    try:
        with working(workers, scheduler) as crew:
            done = fed(inputs, Dataset(output), crew, Told(dates=dates, today=date.today()), kind, seldom())
    except TheatreError as error:
        exit_with(error)
    except OSError as error:
        raise Fail(f"{error.filename or output}: cannot be used: {error.strerror or error}") from None
    for name in done.known:
        answer(f"in the dataset already: {name}")
    for line in done.account.lines():
        answer(line)
    tell(f"wrote {output}" if done.fed else f"nothing new for {output}")
