"""Count what became of the rows of an import, and report it: as lines, and as a table of rows."""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from layers.importing.event import Remark

SHOWN = 5
"""Row numbers that a line of the report names; further rows are only counted."""

SOME = 10_000
"""Rows that are put in order at a time."""

HEADER = ("row", "column", "became", "reason", "found")
"""The columns of the report as a table."""


class Rows:
    """Rows (from 1) of which the same is said, and what was found in each: a number a row, for most say it.

    Iterating gives (row, what was found).
    """

    def __init__(self) -> None:
        self.numbers = array("Q")
        self._found: dict[int, str] = {}

    def add(self, row: int, found: str) -> None:
        """Add a row; ``found`` may be empty."""
        if found:
            self._found[len(self.numbers)] = found
        self.numbers.append(row)

    def found(self, at: int) -> str:
        """Return what was found in the row that was added after ``at`` others."""
        return self._found.get(at, "")

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return ((row, self.found(at)) for at, row in enumerate(self.numbers))


Noted = dict[tuple[str, str], Rows]
"""The rows, by what is said of them and the column it is about."""


@dataclass
class Tally:
    """The counts of an import, and the rows by remark and by the reason why they were left out.

    ``notes`` are what there is to say of the theatre as a whole.
    """

    read: int = 0
    claims: int = 0
    sources: int = 0
    remarks: Noted = field(default_factory=dict)
    left_out: Noted = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def remark(self, remark: str | Remark, row: int) -> None:
        """Record a remark about a row that became a claim."""
        _note(self.remarks, remark, row)

    def leave_out(self, reason: str | Remark, row: int) -> None:
        """Record the reason why a row did not become a claim."""
        _note(self.left_out, reason, row)

    @property
    def noted(self) -> int:
        """How many rows :meth:`table` has under its header."""
        return sum(map(len, (*self.remarks.values(), *self.left_out.values())))

    def lines(
        self, name: str, mapped: Mapping[str, str], unused: tuple[str, ...], notes: tuple[str, ...] = ()
    ) -> Iterator[str]:
        """Yield the lines of the report.

        ``name``, ``mapped``, ``unused`` and ``notes`` are those of a
        :class:`layers.importing.format.Reading`.
        """
        yield f"{name}: rows read {self.read}, claims written {self.claims}, sources {self.sources}"
        yield from (*notes, *self.notes)
        yield f"mapped: {', '.join(f'{column} → {to}' for column, to in mapped.items())}"
        if unused:
            yield f"not used: {', '.join(unused)}"
        for (remark, column), rows in self.remarks.items():
            yield f"{remark}{_in(column)}: {_counted(rows)}"
        for (reason, column), rows in self.left_out.items():
            yield f"left out, {reason}{_in(column)}: {_counted(rows)}"
        if not self.left_out:
            yield "left out: nothing"

    def table(self) -> Iterator[tuple[str | int, ...]]:
        """Yield the report as rows under :data:`HEADER`, by row of the file."""
        yield HEADER
        noted = [
            (column, became, what, rows)
            for became, by_words in (("claim", self.remarks), ("left out", self.left_out))
            for (what, column), rows in by_words.items()
        ]
        for row, said in groupby(_by_row([rows for *_, rows in noted]), key=itemgetter(0)):
            yield from sorted((row, *noted[which][:3], found) for _, which, found in said)


def _by_row(noted: list[Rows]) -> Iterator[tuple[int, int, str]]:
    """Yield each row, in order, which of ``noted`` it is in, and what was found there."""
    import numpy as np

    if not noted:
        return
    rows = np.concatenate([np.asarray(each.numbers) for each in noted])
    starts = np.cumsum([0, *map(len, noted)])
    order = np.argsort(rows, kind="stable")
    for start in range(0, len(order), SOME):
        places = order[start : start + SOME]
        which = np.searchsorted(starts, places, side="right") - 1
        for place, each in zip(places.tolist(), which.tolist(), strict=True):
            yield int(rows[place]), each, noted[each].found(place - int(starts[each]))


def _note(noted: Noted, remark: str | Remark, row: int) -> None:
    what, column, found = (remark, "", "") if isinstance(remark, str) else remark
    noted.setdefault((what, column), Rows()).add(row, found)


def _in(column: str) -> str:
    return f" (column {column})" if column else ""


def _counted(rows: Rows) -> str:
    named = ", ".join(map(str, rows.numbers[:SHOWN]))
    more = f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
    return f"{len(rows)} (row {named})" if len(rows) == 1 else f"{len(rows)} (rows {named}{more})"
