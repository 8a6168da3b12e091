"""Break the code in a sample of places and see whether a test notices: ``python -m tests.supply.mutants``.

mutmut says what can be broken and how. Its own runner wants one run of all tests first, to learn which test
reaches what, and that takes too long. Here one broken file at a time is written into a copy of the project.
The tests of the file run first, then those of its room, then those elsewhere that import it, until one fails;
the programs that they start are the broken ones too. The test that fails must pass where nothing is broken.
A sample drawn with a seed can be repeated.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from difflib import unified_diff
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import click

ROOT = Path(__file__).resolve().parents[2]

LEFT_BEHIND = shutil.ignore_patterns(
    ".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "*.egg-info", "mutants"
)

APART = ("browser", "bench", "firefox", "hostile")
"""Rooms of tests that take no part: they need a browser, or minutes."""


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


@cache
def imports(test: Path) -> set[str]:
    """Return the dotted names that a file imports, whole modules and what it takes out of them."""
    names = set()
    for node in ast.walk(ast.parse(test.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def reaching(file: str, root: Path) -> list[str]:
    """Return the tests of a file itself, then the others of its room, then those elsewhere that import it."""
    module = Path(file).with_suffix("")
    inside = module.relative_to("layers") if file.startswith("layers/") else module
    own, room = Path("tests", inside.parent, f"test_{inside.name}.py"), Path("tests", inside.parts[0])
    dotted = ".".join(module.parts).removesuffix(".__init__")

    def distance(test: Path) -> int:
        if test in (own, Path("tests", f"test_{inside.parts[0]}.py")):
            return 0
        # a registry reaches the modules of its package by their place
        imported = not {dotted, dotted.rpartition(".")[0]}.isdisjoint(imports(root / test))
        near = room in test.parents
        return 1 if imported and near else 2 if near else 3 if imported else 4

    tests = sorted(path.relative_to(root) for path in (root / "tests").rglob("test_*.py"))
    far = {test: distance(test) for test in tests if not set(APART) & set(test.parts)}
    return [test.as_posix() for test in sorted(far, key=far.__getitem__) if far[test] < 4]


@dataclass
class Trial:
    """A copy of the project to break, and the tests in it that are known to pass, or to fail, unbroken."""

    program: Path
    limit: float
    """Seconds for the tests of one mutant."""
    sound: dict[str, bool] = field(default_factory=dict)

    def failing(self, tests: list[str]) -> str | None:
        """Return the first test that fails, or None. Raise ``TimeoutExpired`` if they do not end in time."""
        unsound = [test for test, sound in self.sound.items() if not sound]
        without = [f"--deselect={test}" for test in unsound if test not in tests]
        options = ["-x", "-q", "-n0", "-p", "no:cacheprovider", "--no-header", "--tb=no", "-rfE"]
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                *options,
                *without,
                *(test for test in tests if test not in unsound),
            ],
            check=False,
            capture_output=True,
            cwd=self.program,
            env=os.environ | {"PYTHONPATH": str(self.program), "PYTHONDONTWRITEBYTECODE": "1"},
            text=True,
            timeout=self.limit,
        )
        named = re.search(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", done.stdout, re.MULTILINE)
        # no test is named where nothing could be collected, 5 says that there were none
        return None if done.returncode in (0, 5) else named[1] if named else tests[0]

    def tried(self, name: str, text: str) -> str:
        """Run the tests of a file in the copy where the file has this text.

        Return "noticed by" and a test that fails, "survived" if none does, "out of time" if they do not end.
        """
        file = self.program / name
        whole = file.read_text(encoding="utf-8")
        tests = reaching(name, self.program)
        while True:
            file.write_text(text, encoding="utf-8")
            try:
                found = self.failing(tests)
            except subprocess.TimeoutExpired:
                return "out of time"
            finally:
                file.write_text(whole, encoding="utf-8")
            if not found:
                return "survived"
            if self.passes(found):
                return f"noticed by {found}"

    def passes(self, test: str) -> bool:
        """Return whether a test passes while nothing is broken; one that does not takes no part any more."""
        if test not in self.sound:
            try:
                self.sound[test] = not self.failing([test])
            except subprocess.TimeoutExpired:
                self.sound[test] = False
        return self.sound[test]


def shown(whole: str, text: str) -> str:
    """Return what differs between two texts, as a diff without context."""
    return "\n".join(list(unified_diff(whole.splitlines(), text.splitlines(), n=0, lineterm=""))[2:])


@click.command()
@click.argument("among", nargs=-1)
@click.option("--size", default=60, show_default=True, help="How many mutants to try.")
@click.option("--seed", default=1, show_default=True, help="Which ones: the same seed draws the same.")
@click.option("--limit", default=300.0, show_default=True, help="Seconds for the tests of one mutant.")
def main(among: tuple[str, ...], size: int, seed: int, limit: float) -> None:
    """Try a sample of the mutants of the files that fit AMONG ("layers/theatre/*"), or of all."""
    counts = dict.fromkeys(("noticed", "survived", "out of time"), 0)
    with TemporaryDirectory() as folder:
        # the copy stays as it is, whatever is written in the project meanwhile
        trial = Trial(Path(shutil.copytree(ROOT, Path(folder, "copy"), ignore=LEFT_BEHIND)), limit)
        sample = drawn(mutants(among or ("*",), trial.program), size, seed)
        if not sample:
            sys.exit(f"No mutant fits {' '.join(among)}.")
        for mutant in sample:
            whole, text = (
                (trial.program / mutant.file).read_text(encoding="utf-8"),
                broken(mutant, trial.program),
            )
            became = trial.tried(mutant.file, text)
            counts[became.split(" by ")[0]] += 1
            click.echo(f"{became}: {mutant.file}:{mutant.number}\n{shown(whole, text)}")
        told = ", ".join(f"{count} {word}" for word, count in counts.items())
        click.echo(f"of {len(sample)}: {told}, seed {seed}")
        if failing := [test for test, sound in trial.sound.items() if not sound]:
            click.echo(f"took no part, as they fail where nothing is broken: {', '.join(failing)}")


if __name__ == "__main__":
    main()
