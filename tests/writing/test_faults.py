"""A full disk, a forbidden folder, a killed process: the old file or the new one, never half, no litter."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import script
from tests.invented import ARTICLE

FULL, FORBIDDEN, BROKEN = "28", "13", "5"

posix = pytest.mark.skipif(sys.platform == "win32", reason="fork, locks and limits are of POSIX")


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has one: the writers wait for the disk a thousand times."""
    memory = Path("/dev/shm")  # noqa: S108  # what is in it has names of its own
    if not (memory.is_dir() and os.access(memory, os.W_OK)):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@posix
@pytest.mark.parametrize("how", ["killed", FULL, FORBIDDEN, BROKEN])
@pytest.mark.parametrize("what", ["file", "folder", "several"])
def test_a_fault_at_any_step(quick: Path, what: str, how: str) -> None:
    command = [sys.executable, "-m", "tests.writing.faults", what, str(quick), how]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    steps = [int(line.split()[-2]) for line in done.stdout.splitlines()]
    assert len(steps) == 2
    assert min(steps) > 10, "the writer’s steps are seen"


LIMITED = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
"""Runs a program whose files cannot grow beyond 2,000 bytes, which ends a write in its middle."""


@posix
@pytest.mark.parametrize(
    ("arguments", "target"),
    [
        (["snapshot", "{theatre}", "-o", "{out}/map.html"], "map.html"),
        (["convert", "{theatre}", "--to", "parquet"], "invented/claims.parquet"),
        (["fill", "{theatre}"], "invented/claims.geojson"),
        (["schema", "-o", "{out}/schema"], "schema/claims.schema.json"),
        (["import", "--from", "geojson", "{out}/rows", "-o", "{out}/new"], "new/claims.geojson"),
        (
            ["import", "--from", "geojson", "{out}/rows", "-o", "{theatre}", "--force"],
            "invented/claims.geojson",
        ),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_a_write_that_breaks_off(
    invented: Path, tmp_path: Path, arguments: list[str], target: str, before: bool
) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    feature = '{"type": "Feature", "geometry": null, "properties": {"x": "y"}},' * 200
    rows = f'{{"type": "FeatureCollection", "features": [{feature[:-1]}]}}'
    (tmp_path / "rows").write_text(rows, encoding="utf-8")
    path = tmp_path / target
    if arguments[0] == "fill":
        data = json.loads(path.read_bytes())
        data["features"][0]["geometry"] = None
        path.write_text(json.dumps(data), encoding="utf-8")
    elif before and arguments[0] in ("snapshot", "schema"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"old")
    files = contents(tmp_path)
    command = [each.format(theatre=invented, out=tmp_path) for each in arguments]
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, script(), *command], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    last = done.stderr.splitlines()[-1]
    assert last.startswith("error: ")
    assert "cannot be written: " in last
    assert "File too large" in last
    assert contents(tmp_path) == files


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every file in a folder, by path."""
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}
