"""Candidates: the events of a window, in the columns of their dataset, for a curator to look at one by one.

A candidate is no claim. As a theatre, each is marked as work that is needed, until somebody has done it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layers.feeds.dataset import Dataset
from layers.feeds.survey import feeds
from layers.feeds.window import ASKED, Window
from layers.importing.format import File, Format, Reading, Told
from layers.importing.intake import Intake, take_in
from layers.importing.placement import Atlas
from layers.writing.spreadsheet import csv_bytes

if TYPE_CHECKING:
    import pyarrow as pa

METHOD = (
    "These are candidates: events of a feed, as its columns say them, that nobody has read the sources of. "
    "None is a claim before a curator has taken it over."
)


class WindowError(ValueError):
    """Candidates that cannot be one table; the message says why."""


@dataclass(frozen=True)
class Candidates:
    """Events of one format: the table with all columns, by date; ``found`` is how many there are in all."""

    format: str
    table: "pa.Table"
    found: int

    @property
    def columns(self) -> list[str]:
        """The names of the source's columns."""
        return [
            name for name in self.table.column_names if not name.startswith("posture_") and name != "geometry"
        ]

    def csv(self) -> bytes:
        """Return the events as a table that ``posture import`` reads, each with its file and row."""
        shown = [*self.columns, "posture_input", "posture_row"]
        rows = zip(*(self.table[name].to_pylist() for name in shown), strict=True)
        return csv_bytes([tuple(shown), *rows])

    def theatre(self, folder: Path, told: Told, title: str | None, force: bool) -> Intake:
        """Write the events as a theatre whose every claim is marked as work needed; return what came of it.

        Raises:
            FolderError, TheatreError, OSError: as :func:`layers.importing.intake.take_in` does.

        """
        made = feeds()[self.format]
        named = title or f"Candidates from {_name(made, told)}"
        file = File("candidates.csv", self.csv(), told)
        return take_in(file, replace(made, read=_marked(made)), folder, named, force)


def candidates(dataset: Dataset, window: Window, feed: str | None, most: int) -> Candidates:
    """Return the events of a window, at most so many: the earliest months first.

    Raises:
        DatasetError: if the folder is no dataset.
        WindowError: if there are none, or they are of several formats and none is named.

    """
    import pyarrow as pa

    dataset.check()
    parts, found = list[Any](), dict[str, int]()
    for format_, many, whole in _groups(dataset, window, feed):
        left = most - sum(map(len, parts))
        if left > 0:
            parts.append(whole().slice(0, left))
        found[format_] = found.get(format_, 0) + many
        if len(found) > 1:
            named = " and ".join(sorted(found))
            raise WindowError(f"expected events of one feed, found those of {named}; --feed chooses one")
    if not found:
        raise WindowError("expected at least one event in what is asked for, found none")
    whole = pa.concat_tables(parts, promote_options="default")
    by = [("posture_from", "ascending"), ("posture_id", "ascending")]
    return Candidates(next(iter(found)), whole.sort_by(by), sum(found.values()))


def _groups(
    dataset: Dataset, window: Window, feed: str | None
) -> Iterator[tuple[str, int, Callable[[], "pa.Table"]]]:
    """Yield the row groups with events of a window: their format, how many there are, and what reads those.

    To count them takes only the columns that a window asks about.
    """
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    held = [each for each in dataset.files() if window.opens(each) and feed in (None, each.format)]
    for each in sorted(held, key=lambda file: (file.month, file.path)):
        file = pq.ParquetFile(dataset.folder / each.path)
        for group in range(file.num_row_groups):
            rows = window.rows(file.read_row_group(group, columns=list(ASKED)))
            if many := pc.sum(rows).as_py():
                yield each.format, many, partial(_rows, file, group, rows)


def _rows(file: Any, group: int, rows: Any) -> "pa.Table":
    return file.read_row_group(group).filter(rows)


def _name(made: Format, told: Told) -> str:
    from layers.feeds.columns import reader

    return reader(made.name, told).feed.name


def _marked(made: Format) -> Any:
    """Return a format's reader that marks each event as work needed."""

    def read(file: File, atlas: Atlas) -> Reading:
        reading = made.read(file, atlas)
        if not isinstance(reading, Reading):
            raise TypeError(f"{made.name} holds whole theatres")
        return replace(reading, status="work_needed", method=f"{reading.method} {METHOD}")

    return read
