"""The catalogue: a theatre with its sources, claims and places, all of them read and checked."""

from dataclasses import dataclass
from pathlib import Path

from layers.theatre.claims import Claims
from layers.theatre.counts import Counts
from layers.theatre.gazetteer import Gazetteer
from layers.theatre.source import Source
from layers.theatre.theatre import Kind, Theatre


@dataclass(frozen=True, eq=False)
class Catalogue:
    """A theatre that was read without a problem.

    ``sources`` and ``kinds`` are by id. ``kinds`` has the default kinds of thing and the theatre's own.
    """

    path: Path
    theatre: Theatre
    sources: dict[str, Source]
    claims: Claims
    kinds: dict[str, Kind]
    gazetteer: Gazetteer
    file: str
    """The name of the file that the claims were read from."""

    digest: str
    """The first 12 hex digits of the SHA-256 of all data; white space and line ends do not count."""

    counts: Counts | None = None
    """Counts of feeds that are shown beside the claims: no part of the theatre, nor of its digest."""

    def needs(self, claim: str) -> list[str]:
        """Return the ids of the other layers without which a claim is hidden: those at the ends of an arc."""
        says = self.claims[claim].properties
        ends = {self.claims[end.claim].properties.layer for end in says.where.ends or () if end.claim}
        return sorted(ends - {says.layer})
