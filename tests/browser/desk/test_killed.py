"""The server of the desk is killed while it saves: the old theatre stands or the new one, never half of one.

``pytest -n 0 -s tests/browser/desk/test_killed.py --kills 50`` kills it fifty times, and says what stood.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from layers.curating.held import held
from layers.curating.history import history
from layers.curating.starting import example
from layers.importing.folder import write_theatre
from tests.browser.conftest import eventually, pages
from tests.browser.desk.curator import come, go, write
from tests.cli.conftest import run
from tests.serving import answers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork is of POSIX")


CONNECTION, RUN = "data-test-connection-state", "data-test-script-state"


class Duration(NamedTuple):
    """How long a save takes (s): from the key on, and from the first that is written."""

    saving: float
    writing: float


class Server:
    """The desk of a theatre at one address, which can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address, self.output, self.pid = f"http://127.0.0.1:{port}", TemporaryFile(), 0  # noqa: SIM115  # until it is closed
        options = [
            f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true",
            "--server.fileWatcherType=none", "--", "--theatre", str(folder), "--desk",
        ]  # fmt: skip
        self.forks = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.desk.forked", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.output,
        )

    def start(self) -> None:
        assert self.forks.stdin
        assert self.forks.stdout
        self.forks.stdin.write(b"\n")
        self.forks.stdin.flush()
        self.pid = int(self.forks.stdout.readline())
        if not answers(f"{self.address}/_stcore/health", self.forks):
            self.output.seek(0)
            raise RuntimeError(self.output.read().decode(errors="replace"))

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def close(self) -> None:
        if self.pid:
            self.kill()
        self.forks.communicate(timeout=20)
        self.output.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "desk" / "small"
    path.parent.mkdir()
    write_theatre(path, example("small"))
    return path


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    made = Server(folder)
    try:
        made.start()
        yield made
    finally:
        made.close()


def test_a_server_that_is_killed_as_it_saves_leaves_the_old_theatre_or_the_new_one(
    browser: Browser, server: Server, folder: Path, pytestconfig: pytest.Config
) -> None:
    kills: int = pytestconfig.getoption("--kills")
    found: Counter[str] = Counter()
    with pages(browser) as make:
        page = make(1280, 720).page
        come(page, f"{server.address}/?theatre=small")
        write(page, "Your name", "Ana")
        go(page, "Claims", note(page))
        takes = duration(page, folder)
        for at in range(1, kills + 1):
            before = saved(folder)
            # by turns at any moment since the first byte, and at any since the key
            if at % 2:
                writing(page, folder, f"Saved {at}")
                time.sleep(takes.writing * (at - 1) / kills)
            else:
                save(page, f"Saved {at}")
                time.sleep(takes.saving * 1.1 * at / kills)
            server.kill()
            found["cut off"] += bool(left(folder))
            assert_whole(folder)
            after = saved(folder)
            assert after in (before, f"Saved {at}")
            found["old" if after == before else "new"] += 1
            # the page tells that nobody answers, and goes on by itself
            expect(page.get_by_test_id("stApp")).not_to_have_attribute(CONNECTION, "CONNECTED")
            server.start()
            expect(page.get_by_test_id("stApp")).to_have_attribute(CONNECTION, "CONNECTED", timeout=30_000)
            expect(page.get_by_test_id("stApp")).to_have_attribute(RUN, "notRunning", timeout=30_000)
            shown = re.compile(f"^({re.escape(after)}|Saved {at})$")
            expect(note(page)).to_have_value(shown, timeout=30_000)
        eventually(lambda: assert_saved(page, folder, "Saved at last"), 60)
        # the new theatre is there a moment before the old one is taken away
        eventually(lambda: assert_nothing_left(folder))
    assert_whole(folder)
    said = f"{kills} killed: {found['old']} old, {found['new']} new, {found['cut off']} of them in the middle"
    sys.stdout.write(f"{said}\n")
    # of a few on a busy machine, each may come too late
    assert found["cut off"] > 0 or kills < 10, said


def save(page: Page, words: str) -> float:
    """Write a note, press the button that saves it, and return when."""
    expect(page.get_by_test_id("stApp")).to_have_attribute(RUN, "notRunning", timeout=30_000)
    note(page).fill(words)
    pressed = time.perf_counter()
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    return pressed


def note(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Note", exact=True).first


def duration(page: Page, folder: Path) -> Duration:
    """Save once, and return how long that took."""
    pressed = writing(page, folder, "Saved first")
    began = time.perf_counter()
    while left(folder) or saved(folder) != "Saved first":
        pass
    done = time.perf_counter()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible(timeout=30_000)
    return Duration(done - pressed, done - began)


def writing(page: Page, folder: Path, words: str) -> float:
    """Save until something is written, and return when the key was pressed."""
    pressed = save(page, words)
    # without a pause: what is looked for is there for some milliseconds
    while time.perf_counter() < pressed + 30:
        if left(folder) or saved(folder) == words:
            return pressed
    raise AssertionError("nothing was saved")


def left(folder: Path) -> list[str]:
    """Return what is there of a save that goes on, or was cut off; what was typed is kept in .private."""
    beside = [name for name in os.listdir(folder.parent) if name != folder.name]  # noqa: PTH208  # in a hurry
    hidden = [name for name in os.listdir(folder) if name.startswith(".")]  # noqa: PTH208
    return beside + [name for name in hidden if name != ".private"]


def saved(folder: Path) -> str:
    """Return the note of the first claim as it stands."""
    claim = next(iter(held(folder).records["claim"].values()))
    return str(claim["properties"].get("note"))


def assert_whole(folder: Path) -> None:
    """Find a theatre that passes the check, and a history that leads to it entry by entry."""
    assert run("check", folder).exit_code == 0
    log = history(folder)
    assert log.problems == ()
    assert log.last is not None
    assert log.last.state == held(folder).version


def assert_saved(page: Page, folder: Path, words: str) -> None:
    save(page, words)
    eventually(lambda: assert_note(folder, words), 5)


def assert_nothing_left(folder: Path) -> None:
    assert left(folder) == []


def assert_note(folder: Path, words: str) -> None:
    assert saved(folder) == words
