import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from layers.cli import main
from layers.feeds.dataset import Dataset

Posture = Callable[..., str]


@pytest.fixture(scope="session")
def posture() -> Posture:
    """Runs a command in this process, which must end with ``status``, and returns what it says."""

    def run(*arguments: object, status: int = 0) -> str:
        result = CliRunner().invoke(main, [str(each) for each in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert result.exit_code == status, result.output
        return result.output

    return run


def table(folder: Path) -> pa.Table:
    """Return all rows of a dataset that count."""
    files = [pq.read_table(folder / held.path, partitioning=None) for held in Dataset(folder).files()]
    return pa.concat_tables(files, promote_options="default")


def written(path: Path, rows: list[dict[str, Any]]) -> Path:
    """Write rows as CSV."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path
