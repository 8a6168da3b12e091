"""Delimited text (CSV): comma, semicolon or tab, whichever splits the header into the columns required.

csv.Sniffer is not used: it guesses from how often characters occur, and does not know the columns.
"""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from layers.importing.format import FormatError

DELIMITERS = ",;\t"


@dataclass(frozen=True)
class Delimited:
    """Delimited text, read row by row: its column names (lower case), the text, the delimiter."""

    columns: tuple[str, ...]
    text: str
    delimiter: str

    def rows(self) -> Iterator[tuple[int, dict[str, str] | str]]:
        """Yield (row number, values by column), or (row number, what is wrong); the header is not counted."""
        lines = _reader(self.text, self.delimiter)
        next(lines)
        number = 0
        while True:
            number += 1
            try:
                values = next(lines)
            except StopIteration:
                return
            except csv.Error as error:
                yield number, f"row cannot be read: {error}"
                continue
            if not any(values):
                continue
            if len(values) != len(self.columns):
                yield number, f"row without exactly {len(self.columns)} fields"
                continue
            yield number, dict(zip(self.columns, values, strict=True))


def delimited(text: str, required: Collection[str]) -> Delimited:
    """Return a text as delimited text with at least the required columns.

    Raises:
        FormatError: if columns are missing or repeated, naming each.

    """
    csv.field_size_limit(2**27)
    found = [(_header(text, delimiter), delimiter) for delimiter in DELIMITERS]
    columns, delimiter = max(found, key=lambda each: (len(set(each[0]) & set(required)), len(each[0])))
    missing = [column for column in required if column not in columns]
    if missing:
        raise FormatError(
            f"expected the columns {', '.join(required)}; found none named {', '.join(missing)}"
        )
    repeated = sorted({column for column in columns if columns.count(column) > 1 and column in required})
    if repeated:
        raise FormatError(f"expected each column once, found again: {', '.join(repeated)}")
    return Delimited(columns, text, delimiter)


def _header(text: str, delimiter: str) -> tuple[str, ...]:
    try:
        return tuple(name.strip().casefold() for name in next(_reader(text, delimiter), ()))
    except csv.Error:
        return ()


def _reader(text: str, delimiter: str) -> "Iterator[list[str]]":
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
