"""The ground of a picture: land, borders and the areas of places, from the gazetteer's arcs.

Each border is simplified once, so that neighbours, the coast and what claims are drawn as keep to one line.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from layers.exporting.drawing.frame import Frame
from layers.page.basemap import ALONG
from layers.page.outlines import Redrawn, redrawn
from layers.reading.atlas import Arcs as Borders
from layers.reading.atlas import Area, Atlas, Line, Rings, Window, numbers
from layers.theatre.catalogue import Catalogue
from layers.theatre.geometry import to_shapely

LEVELS = ((0.25, "coarse"), (0.025, "middle"), (0.0, "fine"))
"""The level of detail that is read, by the degrees that a pixel has at least."""

NOWHERE = Window(0, 91, 0, 92)
"""A window in which nothing is."""

LEAST = 2
"""How many times larger than the tolerance an island is that is drawn."""

SPECK = 2.5
"""Pixels from the middle of what stands for a place that is smaller."""

GRID = 0.001
"""Pixels: neighbours are taken to meet where they are no farther apart."""

NO_BORDERS = Borders(np.zeros(0, np.bool_), np.zeros((0, 4)), np.zeros((0, 3), np.int64))

Arcs = dict[int, BaseGeometry]


class Ground:
    """Where a theatre's claims are drawn: the world's units, and the provinces that the theatre names.

    Made once for all pictures of a theatre; what is read of the gazetteer is kept.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        folder = catalogue.gazetteer.folder
        self.atlas = Atlas(folder) if folder else None
        self._lines: dict[str, dict[int, Line]] = {}

    @cached_property
    def units(self) -> list[Area]:
        """Return the countries and territories of the world; none where the gazetteer is a file."""
        return self.atlas.units() if self.atlas else []

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Return units, and the provinces that claims or the theatre's borders name, by id."""
        if not self.atlas:
            return {}
        named = {where["place"] for where in self.catalogue.claims.columns["where"].values if where["place"]}
        places = self.catalogue.gazetteer.places
        named |= {member for id_ in named for member in places[id_].properties.members or ()}
        outlined = {id_ for each in self.catalogue.theatre.borders for id_ in each.places}
        return {area.id: area for area in (*self.units, *self.atlas.provinces(NOWHERE, named | outlined))}

    @cached_property
    def borders(self) -> Borders:
        """Return all borders; none where the gazetteer is a file."""
        return self.atlas.arcs() if self.atlas else NO_BORDERS

    @cached_property
    def disputed(self) -> list[BaseGeometry]:
        """Return the boundaries that a neighbour claims, in degrees."""
        places = self.catalogue.gazetteer.places
        known = self.atlas.disputed() if self.atlas else {}
        return [to_shapely(places[id_].geometry) for id_ in known if id_ in places]

    @cached_property
    def redrawn(self) -> Redrawn:
        """Return which borders the theatre has drawn otherwise than de facto."""
        return redrawn(
            self.catalogue.theatre.borders,
            self.areas,
            lambda arc: bool(self.borders.between_units[arc]),
            self._along_disputed,
        )

    def lines(self, level: str, wanted: Iterable[int]) -> dict[int, Line]:
        """Return borders by number at a level of detail; none is read twice."""
        known = self._lines.setdefault(level, {})
        if self.atlas and (missing := set(wanted) - known.keys()):
            known |= self.atlas.lines(level, missing)
        return known

    def _along_disputed(self, arcs: set[int]) -> set[int]:
        """Return those of some borders that a disputed line runs along."""
        around = shapely.union_all(self.disputed).buffer(ALONG)
        lines = self.lines("fine", arcs)
        return {arc for arc in arcs if around.covers(shapely.LineString(lines[arc]))}


class Drawing:
    """The ground in a frame, simplified by ``tolerance`` pixels; all it gives is in pixels and clipped."""

    def __init__(self, ground: Ground, frame: Frame, tolerance: float, whole: Arcs | None = None) -> None:
        self.ground, self.frame, self.tolerance = ground, frame, tolerance
        self.level = next(level for least, level in LEVELS if frame.degree >= least)
        self._whole: Arcs = {} if whole is None else whole
        self._simple: Arcs = {}

    def coarser(self, by: float) -> "Drawing":
        """Return the ground in the same frame, simplified by so many times more."""
        return Drawing(self.ground, self.frame, self.tolerance * by, self._whole)

    @cached_property
    def land(self) -> BaseGeometry:
        """Return all land in the frame as one shape; its outline is the coast."""
        return self.clipped(self._unit(area) for area in self._shown)

    def borders(self) -> tuple[BaseGeometry, BaseGeometry]:
        """Return the borders on land, and those that are claimed or drawn inside an outline, as lines."""
        sides = Counter(arc for area in self._shown for arc in numbers(area.rings))
        changed = self.ground.redrawn
        shared = {arc for arc, count in sides.items() if count > 1}
        whole = (shared - changed.joined - changed.lined) | changed.apart
        places = self.ground.catalogue.gazetteer
        own = [
            to_shapely(places.places[id_].geometry)
            for id_ in sorted(places.own)
            if places.places[id_].properties.basemap and places.places[id_].geometry.type.endswith("String")
        ]
        claimed = [self.frame.project(line) for line in (*self.ground.disputed, *own)]
        return (
            self.clipped(self._arcs(whole).values()),
            self.clipped(
                [*self._arcs(changed.joined).values(), *(line.simplify(self.tolerance) for line in claimed)]
            ),
        )

    def area(self, place: str) -> BaseGeometry:
        """Return the area of a place of the gazetteer, whatever it is made of, not clipped."""
        known = self.ground.areas.get(place)
        if known is not None:
            return self._stitched(known.rings, small=True)
        record = self.ground.catalogue.gazetteer.places[place]
        if members := record.properties.members:
            return shapely.union_all([self.area(member) for member in members], grid_size=GRID)
        return self.shape(to_shapely(record.geometry))

    def shape(self, degrees: BaseGeometry) -> BaseGeometry:
        """Return a shape of degrees in pixels, simplified, not clipped."""
        return sound(self.frame.project(degrees).simplify(self.tolerance))

    def clipped(self, shapes: Iterable[BaseGeometry]) -> BaseGeometry:
        """Return what of some shapes is in the frame, on every turn of the world, as one."""
        single = shapely.get_parts(list(shapes))
        found = [
            shapely.clip_by_rect(moved(single, turn * self.frame.scale), *self._rectangle)
            for turn in self.frame.turns
        ]
        inside = np.concatenate([each[~shapely.is_empty(each)] for each in found])
        return shapely.union_all(inside)

    @property
    def _rectangle(self) -> tuple[float, float, float, float]:
        return self.frame.rectangle

    @cached_property
    def _shown(self) -> list[Area]:
        return [area for area in self.ground.units if self.frame.window.meets(area.box)]

    def _unit(self, area: Area) -> BaseGeometry:
        """Return what of a unit may be seen in the frame."""
        window = self.frame.window
        kept = [
            polygon
            for polygon in area.rings
            if any(window.meets(self.ground.borders.box(number)) for number in numbers([polygon]))
        ]
        return self._stitched(kept, small=False)

    def _stitched(self, polygons: Rings, *, small: bool) -> BaseGeometry:
        """Return polygons of rings of arcs; islands below the tolerance are left out.

        Where all of a place are, something stands for its largest if it may be ``small``.
        """
        arcs = self._arcs(numbers(polygons))
        found = []
        for rings in polygons:
            sides = [ring for ring in (_ring(each, arcs) for each in rings) if len(ring) > 3]
            if sides and len(_ring(rings[0], arcs)) > 3 and self._extent(rings[0]) > LEAST * self.tolerance:
                found.append(shapely.Polygon(sides[0], sides[1:]))
        if not found and small and polygons:
            largest = max((rings[0] for rings in polygons), key=self._extent)
            found.append(self._speck(largest))
        crossing = [at for at, each in enumerate(found) if not each.is_valid]
        for at in crossing:
            found[at] = shapely.make_valid(found[at])
        return shapely.MultiPolygon([part for each in found for part in parts(each, 2)])

    def _extent(self, ring: list[int]) -> float:
        """Return how wide or high a ring is, whichever is more, in pixels of its longitudes."""
        boxes = [self.ground.borders.box(number) for number in numbers([[ring]])]
        wide = max(box.east for box in boxes) - min(box.west for box in boxes)
        high = max(box.north for box in boxes) - min(box.south for box in boxes)
        return max(wide, high) / self.frame.degree

    def _speck(self, ring: list[int]) -> BaseGeometry:
        """Return what stands for an island that is smaller than the tolerance: a diamond of a few pixels."""
        box = self.ground.borders.box(next(iter(numbers([[ring]]))))
        ((x, y),) = self.frame.pixels([((box.west + box.east) / 2, (box.south + box.north) / 2)]).tolist()
        return shapely.Polygon([(x - SPECK, y), (x, y - SPECK), (x + SPECK, y), (x, y + SPECK)])

    def _arcs(self, wanted: Iterable[int]) -> Arcs:
        """Return borders by number, in pixels of the turn from -180 to 180 degrees, simplified."""
        asked = sorted(set(wanted))
        self._project([number for number in asked if number not in self._whole])
        if missing := [number for number in asked if number not in self._simple]:
            whole = [self._whole[number] for number in missing]
            simple = shapely.simplify(whole, self.tolerance, preserve_topology=False)
            self._simple |= dict(zip(missing, simple, strict=True))
        return {number: self._simple[number] for number in asked}

    def _project(self, missing: list[int]) -> None:
        """Read borders and keep them in pixels, all at once, which is faster."""
        if not missing:
            return
        lines = self.ground.lines(self.level, missing)
        lengths = [len(lines[number]) for number in missing]
        flat = self.frame.pixels([position for number in missing for position in lines[number]])
        whole = shapely.linestrings(flat, indices=np.repeat(np.arange(len(missing)), lengths))
        self._whole |= dict(zip(missing, whole, strict=True))


def moved(shape: BaseGeometry, by: float) -> BaseGeometry:
    """Return a shape so many pixels to the right."""
    return shapely.transform(shape, lambda at: at + np.array((by, 0))) if by else shape


def sound(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape that is valid: itself, or what is left of it where simplifying made it cross itself."""
    return shape if shape.is_valid else shapely.make_valid(shape)


def parts(shape: BaseGeometry, dimension: int) -> Iterator[BaseGeometry]:
    """Yield the polygons (2) or lines (1) of any shape."""
    for part in shapely.get_parts(shape):
        if part.geom_type == "GeometryCollection":
            yield from parts(part, dimension)
        elif shapely.get_dimensions(part) == dimension and not part.is_empty:
            yield part


def _ring(ring: list[int], arcs: Arcs) -> list[Any]:
    """Return the points of a ring of arcs (~i is arc i backwards)."""
    found: list[Any] = []
    for arc in ring:
        line = shapely.get_coordinates(arcs[arc if arc >= 0 else ~arc]).tolist()
        found += (line if arc >= 0 else line[::-1])[bool(found) :]
    return found
