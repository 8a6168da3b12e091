"""Tables as text: comma, semicolon or tab, whichever makes a header of the columns that are sought."""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from layers.importing.event import FormatError

DELIMITERS = ",;\t"


@dataclass(frozen=True)
class Table:
    """A table's columns (lower case) and its text, to be read row by row."""

    columns: tuple[str, ...]
    text: str
    delimiter: str

    def rows(self) -> Iterator[tuple[int, dict[str, str] | str]]:
        """Yield (number, values by column), counted from 1 after the header, or (number, what is wrong)."""
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


def table(text: str, required: Collection[str]) -> Table:
    """Return the table in a text that has the required columns.

    Raises:
        FormatError: naming every required column that it has not.

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
    return Table(columns, text, delimiter)


def _header(text: str, delimiter: str) -> tuple[str, ...]:
    try:
        return tuple(name.strip().casefold() for name in next(_reader(text, delimiter), ()))
    except csv.Error:
        return ()


def _reader(text: str, delimiter: str) -> "Iterator[list[str]]":
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
