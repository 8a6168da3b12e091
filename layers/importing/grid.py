"""Find the table in a grid of cells: the header below titles and blank rows, then the rows.

A grid is what a sheet has: rows of texts. The header is the row with most of the usual names of columns.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from layers.importing.assignment import recognised
from layers.importing.words import words
from layers.theatre.folding import fold

ABOVE = 40
"""Rows from the top in which the header is looked for."""

Cells = Sequence[str]


@dataclass(frozen=True)
class Header:
    """The header of a grid: its row (from 0) and the names of its columns, all different and none blank."""

    row: int
    columns: tuple[str, ...]
    known: int
    """How many of the columns have a usual name."""


def header(grid: Iterable[Cells], wanted: Iterable[str] = ()) -> Header | None:
    """Return the header of a grid, or None if no row of the first ones could be one.

    It is the row with most columns of the usual names, or of the ``wanted`` ones; the first of several.
    """
    sought = set(wanted)
    best = None
    for number, cells in enumerate(grid):
        if number >= ABOVE:
            break
        names = [cell.strip() for cell in cells]
        known = len(set(recognised(names).values()) | sought & set(names))
        if known and (best is None or known > best.known):
            best = Header(number, named(names), known)
    return best


def likeliest(grids: Iterable[Iterable[Cells]]) -> tuple[str, ...]:
    """Return the names of columns in what could be the header of one of several grids, whatever its words.

    It is the first of the widest rows, in the grid where most rows are as wide.
    """
    best: tuple[tuple[bool, int, int], tuple[str, ...]] = ((False, 0, 0), ())
    for grid in grids:
        first = [named([cell.strip() for cell in cells]) for cells in islice(grid, ABOVE)]
        widest = max(first, key=len, default=())
        rows = sum(len(names) == len(widest) for names in first)
        best = max(best, ((len(widest) > 1, rows, len(widest)), widest), key=lambda each: each[0])
    return best[1]


def named(names: list[str]) -> tuple[str, ...]:
    """Return names for columns: blank ones by their number, one that comes again with its number."""
    found: list[str] = []
    for number, name in enumerate(names, start=1):
        unique = name or f"column {number}"
        found.append(unique if unique not in found else f"{unique} ({number})")
    while found and found[-1].startswith("column ") and not names[len(found) - 1]:
        found.pop()
    return tuple(found)


def rows(
    cells: Iterable[tuple[int, Cells]], columns: Sequence[str]
) -> Iterator[tuple[int, dict[str, str] | str]]:
    """Yield the number and the values by column of each row that is not blank, or why it is left out."""
    for number, values in cells:
        if not any(value.strip() for value in values):
            continue
        if reason := _aside(values, columns):
            yield number, reason
            continue
        yield number, dict(zip(columns, (*values, *[""] * (len(columns) - len(values))), strict=False))


def _aside(values: Cells, columns: Sequence[str]) -> str:
    """Return why a row is none of the table's: a total, a note, the header again, more cells than columns."""
    said = [value.strip() for value in values if value.strip()]
    if fold(said[0]).rstrip(":") in words("total"):
        return "a row of totals"
    if len(said) == 1 and len(columns) > 2 and fold(said[0].partition(":")[0]).strip() in words("note"):
        return "a note on the table"
    if len(said) > 1 and said == [column for column in columns if column in said]:
        return "the header again"
    if any(value.strip() for value in values[len(columns) :]):
        return f"more cells than the {len(columns)} columns"
    return ""
