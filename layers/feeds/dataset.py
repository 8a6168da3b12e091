"""A dataset of a feed on the disk: what is in it, and what is still in the making.

::

    DATASET/dataset.json                         says what the folder is
    DATASET/batches/BATCH.json                   inputs, account and files of one run that is done
    DATASET/FORMAT/month=2025-11/BATCH-N.parquet GeoParquet, by month and in it by cell
    DATASET/work/                                of a run that is not done: removed in the end

Files count from the moment when their batch is written, which is one renaming; until then nobody reads them.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from layers.feeds.account import Account
from layers.writing.whole import write_whole

MARK = "dataset.json"
BATCHES = "batches"
WORK = "work"
FORMAT = 1


class DatasetError(Exception):
    """A folder that is no dataset of ours; the message says what was expected and found."""


@dataclass(frozen=True)
class Held:
    """A file of a dataset: its path in the folder, format, month and number of rows."""

    path: str
    format: str
    month: str
    rows: int


@dataclass(frozen=True)
class Batch:
    """What one run brought: its id, the files that were fed, the account of their rows, the files made."""

    id: str
    inputs: tuple[Mapping[str, Any], ...]
    account: Account
    files: tuple[Held, ...]


@dataclass(frozen=True)
class Dataset:
    """A folder with a dataset."""

    folder: Path

    def make(self) -> None:
        """Make the folder, if it is not there.

        Raises:
            DatasetError: if there is something else.
            OSError: if it cannot be written.

        """
        if self.folder.is_dir() and any(self.folder.iterdir()) and not (self.folder / MARK).exists():
            raise DatasetError("expected a new folder or a dataset of posture feed, found other files in it")
        if self.folder.exists() and not self.folder.is_dir():
            raise DatasetError("expected a folder, found a file")
        (self.folder / BATCHES).mkdir(parents=True, exist_ok=True)
        if not (self.folder / MARK).exists():
            write_whole(self.folder / MARK, as_bytes({"posture": "feed", "format": FORMAT}))
        self.check()

    def check(self) -> None:
        """Raise DatasetError if the folder is no dataset that this version reads."""
        try:
            found = json.loads((self.folder / MARK).read_bytes())
            known = found["posture"] == "feed" and found["format"] == FORMAT
        except (OSError, ValueError, KeyError, TypeError):
            known = False
        if not known:
            raise DatasetError(f"expected a dataset of posture feed with a {MARK} of format {FORMAT}")

    @property
    def work(self) -> Path:
        """The folder for what is in the making."""
        return self.folder / WORK

    def batches(self) -> Iterator[Batch]:
        """Yield the batches in the order of their ids.

        Raises:
            DatasetError: if the record of one is damaged.

        """
        for path in sorted((self.folder / BATCHES).glob("*.json")):
            try:
                found = json.loads(path.read_bytes())
                files = tuple(Held(**each) for each in found["files"])
                yield Batch(path.stem, tuple(found["inputs"]), Account.from_json(found["account"]), files)
            except (ValueError, KeyError, TypeError) as error:
                raise DatasetError(f"{BATCHES}/{path.name}: expected a whole record, found {error}") from None

    def files(self) -> list[Held]:
        """Return the files of all batches, in the order of their paths."""
        return sorted((file for batch in self.batches() for file in batch.files), key=lambda each: each.path)

    def commit(self, batch: Batch) -> None:
        """Have the files of a batch count from now on, and remove what is left of its making."""
        record = {
            "inputs": list(batch.inputs),
            "account": batch.account.as_json(),
            "files": [vars(file) for file in batch.files],
        }
        write_whole(self.folder / BATCHES / f"{batch.id}.json", as_bytes(record))
        shutil.rmtree(self.work, ignore_errors=True)

    def began(self, today: date) -> date:
        """Return the day on which the run began that is not done: an earlier one, or ``today``."""
        self.work.mkdir(exist_ok=True)
        path = self.work / "began"
        try:
            return date.fromisoformat(path.read_text(encoding="ascii"))
        except (OSError, ValueError):
            write_whole(path, today.isoformat().encode())
            return today

    def clear(self, batch: str) -> None:
        """Remove what killed runs left: unfinished files, and those neither of this batch nor counting."""
        for left in [*self.folder.glob("*/month=*/.*.part"), *self.work.glob(".*.part")]:
            left.unlink()
        known = {file.path for file in self.files()}
        for path in self.folder.glob("*/month=*/*.parquet"):
            if path.relative_to(self.folder).as_posix() not in known and not path.name.startswith(batch):
                path.unlink()


def as_bytes(record: Any) -> bytes:
    """Return a record as JSON, the same bytes for the same record."""
    return (json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n").encode()
