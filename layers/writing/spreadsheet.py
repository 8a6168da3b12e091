"""Text that spreadsheets show as text.

A spreadsheet takes a cell that begins with one of some signs for a formula, which can load things and send
them, and the label of a stranger may begin so. An apostrophe before it makes it text, in CSV and in a paste
(“CSV Injection” of OWASP). A spreadsheet that takes “;” or a tab for the separator, as Excel does in much of
Europe, makes cells of the parts of a text, and rows of its lines: each of them gets its apostrophe. A number
is no text, so a longitude keeps its sign.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

Row = Sequence[str | float | None]

SOME = 1000
"""Rows in a part."""

SUSPECT = re.compile(
    r"""(?<![;\s'"])[;\s'"]*+(?=[=+\-@＝＋－＠])"""  # each run of such signs is looked at once
    r"""|\A'*+(?=[\t\r\n])"""
)
"""The blanks, quotes and separators before the sign of a formula, and what makes a cell begin with a line."""


@lru_cache(1000)  # a report says the same of many rows
def as_text(cell: str) -> str:
    """Return a cell with an apostrophe before each part of it that could be taken for a formula."""
    return SUSPECT.sub(_marked, cell)


def from_text(cell: str) -> str:
    """Return a cell as it was before :func:`as_text`."""
    # it has nothing to lose without an apostrophe, and few have one
    return SUSPECT.sub(_plain, cell) if "'" in cell else cell


def _marked(before: re.Match[str]) -> str:
    marked = re.sub(r"[;\t\r\n]", r"\g<0>'", before[0])
    return marked if before.start() else f"'{marked}"


def _plain(before: re.Match[str]) -> str:
    plain = re.sub(r"([;\t\r\n])'", r"\1", before[0])
    return plain if before.start() else plain.removeprefix("'")


def csv_bytes(rows: Iterable[Row]) -> bytes:
    """Return rows as CSV (RFC 4180), in UTF-8 with the byte order mark that Excel wants.

    A text is as :func:`as_text` makes it, a number as short as it can be; None and NaN are empty.
    """
    return b"".join(csv_parts(rows))


def csv_parts(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield the same in parts."""
    yield codecs.BOM_UTF8
    lines = iter(rows)
    while some := list(islice(lines, SOME)):
        text = io.StringIO(newline="")
        csv.writer(text).writerows([_cell(cell) for cell in row] for row in some)
        yield text.getvalue().encode()


def _cell(cell: str | float | None) -> str:
    if cell is None or cell != cell:  # NaN
        return ""
    if isinstance(cell, str):
        return as_text(cell)
    return repr(int(cell) if float(cell).is_integer() else float(cell))
