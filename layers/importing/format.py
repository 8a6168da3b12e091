"""A format that can be imported, and what reading a file of it returns."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from io import BytesIO, TextIOWrapper
from typing import IO, TYPE_CHECKING, Any, Literal, TypeVar

from layers.importing.container import PACKED
from layers.importing.encoding import Opening, decoded, encoding
from layers.importing.errors import FormatError
from layers.importing.event import Event
from layers.reading.door import whole
from layers.reading.limits import LimitError

if TYPE_CHECKING:
    from layers.importing.feed import Feed
    from layers.importing.placement import Atlas

R = TypeVar("R")

FIRST = 10
"""Rows of a file that are shown before it is imported."""

Order = Literal["dmy", "mdy"]
"""Which comes first where a date is written in figures alone: the day or the month."""

START = 65_536
"""Bytes of a file that tell what it is."""


@dataclass(frozen=True)
class Told:
    """What whoever imports a file says of it.

    ``columns`` and ``constants`` give fields of a claim, and an empty column says that the file does not have
    a field; ``dates`` is the order of day and month; ``sheet`` the name of a sheet; ``encoding`` a code page;
    ``notes`` whether the dataset's own words are kept. ``today`` is the day after which no date of the file
    can be.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    dates: Order | None = None
    sheet: str | None = None
    encoding: str | None = None
    notes: bool = True
    today: date = date.max


@dataclass(frozen=True)
class File:
    """A file to import: its name, its bytes or what opens them, and what was told of it.

    What opens them is asked each time that the file is read, so that a large one is never held whole.
    ``beside`` are the names of the files that a zip has besides, which are not read.
    """

    name: str
    source: bytes | Opening
    told: Told = Told()
    beside: tuple[str, ...] = ()

    def opened(self) -> IO[bytes]:
        """Return the file, open for reading."""
        return BytesIO(self.source) if isinstance(self.source, bytes) else self.source()

    @cached_property
    def content(self) -> bytes:
        """All bytes of the file."""
        if isinstance(self.source, bytes):
            return self.source
        with self.opened() as file:
            return file.read()

    @cached_property
    def head(self) -> bytes:
        """The first bytes, one more than :data:`START` at most."""
        with self.opened() as file:
            return file.read(START + 1)

    @property
    def packed(self) -> bytes:
        """All bytes of a document that is a container of several parts (a zip, OLE2), and none of another."""
        return self.content if self.head.startswith(PACKED) else b""

    @property
    def text(self) -> str:
        """The decoded text, without a byte order mark; FormatError if it is none, or too large for that."""
        try:
            with self.opened() as file:
                return whole(file).decode(self.encoding)
        except LimitError as error:
            raise FormatError(str(error)) from None

    def lines(self) -> Iterator[str]:
        """Yield the lines of the text with their ends, as they are; FormatError if it is no text."""
        with TextIOWrapper(self.opened(), encoding=self._encoding[0], newline="") as text:
            yield from text

    def beginning(self, characters: int) -> str:
        """Return the first characters of the text; FormatError if it is no text."""
        with TextIOWrapper(self.opened(), encoding=self._encoding[0], newline="") as text:
            return text.read(characters)

    @cached_property
    def data(self) -> Any:
        """The text parsed as JSON; FormatError if it is none, or goes past a limit."""
        from layers.reading.strict_json import decoded as parsed

        try:
            return parsed(self.text)[0]
        except LimitError as error:
            raise FormatError(str(error)) from None
        except (ValueError, RecursionError) as error:
            raise FormatError(f"expected JSON, found otherwise: {error}") from None

    @property
    def encoding(self) -> str:
        """The name of the encoding of the text; FormatError if it is no text."""
        return self._encoding[0]

    @property
    def decoding(self) -> tuple[str, ...]:
        """What to report of how the text was decoded: nothing, if it is UTF-8."""
        return tuple(filter(None, self._encoding[1:]))

    @cached_property
    def start(self) -> str:
        """The start of the text, which tells what it is; empty if it is no text."""
        cut = self.head[:START]
        whole = cut.rpartition(b"\n")[0] if len(self.head) > START else cut
        # in one long line, a character may be cut
        tries = [whole] if whole else [cut[: len(cut) - less] for less in range(4)]
        found = []
        for each in tries:
            try:
                found.append(decoded(each, self.told.encoding))
            except FormatError:
                continue
        return min(found, key=lambda pair: len(pair[1]), default=("", ""))[0]

    @cached_property
    def _encoding(self) -> tuple[str, str]:
        return encoding(self.opened, self.told.encoding)


@dataclass(frozen=True)
class Reading:
    """What reading a file returns.

    ``name`` is that of the dataset, and ``dataset`` its record as a source, JSON-ready. ``mapped`` has the
    claim's fields by the column that gives them, ``unused`` the other columns. ``events`` yields
    (row number, event), or (row number, the reason why there is no event); rows are counted from 1. ``notes``
    are what the report says of the file as a whole, and ``method`` what the theatre says of its making.
    ``columns`` has the column of each field that a column gives, to be told again. ``fields`` are those that
    a column can give, none where the columns are known. ``first`` are the first rows as the file has them,
    by column.
    ``direct`` is whether a claim cites the sources of its row; else it cites the dataset, which credits them.
    ``by_id`` is whether an id that comes again is the same event again, and left out. ``status`` is that of
    every claim, if it is not the usual one.
    """

    name: str
    dataset: Mapping[str, Any]
    mapped: Mapping[str, str]
    unused: tuple[str, ...]
    events: Iterator[tuple[int, Event | str]]
    notes: tuple[str, ...] = ()
    method: str = (
        "Each claim is a row of the dataset, placed as the dataset’s own precision code says. "
        "What the code places in a country or a part of one is drawn as the country."
    )
    columns: Mapping[str, str] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    first: tuple[Mapping[str, str], ...] = ()
    direct: bool = False
    by_id: bool = True
    status: str | None = None


@dataclass(frozen=True)
class Whole:
    """A theatre that a file holds whole: the content of its files by name, and how many claims it has."""

    name: str
    files: Mapping[str, bytes]
    claims: int


@dataclass(frozen=True)
class Format:
    """A format: its name for ``--from``, the words for it in the help, its reader, if it takes ``--map``.

    The reader raises FormatError for a file of another format, and FieldError for an unknown field or column.
    ``looks`` tells, from the start of a file, whether it is of this format. ``breadth`` is 0 for the files of
    one publisher, 1 for a kind of file, 2 for any table: what is narrower is asked first.
    """

    name: str
    words: str
    read: "Callable[[File, Atlas], Reading | Whole]"
    takes_map: bool = False
    looks: Callable[[File], bool] = lambda _file: False
    breadth: int = 0
    feed: "Callable[[Told, Atlas], Feed] | None" = None


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
