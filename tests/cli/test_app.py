import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import run, script

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals are of POSIX")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """The commands that were started, none of them really; the dashboard is a file that does nothing."""
    commands: list[list[str]] = []
    (tmp_path / "__main__.py").touch()

    class Found:
        submodule_search_locations = (str(tmp_path),)

    monkeypatch.setattr("layers.cli.app._become", commands.append)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: Found)
    return commands


def test_the_dashboard_is_run(started: list[list[str]], tmp_path: Path) -> None:
    run("app")
    assert started == [[sys.executable, str(tmp_path / "__main__.py")]]


def test_a_theatre_is_handed_on(started: list[list[str]], invented: Path) -> None:
    run("app", invented)
    assert started[0][-3:] == ["--", "--theatre", str(invented.resolve())]


def test_a_dataset_whose_events_are_counted_is_handed_on(
    started: list[list[str]], invented: Path, tmp_path: Path
) -> None:
    run("app", invented, "--counts", tmp_path)
    assert started[0][-3:] == [str(invented.resolve()), "--counts", str(tmp_path.resolve())]


def test_files_beside_the_maps_and_an_online_service_are_handed_on(
    started: list[list[str]], tmp_path: Path
) -> None:
    tiles, basemap = tmp_path / "t.pmtiles", tmp_path / "b.pmtiles"
    tiles.touch()
    basemap.touch()
    run("app", "--tiles", tiles, "--basemap", basemap, "--online", "OpenStreetMap.Mapnik")
    given = ["--tiles", str(tiles), "--basemap", str(basemap), "--online", "OpenStreetMap.Mapnik"]
    assert started[0][-6:] == given


def test_a_basemap_for_the_desk_is_handed_on(
    started: list[list[str]], invented: Path, tmp_path: Path
) -> None:
    basemap = tmp_path / "b.pmtiles"
    basemap.touch()
    run("desk", invented, "--basemap", basemap)
    assert started[0][-3:] == ["--basemap", str(basemap), "--desk"]


def test_a_service_that_nobody_knows_is_told_before_anything_starts(started: list[list[str]]) -> None:
    done = run("app", "--online", "Nobody.Knows")
    assert done.exit_code == 1
    assert (
        "--online: expected a service of xyzservices that needs no key, found “Nobody.Knows”" in done.stderr
    )
    assert started == []


def test_a_port_is_asked_of_streamlit(started: list[list[str]], tmp_path: Path, invented: Path) -> None:
    run("app", "--port", 8600)
    run("app", invented, "--port", 8600)
    assert started[0][-2:] == [str(tmp_path / "__main__.py"), "--server.port=8600"]
    assert started[1][-4:-1] == ["--server.port=8600", "--", "--theatre"]


@pytest.mark.parametrize(("command", "last"), [(("app", "--edit"), "--edit"), (("desk",), "--desk")])
def test_a_dashboard_that_edits_answers_this_machine_only(
    started: list[list[str]], invented: Path, command: tuple[str, ...], last: str
) -> None:
    run(*command, invented)
    theatre = str(invented.resolve())
    assert started[0][-5:] == ["--server.address=127.0.0.1", "--", "--theatre", theatre, last]


@pytest.mark.parametrize("port", ["0", "99999", "http"])
def test_what_is_no_port_is_wrong_use(started: list[list[str]], port: str) -> None:
    assert run("app", "--port", port).exit_code == 2
    assert started == []


def test_a_theatre_is_a_folder(started: list[list[str]], article: Path) -> None:
    assert run("app", article).exit_code == 2
    assert run("app", article / "none").exit_code == 2
    assert started == []


@contextmanager
def app(folder: Path, command: Sequence[str] = (), **streams: Any) -> Iterator["Started"]:
    """Start ``posture app`` with a folder for its temporary files, by a command that becomes it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = {"STREAMLIT_SERVER_PORT": str(port), "STREAMLIT_SERVER_HEADLESS": "true", "TMPDIR": str(folder)}
    with subprocess.Popen([*command, script(), "app"], env={**os.environ, **options}, **streams) as process:
        try:
            started = Started(process, port)
            deadline = time.monotonic() + 60
            while not started.healthy() and process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.1)
            # Streamlit takes over the signals a moment after it answers
            time.sleep(0.5)
            yield started
        finally:
            process.kill()


@dataclass
class Started:
    """The app as it runs: its process and its port."""

    process: "subprocess.Popen[bytes]"
    port: int

    def answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def healthy(self) -> bool:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{self.port}/_stcore/health"):
            return True
        return False

    def ended(self) -> int:
        """Wait for its end, which leaves the port free, and return its status."""
        assert self.process.wait(20) is not None
        assert not self.answers()
        return self.process.returncode


NOWHERE: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGKILL"])
def test_a_signal_ends_it(tmp_path: Path, name: str) -> None:
    with app(tmp_path, **NOWHERE) as started:
        started.process.send_signal(getattr(signal, name))
        assert started.ended() == (-signal.SIGKILL if name == "SIGKILL" else 0)
    assert name == "SIGKILL" or list(tmp_path.iterdir()) == []


@posix
def test_nohup_keeps_it(tmp_path: Path) -> None:
    with app(tmp_path, ["nohup"], **NOWHERE) as started:
        started.process.send_signal(signal.SIGHUP)
        time.sleep(1)
        assert started.answers()


TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Makes standard input the terminal that this process belongs to, and becomes a command."""


@posix
def test_a_closed_terminal_ends_it(tmp_path: Path) -> None:
    ours, its = os.openpty()
    streams: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), its)
    command = [sys.executable, "-c", TERMINAL]
    with app(tmp_path, command, start_new_session=True, **streams) as started:
        os.close(its)
        os.close(ours)
        assert started.ended() == 0
    assert list(tmp_path.iterdir()) == []


@posix
def test_it_ends_where_nobody_hears_what_it_says(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    with app(tmp_path, stdout=writer, stderr=writer) as started:
        os.close(writer)
        os.close(reader)
        started.process.terminate()
        assert started.ended() == 0
