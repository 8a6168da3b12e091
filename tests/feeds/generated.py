"""Make files of feeds: invented events at the gazetteer's towns, the same for the same number and seed."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv

from layers.importing.formats.gdelt import COLUMNS, ROOTS
from layers.reading.gazetteer import GAZETTEER

ACLED = ("Battles", "Protests", "Riots", "Explosions/Remote violence")


@cache
def towns() -> tuple[pa.Array, pa.Array, pa.Array, pa.Array]:
    """Names, countries, longitudes and latitudes of the towns."""
    with closing(sqlite3.connect(GAZETTEER / "towns.gpkg")) as file:
        rows = file.execute("select name, sovereign, lon, lat from towns order by id").fetchall()
    name, country, lon, lat = zip(*rows, strict=True)
    return tuple(pa.array(each, pa.string()) for each in (name, country, map(str, lon), map(str, lat)))


def _dates(numbers: np.ndarray, random: np.random.Generator, months: int) -> tuple[np.ndarray, np.ndarray]:
    day = random.integers(0, months * 30, len(numbers))
    dates = np.datetime64("2024-01-01") + day.astype("timedelta64[D]")
    return dates, np.datetime_as_string(dates)


def acled(rows: int, seed: int = 0, first: int = 0, months: int = 12) -> pa.Table:
    random = np.random.default_rng(seed)
    numbers = np.arange(first, first + rows)
    name, country, lon, lat = (
        each.take(pa.array(at)) for at in [random.integers(0, 34007, rows)] for each in towns()
    )
    _, dates = _dates(numbers, random, months)
    kinds = pa.array(ACLED).take(pa.array(random.integers(0, len(ACLED), rows)))
    return pa.table(
        {
            "event_id_cnty": pa.array(np.char.add("INV", numbers.astype(str))),
            "event_date": pa.array(dates),
            "time_precision": pa.array(random.integers(1, 4, rows)).cast(pa.string()),
            "event_type": kinds,
            "sub_event_type": kinds,
            "actor1": pa.array(np.char.add("Group ", random.integers(0, 40, rows).astype(str))),
            "actor2": pa.array(np.full(rows, "")),
            "country": country,
            "location": name,
            "latitude": lat,
            "longitude": lon,
            "geo_precision": pa.array(random.integers(1, 4, rows)).cast(pa.string()),
            "source": pa.array(np.char.add("Paper ", random.integers(0, 300, rows).astype(str))),
            "notes": pa.array(np.char.add('A "clash",\nas invented: ', numbers.astype(str))),
            "fatalities": pa.array(random.integers(0, 9, rows)).cast(pa.string()),
        }
    )


def gdelt(rows: int, seed: int = 0, first: int = 0, months: int = 12) -> pa.Table:
    random = np.random.default_rng(seed)
    numbers = np.arange(first, first + rows)
    name, country, lon, lat = (
        each.take(pa.array(at)) for at in [random.integers(0, 34007, rows)] for each in towns()
    )
    dates, _ = _dates(numbers, random, months)
    plain = np.char.replace(np.datetime_as_string(dates), "-", "")
    import pyarrow.compute as pc

    full = pc.binary_join_element_wise(name, country, ", ")
    kind = random.integers(1, 5, rows)
    empty = pa.array(np.full(rows, ""))
    code = pa.array(list(ROOTS)).take(pa.array(random.integers(0, 20, rows)))
    says = dict.fromkeys(COLUMNS, empty) | {
        "globaleventid": pa.array(numbers.astype(str)),
        "sqldate": pa.array(plain),
        "monthyear": pa.array(plain.astype("U6")),
        "year": pa.array(plain.astype("U4")),
        "fractiondate": pa.array(plain),
        "actor1code": pa.array(np.full(rows, "GOV")),
        "actor1name": pa.array(np.char.add("ACTOR ", random.integers(0, 900, rows).astype(str))),
        "actor2name": pa.array(np.char.add("ACTOR ", random.integers(0, 900, rows).astype(str))),
        "isrootevent": pa.array(np.full(rows, "1")),
        "eventcode": code,
        "eventbasecode": code,
        "eventrootcode": code,
        "quadclass": pa.array(np.full(rows, "4")),
        "goldsteinscale": pa.array(np.full(rows, "-10.0")),
        "nummentions": pa.array(random.integers(1, 99, rows)).cast(pa.string()),
        "avgtone": pa.array(random.integers(-999, 99, rows)).cast(pa.string()),
        "actiongeo_type": pa.array(np.where(kind == 2, 4, kind)).cast(pa.string()),
        "actiongeo_fullname": full,
        "actiongeo_countrycode": pa.array(np.full(rows, "XX")),
        "actiongeo_lat": lat,
        "actiongeo_long": lon,
        "dateadded": pa.array(np.char.add(plain, "000000")),
        "sourceurl": pa.array(
            np.char.add(
                np.char.add("https://news", random.integers(0, 5000, rows).astype(str)),
                np.char.add(".com/world/article-", (numbers // 3).astype(str)),
            )
        ),
    }
    return pa.table(says)


def write(table: pa.Table, path: Path) -> Path:
    """Write CSV with a header, or as GDELT does with tabs and none, by the table's columns."""
    bare = table.column_names[0] == "globaleventid"
    options = csv.WriteOptions(
        include_header=not bare,
        delimiter="\t" if bare else ",",
        quoting_style="none" if bare else "needed",
        batch_size=50_000,
    )
    with pa.output_stream(str(path), compression="detect") as sink:
        csv.write_csv(table, sink, options)
    return path
