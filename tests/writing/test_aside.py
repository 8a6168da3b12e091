import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from layers.writing.aside import file_beside, folder_beside, leftovers
from layers.writing.whole import write_whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the locks are of POSIX")

KILLED = """
import os, signal, sys
from pathlib import Path
from layers.writing.whole import write_whole

def parts():
    yield b"half"
    os.kill(os.getpid(), signal.SIGKILL)

write_whole(Path(sys.argv[1]), parts())
"""


def kill(path: Path) -> None:
    """Start a writer of ``path`` that is killed half-way."""
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL


def killed(path: Path) -> Path:
    """Return what a writer of ``path`` leaves when it is killed."""
    before = set(path.parent.iterdir())
    kill(path)
    (left,) = set(path.parent.iterdir()) - before
    return left


def test_the_next_write_removes_what_killed_ones_left(tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    file.write_bytes(b"old")
    for _ in range(2):
        left = killed(file)
        assert left.name.startswith(".map.html.")
        assert file.read_bytes() == b"old"
    write_whole(file, b"new")
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_bytes() == b"new"


def test_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    others = [
        *(".map.html", "map.html.part", ".map.html.part", ".map.html.abcdefgh", ".map.html.abcdefg.part"),
        *(".map.html.ABCDEFGH.part", ".map.html.abcdefgh.part2", ".other.html.abcdefgh.part"),
        *("x.map.html.abcdefgh.part", ".map.htmlx.abcdefgh.part", ".mapxhtml.abcdefgh.part"),
    ]
    for name in others:
        (tmp_path / name).touch()
    (tmp_path / ".map.html.linklink.part").symlink_to(tmp_path / "map.html.part")
    os.mkfifo(tmp_path / ".map.html.pipepipe.part")
    (tmp_path / ".map.html.folderrr.part").mkdir()
    left = killed(tmp_path / "other.txt")
    before = set(tmp_path.iterdir())
    write_whole(file, b"new")
    assert set(tmp_path.iterdir()) == before | {file}
    assert left.exists(), "it is for the next write of that file"


def test_a_writer_at_work_keeps_its_own(tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    begun, others = threading.Event(), threading.Event()

    def slow() -> Iterator[bytes]:
        yield b"slow "
        begun.set()
        assert others.wait(10)
        yield b"and whole"

    writer = threading.Thread(target=write_whole, args=(file, slow()))
    writer.start()
    assert begun.wait(10)
    done = subprocess.run(
        [sys.executable, "-c", KILLED.replace("signal.SIGKILL", "0"), str(file)], check=False
    )
    assert done.returncode == 0
    assert file.read_bytes() == b"half"
    write_whole(file, b"quick")
    assert file.read_bytes() == b"quick"
    others.set()
    writer.join()
    assert file.read_bytes() == b"slow and whole"
    assert list(tmp_path.iterdir()) == [file]


def test_many_writers_at_once_leave_one_of_their_files_whole(tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    code = """
import sys
from pathlib import Path
from layers.writing.whole import write_whole
for turn in range(60):
    write_whole(Path(sys.argv[1]), [sys.argv[2].encode() * 5000] * 4)
"""
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(file), name], stderr=subprocess.PIPE)
        for name in "abcd"
    ]
    for _ in range(5):
        kill(file)
    assert [writer.communicate()[1] for writer in writers] == [b""] * 4
    write_whole(file, b"last")
    assert list(tmp_path.iterdir()) == [file]


def test_one_taken_for_a_leftover_before_it_is_locked_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tempfile import mkdtemp, mkstemp

    made: list[str] = []

    def file_gone(**given: Any) -> tuple[int, str]:
        handle, name = mkstemp(**given)
        made.append(name)
        if len(made) == 1:
            Path(name).unlink()
        return handle, name

    def folder_gone(**given: Any) -> str:
        made.append(mkdtemp(**given))
        return made[-1]

    monkeypatch.setattr("layers.writing.aside.tempfile.mkstemp", file_gone)
    with file_beside(tmp_path / "map.html") as (_, aside):
        assert aside.exists()
        assert [str(aside)] == made[1:]
        assert list(leftovers(tmp_path / "map.html")) == []
        aside.unlink()
    monkeypatch.setattr("layers.writing.aside.tempfile.mkdtemp", folder_gone)
    with folder_beside(tmp_path / "new") as around:
        assert list(leftovers(tmp_path / "new")) == []
    assert not around.exists()
