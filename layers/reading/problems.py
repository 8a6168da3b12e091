"""What is wrong with a theatre, in plain words.

::

    TheatreError(Exception)     a theatre that cannot be used; carries every Problem found
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Steps = tuple[str | int, ...]
"""The keys and indices that lead to a value inside a record."""


FIRST = 100
"""So many problems are kept in full."""


FIELDS = 100
"""So many fields have their further problems counted apart: a field that nobody knows may have any name."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong: the file, the record in it, the field, and what was expected and found."""

    file: str
    record: str
    field: str
    message: str

    def __str__(self) -> str:
        """Return the address and the message in one line, safe to print on a terminal."""
        address = ", ".join(part for part in (self.file, self.record, self.field) if part)
        return printable(f"{address}: {self.message}")


class Problems:
    """Problems as they are found: the first :data:`FIRST` in full, of further ones how many in which field.

    Iterating yields those kept in full; the length counts all.
    """

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._first: list[Problem] = []
        self._further: Counter[tuple[str, str]] = Counter()
        self.extend(problems)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._first)

    def __len__(self) -> int:
        return len(self._first) + self._further.total()

    @property
    def full(self) -> bool:
        """Whether further problems are only counted."""
        return len(self._first) >= FIRST

    def append(self, problem: Problem) -> None:
        """Add a problem."""
        if self.full:
            self._count(problem.file, ".".join(_names(problem.field)))
        else:
            self._first.append(problem)

    def extend(self, problems: "Iterable[Problem] | Problems") -> None:
        """Add problems, also those that another collection has only counted."""
        for problem in problems:
            self.append(problem)
        if isinstance(problems, Problems):
            for (file, field), count in problems._further.items():
                self._count(file, field, count)

    def rest(self) -> str:
        """Return how many there are beyond the first, and where: "… and 3 more: a.json, x: 2; y: 1"."""
        files: dict[str, list[str]] = {}
        for (file, field), count in self._further.most_common():
            files.setdefault(file, []).append(f"{field or 'as a whole'}: {count:,}")
        told = "; ".join(f"{file}, {'; '.join(fields)}" for file, fields in files.items())
        return printable(f"… and {self._further.total():,} more: {told}") if told else ""

    def _count(self, file: str, field: str, count: int = 1) -> None:
        known = (file, field) in self._further or len(self._further) < FIELDS
        self._further[(file, field) if known else (file, "other fields")] += count


def _names(field: str) -> Iterator[str]:
    """Yield the names on the way to a field, without the places in lists."""
    return (name for name in field.split(".") if not name.isdigit())


class TheatreError(Exception):
    """A theatre that cannot be used.

    ``problems`` has what is wrong with it, the first :data:`FIRST` of them; ``count`` is how many there are,
    ``rest`` says in one line where the others are (empty if there are none).
    """

    def __init__(self, problems: Iterable[Problem] | Problems) -> None:
        self.found = Problems()
        self.found.extend(problems)
        self.problems = tuple(self.found)
        self.count = len(self.found)
        self.rest = self.found.rest()
        super().__init__("\n".join(filter(None, (*map(str, self.problems), self.rest))))


def printable(text: str) -> str:
    """Return the text with what moves a cursor, reverses a line or is no character written as an escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
