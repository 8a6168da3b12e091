"""Read the sheets of a workbook (XLSX, XLS, ODS) as grids of text.

python-calamine reads them all with the types of their cells, and runs no macro and no formula; GDAL takes
the first row for the header, and openpyxl knows no ODS.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from layers.importing.container import members, unpacked_bytes
from layers.importing.errors import FormatError
from layers.importing.wording import digits
from layers.reading.limits import LimitError, check

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

BETWEEN = re.compile(rb">\s*\n\s*<")

OLD = b"\xd0\xcf\x11\xe0"
"""The first bytes of a workbook of before 2007 (OLE2)."""


def is_workbook(content: bytes) -> bool:
    """Return whether the bytes are those of a workbook."""
    if content.startswith(OLD):
        return True
    names = members(content)
    return any(name in ("xl/workbook.xml", "xl/workbook.bin") for name in names) or (
        "mimetype" in names and b"opendocument.spreadsheet" in content[:200]
    )


def opened(content: bytes) -> "CalamineWorkbook":
    """Return a workbook; raise FormatError if it is damaged, locked, or too large to be held."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        check("workbook_bytes", unpacked_bytes(content))
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except LimitError as error:
        raise FormatError(f"{error}; as CSV it is read a row at a time") from None
    except PasswordError:
        raise FormatError("expected a workbook without a password, found a locked one") from None
    except CalamineError as error:
        if (lean := _lean(content)) != content:
            return opened(lean)
        raise FormatError(f"expected a workbook that can be read, found: {str(error)[:120]}") from None


def _lean(content: bytes) -> bytes:
    """Return an ODS without the ends of lines between its elements, which GDAL and QGIS write.

    calamine 0.9 refuses them. Everything else, and what is no ODS, stays as it is.
    """
    if "content.xml" not in members(content):
        return content
    lean = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(lean, "w") as archive:
        cells = given.read("content.xml")
        bare = BETWEEN.sub(b"><", cells)
        for name in given.namelist():
            archive.writestr(name, bare if name == "content.xml" else given.read(name))
    return content if bare == cells else lean.getvalue()


def visible(workbook: "CalamineWorkbook") -> list[str]:
    """Return the names of the sheets that are shown."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]


def grid(workbook: "CalamineWorkbook", sheet: str) -> Iterator[list[str]]:
    """Yield the rows of a sheet from its first one on, each cell as text; merged cells say the same in all.

    Raises:
        FormatError: if the sheet is damaged.

    """
    from python_calamine import CalamineError

    try:
        found = workbook.get_sheet_by_name(sheet)
    except CalamineError as error:
        raise FormatError(f"expected a sheet that can be read, found: {str(error)[:120]}") from None
    merged = _merged(found)
    first = found.start or (0, 0)
    above: dict[tuple[int, int], str] = {}
    yield from ([] for _ in range(first[0]))
    for row, cells in enumerate(found.iter_rows(), start=first[0]):
        values = ["" for _ in range(first[1])] + [_text(cell) for cell in cells]
        for column in range(len(values)):
            if head := merged.get((row, column)):
                if head == (row, column):
                    above[head] = values[column]
                elif not values[column]:
                    values[column] = above.get(head, "")
        yield values


def _merged(sheet: "CalamineSheet") -> dict[tuple[int, int], tuple[int, int]]:
    """Return the first cell of each cell that is merged over several rows of one column."""
    return {
        (row, start[1]): (start[0], start[1])
        for start, end in sheet.merged_cell_ranges or ()
        if start[1] == end[1]
        for row in range(start[0], min(end[0], start[0] + 100_000) + 1)
    }


def _text(cell: Any) -> str:
    """Return a cell as text: a date as ISO 8601, a number as short as it can be."""
    match cell:
        case str():
            return cell
        case bool():
            return str(cell).lower()
        case int() | float():
            return digits(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
        case date() | time():
            return cell.isoformat()
        case timedelta():
            return str(cell)
    return ""
