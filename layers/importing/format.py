"""A format that can be imported, and what reading a file of it returns."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layers.importing.event import Event

if TYPE_CHECKING:
    from layers.importing.placement import Atlas


class FormatError(Exception):
    """A file that is not of the format at all; the message says what was expected and what was found."""


class FieldError(ValueError):
    """An unknown field or column in ``--map``; the message names the known ones."""


@dataclass(frozen=True)
class File:
    """A file to import: its name, its text, and from ``--map`` the column that gives each field."""

    name: str
    text: str
    mapped: Mapping[str, str]


@dataclass(frozen=True)
class Reading:
    """What reading a file returns.

    ``name`` is that of the dataset, and ``dataset`` its record as a source, JSON-ready. ``mapped`` has the
    claim's fields by the column that gives them, ``unused`` the other columns. ``events`` yields
    (row number, event), or (row number, the reason why there is no event); rows are counted from 1.
    """

    name: str
    dataset: Mapping[str, Any]
    mapped: Mapping[str, str]
    unused: tuple[str, ...]
    events: Iterator[tuple[int, Event | str]]


@dataclass(frozen=True)
class Format:
    """A format: its name for ``--from``, the words for it in the help, its reader, if it takes ``--map``.

    The reader raises FormatError for a file of another format, and FieldError for an unknown field or column.
    """

    name: str
    words: str
    read: "Callable[[File, Atlas], Reading]"
    takes_map: bool = False
