import subprocess
import sys
from pathlib import Path

import pytest

from layers.curating.starting import example
from layers.importing.folder import write_theatre


@pytest.mark.skipif(sys.platform == "win32", reason="fork is of POSIX")
def test_a_save_that_is_killed_leaves_the_old_theatre_or_the_new_one(tmp_path: Path) -> None:
    write_theatre(tmp_path / "small", example("small"))
    command = [sys.executable, "-m", "tests.curating.killed", str(tmp_path / "small")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    old, new, *left = done.stdout.split()
    assert int(old) + int(new) == 50
    assert int(old) > 5, "it was killed before the end"
    assert left == []
