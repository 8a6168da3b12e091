import os
import socket
from pathlib import Path

import pytest

from layers.reading.door import UNFORESEEN, UnreadableError, guarded, opened, whole
from layers.reading.limits import VARIABLE, LimitError
from layers.reading.problems import Problem, TheatreError
from layers.reading.theatre import read
from tests.reading.broken import problems


def test_a_regular_file_is_read_also_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"content")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with opened(tmp_path / "b") as file:
        assert whole(file) == b"content"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize(
    "name", ["theatre.json", "sources.json", "claims.geojson", "claims.parquet", "places.geojson"]
)
@pytest.mark.parametrize("kind", ["a pipe", "a device"])
def test_what_is_no_regular_file_is_refused_at_once_in_each_place(
    invented: Path, name: str, kind: str
) -> None:
    if name == "claims.parquet":
        (invented / "claims.geojson").unlink()
    path = invented / name
    path.unlink(missing_ok=True)
    if kind == "a pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    assert f"{name}: expected a regular file, found {kind}" in problems(invented)


def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s")
        with pytest.raises(OSError, match="s"):
            opened(tmp_path / "s")


def test_a_link_to_itself_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (line,) = problems(tmp_path / "loop")
    assert line.startswith(f"{tmp_path / 'loop'}: expected a theatre folder, found ")


def test_a_file_over_the_limit_is_told_before_it_is_read(invented: Path) -> None:
    with (invented / "claims.geojson").open("ab") as file:
        file.truncate(3_000_000_000)  # a file with a hole, which takes no room
    assert problems(invented)[0] == (
        "claims.geojson: expected at most 2,000,000,000 bytes in a file, found 3,000,000,000 "
        "(POSTURE_LIMITS=file_bytes=… allows more)"
    )


def test_a_file_that_is_read_as_a_whole_has_a_limit_of_its_own(
    invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(invented)
    monkeypatch.setenv(VARIABLE, "whole_bytes=1000000")
    size = (invented / "theatre.json").stat().st_size
    (invented / "theatre.json").write_bytes((invented / "theatre.json").read_bytes() + b" " * 1_000_001)
    assert size < 1_000_000
    assert problems(invented)[0].startswith(
        "theatre.json: expected at most 1,000,000 bytes in a file that is read as a whole, found 1,000,001"
    )


def test_a_file_that_grows_while_it_is_read_is_still_under_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    with opened(tmp_path / "a") as file, pytest.MonkeyPatch.context() as patch:
        (tmp_path / "a").write_bytes(b"123")
        patch.setenv(VARIABLE, "whole_bytes=2")
        with pytest.raises(LimitError):
            whole(file)


def test_the_guard_tells_any_error_in_a_line_and_lets_known_ones_pass(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with pytest.raises(TheatreError) as found, guarded(path):
        raise ZeroDivisionError("by\nzero")
    (problem,) = found.value.problems
    assert str(problem) == (
        f"a.json: expected a file that can be read, found {UNFORESEEN}: ZeroDivisionError: by\\nzero"
    )
    told = TheatreError([Problem("b", "", "", "expected b")])
    with pytest.raises(TheatreError) as same, guarded(path):
        raise told
    assert same.value is told
    with pytest.raises(KeyError), guarded(path, passing=(KeyError,)):
        raise KeyError
    with pytest.raises(TheatreError, match=r"^a theatre: expected a"), guarded(path, "a theatre"):
        raise UnreadableError("expected a, found b")


def test_a_limit_that_is_none_is_a_problem_of_the_theatre(
    invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "size=1")
    assert "theatre.json: expected POSTURE_LIMITS as pairs name=number" in problems(invented)[0]
