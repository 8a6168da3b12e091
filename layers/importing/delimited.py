"""Read delimited text (CSV): the delimiter is the one that splits the header into the required columns.

csv.Sniffer is not used, because it guesses from how often characters occur and does not know the columns.
"""

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from layers.importing.errors import FormatError
from layers.importing.tally import SHOWN
from layers.writing.spreadsheet import from_text

DELIMITERS = ",;\t"

LINES = 200
"""Lines that a row may have; a quote that is not closed would take any number."""


@dataclass(frozen=True)
class Delimited:
    """Delimited text: its column names in lower case, the text with its header, the delimiter."""

    columns: tuple[str, ...]
    text: str
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


def ragged(text: str, delimiter: str, width: int) -> Iterator[list[str] | str]:
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

    text: str
    delimiter: str
    width: int
    exact: bool = True

    def read(self) -> Iterator[tuple[int, list[str] | str]]:
        """Yield the number of each row, from 0, and its fields or what is wrong with it."""
        sound = self._sound()
        lines = _Lines(self.text)
        reader = csv.reader(lines, delimiter=self.delimiter)
        number, damaged = -1, 0
        while not lines.ended:
            number += 1
            start = lines.at
            lines.end = min(start + LINES, len(lines.all))
            try:
                values = next(reader)
            except csv.Error as error:
                lines.at = start + 1
                yield number, f"row cannot be read: {error}"
                continue
            if lines.at > start + 1 and not (sound or self._whole(lines.all[start : lines.at])):
                lines.at = start + 1
                damaged += 1
                line = f"line {lines.at}" if damaged <= SHOWN else "further lines"
                yield number, f"a quote that is not closed in {line}"
                continue
            yield number, values

    def _sound(self) -> bool:
        """Return whether the whole text is strict CSV in which every row fits: then no quote is damaged."""
        rows = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter, strict=True)
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


class _Lines:
    """The lines of a text, to be read from ``at`` up to ``end``, both of which may be set."""

    def __init__(self, text: str) -> None:
        self.all = list(io.StringIO(text, newline=""))
        self.at = 0
        self.end = len(self.all)

    @property
    def ended(self) -> bool:
        return self.at >= len(self.all)

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self.at >= self.end:
            raise StopIteration
        self.at += 1
        return self.all[self.at - 1]


def delimited(
    text: str, required: Collection[str], renamed: Mapping[str, str] = MappingProxyType({})
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


def has_columns(text: str, required: Collection[str], renamed: Mapping[str, str]) -> bool:
    """Return whether the first row of a text has all the required columns, with any delimiter."""
    return any(set(required) <= set(_header(text, delimiter, renamed)) for delimiter in DELIMITERS)


def _header(text: str, delimiter: str, renamed: Mapping[str, str]) -> tuple[str, ...]:
    try:
        names = [name.strip().casefold() for name in next(_reader(text, delimiter), ())]
    except csv.Error:
        return ()
    return tuple(renamed.get(name, name) for name in names)


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
