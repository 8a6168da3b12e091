"""Text that spreadsheets show as text.

A spreadsheet takes a cell that begins with one of some signs for a formula, which can load things and send
them, and the label of a stranger may begin so. An apostrophe before it makes it text, in CSV and in a paste
(“CSV Injection” of OWASP). A number is no text, so a longitude keeps its sign.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")
"""What a cell begins with that could be taken for a formula, also behind blanks and apostrophes."""


def as_text(cell: str) -> str:
    """Return a cell with an apostrophe before it if it could be taken for a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def from_text(cell: str) -> str:
    """Return a cell as it was before :func:`as_text`."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def csv_bytes(rows: Iterable[Sequence[str | float | None]]) -> bytes:
    """Return rows as CSV (RFC 4180), in UTF-8 with the byte order mark that Excel wants.

    A text is as :func:`as_text` makes it, a number as short as it can be; None and NaN are empty.
    """
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(cell: str | float | None) -> str:
    if cell is None or cell != cell:  # NaN
        return ""
    if isinstance(cell, str):
        return as_text(cell)
    return repr(int(cell) if float(cell).is_integer() else float(cell))
