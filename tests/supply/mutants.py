"""Break the code in a sample of places and see whether a test notices: ``python -m tests.supply.mutants``.

mutmut makes all mutants in ``mutants/`` and runs the tests that reach a broken function, as pyproject.toml
says. There are ten thousand; a sample drawn with a seed takes minutes and can be repeated.
"""

import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from random import Random

import click

MUTMUT = (str(Path(sys.executable).with_name("mutmut")),)

FIRST = "layers.theatre.canonical.*"
"""The mutants of a small module: running any makes all, and finds out which test reaches which function."""

NOTICED = ("killed", "timeout", "caught by type check")


def results() -> dict[str, str]:
    """Return what became of every mutant, by its name."""
    command = [*MUTMUT, "results", "--all", "true"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    lines = (line.strip().rpartition(": ") for line in said.splitlines() if "__mutmut_" in line)
    return {name: became for name, _, became in lines}


def drawn(names: list[str], among: tuple[str, ...], size: int, seed: int) -> list[str]:
    """Return ``size`` of the names that fit one of the patterns, or all of fewer; always the same."""
    fitting = sorted(name for name in names if any(fnmatch(name, pattern) for pattern in among))
    return sorted(Random(seed).sample(fitting, min(size, len(fitting))))  # noqa: S311  # a sample, no secret


@click.command()
@click.argument("among", nargs=-1)
@click.option("--size", default=80, show_default=True, help="How many mutants to try.")
@click.option("--seed", default=1, show_default=True, help="Which ones: the same seed draws the same.")
def main(among: tuple[str, ...], size: int, seed: int) -> None:
    """Try a sample of the mutants whose names fit AMONG ("layers.theatre.*"), or of all; list survivors."""
    subprocess.run([*MUTMUT, "run", FIRST], check=True)
    sample = drawn(list(results()), among or ("*",), size, seed)
    if not sample:
        sys.exit(f"No mutant fits {' '.join(among)}.")
    subprocess.run([*MUTMUT, "run", *sample], check=True)
    found = results()
    unnoticed = [name for name in sample if found[name] not in NOTICED]
    for name in unnoticed:
        click.echo(f"{found[name]}: {name}")
    noticed = len(sample) - len(unnoticed)
    click.echo(f"{noticed} of {len(sample)} noticed ({noticed / len(sample):.0%}), seed {seed}")


if __name__ == "__main__":
    main()
