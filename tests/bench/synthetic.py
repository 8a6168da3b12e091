"""N invented claims, the same for every tool and run: as plain rows, and as a theatre on disk.

They are points, spread evenly over a box around South America, in four layers; rows carry what a popup
shows. As a theatre each also carries what the data contract asks for (hedge, place, citation, coder), so
ours has more to write than the peers.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np

LAYERS = {
    "us": ("United States", "#0072B2"),
    "ru": ("Russia", "#D55E00"),
    "ve": ("Venezuela", "#009E73"),
    "aor": ("Area", "#CC79A7"),
}
"""The layers, each with its label and the colour it has in every tool."""

HEDGES = {"stated": None, "reported": None, "alleged": "allegedly", "speculated": "it has been speculated"}
CENTRE = (-12.5, -62.5)
"""Latitude and longitude of the middle of all claims."""

Row = dict[str, Any]


def rows(n: int, seed: int = 0) -> list[Row]:
    """Return ``n`` claims with id, lon, lat (degrees), layer, assertion, title and statement."""
    random = np.random.default_rng(seed)
    lon, lat = random.uniform(-90, -35, n).round(4), random.uniform(-50, 25, n).round(4)
    assertion = random.choice(list(HEDGES), n)
    layer = random.choice(list(LAYERS), n)
    return [
        {
            "id": f"c{i}",
            "lon": float(lon[i]),
            "lat": float(lat[i]),
            "layer": str(layer[i]),
            "assertion": str(assertion[i]),
            "title": f"Claim {i}",
            "statement": f"Reported activity number {i} somewhere in the area",
        }
        for i in range(n)
    ]


def feature(row: Row) -> dict[str, Any]:
    """Return a row as a claim of the data contract."""
    hedged = "" if row["assertion"] == "stated" else f" ({row['assertion']})"
    hedge = HEDGES[row["assertion"]]
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
        "properties": {
            "layer": row["layer"],
            "label": row["title"] + hedged,
            "statement": row["statement"],
            "assertion": row["assertion"],
            **({"hedge": hedge} if hedge else {}),
            "actor": row["layer"],
            "kind": "incident",
            "where": {"precision": 1, "name": "the area"},
            "citations": [{"source": "invented", "credits": []}],
            "coded_by": "benchmark",
            "coded_on": "2026-11-22",
        },
    }


def write_theatre(folder: Path, n: int) -> Path:
    """Write the ``n`` claims as a theatre and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    theatre = {
        "id": f"synthetic-{n}",
        "title": f"{n} invented claims",
        "as_of": "2026-11-22",
        "view": [-90, -50, -35, 25],
        "banner": "Invented for benchmarks",
        "actors": [
            {"id": id_, "label": label, "short": id_.upper(), "colour": colour}
            for id_, (label, colour) in LAYERS.items()
        ],
        "layers": [
            {"id": id_, "label": label, "colour": colour, "on": True}
            for id_, (label, colour) in LAYERS.items()
        ],
    }
    sources = [{"id": "invented", "title": "Nobody", "published": "2026-11", "kind": "article"}]
    (folder / "theatre.json").write_text(json.dumps(theatre, indent=1), encoding="utf-8")
    (folder / "sources.json").write_text(json.dumps(sources, indent=1), encoding="utf-8")
    with (folder / "claims.geojson").open("w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        for index, row in enumerate(rows(n)):
            file.write((",\n" if index else "") + json.dumps(feature(row), separators=(",", ":")))
        file.write("\n]}\n")
    return folder
