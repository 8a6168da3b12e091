"""What a table tells only as a whole: the order of its dates, columns that are swapped, shared points.

A point that many rows with different names of places share is the point of something wider: the report says
so, and with which precision it would be told rightly.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from layers.importing.assignment import Assignment
from layers.importing.coordinates import WKT, Spot, pair, single
from layers.importing.dates import order_of, span
from layers.importing.format import Order
from layers.importing.placement import Atlas, Placement, unplaced
from layers.importing.row import Row
from layers.importing.wording import said
from layers.theatre.folding import fold

SHARING = 3
"""The names of places at one point from which on it is taken for that of something wider."""

SWAPPED = "latitude and longitude are swapped in this file: they were read the other way round"


@dataclass(frozen=True)
class Scan:
    """What a whole table tells.

    ``order`` is that of day and month, where a date tells it; ``swapped`` whether latitude and longitude are
    in each other's columns; ``shared`` the points of several places, with how many.
    """

    order: Order | None = None
    swapped: bool = False
    shared: Mapping[tuple[float, float], int] = field(default_factory=dict)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the report says of the table as a whole."""
        named = {
            "dmy": "dates are day first, as a figure above 12 shows",
            "mdy": "dates are month first, as a figure above 12 shows",
        }
        return (*((named[self.order],) if self.order else ()), *((SWAPPED,) if self.swapped else ()))

    def placed(self, row: Row, atlas: Atlas) -> Placement | str:
        """Return the placement of a row: by its coordinates, else by its names of places."""
        from layers.importing.shapes import geometry_of, placement_of

        says = row.says
        if WKT.match(says.get("where.coordinates", "")):
            return placement_of(geometry_of(says["where.coordinates"]), says, atlas)
        spot = spot_of(says, self.swapped)
        if spot is None:
            return atlas.named(says)
        if isinstance(spot, str):
            return unplaced(says.get("where.name", "Not said"), spot, says.get("where.note"))
        at = {"type": "Point", "coordinates": [spot.longitude, spot.latitude]}
        placement = placement_of(at, says, atlas, spot.radius_km)
        if isinstance(placement, str):
            return placement
        return doubted(placement, self.shared.get((spot.longitude, spot.latitude)))


def doubted(placement: Placement, names: int | None) -> Placement:
    """Return the placement of a point, with a doubt if it is shared by so many names of places."""
    if not names or placement.where["precision"] not in (1, 2):
        return placement
    doubt = f"one point for {names} names of places, so that of something wider (where.precision=4?)"
    return replace(placement, remarks=(*placement.remarks, doubt))


class Points:
    """The names of places at each point; of a million points with a name each, hardly more than the names."""

    def __init__(self) -> None:
        self._first: dict[tuple[float, float], str] = {}
        self._several: dict[tuple[float, float], set[str]] = {}

    def add(self, point: tuple[float, float], name: str) -> None:
        """Add the name of a place at a point."""
        folded = fold(name)
        first = self._first.setdefault(point, folded)
        if first != folded:
            self._several.setdefault(point, {first}).add(folded)

    def shared(self) -> dict[tuple[float, float], int]:
        """Return the points that have several names of places, with how many."""
        return {point: len(each) for point, each in self._several.items() if len(each) >= SHARING}


def scanned(rows: Iterable[Mapping[str, str]], assignment: Assignment, atlas: Atlas) -> Scan:
    """Return what the rows of a table tell as a whole; ``assignment`` says what their columns give."""
    dates = [
        assignment.columns[each]
        for each in ("when.from", "when.to", "when.reported_on")
        if each in assignment.columns
    ]
    orders: Counter[Order] = Counter()
    points = Points()
    sides = Counter[str]()
    placing = [(each, column) for each, column in assignment.columns.items() if each.startswith("where.")]
    for row in rows:
        for column in dates:
            for part in set(span(row.get(column, ""))):
                if order := order_of([part]):
                    orders[order] += 1
        says = {each: text for each, column in placing if (text := said(row.get(column, "")))}
        spot = spot_of(says, False)
        if isinstance(spot, Spot):
            sides[_side(spot, says, atlas)] += 1
            if name := says.get("where.name"):
                points.add((spot.longitude, spot.latitude), name)
    shared = points.shared()
    swapped = sides["swapped"] > sides["fitting"]
    if swapped:
        shared = {(latitude, longitude): count for (longitude, latitude), count in shared.items()}
    return Scan(next(iter(orders)) if len(orders) == 1 else None, swapped, shared)


def spot_of(says: Mapping[str, str], swapped: bool) -> Spot | str | None:
    """Return the position that a row gives, or why it has none that can be used, or None if it is silent."""
    if "where.latitude" in says or "where.longitude" in says:
        found = pair(says.get("where.latitude", ""), says.get("where.longitude", ""))
    elif "where.coordinates" in says:
        found = single(says["where.coordinates"])
    else:
        return None
    if swapped and isinstance(found, Spot):
        return Spot(found.latitude, found.longitude, found.radius_km)
    return found


def _side(spot: Spot, says: Mapping[str, str], atlas: Atlas) -> str:
    """Return whether a position is "fitting" as it stands, or "swapped", as far as it tells, or nothing."""
    if abs(spot.latitude) > 90 >= abs(spot.longitude) and abs(spot.latitude) <= 180:
        return "swapped"
    country = says.get("where.country")
    if not country or spot.longitude == spot.latitude:
        return ""
    if atlas.holds(country, spot.longitude, spot.latitude):
        return "fitting"
    return "swapped" if atlas.holds(country, spot.latitude, spot.longitude) else ""
