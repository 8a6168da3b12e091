"""Chunks of claims, so that a large file is never in memory as a whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

MANY = 100
"""Features in a full chunk; with more objects at a time, Python's garbage collector would run more often."""


LONG = 1 << 23
"""Characters of JSON at which a chunk is full, however few features it has."""


@dataclass(eq=False)
class Outline:
    """A geometry that several features may have: as parsed, and as validated once that is done."""

    parsed: Any
    sound: Any = None


@dataclass(frozen=True, eq=False)
class Chunk:
    """Some features as parsed, the same features as JSON text (a list), and whether they may have flaws.

    Flaws are what :func:`layers.reading.strict_json.flaws` finds. A chunk that is not ``flawed`` has none.
    ``outlines`` has the long geometries by the index of their feature; where an earlier feature of the file
    has the same, the parsed one is that feature's, and the text has null in its place.
    """

    features: list[Any]
    text: bytes
    flawed: bool
    outlines: Mapping[int, Outline] = field(default_factory=dict)


class Reader(Protocol):
    """Reads the claims of a file in chunks."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def shell(self) -> Any:
        """The FeatureCollection without its features; None until all chunks are read."""

    def chunks(self) -> Iterator[Chunk]:
        """Yield the features in the order of the file.

        Raises:
            OSError, ValueError, RecursionError: for a file that cannot be read, see
                :func:`layers.reading.door.reason`.

        """
