"""Real workers: two processes, one of which is killed; and a whole run that is killed.

They run the command as a process of its own, as its users do, and count the rows.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from layers.feeds import crew
from tests.feeds.conftest import Posture, table
from tests.feeds.generated import acled, write

FILES, ROWS = 10, 1000

pytest.importorskip("distributed", reason='several workers need dask.distributed: pip install -e ".[feeds]"')
psutil: Any = pytest.importorskip("psutil")  # which distributed needs


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("feeds")
    return [
        write(acled(ROWS, seed=number, first=number * ROWS, months=3), folder / f"{number:02}.csv")
        for number in range(FILES)
    ]


def started(inputs: list[Path], folder: Path) -> "subprocess.Popen[str]":
    arguments = ["feed", *map(str, inputs), "-o", str(folder), "--workers", "2"]
    command = [sys.executable, "-c", "from layers.cli import main; main()", *arguments]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )


def until(true: Callable[[], bool]) -> None:
    ends = time.monotonic() + 60
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.01)


def records(folder: Path) -> list[Path]:
    return sorted((folder / "work").glob("*.json"))


def workers(process: "subprocess.Popen[str]") -> Iterator[Any]:
    # a worker has its command line overwritten where there is setproctitle, even by nothing
    for each in psutil.Process(process.pid).children(recursive=True):
        if "resource_tracker" not in " ".join(each.cmdline()):
            yield each


def whole(folder: Path) -> None:
    ids = table(folder)["posture_id"].to_pylist()
    assert len(ids) == FILES * ROWS
    assert set(ids) == {f"INV{number}" for number in range(FILES * ROWS)}


def test_of_very_many_tasks_only_a_few_are_asked_for_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    # a test of the dashboard leaves its script as the main module, which the new processes would run
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    tasks = iter(range(500))
    with crew.crew(2) as workers:
        done = workers(abs, tasks)
        assert len({next(done) for _ in range(5)}) == 5
    assert 500 - len([*tasks]) <= 5 + 2 * crew.AHEAD


def test_a_worker_that_is_killed_costs_no_row_and_doubles_none(inputs: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "events"
    with started(inputs, folder) as process:
        until(lambda: len(records(folder)) >= 2)
        before = list(workers(process))
        before[0].send_signal(signal.SIGKILL)
        # the worker is gone, and there was work left for it
        assert psutil.wait_procs([before[0]], timeout=10)[0] == [before[0]]
        assert len(records(folder)) < FILES
        said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert len(before) == 2
    assert f"rows read {FILES * ROWS:,}, kept {FILES * ROWS:,}" in said
    whole(folder)


def test_a_run_that_is_killed_goes_on_where_it_was(
    inputs: list[Path], tmp_path: Path, posture: Posture
) -> None:
    folder = tmp_path / "events"
    with started(inputs, folder) as process:
        until(lambda: len(records(folder)) >= 3)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    assert list((folder / "batches").iterdir()) == []
    assert "expected at least one event" in posture(
        "candidates", folder, "-o", tmp_path / "none.csv", status=1
    )
    done = records(folder)
    assert 3 <= len(done) < FILES
    # a mark on what was done shows in the report that it is not done again
    for record in done:
        said = json.loads(record.read_text())
        said["account"]["remarks"]["done before"] = 1
        record.write_text(json.dumps(said))
    # with another number of workers: what was done does not depend on it
    assert f"done before: {len(done)}\n" in posture("feed", *inputs, "-o", folder, "--workers", 1)
    whole(folder)
    assert not (folder / "work").exists()


def test_a_scheduler_that_is_not_there_is_told_in_one_line(
    inputs: list[Path], tmp_path: Path, posture: Posture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # as long as a user waits is too long here
    monkeypatch.setattr(crew, "REACHED", 0.5)
    said = posture("feed", inputs[0], "-o", tmp_path / "x", "--scheduler", "tcp://127.0.0.1:1", status=1)
    assert said.startswith("error: expected a scheduler of dask at tcp://127.0.0.1:1, found none")
    assert said.count("\n") == 1
