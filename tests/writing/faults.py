"""Break a writer at each of its steps: ``python -m tests.writing.faults WHAT FOLDER killed|ERRNO``.

WHAT is ``file``, ``folder`` or ``several`` (files together).

A step is a call into the system that can change a file or a folder, or be refused. Each attempt is a process
of its own, forked from this one, which has loaded everything. Its writer is killed at the first step, or told
of a system error, in the next attempt at the second, and so on, until it comes to its end.
"""

import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from layers.importing import folder
from layers.reading.standing import standing
from layers.reading.theatre import FILES
from layers.writing.together import write_together
from layers.writing.whole import write_whole


@dataclass
class Read:
    """A theatre as read, in place of a real one: reading is no step of a writer."""

    path: Path


vars(folder)["read"] = Read

STEPS = {
    *("open", "write", "writelines", "flush", "close", "fsync", "flock", "chmod", "replace", "rename"),
    *("mkdir", "unlink", "rmdir", "listdir", "scandir", "sendfile", "copy_file_range", "utime"),
}
OLD, NEW, NEXT = b"old " * 5000, b"new " * 5000, b"next " * 5000

COMPLETE, FAILED, REACHED = 0, 1, 2
"""How an attempt ends by itself: before the fault, by it, or in spite of it."""


def write_file(path: Path, content: bytes) -> None:
    write_whole(path, (content[:1000], content[1000:]))


def seen_file(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def write_folder(path: Path, content: bytes) -> None:
    folder.write_theatre(path, dict.fromkeys(FILES, content), force=True)


def seen_folder(path: Path) -> bytes | None:
    if not path.exists():
        return None
    assert sorted(each.name for each in path.iterdir()) == sorted(FILES)
    (content,) = {(path / name).read_bytes() for name in FILES}
    return content


def write_several(path: Path, content: bytes) -> None:
    path.mkdir(exist_ok=True)
    write_together(path, dict.fromkeys(FILES[:2], content), FILES, lambda _: None)
    assert sorted(each.name for each in path.iterdir()) == sorted(FILES[:2])


def seen_several(path: Path) -> bytes | None:
    if not path.exists():
        return None
    found = {standing(path, name) for name in FILES[:2]}
    (content,) = {each.read_bytes() if each.exists() else None for each in found}
    return content


WRITERS: dict[str, tuple[Callable[[Path, bytes], None], Callable[[Path], bytes | None]]] = {
    "file": (write_file, seen_file),
    "folder": (write_folder, seen_folder),
    "several": (write_several, seen_several),
}
"""What writes, and what a user then sees: the content, or None for nothing there."""


def break_at(number: int, fault: Callable[[], None]) -> None:
    """Have ``fault`` called in place of the step with that number, counted from 1."""
    count = 0

    def watch(_frame: FrameType, event: str, function: Any) -> None:
        nonlocal count
        if event == "c_call" and function.__name__ in STEPS:
            count += 1
            if count == number:
                sys.setprofile(None)
                fault()

    sys.setprofile(watch)


def attempt(what: str, path: Path, number: int, how: str) -> int:
    """Write NEW in another process with that fault, and return its exit status, negative if it was killed."""
    reached = False

    def fault() -> None:
        nonlocal reached
        reached = True
        if how == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(int(how), os.strerror(int(how)))

    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        break_at(number, fault)
        WRITERS[what][0](path, NEW)
        status = REACHED if reached else COMPLETE
    except OSError:
        status = FAILED
    sys.setprofile(None)
    os._exit(status)


def check(what: str, path: Path, before: bytes | None, how: str) -> int:
    """Break the writer at each step, and return the number of steps.

    After each attempt there is the old or the new, and nothing else unless the writer was killed, or was
    done but for the removal of what it no longer needs. After the next write there is nothing else.
    """
    write, seen = WRITERS[what]
    number, status, ends = 0, REACHED, set()
    while status != COMPLETE:
        number += 1
        shutil.rmtree(path.parent)
        path.parent.mkdir()
        if before:
            write(path, before)
        status = attempt(what, path, number, how)
        assert status in ((COMPLETE, -signal.SIGKILL) if how == "killed" else (COMPLETE, FAILED, REACHED))
        found = seen(path)
        ends.add(found)
        if (what, how) == ("folder", "killed") and found is None and before:
            # between the two renames: the old one is aside, whole, and the next write puts it back
            (kept,) = path.parent.glob(".*/old")
            assert seen(kept) == before
        else:
            assert found in (before, NEW), number
        left = sorted(path.parent.iterdir())
        if how != "killed" and not (found == NEW and status == REACHED):
            assert left == ([path] if path.exists() else []), (number, left)
        write(path, NEXT)
        assert seen(path) == NEXT, number
        assert list(path.parent.iterdir()) == [path], (number, sorted(path.parent.iterdir()))
    assert {before, NEW} <= ends
    return number - 1


def main(what: str, around: Path, how: str) -> None:
    assert threading.active_count() == 1, "a fork has the thread that forks only"
    path = around / f"{what} {how}" / "target"
    path.parent.mkdir(exist_ok=True)
    for before, over in ((None, "new"), (OLD, "over an old one")):
        sys.stdout.write(f"{what}, {how}, {over}: {check(what, path, before, how)} steps\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
