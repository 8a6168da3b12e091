"""Which events of a dataset are asked for: a span of months, places, kinds."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layers.feeds.areas import areas
from layers.feeds.dataset import Held

if TYPE_CHECKING:
    import pyarrow as pa

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
"""A year, a month or a day."""

ASKED = ("posture_place", "posture_kind", "posture_from", "posture_to")
"""The columns of a dataset that a window asks about."""


@dataclass(frozen=True)
class Window:
    """What is asked for; what is empty asks for all.

    ``since`` and ``until`` are dates (YYYY, YYYY-MM or YYYY-MM-DD): an event is in between if it may have
    been, as far as its dates tell; undated ones are not. ``places`` are ids of provinces, seas and countries,
    of which all provinces are meant too. ``at`` are ids of places in which an event itself is counted, of a
    country without its provinces; an empty one stands for nowhere on the map. ``kinds`` are the kinds of
    event as the dataset names them.
    """

    since: str = ""
    until: str = ""
    places: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    at: tuple[str, ...] = ()

    def opens(self, held: Held) -> bool:
        """Return whether a file may have such events, as its month tells."""
        if not held.month:
            return True  # dates that are in more than one year
        return self._reaches(held.month, held.month)

    def rows(self, table: "pa.Table") -> Any:
        """Return which rows of a table with the columns :data:`ASKED` are such events, as booleans."""
        import pyarrow as pa
        import pyarrow.compute as pc

        chosen = pa.array([True] * len(table))
        if self.places:
            chosen = pc.and_(chosen, pc.is_in(table["posture_place"], pa.array(self._all_places())))
        if self.at:
            placed = pc.fill_null(table["posture_place"], "")
            chosen = pc.and_(chosen, pc.is_in(placed, pa.array(self.at)))
        if self.kinds:
            chosen = pc.and_(chosen, pc.is_in(table["posture_kind"], pa.array(self.kinds)))
        if self.since or self.until:
            dates = zip(table["posture_from"].to_pylist(), table["posture_to"].to_pylist(), strict=True)
            between = [bool(start and end) and self._reaches(start, end) for start, end in dates]
            chosen = pc.and_(chosen, pa.array(between, pa.bool_()))
        return chosen

    def _reaches(self, start: str, end: str) -> bool:
        """Return whether dates from ``start`` to ``end`` meet the window, each as long as it is written."""
        late = not self.since or end >= self.since[: len(end)]
        early = not self.until or start[: len(self.until)] <= self.until
        return late and early

    def _all_places(self) -> list[str]:
        within = {area.id for area in areas()[0] if area.unit in self.places}
        return sorted({*self.places, *within})
