"""The shipped places, fetched from ``seeds/gazetteer`` when somebody asks for one.

They are GeoPackages, one a kind of place: SQLite files by an OGC standard, which QGIS opens and the standard
library reads. A place is found through an index on the ids, so that opening a theatre reads the places that
it names and not the world. The rows were checked when they were built (``tests/seeds`` holds each to
the contract), so they are not checked again here.
"""

import json
import sqlite3
import weakref
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from threading import Lock
from typing import Any

import shapely
from geojson_pydantic.geometries import LineString, MultiLineString, MultiPolygon, Point, Polygon

from layers.messages.language import LANGUAGES
from layers.reading.problems import Problem, TheatreError
from layers.theatre.gazetteer import Named
from layers.theatre.geometry import keep_shapely
from layers.theatre.place import Place, PlaceProperties

TABLES = ("units", "provinces", "regions", "seas", "handmade", "disputed", "towns")
"""The kinds of files, each with one table of its name; ids are unique across them."""

TEXTS = ("name", "kind", "sovereign", "note", "provenance")

LISTS = ("also", "members", "anchors")
"""Columns with lists as JSON."""

ENVELOPES = (0, 32, 48, 48, 64)
"""Bytes of the envelope before a geometry, by its kind (GeoPackage 1.4, OGC 12-128r19, clause 2.1.3)."""


MODELS = {model.__name__: model for model in (Point, LineString, MultiLineString, Polygon, MultiPolygon)}


class World(Mapping[str, Place]):
    """The places in a folder of GeoPackages by id; each is read when it is asked for.

    Iterating yields the ids of all, some 40,000.

    Raises:
        TheatreError: when a file turns out to be damaged.

    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()  # the dashboard reads from several threads
        self._database = sqlite3.connect("file::memory:", uri=True, check_same_thread=False)
        weakref.finalize(self, self._database.close)
        self._columns: dict[str, list[str]] = {}
        for table in TABLES:
            if (folder / f"{table}.gpkg").is_file():
                self._attach(table)
        self._table = lru_cache(10_000)(self._find)
        self._place = lru_cache(1_000)(self._read)
        self.named = lru_cache(1)(self._named)

    def __getitem__(self, id_: str) -> Place:
        return self._place(id_)

    def __contains__(self, id_: object) -> bool:
        return isinstance(id_, str) and self._table(id_) is not None

    def __iter__(self) -> Iterator[str]:
        for table in self._columns:
            yield from (id_ for (id_,) in self._rows(table, "SELECT id FROM {} ORDER BY id"))

    def __len__(self) -> int:
        return sum(
            count for table in self._columns for (count,) in self._rows(table, "SELECT count(*) FROM {}")
        )

    def _named(self) -> tuple[Named, ...]:
        """Return what there is to find by name in running text: all places but provinces, lines and towns.

        A town or a province is rarely the only one of its name; of the towns those of a million are here, by
        the one name that each goes by.
        """
        found = []
        for table in self._columns:
            where = {"provinces": "0", "disputed": "0", "towns": "population >= 1000000"}.get(table, "1")
            sovereign = "sovereign" if "sovereign" in self._columns[table] else "NULL"
            also = "NULL" if table == "towns" else "also"
            query = f"SELECT id, name, {also}, kind, {sovereign} FROM {{}} WHERE {where} ORDER BY id"  # noqa: S608  # constants
            for id_, name, also, kind, owner in self._rows(table, query):
                found.append(Named(id_, name, tuple(json.loads(also or "[]")), kind, owner))
        return tuple(found)

    def _attach(self, table: str) -> None:
        file = (self.folder / f"{table}.gpkg").resolve().as_uri()
        self._rows(table, f"ATTACH '{file.replace(chr(39), '%27')}?mode=ro&immutable=1' AS {table}")
        self._columns[table] = [row[1] for row in self._rows(table, f"PRAGMA {table}.table_info({table})")]

    def _rows(self, table: str, query: str, *values: str) -> list[Any]:
        """Return the rows of a query, in which {} stands for the table."""
        try:
            with self._lock:
                return self._database.execute(query.replace("{}", f"{table}.{table}"), values).fetchall()
        except sqlite3.Error as error:
            file = str(self.folder / f"{table}.gpkg")
            message = f"expected the table “{table}” in a GeoPackage, found it damaged: {error}"
            raise TheatreError([Problem(file, "", "", message)]) from None

    def _find(self, id_: str) -> str | None:
        """Return the table that a place is in, or None if there is no such place."""
        held = (table for table in self._columns if self._rows(table, "SELECT 1 FROM {} WHERE id = ?", id_))
        return next(held, None)

    def _read(self, id_: str) -> Place:
        table = self._table(id_)
        if table is None:
            raise KeyError(id_)
        columns = [name for name in (*TEXTS, *LISTS, "translations") if name in self._columns[table]]
        query = f"SELECT geom, {', '.join(columns)} FROM {{}} WHERE id = ?"  # noqa: S608  # constants
        ((geometry, *values),) = self._rows(table, query, id_)
        known = {name: value for name, value in zip(columns, values, strict=True) if value is not None}
        for name in LISTS:
            if name in known:
                known[name] = json.loads(known[name])
        words = json.loads(known.pop("translations", None) or "{}")
        known["translations"] = {language: words[language] for language in LANGUAGES if language in words}
        properties = PlaceProperties.model_validate(known)
        return Place.model_construct(
            type="Feature", id=id_, geometry=_geometry(geometry), properties=properties
        )


def _geometry(blob: bytes) -> Any:
    """Return the geometry in a GeoPackage's blob as a record of the contract, which it is known to keep."""
    shape = shapely.from_wkb(blob[8 + ENVELOPES[blob[3] >> 1 & 7] :])
    coordinates = _coordinates(shape)
    record = MODELS[shape.geom_type].model_construct(type=shape.geom_type, coordinates=coordinates)
    keep_shapely(record, shape)
    return record


def _coordinates(shape: Any) -> Any:
    """Return the coordinates of a geometry as the contract has them: lists of lists of positions.

    All positions are made at once: shapely's own ``coords`` makes them one by one.
    """
    longitudes, latitudes = shapely.get_coordinates(shape).T.tolist()
    positions = list(zip(longitudes, latitudes, strict=True))
    if shape.geom_type in ("Point", "LineString"):
        return positions[0] if shape.geom_type == "Point" else positions
    parts = shapely.get_parts(shape)
    rings, polygons = (
        shapely.get_rings(parts, return_index=True) if "Polygon" in shape.geom_type else (parts, parts)
    )
    ends = accumulate(shapely.get_num_coordinates(rings).tolist(), initial=0)
    lines = [positions[start:end] for start, end in pairwise(ends)]
    if shape.geom_type != "MultiPolygon":
        return lines
    found: list[list[Any]] = [[] for _ in parts]
    for polygon, line in zip(polygons.tolist(), lines, strict=True):
        found[polygon].append(line)
    return found
