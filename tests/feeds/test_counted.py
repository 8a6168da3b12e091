"""The counts of a dataset that the dashboard draws: those in its folder, if they are of the same files."""

import json
from pathlib import Path

import pytest

from layers.feeds import counted as module
from layers.feeds.counted import counted
from layers.feeds.dataset import Dataset, DatasetError
from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.theatre.counts import Counts
from tests.feeds.conftest import Posture, written
from tests.feeds.test_counts import EVENTS


@pytest.fixture
def folder(tmp_path: Path, posture: Posture) -> Path:
    posture("feed", written(tmp_path / "a.csv", EVENTS[:3]), "-o", tmp_path / "events", "--workers", 1)
    return tmp_path / "events"


def read(folder: Path) -> Counts:
    return counted(Dataset(folder), read_gazetteer(GAZETTEER), lambda _n, _m: None)


def test_counts_that_stand_in_the_folder_are_not_made_again(
    folder: Path, posture: Posture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read(folder).events == 3
    posture("counts", folder, "-o", folder / "counts.json", "--workers", 1)
    made = read(folder)
    monkeypatch.delattr(module, "counts")
    assert read(folder).digest == made.digest


@pytest.mark.parametrize("changes", [{"inputs": []}, {"window": {"since": "2025-11"}}])
def test_counts_of_other_files_or_of_a_part_are_made_anew(
    changes: dict[str, object], folder: Path, posture: Posture
) -> None:
    posture("counts", folder, "-o", folder / "counts.json", "--workers", 1)
    said = json.loads((folder / "counts.json").read_bytes()) | {"events": 1, "by_month": [[0, 0, 0, 1]]}
    (folder / "counts.json").write_text(json.dumps(said | changes), encoding="utf-8")
    assert read(folder).events == 3


def test_what_is_no_dataset_has_no_counts(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="expected a dataset of posture feed"):
        read(tmp_path)
