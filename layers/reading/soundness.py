"""Check a theatre as reading it does, but without holding its claims and sources.

What is found here is only whether a theatre is sound. One that may not be is read, to name every problem.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from layers.messages.language import Language
from layers.reading.checks.borders import check_borders
from layers.reading.checks.chains import MOST, steps_of
from layers.reading.checks.sources import check_sources
from layers.reading.checks.theatre import check_theatre
from layers.reading.garbage import uncollected
from layers.reading.gazetteer import gazetteer_for
from layers.reading.listing import sound
from layers.reading.problems import Problems, TheatreError
from layers.reading.records import parse_record
from layers.reading.standing import standing
from layers.reading.strict_json import load
from layers.reading.theatre import FILES, claims_reader, kinds_of, known_ids, language_of, read, refuse_newer
from layers.reading.validation import Validation
from layers.theatre.builder import Builder, Places, encoders
from layers.theatre.canonical import canonical
from layers.theatre.claim import Citation
from layers.theatre.theatre import Theatre

MANY = 50_000
"""Values of claims that are remembered, so that each is validated and checked once."""


def check(path: Path) -> None:
    """Raise TheatreError, with every problem found, if the theatre in the folder ``path`` is not sound."""
    try:
        with uncollected():
            found = _is_sound(path)
    except (OSError, ValueError, RecursionError, TheatreError):
        found = False
    if not found:
        read(path)


class _Credits(NamedTuple):
    """What is kept of a source: the ids of those that it credits."""

    credits: tuple[str, ...]


def _is_sound(path: Path) -> bool:
    problems = Problems()
    raw = load(standing(path, FILES[0]), problems)
    refuse_newer(raw)
    theatre = parse_record(Theatre, raw, FILES[0], problems)
    if theatre is None or theatre.scenes:
        return False  # for scenes, what claims say is looked at again
    language, gazetteer = language_of(raw), gazetteer_for(path)
    sources = _credits(standing(path, FILES[1]), language)
    if sources is None:
        return False
    known = known_ids(theatre, sources, kinds_of(theatre, language), gazetteer)
    steps = _Steps(sources)
    validation = Validation(known, gazetteer, language, steps)
    validation.read(claims_reader(path, problems))
    known = {**known, "claim": validation.ids}
    for group in (validation.unreadable, validation.malformed, validation.inconsistent):
        problems.extend(group)
    problems.extend(check_theatre(theatre, known))
    problems.extend(check_borders(theatre.borders, gazetteer))
    return not problems and steps.count <= MOST


def _credits(path: Path, language: Language | None) -> dict[str, _Credits] | None:
    """Return what each source credits, or None if sources are not sound, or credit ones that credit others.

    Chains of no more than two sources end, and need no other check.
    """
    found: dict[str, _Credits] = {}
    shared: dict[tuple[str, ...], _Credits] = {}
    for _, source in sound(path):
        if source.id in found or any(check_sources({source.id: source}, {"source": None}, language)):
            return None
        found[source.id] = shared.setdefault(source.credits, _Credits(source.credits))
    credited = {id_ for credits_ in shared for id_ in credits_}
    ends = all(id_ in found and not found[id_].credits for id_ in credited)
    return found if ends else None


class _Steps(Builder):
    """Counts the steps in the chains of credit under the claims, and keeps no claim.

    As in :mod:`layers.reading.checks.chains`, citations that are the same count once.
    """

    def __init__(self, sources: dict[str, _Credits]) -> None:
        super().__init__()
        self.count = 0
        self._sources = sources
        self._chained = any(source.credits for source in sources.values())
        self._counted = set[int]()

    def add(self, ids: NDArray[Any], places: Places, codes: Mapping[str, NDArray[Any]]) -> None:  # noqa: ARG002 - nothing else is counted
        """Count the steps of the citations of claims, if any source credits another."""
        if not self._chained:
            return
        values = self.encoders["citations"].values
        for citations in (values[code] for code in np.unique(codes["citations"]).tolist()):
            # a hash is enough: if two are the same by chance, a few steps are not counted
            key = hash(canonical(citations))
            if key not in self._counted:
                self._counted.add(key)
                self.count += sum(
                    steps_of(Citation.model_validate(each), self._sources) for each in citations
                )

    def forgets(self) -> bool:
        """Return whether the encoders are new ones, as the others had MANY values."""
        if sum(len(encoder.values) for encoder in self.encoders.values()) < MANY:
            return False
        self.encoders = encoders()
        return True
