"""What is found in the claims of a theatre, computed once for each combination of values that claims have."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from layers.reading.addresses import feature_address
from layers.reading.problems import Problem, Problems
from layers.theatre.claims import Claims
from layers.theatre.dictionary import combined

Found = Iterable[tuple[str, str]]
"""Pairs of a field and a message about it."""


class _Part(NamedTuple):
    """What one check finds: the fields, a number for each row that says which, and the words for a row.

    Messages are made for those that are told. A million would not fit into memory, and nobody reads them.
    """

    fields: list[tuple[str, ...]]
    kinds: NDArray[np.int64]
    says: Callable[[int], Found]


class Findings:
    """Findings about claims, in the order in which they are added here for each claim."""

    def __init__(self, claims: Claims) -> None:
        self._claims = claims
        self._parts: list[_Part] = []

    def add(self, judge: Callable[..., Found], *names: str, given: str = "") -> None:
        """Add what ``judge`` finds in the values of these columns.

        It finds nothing where the column ``given`` is empty, and is not asked there.
        """
        columns = [self._claims.columns[name] for name in names]
        if given and not any(self._claims.columns[given].values):
            return
        first, codes = combined(*columns)
        values = [map(column.values.__getitem__, column.codes[first].tolist()) for column in columns]
        fields, kinds = _kinds(judge(*those) for those in zip(*values, strict=True))
        self._parts.append(_Part(fields, kinds[codes], self._asked(judge, *names)))

    def add_rows(self, found: Mapping[int, Found]) -> None:
        """Add what is found about some claims, by their row."""
        fields, some = _kinds([(), *found.values()])
        kinds = np.zeros(len(self._claims), np.int64)
        kinds[list(found)] = some[1:]
        self._parts.append(_Part(fields, kinds, lambda row: found.get(row, ())))

    def add_where(
        self, those: NDArray[np.bool_], field: str, judge: Callable[..., Found], *names: str
    ) -> None:
        """Add what ``judge`` finds in these columns: one thing, about a field, of just those claims."""
        self._parts.append(_Part([(), (field,)], those.astype(np.int64), self._asked(judge, *names)))

    def _asked(self, judge: Callable[..., Found], *names: str) -> Callable[[int], Found]:
        columns = [self._claims.columns[name] for name in names]
        return lambda row: judge(*(column[row] for column in columns))

    def report(self, problems: Problems, file: str) -> None:
        """Add a problem for each finding; of those that are only counted no message is made."""
        some = np.zeros(len(self._claims), np.bool_)
        for part in self._parts:
            some |= np.array(list(map(bool, part.fields)), np.bool_)[part.kinds]
        ids = self._claims.columns["id"]
        rows = np.flatnonzero(some)
        for done, row in enumerate(rows.tolist()):
            if problems.full:
                self._count(problems, file, rows[done:])
                return
            address = feature_address(row, {"id": ids[row]})
            says = (part.says(row) for part in self._parts if part.fields[part.kinds[row]])
            for field, message in chain.from_iterable(says):
                problems.append(Problem(file, address, field, message))

    def _count(self, problems: Problems, file: str, rows: NDArray[np.intp]) -> None:
        """Count the findings about some claims, in the order in which the fields come first."""
        counts: dict[str, int] = {}
        first: dict[str, tuple[int, int, int]] = {}
        for number, part in enumerate(self._parts):
            kinds = part.kinds[rows]
            times = np.bincount(kinds, minlength=len(part.fields)).tolist()
            for kind in np.flatnonzero(times).tolist():
                start = int((kinds == kind).argmax())
                for at, field in enumerate(part.fields[kind]):
                    counts[field] = counts.get(field, 0) + times[kind]
                    here = start, number, at
                    first[field] = min(first.get(field, here), here)
        for field in sorted(counts, key=first.__getitem__):
            problems.count(file, field, counts[field])


def _kinds(found: Iterable[Found]) -> tuple[list[tuple[str, ...]], NDArray[np.int64]]:
    """Return the distinct lists of fields that something was found about, and the number of each one's."""
    known: dict[tuple[str, ...], int] = {}
    kinds = [known.setdefault(tuple(field for field, _ in each), len(known)) for each in found]
    return list(known), np.array(kinds, np.int64)
