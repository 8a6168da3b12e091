"""Count what became of the rows of an import, and report it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

SHOWN = 5
"""Row numbers that a line of the report names; further rows are only counted."""


@dataclass
class Tally:
    """The counts of an import, and the numbers of the rows (from 1) by remark and by reason."""

    read: int = 0
    claims: int = 0
    sources: int = 0
    remarks: dict[str, list[int]] = field(default_factory=dict)
    left_out: dict[str, list[int]] = field(default_factory=dict)

    def remark(self, remark: str, row: int) -> None:
        """Record a remark about a row that became a claim."""
        self.remarks.setdefault(remark, []).append(row)

    def leave_out(self, reason: str, row: int) -> None:
        """Record the reason why a row did not become a claim."""
        self.left_out.setdefault(reason, []).append(row)

    def lines(self, name: str, mapped: Mapping[str, str], unused: tuple[str, ...]) -> Iterator[str]:
        """Yield the lines of the report.

        ``name``, ``mapped`` and ``unused`` are those of a :class:`layers.importing.format.Reading`.
        """
        yield f"{name}: rows read {self.read}, claims written {self.claims}, sources {self.sources}"
        yield f"mapped: {', '.join(f'{column} → {to}' for column, to in mapped.items())}"
        if unused:
            yield f"not used: {', '.join(unused)}"
        for remark, rows in self.remarks.items():
            yield f"{remark}: {_counted(rows)}"
        for reason, rows in self.left_out.items():
            yield f"left out, {reason}: {_counted(rows)}"
        if not self.left_out:
            yield "left out: nothing"


def _counted(rows: list[int]) -> str:
    named = ", ".join(str(row) for row in rows[:SHOWN])
    more = f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
    return f"{len(rows)} (row {named})" if len(rows) == 1 else f"{len(rows)} (rows {named}{more})"
