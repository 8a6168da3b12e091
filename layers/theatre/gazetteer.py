"""Named places by id, with the anchors at which a badge may stand."""

from dataclasses import dataclass, field
from typing import Any

from layers.theatre.geometry import Position, anchors
from layers.theatre.place import Place


@dataclass(frozen=True)
class Gazetteer:
    """Named places by id, and the provenance of their geometry; ``own`` are the places of a theatre."""

    places: dict[str, Place]
    provenance: tuple[dict[str, Any], ...]
    digest: str
    own: frozenset[str] = frozenset()
    _anchors: dict[str, tuple[Position, ...]] = field(default_factory=dict, compare=False)

    def anchors(self, place: str) -> tuple[Position, ...]:
        """Return points inside the place where a badge may stand (lon, lat), best first, at least one.

        The first also stands for the place as the end of an arc. They are the gazetteer's own, or computed
        (:func:`layers.theatre.geometry.anchors`) where it has none.
        """
        if place not in self._anchors:
            entry = self.places[place]
            self._anchors[place] = entry.properties.anchors or tuple(anchors(entry.geometry))
        return self._anchors[place]
