"""How far two people agree who coded the same paragraphs apart: Krippendorff's alpha beside Gwet's AC1.

Alpha (Krippendorff, Content Analysis, ch. 12) is low where nearly all units have one value, however much two
agree; AC1 (Gwet 2008, Br. J. Math. Stat. Psychol. 61) is not. Both are given, and neither where there is but
one value. They are computed here: the package krippendorff is under the GPL, which this project cannot pass
on, and irrCAC asks for versions of SciPy, pandas and coverage that NumPy 2 rules out. Tests compare with
what both print.
"""

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from layers.curating.changes import MISSING, value_at, with_values
from layers.curating.records import Record, Records
from layers.writing.spreadsheet import csv_bytes, from_text

UNIT = "unit"
"""The column that says what was coded: the id of a claim, which both coders have."""

VARIABLES: dict[str, tuple[str, ...]] = {
    "layer": ("layer",),
    "actor": ("actor",),
    "kind": ("kind",),
    "assertion": ("assertion",),
    "hedge": ("hedge",),
    "place": ("where", "place"),
    "precision": ("where", "precision"),
    "date_precision": ("when", "precision"),
    "low": ("quantity", "low"),
    "best": ("quantity", "best"),
    "high": ("quantity", "high"),
    "unit_of_figure": ("quantity", "unit"),
}
"""What is coded of a claim, by column, and where the claim has it."""

ORDINAL = ("precision", "date_precision")
"""The variables whose values have an order; alpha weighs how far apart they are."""

NUMERIC = (*ORDINAL, "low", "best", "high")
"""The variables whose values are numbers in a claim."""

NONE = "-"
"""What a cell says where a coder found nothing; an empty cell was not coded."""

Coding = dict[str, dict[str, str]]
"""What somebody coded: by unit, then by column."""


class CodingError(Exception):
    """A file that is no coding; the message says what was expected and found."""


@dataclass(frozen=True)
class Agreement:
    """How far two agree in one variable, over the units that both coded.

    ``alpha`` and ``ac1`` are None where they are not defined: there is but one value. ``apart`` are the units
    in which they differ, with both values.
    """

    variable: str
    units: int
    same: int
    alpha: float | None
    ac1: float | None
    apart: tuple[tuple[str, str, str], ...]


def sheet(records: Records, source: str, *, filled: bool = False) -> bytes:
    """Return a table (CSV) of the claims that cite a source, for somebody to code without seeing ours.

    It has the paragraph to read for each, and empty columns; ``filled`` puts our values in.
    """
    ours = coded_in(records)
    rows: list[Sequence[str]] = [(UNIT, "paragraph", *VARIABLES)]
    for id_, record in records["claim"].items():
        cited = [each for each in record["properties"].get("citations", ()) if each.get("source") == source]
        if cited:
            values = [ours[id_][name] if filled else "" for name in VARIABLES]
            rows.append((id_, str(cited[0].get("paragraph") or ""), *values))
    return csv_bytes(rows)


def coding(content: bytes) -> Coding:
    """Return what is in a table that :func:`sheet` gave and somebody filled in.

    Raises:
        CodingError: for a table without these columns, or with a unit twice.

    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CodingError(f"expected UTF-8 text, found another byte at position {error.start}") from None
    separator = ";" if ";" in text.partition("\n")[0] else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    if UNIT not in (rows.fieldnames or ()):
        raise CodingError(f"expected a column “{UNIT}”, found {', '.join(rows.fieldnames or ()) or 'none'}")
    found: Coding = {}
    for row in rows:
        unit = from_text(row[UNIT] or "").strip()
        if unit in found:
            raise CodingError(f"expected each unit once, found “{unit}” again")
        if unit:
            found[unit] = {name: from_text(row.get(name) or "").strip() for name in VARIABLES}
    return found


def coded_in(records: Records) -> Coding:
    """Return what the claims of a theatre say, as a coding."""
    return {
        id_: {name: _written(value_at(record["properties"], path)) for name, path in VARIABLES.items()}
        for id_, record in records["claim"].items()
    }


def agreement(first: Coding, second: Coding) -> tuple[Agreement, ...]:
    """Return how far two codings agree in each variable that both coded."""
    found = []
    for name in VARIABLES:
        pairs = {
            unit: (first[unit][name], second[unit][name])
            for unit in first
            if unit in second and first[unit][name] and second[unit][name]
        }
        if pairs:
            apart = tuple((unit, a, b) for unit, (a, b) in pairs.items() if a != b)
            values = list(pairs.values())
            alpha = krippendorff_alpha(values, ordinal=name in ORDINAL)
            same = len(pairs) - len(apart)
            found.append(Agreement(name, len(pairs), same, alpha, gwet_ac1(values), apart))
    return tuple(found)


def krippendorff_alpha(pairs: Sequence[tuple[str, str]], *, ordinal: bool = False) -> float | None:
    """Return Krippendorff's alpha of pairs of values, None if all are one value.

    ``ordinal`` takes values for numbers with an order; what is no number then stands before them.
    """
    counts = Counter(value for pair in pairs for value in pair)
    total = counts.total()
    values = sorted(counts, key=_rank)
    distance = _ordinal(counts, values) if ordinal else lambda a, b: float(a != b)
    seen = sum(2 * distance(a, b) for a, b in pairs) / total
    expected = sum(counts[a] * counts[b] * distance(a, b) for a in values for b in values)
    return None if not expected else 1 - seen * total * (total - 1) / expected


def gwet_ac1(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Gwet's AC1 of pairs of values, None if all are one value."""
    counts = Counter(value for pair in pairs for value in pair)
    if len(counts) < 2:
        return None
    same = sum(a == b for a, b in pairs) / len(pairs)
    shares = [count / counts.total() for count in counts.values()]
    chance = sum(share * (1 - share) for share in shares) / (len(counts) - 1)
    return (same - chance) / (1 - chance)


def _ordinal(counts: Mapping[str, int], values: list[str]) -> Any:
    """Return the ordinal metric: the square of how many values lie between two, their own half."""
    at = {value: index for index, value in enumerate(values)}

    def distance(a: str, b: str) -> float:
        low, high = sorted((at[a], at[b]))
        between = sum(counts[value] for value in values[low : high + 1])
        return (between - (counts[a] + counts[b]) / 2) ** 2 if low != high else 0.0

    return distance


def _rank(value: str) -> tuple[float, str]:
    try:
        return float(value), value
    except ValueError:
        return float("-inf"), value


def _written(value: Any) -> str:
    if value is None or not isinstance(value, str | int | float):
        return NONE
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def adjudicated(
    feature: Record, field: str, coded: Mapping[str, str], *, by: str, on: str, note: str | None = None
) -> Record:
    """Return a claim's Feature with a record of what two coded in a field and who decided, and when.

    ``coded`` has what each coder put there, by name. What was decided is what the claim says.
    """
    decided = {"field": field, "coded": [{"by": name, "value": value} for name, value in coded.items()]}
    decided |= {"by": by, "on": on} | ({"note": note} if note else {})
    says = feature["properties"]
    others = [each for each in says.get("adjudicated", ()) if each.get("field") != field]
    return feature | {"properties": says | {"adjudicated": [*others, decided]}}


def decided(feature: Record, variable: str, value: str) -> Record:
    """Return a claim that says a value, as a coding writes it, in a variable; NONE leaves the field out."""
    path = ("properties", *VARIABLES[variable])
    return with_values(feature, {path: MISSING if value == NONE else _typed(variable, value)})


def _typed(variable: str, value: str) -> Any:
    """Return a value as a claim has it; a number that is none stays as it was coded, for the check."""
    if variable not in NUMERIC:
        return value
    try:
        return int(value) if value.isdigit() else float(value)
    except ValueError:
        return value
