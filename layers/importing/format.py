"""A format that can be imported, and what reading a file of it returns."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from layers.importing.event import Event
from layers.reading.limits import LimitError

if TYPE_CHECKING:
    from layers.importing.placement import Atlas

R = TypeVar("R")


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


def events(
    rows: Iterable[tuple[int, R | str]], event: Callable[[R], Event | str]
) -> Iterator[tuple[int, Event | str]]:
    """Yield row number and event of each row, or the reason why there is none.

    A row is a reason already if it is text. One that ``event`` fails on is left out, and the next is read.
    """
    for number, row in rows:
        try:
            yield number, row if isinstance(row, str) else event(row)
        except LimitError as error:
            yield number, str(error)
        except Exception as error:
            yield number, f"a row that cannot be read ({type(error).__name__})"
