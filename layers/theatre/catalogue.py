"""The catalogue: a theatre with its sources, claims and places, once all of them are read and checked."""

from dataclasses import dataclass
from pathlib import Path

from layers.theatre.claims import Claims
from layers.theatre.gazetteer import Gazetteer
from layers.theatre.source import Source
from layers.theatre.theatre import Kind, Theatre


@dataclass(frozen=True, eq=False)
class Catalogue:
    """A theatre that has been read and checked, its sources and its claims in the order of the file."""

    path: Path
    theatre: Theatre
    sources: dict[str, Source]
    claims: Claims
    kinds: dict[str, Kind]
    gazetteer: Gazetteer
    file: str
    """The name of the file that has the claims."""

    digest: str
    """First 12 hex digits of the SHA-256 of all data, independent of white space and line ends."""

    def needs(self, claim: str) -> list[str]:
        """Return the ids of the layers that a claim needs besides its own: those of the ends of an arc."""
        says = self.claims[claim].properties
        ends = {self.claims[end.claim].properties.layer for end in says.where.ends or () if end.claim}
        return sorted(ends - {says.layer})
