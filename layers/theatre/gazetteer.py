"""The gazetteer: named places, and the points in them where a badge may stand."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from layers.theatre.canonical import digest
from layers.theatre.geometry import Position, anchors
from layers.theatre.place import Place


class Named(NamedTuple):
    """What is known of a place without its geometry: enough to find it by its names."""

    id: str
    name: str
    also: tuple[str, ...]
    kind: str
    sovereign: str | None


@dataclass(frozen=True)
class Gazetteer:
    """Named places by id, and the provenance of their geometry.

    ``places`` may fetch a place only when it is asked for; iterating over the shipped ones takes a while.
    ``named`` returns the shared ones that running text may name. ``own`` are the ids of the places that a
    theatre adds, in the order of its file.
    ``folder`` is where the shipped places and the borders between them are, None for a gazetteer in one file.
    ``fixed`` and ``added`` are the digests (hex) of the shared places and of the theatre's own, where all in
    a file count, used or not; empty where there is no such file.
    """

    places: Mapping[str, Place]
    provenance: tuple[dict[str, Any], ...]
    named: Callable[[], tuple[Named, ...]]
    own: AbstractSet[str] = frozenset()
    folder: Path | None = None
    fixed: str = ""
    added: str = ""
    _anchors: dict[str, tuple[Position, ...]] = field(default_factory=dict, compare=False)

    def anchors(self, place: str) -> tuple[Position, ...]:
        """Return the points of a place where a badge may stand (degrees, longitude first), best first.

        There is at least one, and the first is where an arc to the place ends. They are those of the place's
        record, or computed by :func:`layers.theatre.geometry.anchors` if it has none.
        """
        if place not in self._anchors:
            entry = self.places[place]
            self._anchors[place] = entry.properties.anchors or tuple(anchors(entry.geometry))
        return self._anchors[place]

    def digest(self, used: Iterable[str]) -> str:
        """Return the SHA-256 (hex) of the places that are ``used``, and of all those that are in one file.

        The geometry of shipped places is not in it: that of a claim is the geometry of its place.
        """
        shared = self.fixed or digest([self._says(id_) for id_ in sorted(set(used) - self.own)])
        return digest([shared, self.added]) if self.added else shared

    def _says(self, id_: str) -> Any:
        return {"id": id_} | self.places[id_].properties.model_dump(mode="json", exclude_defaults=True)
