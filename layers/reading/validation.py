"""Validate the claims of a file chunk by chunk: keep the well-formed ones as columns, note every problem."""

from typing import Any

from layers.messages.language import Language
from layers.reading.addresses import dotted, feature_address
from layers.reading.checks.claims import check_claims
from layers.reading.checks.references import HINTED, Known, check_links, links
from layers.reading.chunks import Chunk, Reader
from layers.reading.door import guarded
from layers.reading.limits import LimitError, check, limits
from layers.reading.problems import Problem, Problems, TheatreError
from layers.reading.records import duplicates, features, ids, parse_if_all_sound, parse_record
from layers.reading.strict_json import NOTHING, check_depth, check_vertices, flaws
from layers.theatre.builder import Builder
from layers.theatre.claim import Claim
from layers.theatre.claims import Claims
from layers.theatre.gazetteer import Gazetteer

SHORTEST = len("[0,0],")
"""The fewest characters of JSON that a position takes."""


class Validation:
    """The problems of the claims in a file, in three groups that are reported in this order.

    ``unreadable`` are those of the file as such: it is no FeatureCollection, or has values that JSON does not
    allow. ``malformed`` are those of claims that break the contract, and ``inconsistent`` those of claims
    that do not fit the theatre or each other. ``ids`` is how often each id occurs among all features,
    malformed ones included; it is None if the file is no FeatureCollection. ``builder`` gets the well-formed
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
        self.ids: dict[str, int] | None = None
        self._known: Known = {**known, "claim": None}
        self._gazetteer = gazetteer
        self._language = language
        self._builder = builder or Builder()
        self._counts: dict[str, int] = {}
        self._links: list[tuple[str, str, str]] = []
        self._start = 0

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
        self.ids = self._counts
        self.malformed.extend(duplicates(file, "feature", self.ids))
        if not self._start:
            self.malformed.append(Problem(file, "", "features", "expected at least one claim, found none"))
        self.inconsistent.extend(check_links(self._links, {"claim": self.ids}, file))
        return self._builder.claims({key: value for key, value in shell.items() if key != "features"})

    def _add(self, chunk: Chunk, file: str) -> None:
        listed = chunk.features
        check("claims", self._start + len(listed))
        for id_ in ids(listed):
            self._counts[id_] = self._counts.get(id_, 0) + 1
        claims = self._sound(chunk, file)
        self.inconsistent.extend(
            check_claims(
                {self._address(at, listed[at]): claim for at, claim in claims.items()},
                self._known,
                self._gazetteer,
                self._language,
                file,
                hints=HINTED - len(self.inconsistent),
            )
        )
        for at, claim in claims.items():
            self._links += [(self._address(at, listed[at]), *link) for link in links(claim)]
        self._builder.add(listed[at] for at in claims)
        self._start += len(listed)

    def _sound(self, chunk: Chunk, file: str) -> dict[int, Claim]:
        """Return the well-formed claims of a chunk by their index, after noting problems of the others."""
        suspect = chunk.flawed or len(chunk.text) > limits().vertices * SHORTEST
        together = None if suspect else parse_if_all_sound(Claim, chunk.text)
        if together is not None and _completed(together, chunk):
            return dict(enumerate(together))
        claims = {}
        for at, feature in enumerate(chunk.features):
            address = self._address(at, feature)
            try:
                check_depth(feature)
                check_vertices(feature)
            except LimitError as error:
                self.malformed.append(Problem(file, address, "", str(error)))
                continue
            self.unreadable.extend(
                Problem(file, address, dotted(path), message)
                for path, message in (flaws(feature) if chunk.flawed else ())
            )
            if feature is None:
                self.malformed.append(Problem(file, address, "", "expected an object, found null"))
            claim = parse_record(Claim, feature, file, self.malformed, address)
            if claim is not None:
                claims[at] = claim
        return claims

    def _address(self, at: int, feature: Any) -> str:
        return feature_address(self._start + at, feature)


def _completed(claims: list[Claim], chunk: Chunk) -> bool:
    """Give each claim the outline that its text leaves out; return whether all of them are known to be sound.

    The outline of a claim that did not pass is not.
    """
    for at, outline in chunk.outlines.items():
        if claims[at].geometry is not None:
            outline.sound = claims[at].geometry
        elif outline.sound is None:
            return False
        else:
            claims[at] = claims[at].model_copy(update={"geometry": outline.sound})
    return True
