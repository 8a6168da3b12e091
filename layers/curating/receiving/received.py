"""What a reader finds in a file, and what is received with it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from layers.curating.reason import Reason
from layers.theatre.characters import UNWRITABLE

CONTROL = re.compile(f"[{UNWRITABLE}\ud800-\udfff]")
"""What no text of a record may have, and halves of characters."""


class ReceiveError(ValueError):
    """A file that no source can be made of; the message says what was expected and found."""


@dataclass(frozen=True)
class Read:
    """What a reader found: paragraphs from the first, how they were read, and what the file says of itself.

    ``remarks`` are what a curator should know: what was left out, what was joined. A field that the file says
    nothing of is None. ``emptiness`` is what an error adds where there is no paragraph.
    """

    paragraphs: tuple[str, ...]
    method: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    remarks: tuple[Reason, ...] = ()
    emptiness: str = ""


Reader = Callable[[bytes], Read]


@dataclass(frozen=True)
class Received(Read):
    """A source as received: what was read in the file, and the SHA-256 (hex) of its bytes."""

    sha256: str = ""

    @property
    def text(self) -> str:
        """Return the whole text, a paragraph a line, as ``posture cite`` and ``posture fill`` read it."""
        return "".join(f"{paragraph}\n" for paragraph in self.paragraphs)


def lines(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """Return the paragraphs that are not blank, each on one line, without control characters."""
    cleaned = (" ".join(CONTROL.sub(" ", paragraph).split()) for paragraph in paragraphs)
    return tuple(filter(None, cleaned))


def told(value: object) -> str | None:
    """Return what a file says of itself on one line, or None if it says nothing."""
    return next(iter(lines([str(value or "")])), None)
