import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from layers.writing.whole import write_whole


def test_content_replaces_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    file.write_bytes(b"old")
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_content_may_come_in_parts(tmp_path: Path) -> None:
    write_whole(tmp_path / "map.html", iter((b"one ", b"two")))
    assert (tmp_path / "map.html").read_bytes() == b"one two"


def test_a_failure_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "map.html"
    file.write_bytes(b"old")

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"directory|denied"):
        write_whole(tmp_path, b"new")


@pytest.mark.skipif(sys.platform == "win32", reason="modes, pipes and links are of POSIX")
class TestPosix:
    def test_the_file_has_the_mode_of_any_new_file(self, tmp_path: Path) -> None:
        (tmp_path / "plain").touch()
        write_whole(tmp_path / "map.html", b"new")
        assert stat.S_IMODE((tmp_path / "map.html").stat().st_mode) == stat.S_IMODE(
            (tmp_path / "plain").stat().st_mode
        )

    @pytest.mark.parametrize("mode", [0o400, 0o640, 0o755])
    def test_an_old_file_keeps_its_mode(self, tmp_path: Path, mode: int) -> None:
        file = tmp_path / "map.html"
        file.write_bytes(b"old")
        file.chmod(mode)
        write_whole(file, b"new")
        assert file.read_bytes() == b"new"
        assert stat.S_IMODE(file.stat().st_mode) == mode

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "real.html").write_bytes(b"old")
        (tmp_path / "link.html").symlink_to("real.html")
        write_whole(tmp_path / "link.html", b"new")
        assert (tmp_path / "link.html").is_symlink()
        assert (tmp_path / "real.html").read_bytes() == b"new"

    def test_a_pipe_takes_the_bytes_and_stays_a_pipe(self, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        try:
            write_whole(pipe, b"new")
            assert os.read(reader, 10) == b"new"
        finally:
            os.close(reader)
        assert pipe.is_fifo()
