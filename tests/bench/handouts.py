"""What each hand-out of a theatre weighs and takes: ``python -m tests.bench.handouts [THEATRE [TIMES]]``.

Writes each form with the command, a process of its own each time, TIMES times (3), and prints a table in
Markdown: kilobytes, and the seconds of the quickest run, from the start of the command to its end, reading
and checking the theatre included. The row of a form says what it needs that this machine has not.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from layers.exporting.exporters import EXPORTERS
from tests.bench.job import ROOT

POSTURE = str(Path(sys.executable).with_name("posture"))
SHIPPED = ROOT / "seeds" / "southcom-2025"


def commands(theatre: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the ending of each form, and the command that writes it without the name of the file."""
    yield "html", ["snapshot", str(theatre)]
    for exporter in EXPORTERS:
        yield exporter.suffix, ["export", str(theatre), "--to", exporter.suffix]


def measured(command: list[str], file: Path, times: int) -> str:
    """Return the cells of a row: what the file weighs and takes, or why there is none."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        done = subprocess.run([POSTURE, *command, "-o", str(file)], capture_output=True, text=True)
        took.append(time.perf_counter() - began)
        if done.returncode:
            return f"– | {done.stderr.strip().splitlines()[-1]}"
    return f"{file.stat().st_size / 1000:,.0f} | {min(took):.1f}"


def main(theatre: Path = SHIPPED, times: int = 3) -> None:
    """Print the table."""
    sys.stdout.write("| form | KB | seconds |\n|---|---|---|\n")
    with TemporaryDirectory() as folder:
        for suffix, command in commands(theatre):
            cells = measured(command, Path(folder) / f"file.{suffix}", times)
            sys.stdout.write(f"| {suffix} | {cells} |\n")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0]) if given else SHIPPED, int(given[1]) if len(given) > 1 else 3)
