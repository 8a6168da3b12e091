"""Work in a process of its own: fresh, with a time-out, and what it found before it failed is kept.

A job writes its findings as JSON objects, a line each, as soon as it knows them (:func:`tell`).
"""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

OK, FAILED, TIMED_OUT, NOT_TRIED = "ok", "failed", "timed out", "not tried"


@dataclass
class Outcome:
    """How a job ended, and its findings in one dictionary."""

    status: str
    found: dict[str, Any] = field(default_factory=dict)
    error: str = ""


def run(command: Sequence[str], limit: float) -> Outcome:
    """Run ``command`` in the project's root for at most ``limit`` seconds."""
    with tempfile.TemporaryFile("w+") as said, tempfile.TemporaryFile("w+") as complained:
        process = subprocess.Popen(
            list(command),
            cwd=ROOT,
            stdout=said,
            stderr=complained,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            status = OK if process.wait(limit) == 0 else FAILED
        except subprocess.TimeoutExpired:
            status = TIMED_OUT
        except BaseException:
            _end(process)
            raise
        if status == TIMED_OUT:
            _end(process)
        said.seek(0)
        complained.seek(0)
        error = complained.read().strip().splitlines()[-1:] if status == FAILED else []
        return Outcome(status, _findings(said.read()), error[0] if error else "")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the process and those it started."""
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _findings(text: str) -> dict[str, Any]:
    """Return all findings of a job; a line that is not one (a library's chatter) is passed over."""
    found: dict[str, Any] = {}
    for line in text.splitlines():
        try:
            told = json.loads(line)
        except ValueError:
            continue
        if isinstance(told, dict):
            found |= told
    return found


def tell(**found: Any) -> None:
    """Write findings to the one who started this job."""
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


class Watch:
    """A stopwatch, running since it was made: seconds by the clock, and of the processor.

    On an idle machine the two are much the same; where they differ, something else was running.
    """

    def __init__(self) -> None:
        self.clock, self.processor = time.perf_counter(), time.process_time()

    def tell(self) -> None:
        """Tell both, and the peak of memory."""
        seconds, cpu = time.perf_counter() - self.clock, time.process_time() - self.processor
        tell(seconds=seconds, cpu_seconds=cpu, peak_mb=peak_mb())


def peak_mb() -> int:
    """Return the most memory this process has had (resident, MiB), its interpreter and libraries included."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)
