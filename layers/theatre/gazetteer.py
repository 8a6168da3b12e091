"""The gazetteer: named places, and the points in them where a badge may stand."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from layers.theatre.geometry import Position, anchors
from layers.theatre.place import Place


@dataclass(frozen=True)
class Gazetteer:
    """Named places by id, and the provenance of their geometry.

    ``own`` are the ids of the places that a theatre adds. ``digest`` is the SHA-256 of all (hex). ``folder`` has
    the world’s borders, where the shipped gazetteer is used (:mod:`layers.reading.atlas`).
    """

    places: dict[str, Place]
    provenance: tuple[dict[str, Any], ...]
    digest: str
    own: frozenset[str] = frozenset()
    folder: Path | None = None
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
