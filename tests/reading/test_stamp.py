import os
import sys
from pathlib import Path

import pytest

from layers.reading.stamp import stamp


def test_a_stamp_has_the_time_the_size_and_the_content(tmp_path: Path) -> None:
    file = tmp_path / "claims.geojson"
    assert stamp(file) is None
    file.write_bytes(b"one")
    os.utime(file, ns=(5, 7_000_000_000))
    first = stamp(file)
    assert first == (7_000_000_000, 3, "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed")
    file.write_bytes(b"two")
    os.utime(file, ns=(5, 7_000_000_000))
    assert stamp(file) not in (None, first)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are of POSIX")
def test_what_has_no_end_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zeros").symlink_to("/dev/zero")
    for name in ("pipe", "zeros"):
        found = stamp(tmp_path / name)
        assert found
        assert found[2] == ""
    assert stamp(tmp_path) is not None
