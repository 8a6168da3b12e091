"""The shipped seas, row by row, and at points where an atlas has them."""

import json
import sqlite3
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from layers.gazetteer.facts import facts

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "gazetteer"

SEAS = gpd.read_file(SEEDS / "seas.gpkg").set_index("id", drop=False)
for column in ("also", "across", "anchors"):  # what is empty is not written
    SEAS[column] = SEAS[column].map(lambda text: json.loads(text) if isinstance(text, str) else [])
shapely.prepare(SEAS.geometry.array)

WITHIN = """
119.5 24.5 taiwan-strait | 43.3 12.6 bab-el-mandeb | 56.5 26.5 strait-of-hormuz | -75 15 caribbean-sea
42.5 14.8 red-sea | 58.5 25 gulf-of-oman | -74.2 19.9 windward-passage | -67.8 18.3 mona-passage
-85.8 21.5 yucatan-channel | -81.5 23.9 straits-of-florida | -78.3 22.5 old-bahama-channel
-63.7 18.2 anegada-passage | -71.2 11.6 gulf-of-venezuela | -62 10.4 gulf-of-paria
-66 11.5 southern-caribbean | -79.4 8 gulf-of-panama | -80.6 -3.2 gulf-of-guayaquil
-5.6 35.95 strait-of-gibraltar | 15.62 38.2 strait-of-messina | 26.4 40.15 dardanelles
29.062 41.093 bosphorus | 36.55 45.2 kerch-strait | 31.2 46.2 northwestern-black-sea | 12.75 55.95 oresund
11 55.35 great-belt | 26.5 59.9 gulf-of-finland | 1.45 51 strait-of-dover | -27 67 denmark-strait
-168.9 65.8 bering-strait | 142 45.75 la-perouse-strait | 140.5 41.4 tsugaru-strait
129.9 34.3 tsushima-strait | 128.7 34.6 korea-strait | 126.2 25.4 miyako-strait | 121.3 21.5 bashi-channel
121.6 19.9 balintang-channel | 115 10 south-china-sea | 117.76 15.15 south-china-sea
130 20 philippine-sea | 103.85 1.2 singapore-strait | 101 3 strait-of-malacca | 105.6 -6.1 sunda-strait
115.75 -8.6 lombok-strait | 118 -2 makassar-strait | 142.3 -10.3 torres-strait | 48 12.5 gulf-of-aden
60 15 arabian-sea | 34.8 29 gulf-of-aqaba | 33.2 28.7 gulf-of-suez | 34 32.5 levantine-sea
3 3 gulf-of-guinea | -170 -77 ross-sea | -175 58 bering-sea | 175 58 bering-sea
178 -40 pacific-ocean-south | 175 30 pacific-ocean-north | -175 30 pacific-ocean-north
33.2 69.5 barents-sea | 50.9 28 persian-gulf | -91 26 gulf-of-mexico | -61.8 10.68 dragons-mouths
119 38.8 bohai-sea | -72 -58 pacific-ocean-south
-70.7 -53.4 strait-of-magellan | -74.2 -52.85 strait-of-magellan | 34.46 28.02 strait-of-tiran
-61.42 15.75 dominica-passage | -61.23 15.05 martinique-passage | -60.95 14.27 saint-lucia-channel
-61.08 13.55 saint-vincent-passage | -61.75 16.7 guadeloupe-passage | -123.8 48.25 strait-of-juan-de-fuca
-123.5 49.25 strait-of-georgia | 125.38 10.2 surigao-strait | 124.2 12.53 san-bernardino-strait
38.2 46.95 taganrog-bay | 119.9 23.4 penghu-channel | 50.4 26.3 gulf-of-bahrain
"""
"""Longitude, latitude, and the smallest sea there."""

OUTSIDE = """
45 12.3 bab-el-mandeb | 44.5 12 red-sea | 53 26.5 strait-of-hormuz | 59.5 24.5 persian-gulf
-58 15 caribbean-sea | -75 22.5 caribbean-sea | -80 30 gulf-of-mexico | -84 24 straits-of-florida
122.5 25.5 taiwan-strait | 118 21 taiwan-strait | 124 22 south-china-sea | 20 38 adriatic-sea
5 52 baltic-sea | 28 42 sea-of-marmara | 36.6 44.5 sea-of-azov | -8 36 mediterranean-sea | 40 10 red-sea
100 -2 strait-of-malacca | -73.9 40.7 gulf-of-maine | 0 51.9 english-channel | 37 55 baltic-sea
-90 45 atlantic-ocean-north | -71.5 9.8 caribbean-sea | 32.5 31.5 red-sea | 150 40 sea-of-japan
-71.2 -53 strait-of-magellan | -67 -52.5 strait-of-magellan
"""


def spots(text: str) -> list[tuple[float, float, str]]:
    found = [spot.split() for line in text.strip().splitlines() for spot in line.split("|")]
    return [(float(lon), float(lat), id_) for lon, lat, id_ in found]


def smallest(lon: float, lat: float) -> str | None:
    """The way to take: the smallest sea round a point, without those that lie across others."""
    here = SEAS[~SEAS["across"].astype(bool) & shapely.contains_xy(SEAS.geometry.array, lon, lat)]
    return None if here.empty else str(here["area_km2"].idxmin())


@pytest.mark.parametrize("id_", SEAS.index)
def test_a_sea_is_whole(id_: str) -> None:
    sea, area = SEAS.loc[id_], SEAS.geometry[id_]
    assert area.is_valid
    flat = shapely.get_coordinates(area)
    assert (flat == flat.round(3)).all()
    parts = shapely.get_parts(area)
    assert all(part.exterior.is_ccw and not any(hole.is_ccw for hole in part.interiors) for part in parts)
    steps = np.concatenate([np.abs(np.diff(shapely.get_coordinates(part.exterior)[:, 0])) for part in parts])
    assert steps.max() <= 180 or id_ == "arctic-ocean"  # whose rim runs along 90°N
    assert sea["name"].strip() == sea["name"] != ""
    assert (sea["kind"], sea["provenance"]) == ("sea", "seas")
    assert "Approximate: not a boundary." in sea["note"]
    assert shapely.contains_xy(area, sea["label_lon"], sea["label_lat"])
    assert all(shapely.contains_xy(area, *spot) for spot in sea["anchors"])


@pytest.mark.parametrize("id_", SEAS.index)
def test_a_sea_is_inside_the_one_it_is_part_of(id_: str) -> None:
    parent = SEAS["parent"][id_]
    if not isinstance(parent, str):
        assert SEAS["across"][id_] or SEAS["area_km2"][id_] > 300_000
        return
    west, south, east, north = SEAS.geometry[id_].bounds
    around = shapely.clip_by_rect(SEAS.geometry[parent], west - 1, south - 1, east + 1, north + 1)
    outside = shapely.area(shapely.difference(SEAS.geometry[id_], shapely.make_valid(around)))
    # a small sea keeps its shore where the larger one is simplified (layers/gazetteer/seas.py)
    assert outside <= 0.15 * shapely.area(SEAS.geometry[id_])


def test_seas_of_one_parent_do_not_overlap() -> None:
    plain = SEAS[~SEAS["across"].astype(bool)]
    for _, siblings in plain.groupby(plain["parent"].fillna("")):
        areas = siblings.geometry.to_numpy()
        first, second = shapely.STRtree(areas).query(areas, predicate="intersects")
        pairs = [(a, b) for a, b in zip(first, second, strict=True) if a < b]
        shared = {
            (siblings.index[a], siblings.index[b]): shapely.area(areas[a].intersection(areas[b]))
            / min(shapely.area(areas[a]), shapely.area(areas[b]))
            for a, b in pairs
        }
        assert {pair: share for pair, share in shared.items() if share > 0.01} == {}


@pytest.mark.parametrize(("lon", "lat", "id_"), spots(WITHIN))
def test_a_point_is_in_the_sea_that_an_atlas_has_there(lon: float, lat: float, id_: str) -> None:
    assert smallest(lon, lat) == id_


@pytest.mark.parametrize(("lon", "lat", "id_"), spots(OUTSIDE))
def test_a_point_is_not_in_a_sea_that_ends_before_it(lon: float, lat: float, id_: str) -> None:
    assert not shapely.contains_xy(SEAS.geometry[id_], lon, lat)


def test_what_is_shipped_is_what_the_facts_say() -> None:
    known = facts("seas")
    assert list(SEAS.index) == sorted(known)
    for id_, sea in known.items():
        row = SEAS.loc[id_]
        assert (row["name"], row["also"]) == (sea["name"], sea["also"])
        told = json.loads(row["translations"]) if isinstance(row["translations"], str) else {}
        names = {tag: words["name"] for tag, words in told.items()}
        assert names == sea["names"]
        assert set(sea["limits"]) <= facts("sea_lines")["lines"].keys()


def test_every_bounding_line_bounds_a_sea() -> None:
    used = {line for sea in facts("seas").values() for line in sea["limits"]}
    assert facts("sea_lines")["lines"].keys() == used


def test_the_caribbean_is_the_one_that_was_drawn_before() -> None:
    assert SEAS["area_km2"]["caribbean-sea"] == pytest.approx(2_798_660, rel=0.001)


def test_the_file_is_a_geopackage_whose_ids_are_indexed() -> None:
    with sqlite3.connect(f"{(SEEDS / 'seas.gpkg').as_uri()}?mode=ro", uri=True) as file:
        plan = file.execute("EXPLAIN QUERY PLAN SELECT name FROM seas WHERE id = 'red-sea'").fetchone()
        assert "USING INDEX by_id" in plan[-1]
        assert file.execute("SELECT count(*) FROM gpkg_contents").fetchone() == (1,)
