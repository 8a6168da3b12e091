"""Measure feeds: ``python -m tests.bench.feeds FOLDER --rows 10000000``, with ``[feeds]``.

Writes invented GDELT files of a million rows into FOLDER, reads them with one worker and with two, and
counts. Memory is that of the largest process and of all together, ten times a second.
"""

import json
import resource
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import click

from tests.feeds.generated import gdelt, write

MILLION = 1_000_000


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--rows", default=10 * MILLION, show_default=True)
@click.option("--workers", multiple=True, type=int, default=(1, 2), show_default=True)
def main(folder: Path, rows: int, workers: tuple[int, ...]) -> None:
    """Print a line of JSON for each number of workers."""
    folder.mkdir(parents=True, exist_ok=True)
    inputs = [_made(folder, at, min(MILLION, rows - at)) for at in range(0, rows, MILLION)]
    for many in workers:
        dataset = folder / f"dataset-{many}"
        shutil.rmtree(dataset, ignore_errors=True)
        fed = measured("feed", *map(str, inputs), "-o", str(dataset), "--workers", str(many))
        counted = measured("counts", str(dataset), "-o", str(folder / "counts.json"), "--workers", str(many))
        size = sum(path.stat().st_size for path in dataset.rglob("*.parquet"))
        click.echo(
            json.dumps(
                {"rows": rows, "workers": many, "feed": fed, "counts": counted, "dataset_mb": size // MILLION}
            )
        )


def _made(folder: Path, first: int, rows: int) -> Path:
    """Return a file of so many rows, written a hundred thousand at a time, if it is not there."""
    path = folder / f"events-{first}-{rows}.csv"
    if not path.exists():
        with path.with_suffix(".part").open("wb") as whole:
            for at in range(first, first + rows, 100_000):
                part = write(
                    gdelt(min(100_000, first + rows - at), seed=at, first=at, months=24), folder / "part.csv"
                )
                whole.write(part.read_bytes())
                part.unlink()
        path.with_suffix(".part").rename(path)
    return path


def measured(*arguments: str) -> dict[str, float]:
    """Run posture, and return seconds, seconds of processors, and memory (MB)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    command = [sys.executable, "-c", "from layers.cli import main; main()", *arguments]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        peaks = {"largest": 0.0, "together": 0.0}
        watcher = threading.Thread(target=_watch, args=(process, peaks), daemon=True)
        watcher.start()
        if process.wait():
            raise SystemExit(f"posture {arguments[0]} failed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "seconds": round(time.perf_counter() - started, 1),
        "processor": round(spent, 1),
        "largest_mb": round(peaks["largest"]),
        "together_mb": round(peaks["together"]),
    }


def _watch(process: "subprocess.Popen[bytes]", peaks: dict[str, float]) -> None:
    import psutil

    while process.poll() is None:
        sizes = []
        try:
            whole = psutil.Process(process.pid)
            for each in [whole, *whole.children(recursive=True)]:
                sizes.append(each.memory_info().rss / 1e6)
        except psutil.Error:
            pass
        if sizes:
            peaks["largest"] = max(peaks["largest"], *sizes)
            peaks["together"] = max(peaks["together"], sum(sizes))
        time.sleep(0.1)


if __name__ == "__main__":
    main()
