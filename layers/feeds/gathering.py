"""Gather the rows of a month out of all runs, into files of the dataset: GeoParquet, sorted by cell."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layers.feeds.dataset import Held
from layers.feeds.runs import Run, holding, months
from layers.writing.aside import file_beside

if TYPE_CHECKING:
    import pyarrow as pa

MOST = 200_000
"""Rows in a file of the dataset, if they are of several cells: what is held at once while it is written."""

GROUP = 20_000
"""Rows in a row group: the least that is read of a file, where only a region is asked for."""

GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}},
}
"""The metadata that GeoParquet 1.1 asks for; without a CRS it is WGS 84, longitude first."""


@dataclass(frozen=True)
class Gather:
    """A file of the dataset to be made: its rows are those of a month, in cells from ``west`` to ``east``.

    ``sources`` are the names of the runs in the folder ``work``, ``rows`` how many rows it will have.
    """

    dataset: Path
    work: Path
    sources: tuple[str, ...]
    held: Held
    first: int
    last: int


def gathers(dataset: Path, work: Path, batch: str, runs: list[Run]) -> Iterator[Gather]:
    """Yield the files to be made of runs, in the order of formats, months and cells."""
    for (format_, month), cells in months(runs).items():
        sources = tuple(holding(runs, format_, month))
        folder = f"{format_}/month={month or 'none'}"
        for number, (first, last, rows) in enumerate(_spans(cells)):
            held = Held(f"{folder}/{batch}-{number}.parquet", format_, month, rows)
            yield Gather(dataset, work, sources, held, first, last)


def _spans(cells: dict[int, int]) -> Iterator[tuple[int, int, int]]:
    """Yield the first and last cell, and the rows, of each file; only a single cell goes over the most."""
    first = last = None
    total = 0
    for cell, rows in sorted(cells.items()):
        if first is not None and last is not None and total + rows > MOST:
            yield first, last, total
            first, total = None, 0
        first, last, total = cell if first is None else first, cell, total + rows
    if first is not None and last is not None:
        yield first, last, total


def gather(task: Gather) -> Held:
    """Make a file of the dataset, if it is not there, and return it.

    Raises:
        RuntimeError: if it has another number of rows than the runs were said to have.

    """
    import pyarrow.parquet as pq

    path = task.dataset / task.held.path
    if path.exists():
        return task.held  # it was renamed to that when it was whole
    path.parent.mkdir(parents=True, exist_ok=True)
    schema = _schema(task)
    rows = 0
    with file_beside(path) as (file, aside):
        with pq.ParquetWriter(file, schema, compression="zstd") as writer:
            for table in _tables(task, schema):
                writer.write_table(table, row_group_size=GROUP)
                rows += len(table)
        if rows != task.held.rows:
            raise RuntimeError(f"{task.held.path}: expected {task.held.rows} rows, found {rows}")
        file.flush()
        aside.chmod(0o644)
        aside.replace(path)
    return task.held


def _tables(task: Gather, schema: "pa.Schema") -> Iterator["pa.Table"]:
    """Yield the rows: all at once by cell, or of a single cell those of one run after the other."""
    import pyarrow as pa

    parts = (_part(task, name, schema) for name in task.sources)
    if task.first == task.last:
        yield from parts
        return
    whole = pa.concat_tables(parts)
    yield whole.sort_by([("posture_cell", "ascending")])


def _part(task: Gather, name: str, schema: "pa.Schema") -> "pa.Table":
    """Return the rows of one run, with the columns of all."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    within = [
        ("posture_month", "==", task.held.month),
        ("posture_cell", ">=", task.first),
        ("posture_cell", "<=", task.last),
    ]
    table = pq.read_table(task.work / name, filters=within, use_threads=False, partitioning=None)
    columns = [
        table[field.name].cast(field.type)
        if field.name in table.column_names
        else pa.nulls(len(table), field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def _schema(task: Gather) -> "pa.Schema":
    """Return the columns of all runs together, in the order in which they come, ours last."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields: dict[str, Any] = {}
    own: dict[str, Any] = {}
    for name in task.sources:
        for field in pq.read_schema(task.work / name):
            ours = field.name.startswith("posture_") or field.name == "geometry"
            (own if ours else fields).setdefault(field.name, field.remove_metadata())
    return pa.schema([*fields.values(), *own.values()], metadata={"geo": json.dumps(GEO)})
