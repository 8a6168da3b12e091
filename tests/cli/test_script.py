import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import script
from tests.invented import ARTICLE
from tests.loaded import loaded


def test_it_answers(invented: Path) -> None:
    done = subprocess.run([script(), "check", str(invented)], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert all(line.startswith("warning: ") for line in done.stderr.splitlines())
    assert "no problems" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is told otherwise there")
def test_a_reader_who_leaves_gets_no_traceback(invented: Path) -> None:
    process = subprocess.Popen(
        [script(), "cite", str(invented), "--article", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    process.stdout.close()
    process.stdout = None
    _, errors = process.communicate(ARTICLE.encode())
    assert process.returncode == 1
    assert errors == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device is Linux's")
@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["check", "{}"], ["snapshot", "{}", "-o", "-"], ["snapshot", "{}", "-o", "/dev/full"]],
)
def test_a_full_disk_is_told_in_a_line(invented: Path, arguments: list[str]) -> None:
    command = [script(), *(each.format(invented) for each in arguments)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    # a snapshot says first what it holds
    told = [each for each in done.stderr.splitlines() if not each.startswith("warning: ")]
    where = "/dev/full: cannot be written" if "/dev/full" in arguments else "standard output: cannot be used"
    assert told[-1] == f"error: {where}: No space left on device"
    assert (len(told) == 1) is (arguments[0] != "snapshot")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device is Linux's")
def test_no_place_for_the_complaint_either(invented: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([script(), "check", str(invented)], stdout=full, stderr=full, check=False)
    assert done.returncode == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes the stream")
@pytest.mark.parametrize(
    ("command", "message"),
    [
        ('"$0" snapshot "$1" -o - >&-', "error: standard output: cannot be used: it is closed"),
        ('"$0" cite "$1" --article - <&-', "error: -: cannot be read: it is closed"),
        ('"$0" snapshot "$1" -o /dev/null 2>&-', ""),
    ],
)
def test_a_closed_stream_is_told_in_a_line(invented: Path, command: str, message: str) -> None:
    shell = ["/bin/sh", "-c", command, script(), str(invented)]
    done = subprocess.run(shell, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.splitlines()[-1:]) == ((1, [message]) if message else (0, []))
    assert "Traceback" not in done.stderr


def test_help_loads_nothing_heavy() -> None:
    slow = {"geopandas", "folium", "shapely", "pydantic", "streamlit"}
    assert slow & loaded("import layers.cli") == set()
