"""The rows of a dataset whose columns are known, from CSV, JSON or a workbook."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Any

from layers.importing.delimited import delimited, has_columns
from layers.importing.errors import FormatError
from layers.importing.event import Event
from layers.importing.format import FIRST, File, Reading, events
from layers.importing.grid import ABOVE, rows
from layers.importing.listed import listed
from layers.importing.workbook import grid, is_workbook, opened

Rows = Iterator[tuple[int, dict[str, str] | str]]


@dataclass(frozen=True)
class Records:
    """Rows with their columns, whose names are in lower case, and what the report says of the file."""

    columns: tuple[str, ...]
    rows: Callable[[], Rows]
    notes: tuple[str, ...] = ()

    def reading(
        self,
        name: str,
        dataset: Mapping[str, Any],
        fields: Mapping[str, str],
        event: Callable[[dict[str, str]], Event | str],
        notes: tuple[str, ...] = (),
    ) -> Reading:
        """Return the rows as the events of a dataset.

        ``fields`` names for each column the fields of a claim that it gives. ``event`` returns the event of a
        row (values by column), or the reason why there is none. ``notes`` are more of the report's.
        """
        mapped = {column: fields[column] for column in fields if column in self.columns}
        unused = tuple(column for column in self.columns if column not in fields)
        first = tuple(islice((row for _, row in self.rows() if isinstance(row, dict)), FIRST))
        return Reading(
            name, dataset, mapped, unused, events(self.rows(), event), (*self.notes, *notes), first=first
        )


NONE: Mapping[str, str] = MappingProxyType({})


def records(file: File, required: Collection[str], renamed: Mapping[str, str] = NONE) -> Records:
    """Return the rows of a file that has the required columns.

    ``renamed`` has older names of columns and the names of today.

    Raises:
        FormatError: with the name of every required column that is missing or repeated.

    """
    if is_workbook(file.packed):
        return _sheet(file, required, renamed)
    if file.start.lstrip()[:1] in ("{", "["):
        return _listed(file, required, renamed)
    table = delimited(file.lines, required, renamed)
    return Records(table.columns, table.rows, file.decoding)


def looks_like(file: File, required: Collection[str], renamed: Mapping[str, str] = NONE) -> bool:
    """Return whether a file has the required columns, as far as its start tells."""
    try:
        if is_workbook(file.packed):
            return bool(_sheet(file, required, renamed))
        if file.start.lstrip()[:1] in ("{", "["):
            return all(f'"{column}"' in file.start for column in required) and '"Feature' not in file.start
        return has_columns(file.start, required, renamed)
    except FormatError:
        return False


def _sheet(file: File, required: Collection[str], renamed: Mapping[str, str]) -> Records:
    """Return the rows of the first sheet that has the columns."""
    workbook = opened(file.packed)
    for name in [file.told.sheet] if file.told.sheet in workbook.sheet_names else workbook.sheet_names:
        for number, cells in enumerate(islice(grid(workbook, name), ABOVE)):
            columns = _named(cells, renamed)
            if set(required) <= set(columns):

                def numbered(
                    name: str = name, number: int = number, columns: tuple[str, ...] = columns
                ) -> Rows:
                    return rows(islice(enumerate(grid(workbook, name), start=1), number + 1, None), columns)

                return Records(columns, numbered, (f"sheet “{name}”, rows as numbered in it",))
    raise FormatError(f"expected the columns {', '.join(required)}; found no sheet that has them")


def _named(names: Iterable[str], renamed: Mapping[str, str]) -> tuple[str, ...]:
    folded = (name.strip().casefold() for name in names)
    return tuple(renamed.get(name, name) for name in folded)


def _listed(file: File, required: Collection[str], renamed: Mapping[str, str]) -> Records:
    """Return the rows of JSON: a list of objects, or an object with such a list, as an API answers."""
    keys = dict.fromkeys(key for each in listed(file) if isinstance(each, dict) for key in each)
    if not keys:
        raise FormatError("expected a list of objects, found another value")
    names = dict(zip(keys, _named(keys, renamed), strict=True))
    columns = tuple(dict.fromkeys(names.values()))
    missing = [column for column in required if column not in columns]
    if missing:
        raise FormatError(f"expected {', '.join(required)}; found none named {', '.join(missing)}")

    def numbered() -> Rows:
        for number, each in enumerate(listed(file), start=1):
            if isinstance(each, dict):
                yield number, dict.fromkeys(columns, "") | {names[key]: _text(each[key]) for key in each}
            else:
                yield number, "a value that is no object"

    return Records(columns, numbered, file.decoding)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
