"""Towns: GeoNames' places of at least 15,000 people, with the unit and the province that each is in.

A town is in the province that its point is in; near a border or a coast, within :data:`NEAR`, in the nearest
province of the country that GeoNames gives, because the outline is less exact than the point.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from layers.gazetteer.facts import facts
from layers.gazetteer.ids import slug
from layers.theatre.characters import UNWRITABLE
from layers.theatre.folding import fold

NEAR = 0.1
"""Degrees (about ten kilometres) by which a coast or a border of 1:10m may be wrong here."""

TRANSLITERATED = re.compile(r"^[a-zʻʼʿ'’]")
"""GeoNames' machine transliterations begin with a small Latin letter ("askalds")."""

UNWRITTEN = re.compile(f"[{UNWRITABLE}]")

CODE = re.compile(r"^[A-Z]{2,4}$")
"""An airport's code among the names."""

ZOOMS = ((5_000_000, 4.0), (1_000_000, 5.0), (300_000, 6.0), (100_000, 7.0), (50_000, 8.0), (-1, 9.0))
"""People, and the zoom from which a town of so many is named; a national capital is from the first."""


def towns(
    cities: Iterable[Mapping[str, Any]],
    capitals: Mapping[int, str],
    provinces: gpd.GeoDataFrame,
    units: Mapping[str, str],
    taken: set[str],
) -> gpd.GeoDataFrame:
    """Return the towns, those of most people first: who chooses an id first has the short one.

    ``cities`` are GeoNames' records with ``country``, the id of a unit, ``capitals`` says "national" or
    "admin" by GeoNames' number, ``units`` are names by id, and ``taken`` the ids of other places.
    """
    known = pd.DataFrame([*cities, *_added()]).sort_values(
        ["population", "geonameid"], ascending=[False, True]
    )
    at = np.round(known[["longitude", "latitude"]].to_numpy(), 4)
    frame = gpd.GeoDataFrame(
        {
            "name": known["name"].to_numpy(),
            "kind": "settlement",
            "also": [
                _also(name, others)
                for name, others in zip(known["name"], known["alternatenames"], strict=True)
            ],
            "note": None,
            "provenance": "geonames",
            "translations": [{} for _ in range(len(known))],
            "population": known["population"].to_numpy(),
            "capital": known["geonameid"].map(capitals).fillna("none").to_numpy(),
            "country": known["country"].to_numpy(),
            "lon": at[:, 0],
            "lat": at[:, 1],
        },
        geometry=shapely.points(at),
        crs=4326,
    )
    within = provinces.iloc[_provinces(frame, provinces)]
    frame["province"], frame["unit"] = within["id"].to_numpy(), within["unit"].to_numpy()
    frame["sovereign"] = frame["unit"].map(units)
    frame["label_zoom"] = [_zoom(*row) for row in zip(frame["population"], frame["capital"], strict=True)]
    frame["id"] = _ids(frame, taken | set(facts("towns")))
    frame["population"] = frame["population"].mask(frame["population"] < 0).astype("Int64")
    _tell(frame)
    return frame.drop(columns="country").sort_values("id", ignore_index=True)


def _added() -> list[dict[str, Any]]:
    """Return the towns of fewer people that this project has a use for; their population is -1."""
    return [
        {
            "name": fact["name"],
            "longitude": fact["at"][0],
            "latitude": fact["at"][1],
            "population": -1,
            "geonameid": 0,
            "alternatenames": [],
            "country": fact["country"],
        }
        for fact in facts("towns").values()
        if "country" in fact
    ]


def _also(name: str, others: Iterable[str]) -> list[str]:
    """Return other names without codes, machine transliterations, and what differs by accents alone."""
    wrong = (TRANSLITERATED.match, CODE.match, UNWRITTEN.search)
    real = [other for other in others if not any(matches(other) for matches in wrong)]
    folded = {fold(other): other for other in reversed([name, *real]) if any(map(str.isalpha, other))}
    return [other for other in real if folded.get(fold(other)) == other != name]


def _provinces(frame: gpd.GeoDataFrame, provinces: gpd.GeoDataFrame) -> np.ndarray[Any, Any]:
    """Return the index of the province that each town is in."""
    areas, points = provinces.geometry.to_numpy(), frame.geometry.to_numpy()
    found: np.ndarray[Any, Any] = shapely.STRtree(areas).query_nearest(points, all_matches=False)[1]
    apart = frame["country"].to_numpy() != provinces["unit"].to_numpy()[found]
    for country, rows in frame[apart].groupby("country").groups.items():
        own = np.flatnonzero(provinces["unit"].to_numpy() == country)
        if len(own):
            tree = shapely.STRtree(areas[own])
            (towns, near), _ = tree.query_nearest(
                points[rows], max_distance=NEAR, all_matches=False, return_distance=True
            )
            found[np.asarray(rows)[towns]] = own[near]
    return found


def _zoom(population: int, capital: str) -> float:
    return (
        ZOOMS[0][1] if capital == "national" else next(zoom for people, zoom in ZOOMS if population >= people)
    )


def _ids(frame: gpd.GeoDataFrame, taken: set[str]) -> list[str]:
    """Return an id for each town: its name, with the unit or else the province if another one has that id."""
    stems = frame["name"].map(slug)
    here = Counter(zip(stems, frame["unit"], strict=True))
    found: dict[str, None] = dict.fromkeys(taken)
    ids = []
    for stem, unit, province in zip(stems, frame["unit"], frame["province"], strict=True):
        choices = [stem, *([f"{stem}-{unit}"] if here[stem, unit] == 1 else []), f"{stem}-{province}"]
        choices += [f"{stem}-{province}-{number}" for number in range(2, 100)]
        id_ = next(choice for choice in choices if choice and choice not in found)
        found[id_] = None
        ids.append(id_)
    return ids


def _tell(frame: gpd.GeoDataFrame) -> None:
    """Give the towns that this project knows more of their old ids, notes and translations."""
    for id_, fact in facts("towns").items():
        near = (frame["name"] == fact["name"]) & (frame.distance(shapely.Point(fact["at"])) < NEAR)
        (row,) = frame.index[near]
        frame.at[row, "id"], frame.at[row, "note"] = id_, fact["note"]
        frame.at[row, "translations"] = fact["translations"]
