"""Count what became of the rows of an import, and report it: as lines, and as a table of rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from layers.importing.event import Remark

SHOWN = 5
"""Row numbers that a line of the report names; further rows are only counted."""

HEADER = ("row", "column", "became", "reason", "found")
"""The columns of the report as a table."""

Noted = dict[tuple[str, str], list[tuple[int, str]]]
"""The rows (from 1) and what was found in each, by what is said of them and the column it is about."""


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
        yield from sorted(
            (row, column, became, what, found)
            for became, noted in (("claim", self.remarks), ("left out", self.left_out))
            for (what, column), rows in noted.items()
            for row, found in rows
        )


def _note(noted: Noted, remark: str | Remark, row: int) -> None:
    what, column, found = (remark, "", "") if isinstance(remark, str) else remark
    noted.setdefault((what, column), []).append((row, found))


def _in(column: str) -> str:
    return f" (column {column})" if column else ""


def _counted(rows: list[tuple[int, str]]) -> str:
    named = ", ".join(str(row) for row, _ in rows[:SHOWN])
    more = f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
    return f"{len(rows)} (row {named})" if len(rows) == 1 else f"{len(rows)} (rows {named}{more})"
