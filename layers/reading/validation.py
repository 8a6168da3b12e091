"""Validate the claims of a file chunk by chunk: keep the well-formed ones as columns, note every problem."""

import gc
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layers.messages.language import Language
from layers.reading.addresses import dotted, feature_address
from layers.reading.checks.claims import check_claims
from layers.reading.checks.doubts import Doubts
from layers.reading.checks.references import HINTED, Known, check_links, links
from layers.reading.chunks import Chunk, Reader
from layers.reading.contract import Contract, Held
from layers.reading.door import guarded
from layers.reading.limits import LimitError, check
from layers.reading.problems import Problem, Problems, TheatreError
from layers.reading.records import duplicates, features, parse_record, validated
from layers.reading.strict_json import NOTHING, as_json, check_depth, check_vertices, flaws
from layers.theatre.builder import Builder
from layers.theatre.claim import Claim
from layers.theatre.claims import Claims
from layers.theatre.dictionary import Column
from layers.theatre.gazetteer import Gazetteer
from layers.theatre.texts import numbered

TOGETHER = 100
"""Claims for which the unknown ids that get a suggestion are counted anew."""


class Validation:
    """The problems of the claims in a file, in three groups that are reported in this order.

    ``unreadable`` are those of the file as such: it is no FeatureCollection, or has values that JSON does not
    allow. ``malformed`` are those of claims that break the contract, and ``inconsistent`` those of claims
    that do not fit the theatre or each other. ``ids`` has each id among all features, malformed
    ones included; it is None if the file is no FeatureCollection. ``builder`` gets the well-formed
    claims; one of its own kind may keep less than columns.
    """

    def __init__(
        self,
        known: Known,
        gazetteer: Gazetteer | None,
        language: Language | None,
        builder: Builder | None = None,
    ) -> None:
        self.unreadable, self.malformed, self.inconsistent = Problems(), Problems(), Problems()
        self.ids: Mapping[str, object] | None = None
        self._known: Known = {**known, "claim": None}
        self._gazetteer = gazetteer
        self._language = language
        self._builder = builder or Builder()
        self._begin()
        self._links: list[tuple[str, str, str]] = []
        self._start = 0

    def _begin(self) -> None:
        """Begin anew to learn which values are sound, and which of them are in doubt."""
        encoders = self._builder.encoders
        places = self._gazetteer.places if self._gazetteer else {}
        self._contract = Contract(encoders, places)
        self._doubts = Doubts(encoders, self._known, self._gazetteer, self._language)

    def read(self, reader: Reader) -> Claims:
        """Return the well-formed claims of a file, after noting all problems."""
        file = reader.path.name
        try:
            with guarded(reader.path):
                for chunk in reader.chunks():
                    self._add(chunk, file)
                shell = reader.shell
                check_depth(shell)
                found = [Problem(file, "", dotted(path), message) for path, message in flaws(shell)]
            self.unreadable.extend([Problem(file, "", "", NOTHING)] if shell is None else found)
        except TheatreError as error:
            shell = None
            self.unreadable = error.found
        if features(shell, self.unreadable, file) is None:
            self.malformed, self.inconsistent = Problems(), Problems()
            return Builder().claims({})
        ids = self._builder.ids.column()
        self.ids = numbered(ids.values)
        self.malformed.extend(duplicates(file, "feature", _repeated(ids)))
        if not self._start:
            self.malformed.append(Problem(file, "", "features", "expected at least one claim, found none"))
        self.inconsistent.extend(check_links(self._links, {"claim": self.ids}, file))
        return self._builder.claims({key: value for key, value in shell.items() if key != "features"})

    def _add(self, chunk: Chunk, file: str) -> None:
        check("claims", self._start + len(chunk.features))
        ids = self._numbered(chunk.ids)
        held = self._contract.held(chunk)
        claims = {at: self._known_sound(chunk, at) for at in self._in_doubt(chunk, held)}
        claims |= self._parsed(chunk, np.flatnonzero(~held.sound).tolist(), file)
        for _, some in groupby(sorted(claims), lambda at: (self._start + at) // TOGETHER):
            self.inconsistent.extend(
                check_claims(
                    {self._address(at, chunk.features[at]): claims[at] for at in some},
                    self._known,
                    self._gazetteer,
                    self._language,
                    file,
                    hints=HINTED - len(self.inconsistent),
                )
            )
        for at in sorted(claims):
            self._links += [(self._address(at, chunk.features[at]), *link) for link in links(claims[at])]
        kept = held.sound.copy()
        kept[list(claims)] = True
        held.add(self._builder, chunk, np.flatnonzero(kept), ids)
        self._start += len(chunk.features)
        if self._builder.forgets():
            self._begin()
            # what was forgotten is in cycles, and the collector is off while a large theatre is checked
            gc.collect()

    def _numbered(self, ids: Sequence[str | None]) -> NDArray[np.int64]:
        """Return the codes of the ids of some features, 0 where there is none, and count each id."""
        if None not in ids:
            every = np.fromiter(self._builder.ids.codes(ids), np.int64, len(ids))
            self._builder.ids.append(every)
            return every
        codes = np.zeros(len(ids), np.int64)
        there = [at for at, id_ in enumerate(ids) if id_ is not None]
        codes[there] = self._builder.ids.codes([ids[at] for at in there])
        self._builder.ids.append(codes[there])
        return codes

    def _in_doubt(self, chunk: Chunk, held: Held) -> list[int]:
        """Return the claims of a chunk that keep the contract, but may have another problem."""
        rows = np.flatnonzero(held.sound)
        doubt = self._doubts.of(held.of(rows), chunk.places.of(rows), self._contract.geometry)
        return list(map(int, rows[doubt]))

    def _known_sound(self, chunk: Chunk, at: int) -> Claim:
        """Return a claim that is known to keep the contract; its geometry is validated already."""
        feature = chunk.features[at]
        claim: Claim = validated(Claim, as_json({**feature, "geometry": None}) or b"")
        shape = feature["geometry"]
        known = None if shape is None else self._contract.geometry(shape)
        return claim.model_copy(update={"geometry": known})

    def _parsed(self, chunk: Chunk, rows: list[int], file: str) -> dict[int, Claim]:
        """Return the well-formed claims among some rows, after noting problems of the others."""
        claims = {}
        for at in rows:
            feature = chunk.features[at]
            address = self._address(at, feature)
            try:
                check_depth(feature)
                check_vertices(feature)
            except LimitError as error:
                self.malformed.append(Problem(file, address, "", str(error)))
                continue
            self.unreadable.extend(
                Problem(file, address, dotted(path), message) for path, message in flaws(feature)
            )
            if feature is None:
                self.malformed.append(Problem(file, address, "", "expected an object, found null"))
            claim = parse_record(Claim, feature, file, self.malformed, address)
            if claim is not None:
                claims[at] = claim
        return claims

    def _address(self, at: int, feature: Any) -> str:
        return feature_address(self._start + at, feature)


def _repeated(ids: Column) -> dict[str, int]:
    """Return how often each id occurs, of those that occur more than once."""
    if len(ids.values) == len(ids):
        return {}
    counts = np.bincount(ids.codes)
    return {ids.values[code]: int(counts[code]) for code in np.flatnonzero(counts > 1).tolist()}
