"""Which column, or which constant, gives each field of a claim: as told, else by the usual names of columns.

The usual names, in six languages, are in ``columns.json``, in the order in which they are preferred.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from layers.importing.errors import FieldError
from layers.importing.format import Told
from layers.importing.wording import said
from layers.theatre.folding import fold


@dataclass(frozen=True)
class Assignment:
    """What gives each field: a column, or a constant text. ``guessed`` are the fields that were not told."""

    columns: Mapping[str, str]
    constants: Mapping[str, str]
    guessed: frozenset[str] = frozenset()

    def says(self, row: Mapping[str, str]) -> dict[str, str]:
        """Return what a row says by field, without what says nothing; a column goes before a constant."""
        found = dict(self.constants)
        for field, column in self.columns.items():
            if text := said(row.get(column, "")):
                found[field] = text
        return found

    def mapped(self, columns: Iterable[str]) -> dict[str, str]:
        """Return the fields by the column that gives them, and by each constant, for the report."""
        named = {
            column: ", ".join(field for field, each in self.columns.items() if each == column)
            for column in columns
        }
        told = {f"(“{text}”)": field for field, text in self.constants.items()}
        return {column: fields for column, fields in named.items() if fields} | told

    def unused(self, columns: Iterable[str]) -> tuple[str, ...]:
        """Return the columns that give no field."""
        return tuple(column for column in columns if column not in self.columns.values())


def assigned(columns: Iterable[str], told: Told, fields: Iterable[str]) -> Assignment:
    """Return what gives each of the fields in a table of these columns.

    A column that was told gives no other field by its name, and a field with an empty one has no column.

    Raises:
        FieldError: with the name of every field and column that is told and not known.

    """
    columns, known = list(columns), list(fields)
    _check(columns, told, known)
    free = [column for column in columns if column not in told.columns.values()]
    guessed = {
        field: column
        for field, column in recognised(free).items()
        if field in known and field not in told.columns and field not in told.constants
    }
    if not told.notes:
        guessed.pop("quotation", None)
    given = {field: column for field, column in told.columns.items() if column}
    return Assignment({**given, **guessed}, dict(told.constants), frozenset(guessed))


def recognised(columns: Iterable[str]) -> dict[str, str]:
    """Return the column for each field that the usual names tell; of several, the one most preferred."""
    named = {folded: column for column in reversed(list(columns)) if (folded := _folded(column))}
    return {
        field: named[name]
        for field, names in usual().items()
        if (name := next((name for name in names if name in named), None))
    }


@cache
def usual() -> dict[str, tuple[str, ...]]:
    """Return the usual names of the columns that give each field, folded, the most usual first."""
    file = files("layers") / "importing" / "columns.json"
    listed: dict[str, list[str]] = json.loads(file.read_text(encoding="utf-8"))
    return {field: tuple(map(_folded, names)) for field, names in listed.items()}


PLAIN = frozenset(
    ("figure", "quantity", "number", "count", "amount", "estimate", "best", "best estimate", "n")
)
"""Names of columns that do not say what they count."""


def counted(column: str) -> str:
    """Return what a column counts by its name, or nothing if the name does not say it."""
    return "" if _folded(column) in PLAIN else column


def _folded(name: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in fold(name)).split())


def _check(columns: list[str], told: Told, fields: list[str]) -> None:
    unknown = [field for field in (*told.columns, *told.constants) if field not in fields]
    missing = [column for column in told.columns.values() if column and column not in columns]
    problems = [
        f"expected fields from {', '.join(fields)}; found {', '.join(unknown)}" if unknown else "",
        f"expected properties from {', '.join(columns) or 'none'}; found {', '.join(missing)}"
        if missing
        else "",
    ]
    if any(problems):
        raise FieldError("; ".join(filter(None, problems)))
