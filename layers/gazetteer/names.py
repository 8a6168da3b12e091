"""The index of names: which places a name may mean, made of the other files of the gazetteer.

``layers/reading/place_search.py`` looks names up in it. It is one SQLite file with the spellings of all names
as one text, which takes milliseconds to load, and a row for each place.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd

from layers.reading.known_places import COLUMNS, PART_OF_A_COUNTRY, PRECISIONS, forms
from layers.reading.spellings import Spellings

FILES = ("handmade", "provinces", "regions", "seas", "towns", "units")

INDEX = "names.sqlite"


def write_names(folder: Path) -> None:
    """Write the index of the names in the GeoPackages of ``folder``, beside them."""
    found = [place for file in FILES for place in _places(gpd.read_file(folder / f"{file}.gpkg"))]
    found.sort(key=lambda place: place["id"])
    countries = {place["id"]: place["country"] for place in found if place["kind"] != "region"}
    for place in found:
        _settle(place, countries)
    spellings = Spellings.of(
        (name, number, name == place["name"])
        for number, place in enumerate(found)
        for name in sorted(place["names"])
    )
    path = folder / INDEX
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as file, file:
        columns = COLUMNS.split(", ")
        file.execute(f"CREATE TABLE place (number INTEGER PRIMARY KEY, {COLUMNS})")
        file.execute("CREATE TABLE spellings (text TEXT, starts BLOB, owners BLOB)")
        file.executemany(
            f"INSERT INTO place VALUES (?{', ?' * len(columns)})",  # noqa: S608 – no input
            ([number, *(place[column] for column in columns)] for number, place in enumerate(found)),
        )
        blobs = spellings.starts.astype("<u4").tobytes(), spellings.owners.astype("<u4").tobytes()
        file.execute("INSERT INTO spellings VALUES (?, ?, ?)", (spellings.text, *blobs))
        file.execute("CREATE UNIQUE INDEX by_id ON place (id)")


def _places(frame: gpd.GeoDataFrame) -> Iterator[dict[str, Any]]:
    """Yield what the index has of each row: its columns, the members, and all names of the place."""
    for row in frame.to_dict("records"):
        if row["kind"] not in PRECISIONS:
            continue
        west, south, east, north = window(row["geometry"])
        translations = _json(row, "translations") or {}
        translated = [words["name"] for words in translations.values() if "name" in words]
        said = [row["name"], *(_json(row, "also") or ()), *translated]
        country = row["id"] if row["kind"] in ("country", "territory") else _text(row.get("unit"))
        yield {
            "id": row["id"],
            "name": row["name"],
            "kind": row["kind"],
            "precision": PRECISIONS[row["kind"]],
            "country": country,
            "province": row["id"] if row["kind"] == "province" else _text(row.get("province")),
            "population": int(row["population"]) if row.get("population", 0) > 0 else None,
            "west": west,
            "south": south,
            "east": east,
            "north": north,
            "members": _json(row, "members"),
            "names": {form for name in said for form in forms(name)} | {row["id"]},
        }


def _json(row: Mapping[str, Any], column: str) -> Any:
    return json.loads(_text(row.get(column)) or "null")


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _settle(place: dict[str, Any], countries: dict[str, str]) -> None:
    """Note of a region inside one country that it is, and that a claim there is about a part of it."""
    around = {countries[member] for member in place["members"] or ()}
    if place["kind"] == "region" and len(around) == 1:
        place["country"] = around.pop()
        place["precision"] = PART_OF_A_COUNTRY


def window(geometry: Any) -> tuple[float, float, float, float]:
    """Return west, south, east, north (degrees); west exceeds east across the antimeridian."""
    west, south, east, north = (round(float(bound), 4) for bound in geometry.bounds)
    if west > -180 or east < 180:
        return west, south, east, north
    spans = sorted((part.bounds[0], part.bounds[2]) for part in getattr(geometry, "geoms", [geometry]))
    reach, gap = spans[0][1], (0.0, -180.0, 180.0)
    for start, end in spans[1:]:  # what is widest between the parts is outside
        gap = max(gap, (start - reach, start, reach))
        reach = max(reach, end)
    _, west, east = gap
    return round(west, 4), south, round(east, 4), north
