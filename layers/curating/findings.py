"""What is found in the claims of a theatre, computed once for each combination of values that claims have."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layers.reading.addresses import feature_address
from layers.reading.problems import Problem, Problems
from layers.theatre.claims import Claims
from layers.theatre.dictionary import combined

Found = Iterable[tuple[str, str]]
"""Pairs of a field and a message about it."""


class Findings:
    """Findings about claims, in the order in which they are added here for each claim."""

    def __init__(self, claims: Claims) -> None:
        self._claims = claims
        self._parts: list[tuple[list[tuple[tuple[str, str], ...]], NDArray[Any]]] = []

    def add(self, judge: Callable[..., Found], *names: str, given: str = "") -> None:
        """Add what ``judge`` finds in the values of these columns.

        It finds nothing where the column ``given`` is empty, and is not asked there.
        """
        columns = [self._claims.columns[name] for name in names]
        if given and not any(self._claims.columns[given].values):
            return
        first, codes = combined(*columns)
        values = [map(column.values.__getitem__, column.codes[first].tolist()) for column in columns]
        found = [tuple(judge(*those)) for those in zip(*values, strict=True)]
        self._parts.append((found, codes))

    def add_rows(self, found: Mapping[int, Found]) -> None:
        """Add what is found about some claims, by their row."""
        codes = np.zeros(len(self._claims), np.int64)
        codes[list(found)] = np.arange(1, len(found) + 1)
        self._parts.append(([(), *map(tuple, found.values())], codes))

    def report(self, problems: Problems, file: str) -> None:
        """Add a problem for each finding; of those that are only counted no message is made."""
        some = np.zeros(len(self._claims), np.bool_)
        for found, codes in self._parts:
            some |= np.array(list(map(bool, found)), np.bool_)[codes]
        ids = self._claims.columns["id"].values
        rows = np.flatnonzero(some)
        for done, row in enumerate(rows.tolist()):
            if problems.full:
                self._count(problems, file, rows[done:])
                return
            address = feature_address(row, {"id": ids[row]})
            for field, message in chain(*(found[codes[row]] for found, codes in self._parts)):
                problems.append(Problem(file, address, field, message))

    def _count(self, problems: Problems, file: str, rows: NDArray[np.intp]) -> None:
        """Count the findings about some claims, in the order in which the fields come first."""
        counts: dict[str, int] = {}
        first: dict[str, tuple[int, int, int]] = {}
        for part, (found, codes) in enumerate(self._parts):
            kinds, starts, times = np.unique(codes[rows], return_index=True, return_counts=True)
            for kind, start, count in zip(kinds.tolist(), starts.tolist(), times.tolist(), strict=True):
                for at, (field, _) in enumerate(found[kind]):
                    counts[field] = counts.get(field, 0) + count
                    here = start, part, at
                    first[field] = min(first.get(field, here), here)
        for field in sorted(counts, key=first.__getitem__):
            problems.count(file, field, counts[field])
