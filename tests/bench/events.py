"""What importing a large table costs: invented events in the layout of UCDP GED, imported by the command.

``python -m tests.bench.events 100000`` tells the processor's seconds (of the whole process, its own and the
system's) and the most memory; with ``--plain`` the table is one of a title, a date, two coordinates and a
link, as people keep it. The rows repeat what real ones do: few countries, actors and offices, a few
thousand places, a source or two each.
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import numpy as np

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id"),
    *("conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id"),
    *("side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources"),
    *("source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec"),
    *("where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt"),
    *("priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start"),
    *("date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
    *("gwnoa", "gwnob"),
)
"""The columns of UCDP GED since version 17.1."""

COUNTRIES = {
    "Syria": (35.0, 38.5),
    "Yemen (North Yemen)": (15.5, 46.0),
    "Mali": (17.0, -2.0),
    "Nigeria": (10.0, 8.0),
    "Colombia": (4.0, -73.0),
    "Ukraine": (49.0, 32.0),
    "Afghanistan": (34.0, 66.0),
    "Somalia": (4.0, 45.5),
}
"""Countries, each with a point in its middle: latitude and longitude (degrees)."""

OFFICES = [f"Agency {number}" for number in range(1, 41)]
FIRST = date(1989, 1, 1)


def write_events(path: Path, n: int, seed: int = 0) -> Path:
    """Write ``n`` invented events as a GED file and return its path; the same every time."""
    random = np.random.default_rng(seed)
    countries = list(COUNTRIES)
    country = random.integers(0, len(countries), n)
    place, article = random.integers(0, 500, n), random.integers(0, max(n // 2, 1), n)
    day, lasts = random.integers(0, 12_700, n), random.integers(0, 3, n)
    where = random.choice(range(1, 7), n, p=[0.46, 0.22, 0.12, 0.12, 0.03, 0.05])
    kind = random.choice([1, 1, 1, 2, 3], n)
    side = random.integers(0, 60, (2, n))
    best, more = random.integers(0, 40, n), random.integers(0, 10, (2, n))
    office = random.integers(0, len(OFFICES), n)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for i in range(n):
            name = countries[country[i]]
            lat, lon = COUNTRIES[name]
            lat += (place[i] % 23) * 0.04173 - 0.5
            lon += (place[i] // 23) * 0.04371 - 0.5
            start = FIRST + timedelta(int(day[i]))
            end = start + timedelta(int(lasts[i]))
            a, b = f"Government of {name}", f"Group {side[1, i]} of {name}"
            if kind[i] != 1:
                a = f"Group {side[0, i]} of {name}"
            low, high = max(int(best[i]) - int(more[0, i]), 0), int(best[i]) + int(more[1, i])
            town = f"Town {place[i]} of {name}"
            agency, headline = OFFICES[office[i]], f"Report {article[i]} of fighting near a town in {name}"
            reported = (FIRST + timedelta(int(article[i]) % 12_700)).isoformat()
            says = {
                "id": i + 1,
                "relid": f"{name[:3].upper()}-{start.year}-1-{i}",
                "year": start.year,
                "active_year": "True",
                "code_status": "Clear",
                "type_of_violence": kind[i],
                "conflict_name": f"{name}: Government",
                "dyad_name": f"{a} - {b}",
                "side_a": a,
                "side_b": b,
                "number_of_sources": 1,
                "source_article": f'"{agency},{reported},{headline}"',
                "source_office": agency,
                "source_date": reported,
                "source_headline": headline,
                "source_original": "police" if i % 7 else f"local official {place[i]}",
                "where_prec": where[i],
                "where_coordinates": town,
                "where_description": f"{town}, near the road",
                "adm_1": f"Province {place[i] % 14}",
                "latitude": f"{lat:.6f}",
                "longitude": f"{lon:.6f}",
                "geom_wkt": f"POINT ({lon:.6f} {lat:.6f})",
                "country": name,
                "country_id": country[i],
                "region": "Everywhere",
                "event_clarity": 1 + i % 2,
                "date_prec": 1 if start == end else 2,
                "date_start": f"{start} 00:00:00.000",
                "date_end": f"{end} 00:00:00.000",
                "deaths_a": low,
                "deaths_b": int(best[i]) - low,
                "deaths_civilians": 0,
                "deaths_unknown": 0,
                "best": best[i],
                "high": high,
                "low": low,
            }
            rows.writerow([says.get(column, "") for column in COLUMNS])
    return path


def write_sightings(path: Path, n: int) -> Path:
    """Write ``n`` invented rows of a plain table and return its path; the same every time."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("title", "date", "lat", "lon", "link"))
        for i in range(n):
            lat, lon = 10 + i * 7919 % 400_000 / 10_000, 20 + i * 104_729 % 500_000 / 10_000
            seen = FIRST + timedelta(i % 12_700)
            link = f"https://agency{i % 40}.example.org/{seen.year}/{i // 2}"
            rows.writerow((f"Sighting {i} on the road", seen, f"{lat:.4f}", f"{lon:.4f}", link))
    return path


def main() -> None:
    """Write the events, import them, and tell what it cost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("n", type=int, nargs="?", default=100_000)
    options.add_argument("--plain", action="store_true", help="a plain table instead of UCDP GED")
    given = options.parse_args()
    n, write = given.n, write_sightings if given.plain else write_events
    with tempfile.TemporaryDirectory() as folder:
        table = write(Path(folder) / "events.csv", n)
        command: list[Path | str] = [
            Path(sys.executable).with_name("posture"),
            "import",
            table,
            "-o",
            Path(folder) / "events",
        ]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        seconds = used.ru_utime + used.ru_stime
        sys.stdout.write(f"{n:,} events: {seconds:.1f} s of processor, {used.ru_maxrss // 1024:,} MiB\n")
        sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
