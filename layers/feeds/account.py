"""What became of the rows of a feed: how many read and kept, what was changed, what left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from layers.importing.tally import SHOWN


@dataclass
class Account:
    """The counts of some rows.

    ``remarks`` has how many rows each is about; ``left_out`` how many rows were left out for each reason, and
    the first of them as “file, row”.
    """

    read: int = 0
    kept: int = 0
    remarks: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def leave_out(self, reason: str, name: str, rows: Iterable[int]) -> None:
        """Record rows of the file ``name`` that were left out."""
        listed = list(rows)
        if listed:
            self.left_out[reason] += len(listed)
            self._show(reason, [f"{name}, row {row}" for row in listed[:SHOWN]])

    def add(self, other: "Account") -> None:
        """Add the counts of other rows."""
        self.read += other.read
        self.kept += other.kept
        self.remarks.update(other.remarks)
        self.left_out.update(other.left_out)
        for reason, examples in other.examples.items():
            self._show(reason, examples)

    def lines(self) -> Iterator[str]:
        """Yield the lines of a report."""
        yield f"rows read {self.read:,}, kept {self.kept:,}"
        for remark, count in sorted(self.remarks.items()):
            yield f"{remark}: {count:,}"
        for reason, count in sorted(self.left_out.items()):
            shown = "; ".join(self.examples[reason])
            more = f" and {count - SHOWN:,} more" if count > SHOWN else ""
            yield f"left out, {reason}: {count:,} ({shown}{more})"
        if not self.left_out:
            yield "left out: nothing"

    def as_json(self) -> dict[str, Any]:
        """Return the account as JSON has it, the same for the same counts."""
        return {
            "read": self.read,
            "kept": self.kept,
            "remarks": dict(sorted(self.remarks.items())),
            "left_out": dict(sorted(self.left_out.items())),
            "examples": dict(sorted(self.examples.items())),
        }

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> "Account":
        """Return the account that :meth:`as_json` made a record of."""
        return cls(
            found["read"],
            found["kept"],
            Counter(found["remarks"]),
            Counter(found["left_out"]),
            dict(found["examples"]),
        )

    def _show(self, reason: str, examples: list[str]) -> None:
        self.examples[reason] = [*self.examples.get(reason, []), *examples][:SHOWN]
