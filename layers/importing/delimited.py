"""Read delimited text (CSV): the delimiter is the one that splits the header into the required columns.

csv.Sniffer is not used, because it guesses from how often characters occur and does not know the columns.
"""

import csv
import io
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from types import MappingProxyType

from layers.importing.errors import FormatError
from layers.importing.tally import SHOWN
from layers.writing.spreadsheet import from_text

DELIMITERS = ",;\t"

LINES = 200
"""Lines that a row may have; a quote that is not closed would take any number."""

Text = str | Callable[[], Iterable[str]]
"""A text, or what yields its lines with their ends, each time that it is read."""


@dataclass(frozen=True)
class Delimited:
    """Delimited text: its column names in lower case, the text with its header, the delimiter."""

    columns: tuple[str, ...]
    text: Text
    delimiter: str

    def rows(self) -> Iterator[tuple[int, dict[str, str] | str]]:
        """Yield (row number, values by column), or (row number, what is wrong with the row).

        Rows are counted from 1 without the header; blank ones are counted and left out. A quote that is not
        closed would take all that follows for one field: its line alone is then wrong, and the next is read.
        """
        records = _Records(self.text, self.delimiter, len(self.columns))
        for number, values in islice(records.read(), 1, None):
            if isinstance(values, str):
                yield number, values
            elif not any(values):
                continue
            elif len(values) != len(self.columns):
                yield number, f"row without exactly {len(self.columns)} fields"
            else:
                # most rows have no apostrophe that could be one of these
                plain = map(from_text, values) if "'" in "".join(values) else values
                yield number, dict(zip(self.columns, plain, strict=True))


def ragged(text: Text, delimiter: str, width: int) -> Iterator[list[str] | str]:
    """Yield the rows of a text, blank ones too, or what is wrong with one; they may differ in length.

    ``width`` is the number of columns, which tells whether a quote that is not closed is a slip; 0 if it is
    not known.
    """
    csv.field_size_limit(2**27)
    for _, values in _Records(text, delimiter, width, exact=False).read():
        yield values if isinstance(values, str) else list(map(from_text, values))


@dataclass(frozen=True)
class _Records:
    """The rows of a text; ``exact`` is whether each has as many fields as there are columns."""

    text: Text
    delimiter: str
    width: int
    exact: bool = True

    def read(self) -> Iterator[tuple[int, list[str] | str]]:
        """Yield the number of each row, from 0, and its fields or what is wrong with it."""
        lines = _Lines(_lines(self.text))
        reader = csv.reader(lines, delimiter=self.delimiter)
        number, damaged = -1, 0
        while not lines.ended:
            number += 1
            lines.begin(LINES)
            try:
                values = next(reader)
            except csv.Error as error:
                lines.keep(1)
                yield number, f"row cannot be read: {error}"
                continue
            # most rows are one line, and then no quote is open
            if len(lines.taken) > 1 and not (self._sound or self._whole(lines.taken)):
                lines.keep(1)
                damaged += 1
                line = f"line {lines.at}" if damaged <= SHOWN else "further lines"
                yield number, f"a quote that is not closed in {line}"
                continue
            yield number, values

    @cached_property
    def _sound(self) -> bool:
        """Whether the whole text is strict CSV in which every row fits: then no quote is damaged."""
        rows = csv.reader(_lines(self.text), delimiter=self.delimiter, strict=True)
        try:
            return all(not self.exact or len(row) == self.width or not any(row) for row in rows)
        except csv.Error:
            return False

    def _whole(self, lines: list[str]) -> bool:
        """Return whether several lines are one row: they fit, and no later one is a row by itself."""
        try:
            values = next(csv.reader(lines, delimiter=self.delimiter, strict=True))
        except csv.Error:
            return False
        fitting = len(lines) < LINES and (len(values) == self.width if self.exact else len(values) > 1)
        return fitting and self.width not in map(self._fields, lines[1:])

    def _fields(self, line: str) -> int:
        return len(next(csv.reader([line], delimiter=self.delimiter), ()))


def _lines(text: Text) -> Iterable[str]:
    return io.StringIO(text, newline="") if isinstance(text, str) else text()


class _Lines:
    """The lines of a text, of which only those of one row are held: ``taken``, and others that come again.

    ``at`` is how many lines the rows before and this one have together.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._coming = iter(lines)
        self._again = deque[str]()
        self._most = 0
        self.taken: list[str] = []
        self.at = 0

    @property
    def ended(self) -> bool:
        if not self._again and (line := next(self._coming, None)) is not None:
            self._again.append(line)
        return not self._again

    def begin(self, most: int) -> None:
        """Begin a row, which may take so many lines."""
        self.taken, self._most = [], most

    def keep(self, count: int) -> None:
        """Give the row its first lines alone; the others come again."""
        self._again.extendleft(reversed(self.taken[count:]))
        self.at -= len(self.taken) - count
        del self.taken[count:]

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if len(self.taken) == self._most:
            raise StopIteration
        line = self._again.popleft() if self._again else next(self._coming)
        self.taken.append(line)
        self.at += 1
        return line


def delimited(
    text: Text, required: Collection[str], renamed: Mapping[str, str] = MappingProxyType({})
) -> Delimited:
    """Return a text, split by the delimiter that gives most of the required columns.

    ``renamed`` has older names of columns and the names of today.

    Raises:
        FormatError: with the name of every required column that is missing or repeated.

    """
    csv.field_size_limit(2**27)
    headers = [(_header(text, delimiter, renamed), delimiter) for delimiter in DELIMITERS]
    columns, delimiter = max(headers, key=lambda each: (len(set(each[0]) & set(required)), len(each[0])))
    missing = [column for column in required if column not in columns]
    if missing:
        raise FormatError(
            f"expected the columns {', '.join(required)}; found none named {', '.join(missing)}"
        )
    repeated = sorted({column for column in columns if columns.count(column) > 1 and column in required})
    if repeated:
        raise FormatError(f"expected each column once, found again: {', '.join(repeated)}")
    return Delimited(columns, text, delimiter)


def has_columns(text: Text, required: Collection[str], renamed: Mapping[str, str]) -> bool:
    """Return whether the first row of a text has all the required columns, with any delimiter."""
    return any(set(required) <= set(_header(text, delimiter, renamed)) for delimiter in DELIMITERS)


def _header(text: Text, delimiter: str, renamed: Mapping[str, str]) -> tuple[str, ...]:
    try:
        names = [name.strip().casefold() for name in next(_reader(text, delimiter), ())]
    except csv.Error:
        return ()
    return tuple(renamed.get(name, name) for name in names)


def _reader(text: Text, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(_lines(text), delimiter=delimiter)
