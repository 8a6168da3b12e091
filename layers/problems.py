"""What is wrong with a theatre, in plain words.

::

    TheatreError(Exception)     a theatre that cannot be used; carries every Problem found
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from layers.model import PATTERNS

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


def seen(value: Any) -> str:
    """Return a short picture of a value that was found."""
    if isinstance(value, dict) and value:
        return "an object"
    if isinstance(value, list) and len(value) > 4:
        return f"a list of {len(value)}"
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except RecursionError:
        return "a list nested too deeply"
    return text if len(text) <= 60 else text[:57] + "…"


def described(error: ValidationError, raw: Any, file: str, record: str) -> Iterator[Problem]:
    """Yield a problem for each of pydantic's about ``raw``, addressed in the file's own field names.

    Of a geometry's coordinates only the first is told: one misplaced bracket makes a fault of every position.
    """
    told: set[str] = set()
    for fault in error.errors(include_url=False, include_context=True):
        field = ".".join(str(part) for part in _path(fault, raw) if part != "properties")
        key = "coordinates" if ".coordinates" in field else f"{field} {fault['type']}"
        if key not in told:
            told.add(key)
            yield Problem(file, record, field, _message(fault))


def _path(fault: Any, raw: Any) -> Steps:
    """Return the part of pydantic's location that leads through ``raw``, without its validators' names."""
    path: list[str | int] = []
    at = raw
    for part in fault["loc"]:
        steps = at if isinstance(at, dict) else range(len(at)) if isinstance(at, list) else ()
        if part in steps:
            at = at[part]
        elif fault["type"] != "missing" or part != fault["loc"][-1]:
            continue
        path.append(part)
    return tuple(path)


def _message(fault: Any) -> str:
    if fault["type"] == "missing":
        return "expected this field, found nothing"
    if fault["type"] == "extra_forbidden":
        return "expected no such field, found one (is it misspelt?)"
    expected = _expected(fault)
    return expected if ", found " in expected else f"{expected}, found {_found(fault)}"


def _expected(fault: Any) -> str:
    words = EXPECTED.get(fault["type"])
    if words:
        return "expected " + words(fault.get("ctx", {}))
    message = str(fault["msg"]).removeprefix("Value error, ")
    if message.startswith("All linear rings"):
        return "expected rings that end where they begin, found one that does not"
    if not message.startswith("expected"):
        message = "expected otherwise: " + message
    return message


def _found(fault: Any) -> str:
    match fault["type"]:
        case "union_tag_invalid":
            return f"“{fault['ctx']['tag']}”"
        case "string_too_long":
            return f"{len(fault['input'])}: {seen(fault['input'])}"
        case "too_short" | "too_long":
            return str(fault["ctx"]["actual_length"])
        case "union_tag_not_found":
            return "an object without a known type"
        case "json_invalid":
            return "brackets nested too deeply"
    return seen(fault["input"])


def _plain(ctx: dict[str, Any], name: str) -> str:
    return str(ctx[name]).replace("'", "")


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


EXPECTED: dict[str, Callable[[dict[str, Any]], str]] = {
    "string_type": lambda _: "text",
    "string_pattern_mismatch": lambda ctx: PATTERNS.get(ctx["pattern"], "text of another form"),
    "string_too_long": lambda ctx: f"at most {ctx['max_length']} characters",
    "bool_type": lambda _: "true or false",
    "int_type": lambda _: "a whole number",
    "int_from_float": lambda _: "a whole number",
    "float_type": lambda _: "a number",
    "finite_number": lambda _: "a finite number",
    "greater_than": lambda ctx: f"a number above {ctx['gt']:g}",
    "greater_than_equal": lambda ctx: f"a number of at least {ctx['ge']:g}",
    "less_than_equal": lambda ctx: f"a number of at most {ctx['le']:g}",
    "literal_error": lambda ctx: _plain(ctx, "expected"),
    "tuple_type": lambda _: "a list",
    "list_type": lambda _: "a list",
    "too_short": lambda ctx: f"at least {_entries(ctx['min_length'])}",
    "too_long": lambda ctx: f"at most {_entries(ctx['max_length'])}",
    "named_tuple_type": lambda _: "a position [longitude, latitude]",
    "model_type": lambda _: "an object",
    "dict_type": lambda _: "an object",
    "model_attributes_type": lambda _: "an object",
    "union_tag_invalid": lambda ctx: f"a geometry of type {_plain(ctx, 'expected_tags')}",
    "json_invalid": lambda _: "a record of ordinary depth",
    "union_tag_not_found": lambda _: "a GeoJSON geometry with its type",
}
"""What pydantic asks for, by its type of error, in the words of a message."""
