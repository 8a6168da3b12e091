"""A format of files to import, and what reading such a file returns."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layers.importing.event import Event

if TYPE_CHECKING:
    from layers.importing.spot import Atlas


class FormatError(Exception):
    """A file that is not of the format at all; the message says what was expected and found."""


class FieldError(ValueError):
    """An unknown field or column in a mapping; the message names the known ones."""


@dataclass(frozen=True)
class File:
    """A file to import: its name, its text, and the column that gives each field mapped by ``--map``."""

    name: str
    text: str
    mapped: Mapping[str, str]


@dataclass(frozen=True)
class Reading:
    """What reading a file returns: its dataset as a source, fields by column, unused columns, the events.

    ``events`` yields (row, event), rows counted from 1, or (row, the reason why there is no event).
    """

    name: str
    dataset: Mapping[str, Any]
    mapped: Mapping[str, str]
    unused: tuple[str, ...]
    events: Iterator[tuple[int, Event | str]]


@dataclass(frozen=True)
class Format:
    """A format: its name for ``--from``, the words for it in the help, its reader, if it takes ``--map``.

    The reader raises FormatError for a file of another format, FieldError for a mapping it cannot use.
    """

    name: str
    words: str
    read: "Callable[[File, Atlas], Reading]"
    takes_map: bool = False
