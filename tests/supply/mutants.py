"""Break the code in a sample of places and see whether a test notices: ``python -m tests.supply.mutants``.

mutmut says what can be broken and how. Its own runner wants one run of all tests first, to learn which test
reaches what, and that takes too long. Here one broken file at a time is written into a copy of the project,
and only the tests of its room run; the programs that they start are the broken ones too. A sample drawn with
a seed can be repeated.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import unified_diff
from fnmatch import fnmatch
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import click

ROOT = Path(__file__).resolve().parents[2]

LEFT_BEHIND = shutil.ignore_patterns(
    ".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "*.egg-info", "mutants"
)


@dataclass(frozen=True)
class Mutant:
    """The ``number``-th change that can be made to a file, whose path is relative to the project."""

    file: str
    number: int


def changes(file: Path) -> tuple[Any, list[Any]]:
    """Return the syntax tree of a file and every change that mutmut can make to it."""
    # only this command needs it: tests/supply/requirements.txt
    from mutmut.mutation.file_mutation import create_mutations

    tree, found, *_ = create_mutations(file.name, file.read_text(encoding="utf-8"))
    return tree, list(found)


def broken(mutant: Mutant, program: Path) -> str:
    """Return the text of a mutant's file, as it is in a copy of the project, with its change."""
    tree, found = changes(program / mutant.file)
    change = found[mutant.number]
    return str(tree.deep_replace(change.original_node, change.mutated_node).code)


def mutants(among: tuple[str, ...], program: Path) -> list[Mutant]:
    """Return every mutant of the files that fit one of the patterns."""
    files = sorted(path for folder in ("dashboard", "layers") for path in (program / folder).rglob("*.py"))
    found = []
    for path in files:
        file = path.relative_to(program).as_posix()
        if any(fnmatch(file, pattern) for pattern in among):
            found += [Mutant(file, number) for number in range(len(changes(path)[1]))]
    return found


def drawn(all_: list[Mutant], size: int, seed: int) -> list[Mutant]:
    """Return ``size`` of the mutants, or all of fewer; always the same ones."""
    every = sorted(all_, key=lambda mutant: (mutant.file, mutant.number))
    sample = Random(seed).sample(every, min(size, len(every)))  # noqa: S311  # a sample, no secret
    return sorted(sample, key=lambda mutant: (mutant.file, mutant.number))


def reaching(file: str, root: Path) -> list[str]:
    """Return the tests of a file's room, those of the file itself first."""
    inside = Path(file).relative_to("layers") if file.startswith("layers/") else Path(file)
    own = Path("tests", inside.parent, f"test_{inside.name}")
    room = Path("tests", inside.parts[0])
    if not (root / room).is_dir():
        room = Path("tests", f"test_{Path(inside.parts[0]).stem}.py")
    return [path.as_posix() for path in (own, room) if (root / path).exists()]


def tried(name: str, text: str, program: Path, limit: float) -> str:
    """Run the tests of a file in a copy where the file has this text, for at most ``limit`` seconds.

    Return "noticed" if a test fails, "survived" if none does, "out of time" if they do not end.
    """
    file = program / name
    whole = file.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    options = ["-x", "-q", "-n0", "-p", "no:cacheprovider", "--no-header"]
    command = [sys.executable, "-m", "pytest", *options, *reaching(name, program)]
    surroundings = os.environ | {"PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        status = subprocess.run(
            command, check=False, capture_output=True, cwd=program, env=surroundings, timeout=limit
        ).returncode
    except subprocess.TimeoutExpired:
        return "out of time"
    finally:
        file.write_text(whole, encoding="utf-8")
    return "noticed" if status else "survived"


def unsound(files: Iterable[str], program: Path, limit: float) -> list[str]:
    """Return what is wrong with the tests of files that nobody has broken: they would notice anything."""
    among = {tuple(reaching(file, program)): file for file in sorted(files)}
    return [
        f"{file} as it stands: expected its tests to pass within {limit:g} seconds, found it {found}"
        for file in among.values()
        if (found := tried(file, (program / file).read_text(encoding="utf-8"), program, limit)) != "survived"
    ]


def shown(whole: str, text: str) -> str:
    """Return what differs between two texts, as a diff without context."""
    return "\n".join(list(unified_diff(whole.splitlines(), text.splitlines(), n=0, lineterm=""))[2:])


@click.command()
@click.argument("among", nargs=-1)
@click.option("--size", default=80, show_default=True, help="How many mutants to try.")
@click.option("--seed", default=1, show_default=True, help="Which ones: the same seed draws the same.")
@click.option("--limit", default=120.0, show_default=True, help="Seconds for the tests of one mutant.")
def main(among: tuple[str, ...], size: int, seed: int, limit: float) -> None:
    """Try a sample of the mutants of the files that fit AMONG ("layers/theatre/*"), or of all."""
    became = {}
    with TemporaryDirectory() as folder:
        # the copy stays as it is, whatever is written in the project meanwhile
        program = Path(shutil.copytree(ROOT, Path(folder, "copy"), ignore=LEFT_BEHIND))
        sample = drawn(mutants(among or ("*",), program), size, seed)
        if not sample:
            sys.exit(f"No mutant fits {' '.join(among)}.")
        if faults := unsound({mutant.file for mutant in sample}, program, limit):
            sys.exit("\n".join(faults))
        for mutant in sample:
            whole, text = (program / mutant.file).read_text(encoding="utf-8"), broken(mutant, program)
            became[mutant] = tried(mutant.file, text, program, limit)
            click.echo(f"{became[mutant]}: {mutant.file}:{mutant.number}")
            if became[mutant] == "survived":
                click.echo(shown(whole, text))
    counts = {word: list(became.values()).count(word) for word in ("noticed", "survived", "out of time")}
    told = ", ".join(f"{count} {word}" for word, count in counts.items())
    click.echo(f"of {len(sample)}: {told}, seed {seed}")


if __name__ == "__main__":
    main()
