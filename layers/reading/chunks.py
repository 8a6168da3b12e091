"""Chunks of claims, which keep a large file from being in memory as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

MANY, LONG = 100, 1 << 23
"""Features, and characters, at which a chunk is full; few objects at a time keep Python's collector idle."""


@dataclass(frozen=True, eq=False)
class Chunk:
    """Some features, the same as JSON (a list), and whether they may have flaws.

    The flaws are those that :func:`layers.reading.strict_json.flaws` finds.
    """

    features: list[Any]
    text: bytes
    flawed: bool


class Reader(Protocol):
    """A file of claims; once all its chunks are read, ``shell`` is its FeatureCollection without features."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def shell(self) -> Any:
        """What is in the file beside the features."""

    def chunks(self) -> Iterator[Chunk]:
        """Yield the features in order, or raise one of :data:`layers.reading.strict_json.UNREADABLE`."""
