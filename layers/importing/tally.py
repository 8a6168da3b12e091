"""The report of an import: what was read, mapped, rounded and left out, with the numbers of the rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

SHOWN = 5
"""How many rows a line names; it counts the others."""


@dataclass
class Tally:
    """Counts of an import, filled row by row (rows counted from 1)."""

    read: int = 0
    claims: int = 0
    sources: int = 0
    remarks: dict[str, list[int]] = field(default_factory=dict)
    left_out: dict[str, list[int]] = field(default_factory=dict)

    def remark(self, remark: str, row: int) -> None:
        """Record a remark about a row that became a claim."""
        self.remarks.setdefault(remark, []).append(row)

    def leave_out(self, reason: str, row: int) -> None:
        """Record why a row did not become a claim."""
        self.left_out.setdefault(reason, []).append(row)

    def lines(self, name: str, mapped: Mapping[str, str], unused: tuple[str, ...]) -> Iterator[str]:
        """Yield the report, a line at a time; rows are counted from 1, the header not included."""
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
