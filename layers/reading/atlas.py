"""The atlas: what the basemap is drawn from, read by window from the shipped gazetteer's GeoPackages.

GeoPackages are SQLite files, so the standard library reads the few records that a page needs; GeoPandas would
read all and takes half a second to load. Coordinates are degrees (WGS 84), longitude first.
"""

import json
import sqlite3
import struct
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from layers.reading.problems import Problem, TheatreError

Line = list[tuple[float, float]]
Rings = list[list[list[int]]]
"""For each polygon, for each of its rings, the arcs that it is made of; ~i is arc i backwards."""

LEVELS = ("coarse", "middle", "fine")
"""The levels of detail of the arcs: about as Natural Earth's 1:110m, 1:50m, and 1:10m."""

ENVELOPES = (0, 32, 48, 48, 64)
"""The bytes of the envelope in the head of a GeoPackage's geometry, by its kind (OGC 12-128, 2.1.3)."""


AT_ONCE = 500
"""Ids in one question; SQLite takes a thousand at the least."""

AREA = "id, name, kind, label_lon, label_lat, rings, west, south, east, north"
"""The columns of an area that the page needs: all but its geometry."""


class Window(NamedTuple):
    """A box of longitudes and latitudes; ``west`` is greater than ``east`` across the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, box: "Window") -> bool:
        """Return whether a box that does not cross the antimeridian meets this one."""
        if box.south > self.north or box.north < self.south:
            return False
        if self.west > self.east:
            return box.east >= self.west or box.west <= self.east
        return box.east >= self.west and box.west <= self.east

    def meeting(self, boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which boxes meet this one, as :meth:`meets` tells; a row each: west, south, east, north."""
        west, south, east, north = boxes.T
        after, before = east >= self.west, west <= self.east
        across = after | before if self.west > self.east else after & before
        found: NDArray[np.bool_] = across & (south <= self.north) & (north >= self.south)
        return found

    def wider(self, by: float) -> "Window":
        """Return the window with so many degrees more on every side."""
        return Window(self.west - by, self.south - by, self.east + by, self.north + by)._turned()

    def _turned(self) -> "Window":
        if self.east - self.west >= 360:
            return self._replace(west=-180, east=180)
        west, east = ((lon + 180) % 360 - 180 if abs(lon) > 180 else lon for lon in (self.west, self.east))
        return self._replace(west=west, east=east)


class Arcs(NamedTuple):
    """All borders, from junction to junction or closed rings, without their lines: a row for each number.

    ``between_units`` tells which are coasts or borders of units, ``boxes`` has west, south, east and north,
    ``sizes`` the bytes of the line at each of :data:`LEVELS`.
    """

    between_units: NDArray[np.bool_]
    boxes: NDArray[np.float64]
    sizes: NDArray[np.int64]

    def box(self, number: int) -> Window:
        """Return the box of a border."""
        return Window(*self.boxes[number].tolist())


@dataclass(frozen=True)
class Area:
    """A unit or a province: its name, where that stands, and its rings."""

    id: str
    record: dict[str, Any]
    box: Window
    rings: Rings


class Atlas:
    """The GeoPackages in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def units(self) -> list[Area]:
        """Return all units of the world, in the order of their ids."""
        return [_area(dict(row)) for row in self._rows("units", f"{AREA}, translations", "order by id")]

    def provinces(self, window: Window, ids: Container[str] = ()) -> list[Area]:
        """Return the provinces that meet a window or have one of these ids, in the order of their ids."""
        found = {
            id_
            for id_, *box in map(tuple, self._rows("provinces", "id, west, south, east, north"))
            if id_ in ids or window.meets(Window(*box))
        }
        return [_area(row) for row in self._some("provinces", f"{AREA}, unit", sorted(found))]

    def outlines(self, kind: str) -> list[tuple[str, bytes]]:
        """Return name and outline (well-known binary) of all units, or of all provinces, by their ids."""
        rows = self._rows(kind, "name, geom", "order by id")
        return [(row["name"], _wkb(row["geom"])) for row in rows]

    def boxes(self, kind: str, among: Window) -> list[tuple[str, str, Window]]:
        """Return id, country and box of the units, or provinces, that reach into a window, by their ids.

        Neither the window nor a box crosses the antimeridian.
        """
        within = "where east >= ? and west <= ? and north >= ? and south <= ? order by id"
        edges = among.west, among.east, among.south, among.north
        rows = self._rows(kind, "id, sovereign, west, south, east, north", within, *edges)
        return [(row["id"], row["sovereign"], _box(row)) for row in rows]

    def outlines_of(self, kind: str, ids: Sequence[str]) -> dict[str, bytes]:
        """Return the outlines (well-known binary) of these units, or provinces, by their ids."""
        return {row["id"]: _wkb(row["geom"]) for row in self._some(kind, "id, geom", ids)}

    def arcs(self) -> Arcs:
        """Return all borders, which are numbered from 0, without their lines."""
        columns = "unit_border, west, south, east, north, length(coarse), length(middle), length(geom)"
        rows = self._rows("borders", columns, "order by number")
        # a number of up to 53 bits stays as it is
        table = np.array([tuple(row) for row in rows], np.float64).reshape(-1, 8)
        return Arcs(table[:, 0] > 0, table[:, 1:5].copy(), table[:, 5:].astype(np.int64))

    def lines(self, level: str, wanted: Iterable[int]) -> dict[int, Line]:
        """Return the lines of arcs by number, at one of :data:`LEVELS`."""
        column = "geom" if level == "fine" else level
        which = f"where number in ({','.join(map(str, sorted(wanted)))})"
        rows = self._rows("borders", f"number, {column} as line", which)
        return {row["number"]: wkb_line(row["line"]) for row in rows}

    def towns(self, window: Window) -> list[dict[str, Any]]:
        """Return the towns in a window; none where there is no such file."""
        columns = "id, name, translations, population, capital, label_zoom, lon, lat"
        inside = "lon >= ? or lon <= ?" if window.west > window.east else "lon between ? and ?"
        which = f"where lat between ? and ? and ({inside}) order by id"
        rows = self._rows("towns", columns, which, window.south, window.north, window.west, window.east)
        return list(map(dict, rows))

    def disputed(self) -> dict[str, Window]:
        """Return the boxes of all disputed boundary lines by id; none where there is no such file."""
        columns = "id, west, south, east, north"
        rows = self._rows("disputed", columns, "where west is not null order by id")
        return {row["id"]: _box(row) for row in rows}

    def seas(self, window: Window) -> list[dict[str, Any]]:
        """Return the seas that meet a window, without their shapes; none where there is no such file."""
        columns = "id, name, translations, label_lon, label_lat, west, south, east, north"
        return [dict(row) for row in self._rows("seas", columns, "order by id") if window.meets(_box(row))]

    def _some(self, kind: str, columns: str, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
        """Yield columns of the places with these ids, in their order if the ids are sorted."""
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            which = f"where id in ({','.join('?' * len(some))}) order by id"
            yield from map(dict, self._rows(kind, columns, which, *some))

    def _rows(self, kind: str, columns: str, which: str = "", *values: float | str) -> list[sqlite3.Row]:
        """Return columns of the table of a kind of place.

        Raises:
            TheatreError: when the file is damaged.

        """
        path = self.folder / f"{kind}.gpkg"
        if not path.exists():
            return []
        table = "arcs" if kind == "borders" else kind
        query = f"select {columns} from {table} {which}"  # noqa: S608  # all our own words
        try:
            with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as file:
                file.row_factory = sqlite3.Row
                return file.execute(query, values).fetchall()
        except sqlite3.Error as error:
            message = f"expected the table “{table}” in a GeoPackage, found it damaged: {error}"
            raise TheatreError([Problem(str(path), "", "", message)]) from None


def numbers(polygons: Iterable[Iterable[Iterable[int]]]) -> set[int]:
    """Return the numbers of the arcs that polygons are made of."""
    return {~arc if arc < 0 else arc for polygon in polygons for ring in polygon for arc in ring}


def _box(row: sqlite3.Row | dict[str, Any]) -> Window:
    return Window(row["west"], row["south"], row["east"], row["north"])


def _area(row: dict[str, Any]) -> Area:
    record = {key: row.get(key) for key in ("name", "kind", "unit", "label_lon", "label_lat")}
    record["translations"] = json.loads(row.get("translations") or "{}")
    return Area(row["id"], record, _box(row), json.loads(row["rings"]))


def wkb_line(geometry: bytes) -> Line:
    """Return the positions of a LineString: a GeoPackage's geometry, or plain little-endian WKB.

    The build writes no other kind into the columns that are read here.
    """
    plain = _wkb(geometry)
    (count,) = struct.unpack_from("<I", plain, 5)
    return list(struct.iter_unpack("<2d", plain[9 : 9 + 16 * count]))


def _wkb(geometry: bytes) -> bytes:
    """Return a geometry without the head that a GeoPackage puts before it."""
    return geometry[8 + ENVELOPES[geometry[3] >> 1 & 7] :] if geometry[:2] == b"GP" else geometry
