"""Write requirements.lock: ``python -m tests.supply.lock``.

requirements.txt pins what the program names; the lock pins what those packages need in turn, and the backend
that installs the program, each with the SHA-256 of every file of its release. It holds for every platform and
for Python 3.11 and newer. uv resolves it, because pip-compile resolves for one platform at a time.
"""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

import click

ROOT = Path(__file__).resolve().parent.parent.parent
LOCK = ROOT / "requirements.lock"

HEADER = """\
# Every package that the program runs on, with the hashes of its files. Made by `make lock`;
# README.md has the command that installs from it.
"""

OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--quiet",
)
"""Without annotations: they would name where the files lie on the machine that made the lock."""


def locked(upgrade: bool = False) -> bytes:
    """Return the content of the lock; versions stay those of the present one, except with ``upgrade``.

    Raises:
        subprocess.CalledProcessError: when uv finds no versions that fit, or reaches no package index.

    """
    from uv import find_uv_bin

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    build = [*project["build-system"]["requires"], "editables"]  # hatchling asks for it to install in place
    with TemporaryDirectory() as folder:
        made = Path(folder, LOCK.name)
        if LOCK.exists():
            shutil.copy(LOCK, made)
        again = ["--upgrade"] if upgrade else []
        sources = ["requirements.txt", "-", "--no-emit-package=posture", f"--output-file={made}"]
        command = [find_uv_bin(), "pip", "compile", *OPTIONS, *again, *sources]
        subprocess.run(
            command, cwd=ROOT, input="\n".join(build), text=True, check=True, stdout=subprocess.DEVNULL
        )
        return HEADER.encode() + made.read_bytes()


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail when the lock is not what would be written.")
@click.option("--upgrade", is_flag=True, help="Take the newest versions that fit, not those of the lock.")
def main(check: bool, upgrade: bool) -> None:
    """Write requirements.lock from requirements.txt and pyproject.toml. Needs a network."""
    content = locked(upgrade)
    if not check:
        LOCK.write_bytes(content)
    elif content != LOCK.read_bytes():
        sys.exit("requirements.lock is not what requirements.txt asks for. Run `make lock`.")


if __name__ == "__main__":
    main()
