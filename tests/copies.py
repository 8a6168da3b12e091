"""A copy of the program to change and run: what a contributor would see who made the same change."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def copy_program(folder: Path) -> Path:
    """Copy layers/ and dashboard/ into a folder, with the shipped data beside them, and return the folder."""
    for name in ("layers", "dashboard"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "seeds").symlink_to(ROOT / "seeds")
    return folder


def run(program: Path, code: str, *arguments: object) -> Any:
    """Return the JSON that the code prints when it runs on a copy."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=program)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
