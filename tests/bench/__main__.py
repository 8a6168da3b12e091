"""Run the benchmarks: ``python -m tests.bench`` (``--help`` for the options).

Ours and the peers write the same invented claims (:mod:`tests.bench.synthetic`); each file is then opened
in a browser (:mod:`tests.bench.pages`), and the running app is put beside Streamlit's usual way
(:mod:`tests.bench.apps`). Every measurement is a process of its own with a time-out; what cannot be done
is reported as such. Writing is repeated up to three times while that takes less than ten seconds; medians
are reported. The peers have an environment of their own, made once with pip and npm below the cache
folder, outside the tree.

The report is Markdown on standard output or in a file. Each run adds a line to the trend file; the report
of the next compares with it.
"""

import gzip
import json
import platform
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from os import cpu_count
from pathlib import Path
from statistics import median
from typing import Any

import click

from tests.bench import cdn, report
from tests.bench.job import FAILED, NOT_TRIED, OK, ROOT, Outcome, run
from tests.bench.pages import TOOLS
from tests.bench.synthetic import write_theatre

HERE = Path(__file__).parent
SIZES = (20, 1000, 10_000, 100_000, 1_000_000)
PARTS = ("write", "page", "app")
ARTICLE = ROOT / "seeds" / "southcom-2025"


def peers_python(cache: Path) -> str:
    """Return the Python of the peers' environment, which is made if it is missing or has other versions."""
    wanted = (HERE / "requirements.txt").read_text(encoding="utf-8")
    folder, done = cache / "env", cache / "env" / "done.txt"
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not done.is_file() or done.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        install = [str(python), "-m", "pip", "install", "-q", "-r", str(HERE / "requirements.txt")]
        subprocess.run(install, check=True)
        done.write_text(wanted, encoding="utf-8")
    return str(python)


def machine() -> str:
    """Return what this machine is, in words."""
    name = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.is_file():
        lines = information.read_text(encoding="utf-8").splitlines()
        name = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), name)
    return f"{cpu_count()} cores ({name}), {platform.system()}, Python {platform.python_version()}"


def versions() -> dict[str, str]:
    """Return the versions of ours and of what it is compared with."""
    lines = (HERE / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if "==" in line)
    return {"posture": version("posture"), **pinned, "kepler.gl (page)": cdn.KEPLER.split("@")[1]}


def commit() -> str:
    """Return the short name of the commit that is measured, with a plus sign if files were changed since."""
    git = shutil.which("git") or "git"
    command = [git, "describe", "--always", "--dirty=+"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()


class Bench:
    """One run; what it finds is in ``results``, written to ``kept`` after every step."""

    def __init__(self, cache: Path, limit: float, keep: bool) -> None:
        self.cache, self.limit = cache, limit
        self.files = cache / "files"
        self.files.mkdir(parents=True, exist_ok=True)
        self.kept = cache / "results.json"
        self.results: report.Results = {
            "date": datetime.now(UTC).strftime("%Y-%m-%d"),
            "commit": commit(),
            "machine": machine(),
            "versions": versions(),
            "files": [],
            "apps": [],
        }
        self.earlier: dict[tuple[str, int], report.Results] = {}
        if keep and self.kept.is_file():
            before = json.loads(self.kept.read_text(encoding="utf-8"))
            # of the browser the version is known only once it has run
            same = self.results["versions"].items() <= before["versions"].items()
            if same and before["machine"] == self.results["machine"]:
                self.earlier = {(record["tool"], record["n"]): record for record in before["files"]}

    @cached_property
    def python(self) -> str:
        """The Python of the peers, made when it is first needed."""
        return peers_python(self.cache)

    def save(self) -> None:
        """Keep what is known so far, and earlier records that this run has not made anew."""
        known = {(record["tool"], record["n"]) for record in self.results["files"]}
        others = [record for key, record in self.earlier.items() if key not in known]
        whole = {**self.results, "files": [*self.results["files"], *others]}
        self.kept.write_text(json.dumps(whole, indent=1), encoding="utf-8")

    def tool(self, tool: str, n: int, parts: tuple[str, ...]) -> None:
        """Write and open the file of one tool at one size."""
        before = self.earlier.get((tool, n)) if tool != "ours" else None
        if before and before["write"] == OK and ("page" not in parts or before.get("page") == OK):
            self.results["files"].append(before)
            return
        record: report.Results = {"tool": tool, "n": n, "write": NOT_TRIED}
        self.results["files"].append(record)
        smaller = next(
            (each for each in reversed(self.results["files"]) if each["tool"] == tool and each["n"] < n), None
        )
        file = self.files / f"{tool}-{n}.html"
        if self._feasible(smaller, "write", "cpu_seconds", 1):
            self._write(record, file)
        if "page" in parts:
            record["page"] = NOT_TRIED
            if record["write"] == OK and self._feasible(smaller, "page", "load_ms", 1000):
                self._open(record, file)
        self.save()
        click.echo(json.dumps({key: value for key, value in record.items() if key != "missing"}), err=True)

    def _feasible(self, smaller: report.Results | None, part: str, key: str, unit: int) -> bool:
        """Return whether ten times the claims may take less than the limit, going by the size before."""
        if smaller is None or part not in smaller or smaller["tool"] == "ours":
            return True
        if smaller[part] != OK:
            return False
        # part of the time is the same for any size
        return bool(smaller.get(key, 0) / unit < self.limit / 6)

    def _write(self, record: report.Results, file: Path) -> None:
        tool, n = record["tool"], record["n"]
        file.unlink(missing_ok=True)
        if tool == "ours":
            theatre = write_theatre(self.files / f"synthetic-{n}", n)
            ours = [sys.executable, "-m", "tests.bench.ours"]
            done = self._repeated([*ours, "read", str(theatre)])
            record |= {f"read_{key}": value for key, value in done.found.items()}
            done = self._repeated([*ours, "snapshot", str(theatre), str(file)])
        else:
            done = self._repeated([self.python, "-m", "tests.bench.peers", tool, str(n), str(file)])
        record["write"] = (
            done.status if "seconds" in done.found else done.status if done.status != OK else FAILED
        )
        if record["write"] == OK:
            page = file.read_bytes()
            record |= done.found | {"bytes": len(page), "gzip_bytes": len(gzip.compress(page, 6))}
        elif done.error:
            record["write_error"] = done.error

    def _repeated(self, command: list[str]) -> Outcome:
        """Run up to three times, and return the medians of what was found."""
        begun, outcomes = time.monotonic(), list[Outcome]()
        while not outcomes or (len(outcomes) < 3 and time.monotonic() - begun < 10):
            outcomes.append(run(command, 2 * self.limit))
            if outcomes[-1].status != OK:
                return outcomes[-1]
        found = {key: median(each.found[key] for each in outcomes) for key in outcomes[0].found}
        return Outcome(OK, found)

    def _open(self, record: report.Results, file: Path) -> None:
        for what, status in (("offline", "offline_page"), ("served", "page")):
            command = [
                sys.executable, "-m", "tests.bench.pages", what, record["tool"], str(record["n"]), str(file),
                str(self.cache),
            ]  # fmt: skip
            done = run(command, 2 * self.limit)
            self.results["versions"].setdefault("Chromium", done.found.pop("browser", "?"))
            record |= done.found | {status: done.status}
            if done.error:
                record[f"{status}_error"] = done.error

    def app(self, theatre: Path) -> None:
        """Measure the running apps on one theatre."""
        for what in ("start", "first", "toggle"):
            command = [
                sys.executable,
                "-m",
                "tests.bench.apps",
                what,
                str(theatre),
                self.python,
                str(self.cache),
            ]
            done = run(command, 2 * self.limit)
            record = {"theatre": theatre.name, "what": what, "status": done.status, **done.found}
            self.results["apps"].append(record | ({"error": done.error} if done.error else {}))
            self.save()
            click.echo(json.dumps(self.results["apps"][-1]), err=True)


def _listed(kind: Callable[[str], Any]) -> Callable[[Any, Any, str], tuple[Any, ...]]:
    return lambda _context, _option, value: tuple(
        kind(each.strip()) for each in value.split(",") if each.strip()
    )


@click.command(help=(__doc__ or "").partition("\n\n")[2])
@click.option("--sizes", default=",".join(map(str, SIZES)), callback=_listed(int), show_default=True)
@click.option("--tools", default=",".join(TOOLS), callback=_listed(str), show_default=True)
@click.option("--parts", default=",".join(PARTS), callback=_listed(str), show_default=True)
@click.option("--limit", default=150.0, show_default=True, help="Seconds after which a peer is not tried.")
@click.option("--keep", is_flag=True, help="Take the peers’ figures of an earlier run on this machine.")
@click.option("--cache", type=click.Path(path_type=Path), default=Path.home() / ".cache" / "posture-bench")
@click.option("--output", type=click.Path(path_type=Path), help="The report; standard output if left out.")
@click.option("--trend", type=click.Path(path_type=Path), default=HERE / "trend.jsonl")
@click.option("--dry", is_flag=True, help="Leave the trend file as it is.")
def main(
    sizes: tuple[int, ...],
    tools: tuple[str, ...],
    parts: tuple[str, ...],
    limit: float,
    keep: bool,
    cache: Path,
    output: Path | None,
    trend: Path,
    dry: bool,
) -> None:
    """Run what was asked for, and report it."""
    unknown = sorted({*tools} - {*TOOLS} | {*parts} - {*PARTS})
    if unknown:
        raise click.UsageError(
            f"expected tools from {', '.join(TOOLS)}, parts from {', '.join(PARTS)}; "
            f"found {', '.join(unknown)}"
        )
    bench = Bench(cache.resolve(), limit, keep)
    if "page" in parts or "app" in parts:
        cdn.prepare(bench.cache)
    if "write" in parts or "page" in parts:
        for n in sorted(sizes):
            for tool in tools:
                bench.tool(tool, n, parts)
    if "app" in parts:
        bench.app(ARTICLE)
    text = report.markdown(bench.results, report.last(trend))
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=False)
    if not dry:
        report.append(trend, bench.results)


if __name__ == "__main__":
    main()
