"""Tell a reader at a terminal how far work has come that takes time."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from layers.cli.printing import tell

T = TypeVar("T")


def progress(words: str) -> None:
    """Print the words to standard error if that is a terminal."""
    if sys.stderr and sys.stderr.isatty():
        tell(words)


def watched(rows: Iterable[T]) -> Iterator[T]:
    """Yield the rows, and report once a second how many have been read."""
    reported = time.monotonic()
    for number, row in enumerate(rows, start=1):
        yield row
        if time.monotonic() - reported > 1:
            reported = time.monotonic()
            progress(f"{number} rows …")


def seldom() -> Callable[[str], None]:
    """Return what reports words as :func:`progress` does, but once a second at the most."""
    reported = time.monotonic()

    def report(words: str) -> None:
        nonlocal reported
        if time.monotonic() - reported > 1:
            reported = time.monotonic()
            progress(words)

    return report
