"""One unit of work: a slice of a file becomes sorted runs, and a record that says that they are whole.

A unit is done when its record is there. A task that is killed leaves no record, and is done anew.
"""

import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from layers.feeds.account import Account
from layers.feeds.columns import reader
from layers.feeds.dataset import as_bytes
from layers.feeds.rows import rows
from layers.feeds.survey import Slice, Survey
from layers.importing.format import Told
from layers.writing.aside import file_beside
from layers.writing.whole import write_whole

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 2_000
"""Rows in a row group of a run, which is read for each month that is in it."""

Cells = dict[str, dict[int, int]]
"""How many rows there are by month and by cell."""


@dataclass(frozen=True)
class Unit:
    """A slice of a file that is to be read into a folder."""

    survey: Survey
    part: Slice
    told: Told
    folder: Path

    @property
    def id(self) -> str:
        """An id made of the file's content, the slice, and how it is read; not of the file's name."""
        said = (self.survey.digest, self.survey.format, self.part.start, self.part.end, self.told.dates)
        return hashlib.sha256(repr(said).encode()).hexdigest()[:24]

    @property
    def record(self) -> Path:
        """The path of the record that says that the unit is done."""
        return self.folder / f"{self.id}.json"


@dataclass(frozen=True)
class Run:
    """What a unit left: its files in the folder, with the rows of each by month and cell, and the account."""

    unit: str
    format: str
    files: dict[str, Cells]
    account: Account


def run(unit: Unit) -> Run:
    """Do a unit, if it is not done, and return what it left."""
    if found := _done(unit):
        return found
    account = Account()
    files: dict[str, Cells] = {}
    read = reader(unit.survey.format, unit.told)
    for number, piece in enumerate(rows(unit.survey, unit.part)):
        account.add(piece.account)
        table = read.read(piece.table, unit.survey.name, piece.numbers, account)
        name = f"{unit.id}-{number}.parquet"
        files[name] = _write(table, unit.folder / name)
    record = {"files": files, "account": account.as_json()}
    write_whole(unit.record, as_bytes(record))
    return Run(unit.id, unit.survey.format, files, account)


def _done(unit: Unit) -> Run | None:
    try:
        found = json.loads(unit.record.read_bytes())
    except (OSError, ValueError):
        return None
    files = {
        name: {month: {int(cell): rows for cell, rows in cells.items()} for month, cells in months.items()}
        for name, months in found["files"].items()
    }
    return Run(unit.id, unit.survey.format, files, Account.from_json(found["account"]))


def _write(table: "pa.Table", path: Path) -> Cells:
    """Write rows by month and cell, else in their order, and return how many of each there are."""
    import pyarrow.compute as pc

    by = [("posture_month", "ascending"), ("posture_cell", "ascending")]
    write_parquet(table.take(pc.sort_indices(table, by)), path, GROUP)
    found: Cells = defaultdict(dict)
    both = zip(table["posture_month"].to_pylist(), table["posture_cell"].to_pylist(), strict=True)
    for (month, cell), count in sorted(Counter(both).items()):
        found[month][cell] = count
    return dict(found)


def write_parquet(table: "pa.Table", path: Path, group: int) -> None:
    """Write a table beside ``path`` and rename it to that, so that it is there whole or not at all."""
    import pyarrow.parquet as pq

    with file_beside(path) as (file, aside):
        pq.write_table(table, file, row_group_size=group, compression="zstd")
        file.flush()
        aside.chmod(0o644)
        aside.replace(path)


def ordered(units: list[Unit]) -> list[Unit]:
    """Return units in an order that does not depend on when they were done: by file, then by slice."""
    return sorted(units, key=lambda unit: (unit.survey.name, unit.survey.digest, unit.part.start))


def batch_id(units: list[Unit]) -> str:
    """Return the id of the batch that units make together."""
    return hashlib.sha256("".join(sorted(unit.id for unit in units)).encode()).hexdigest()[:16]


def months(runs: list[Run]) -> dict[tuple[str, str], dict[int, int]]:
    """Return how many rows there are of each cell by format and month, of all runs together."""
    found: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for each in runs:
        for cells in each.files.values():
            for month, counts in cells.items():
                found[each.format, month].update(counts)
    return {key: dict(sorted(counts.items())) for key, counts in sorted(found.items())}


def holding(runs: list[Run], format_: str, month: str) -> list[str]:
    """Return the names of the files of runs that have rows of a month."""
    return [
        name
        for each in runs
        if each.format == format_
        for name, cells in each.files.items()
        if month in cells
    ]
