import sys
from pathlib import Path

import pytest

from tests.cli.conftest import run


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """The commands that were started, none of them really; the dashboard is a file that does nothing."""
    commands: list[list[str]] = []
    (tmp_path / "app.py").touch()

    class Process:
        def __init__(self, command: list[str]) -> None:
            commands.append(command)

        def wait(self) -> int:
            return 1

    class Found:
        submodule_search_locations = (str(tmp_path),)

    monkeypatch.setattr("subprocess.Popen", Process)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: Found)
    return commands


def test_streamlit_runs_the_dashboard(started: list[list[str]], tmp_path: Path) -> None:
    assert run("app").exit_code == 1, "the exit status is Streamlit's"
    assert started == [[sys.executable, "-m", "streamlit", "run", str(tmp_path / "app.py")]]


def test_a_theatre_is_handed_on(started: list[list[str]], invented: Path) -> None:
    run("app", invented)
    assert started[0][-3:] == ["--", "--theatre", str(invented.resolve())]


def test_a_port_is_asked_of_streamlit(started: list[list[str]], tmp_path: Path, invented: Path) -> None:
    run("app", "--port", 8600)
    run("app", invented, "--port", 8600)
    assert started[0][-2:] == [str(tmp_path / "app.py"), "--server.port=8600"]
    assert started[1][-4:-1] == ["--server.port=8600", "--", "--theatre"]


@pytest.mark.parametrize("port", ["0", "99999", "http"])
def test_what_is_no_port_is_wrong_use(started: list[list[str]], port: str) -> None:
    assert run("app", "--port", port).exit_code == 2
    assert started == []


def test_a_theatre_is_a_folder(started: list[list[str]], article: Path) -> None:
    assert run("app", article).exit_code == 2
    assert run("app", article / "none").exit_code == 2
    assert started == []


def test_ctrl_c_is_quiet(started: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        waits = 0

        def __init__(self, command: list[str]) -> None:
            started.append(command)

        def wait(self) -> int:
            self.waits += 1
            if self.waits == 1:
                raise KeyboardInterrupt
            return -2

    monkeypatch.setattr("subprocess.Popen", Interrupted)
    result = run("app")
    assert (result.exit_code, result.output) == (0, "")
