"""Problems: what is wrong with the files of a theatre.

::

    TheatreError(Exception)     a theatre that cannot be used; carries every Problem found
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Steps = tuple[str | int, ...]
"""The keys and indices that lead to a value inside a record."""


FIRST = 100
"""Problems that are kept in full; further ones are only counted."""


FIELDS = 100
"""Fields whose further problems are counted separately; a file can have any number of unknown fields."""


@dataclass(frozen=True)
class Problem:
    """One problem: its address (file, record, field), and what was expected and found."""

    file: str
    record: str
    field: str
    message: str

    def __str__(self) -> str:
        """Return the address and the message in one line, safe to print on a terminal."""
        address = ", ".join(part for part in (self.file, self.record, self.field) if part)
        return printable(f"{address}: {self.message}")


class Problems:
    """The problems found so far: the first :data:`FIRST` in full, further ones counted by file and field.

    Iterating yields those that are kept in full; the length counts all of them.
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
        """Return whether further problems are only counted."""
        return len(self._first) >= FIRST

    def append(self, problem: Problem) -> None:
        """Add a problem."""
        if self.full:
            self.count(problem.file, problem.field)
        else:
            self._first.append(problem)

    def extend(self, problems: "Iterable[Problem] | Problems") -> None:
        """Add problems; of other Problems, also those that they have only counted."""
        for problem in problems:
            self.append(problem)
        if isinstance(problems, Problems):
            for (file, field), count in problems._further.items():
                self.count(file, field, count)

    def rest(self) -> str:
        """Return the count of the further ones by file and field: "… and 3 more: a.json, x: 2; y: 1"."""
        files: dict[str, list[str]] = {}
        for (file, field), count in self._further.most_common():
            files.setdefault(file, []).append(f"{field or 'as a whole'}: {count:,}")
        counts = "; ".join(f"{file}, {'; '.join(fields)}" for file, fields in files.items())
        return printable(f"… and {self._further.total():,} more: {counts}") if counts else ""

    def count(self, file: str, field: str, count: int = 1) -> None:
        """Count further problems of a field, which are not kept."""
        field = ".".join(_names(field))
        known = (file, field) in self._further or len(self._further) < FIELDS
        self._further[(file, field) if known else (file, "other fields")] += count


def _names(field: str) -> Iterator[str]:
    """Yield the names in the address of a field, without the indices in lists."""
    return (name for name in field.split(".") if not name.isdecimal())


class TheatreError(Exception):
    """A theatre that cannot be used.

    ``problems`` are the first :data:`FIRST` of its problems, ``count`` is the number of all of them, and
    ``rest`` is a line that counts the others by file and field, empty if there are none.
    """

    def __init__(self, problems: Iterable[Problem] | Problems) -> None:
        self.found = Problems()
        self.found.extend(problems)
        self.problems = tuple(self.found)
        self.count = len(self.found)
        self.rest = self.found.rest()
        super().__init__("\n".join(filter(None, (*map(str, self.problems), self.rest))))


def printable(text: str) -> str:
    """Return the text with escapes for what would move the cursor, reverse the line or not show at all."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
