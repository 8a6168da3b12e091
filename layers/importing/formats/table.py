"""A table as people keep it: CSV with any usual delimiter, or a sheet of a workbook (XLSX, XLS, ODS).

The header may stand below titles and blank rows. Its columns are recognised by their usual names
(:mod:`layers.importing.assignment`); what gives a field otherwise is told.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from layers.importing.assignment import Assignment, assigned
from layers.importing.coordinates import WKT
from layers.importing.delimited import ragged
from layers.importing.errors import FieldError, FormatError, HeaderError
from layers.importing.event import Event
from layers.importing.format import FIRST, File, Format, Reading, events
from layers.importing.grid import ABOVE, Header, header, likeliest, rows
from layers.importing.placement import Atlas
from layers.importing.row import DEFAULTS, FIELDS, Row
from layers.importing.scan import Scan, scanned
from layers.importing.wording import clean
from layers.importing.workbook import grid, is_workbook, opened, visible

METHOD = (
    "Each claim is a row of the table. Where the table does not say how precisely a place is known, a ring "
    "shows what the digits of its coordinates leave open."
)

SOUGHT = 200_000
"""Characters in which a header is looked for."""

SEPARATORS = (",", ";", "\t", "|")
"""What stands between the cells of a text."""


@dataclass(frozen=True)
class Table:
    """A table: its columns, its rows as often as they are asked for, and what the report says of it."""

    columns: tuple[str, ...]
    rows: Callable[[], Iterator[tuple[int, dict[str, str] | str]]]
    notes: tuple[str, ...] = ()


def read(file: File, atlas: Atlas) -> Reading:
    """Return what a table has, each row as an event.

    Raises:
        FormatError: if no row could be its header, or several sheets could be meant.
        FieldError: with the name of every unknown field, column or sheet that was told.

    """
    table = _sheet(file) if is_workbook(file.packed) else _text(file)
    assignment = assigned(table.columns, file.told, FIELDS)
    scan = scanned((row for _, row in table.rows() if isinstance(row, dict)), assignment, atlas)
    given = {*assignment.columns, *assignment.constants}
    defaults = {
        f"(default: {default})": field
        for field, default in DEFAULTS.items()
        if field not in given and field != "where.precision"
    }

    def event(row: Part) -> Event | str:
        return _event(row, assignment, scan, file, atlas)

    return Reading(
        "Table",
        {"id": "dataset", "title": clean(file.name) or "Table", "kind": "dataset"},
        assignment.mapped(table.columns) | defaults,
        assignment.unused(table.columns),
        events(_parts(table.rows(), assignment.columns.get("where.coordinates", "")), event),
        (*table.notes, *scan.notes),
        METHOD,
        assignment.columns,
        FIELDS,
        tuple(islice((row for _, row in table.rows() if isinstance(row, dict)), FIRST)),
        direct=True,
        by_id=False,
    )


Part = tuple[int, dict[str, str], int]
"""A row's number, its values by column, and which of several geometries in it they are of: from 1, else 0."""


def _parts(rows: Iterator[tuple[int, dict[str, str] | str]], column: str) -> Iterator[tuple[int, Part | str]]:
    """Yield each row once for each geometry in the column that has them; a row that is text stays."""
    for number, row in rows:
        if isinstance(row, str):
            yield number, row
        elif WKT.match(row.get(column, "")):
            from layers.importing.shapes import parts_of  # shapely loads slowly

            parts = parts_of(row[column])
            for part, wkt in enumerate(parts, start=1):
                yield number, (number, row | {column: wkt}, part if len(parts) > 1 else 0)
        else:
            yield number, (number, row, 0)


def _event(row: Part, assignment: Assignment, scan: Scan, file: File, atlas: Atlas) -> Event | str:
    number, values, part = row
    says = assignment.says(values)
    if not says.keys() - assignment.constants.keys():
        return "a row that gives no field"
    read_row = Row(number, says, assignment.columns, file.told, file.told.dates or scan.order)
    placement = scan.placed(read_row, atlas)
    return placement if isinstance(placement, str) else read_row.event(placement, part=part)


def _sheet(file: File) -> Table:
    """Return the table of the sheet that is told, or of the only one that has a header."""
    workbook = opened(file.packed)
    names = [file.told.sheet] if file.told.sheet else visible(workbook)
    if file.told.sheet and file.told.sheet not in workbook.sheet_names:
        raise FieldError(f"expected a sheet from {', '.join(workbook.sheet_names)}; found {file.told.sheet}")
    wanted = tuple(filter(None, file.told.columns.values()))
    found = {
        name: head
        for name in names
        if (head := header(grid(workbook, name), wanted))
        and (head.known > 1 or not set(wanted).isdisjoint(head.columns))
    }
    if not found:
        where = f"the sheets {', '.join(names)}" if names else "no sheet"
        raise HeaderError(_none(where), likeliest(grid(workbook, name) for name in names))
    if len(found) > 1:
        raise FormatError(f"expected one sheet, found tables in {', '.join(found)} (--sheet NAME says which)")
    ((name, head),) = found.items()
    others = [each for each in workbook.sheet_names if each != name]

    def numbered() -> Iterator[tuple[int, dict[str, str] | str]]:
        cells = enumerate(grid(workbook, name), start=1)
        return rows(islice(cells, head.row + 1, None), head.columns)

    return Table(
        head.columns,
        numbered,
        tuple(
            filter(
                None,
                (
                    f"sheet “{name}”, rows as numbered in it, header in row {head.row + 1}",
                    f"sheets not read: {', '.join(others)}" if others else "",
                ),
            )
        ),
    )


def _text(file: File) -> Table:
    text = file.beginning(SOUGHT)
    wanted = tuple(filter(None, file.told.columns.values()))
    found = _delimiter(text, wanted)
    if found is None:
        where = f"“{clean(text[:60])}”" if text.strip() else "an empty file"
        raise HeaderError(_none(where), likeliest(_first(text, delimiter) for delimiter in SEPARATORS))
    delimiter, head = found

    def numbered() -> Iterator[tuple[int, dict[str, str] | str]]:
        cells = islice(enumerate(ragged(file.lines, delimiter, len(head.columns))), head.row + 1, None)
        for number, values in cells:
            if isinstance(values, str):
                yield number - head.row, values
            else:
                yield from rows([(number - head.row, values)], head.columns)

    above = (f"header in row {head.row + 1}",) if head.row else ()
    return Table(head.columns, numbered, (*file.decoding, *above))


def _delimiter(text: str, wanted: tuple[str, ...]) -> tuple[str, Header] | None:
    """Return the delimiter that gives most of the usual columns, and the header; None for no table."""
    found = []
    for delimiter in SEPARATORS:
        if head := header(_first(text, delimiter), wanted):
            found.append((delimiter, head))
    best = max(found, key=lambda each: (each[1].known, len(each[1].columns)), default=None)
    return best if best and (best[1].known > 1 or wanted) else None


def _first(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows in which a header is looked for."""
    first = islice(ragged(text, delimiter, 0), ABOVE)
    yield from ([] if isinstance(row, str) else row for row in first)


def _none(found: str) -> str:
    usual = "lat, lon, title, date, url …"
    return f"expected a header of usual names ({usual}), found none in {found} (--map says which)"


def _looks(file: File) -> bool:
    if is_workbook(file.packed):
        return True
    start = file.start
    return not start.lstrip().startswith(("{", "[", "<")) and _delimiter(start, ()) is not None


FORMAT = Format("table", "a table (CSV, TSV, XLSX, XLS, ODS)", read, takes_map=True, looks=_looks, breadth=2)
