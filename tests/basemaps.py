"""Invented basemaps: one with the layers of Protomaps, cut by tippecanoe, and one of pictures."""

import json
import subprocess
from pathlib import Path
from typing import Any

from layers.tiles.archive import with_metadata
from layers.tiles.tiling import tippecanoe

ATTRIBUTION = (
    '<a href="https://protomaps.example">Protomaps</a> © <b>OpenStreetMap</b><script>alert(1)</script>'
)
"""As such files have it, and a script, which is no text of it to run."""

HOSTILE = "</script><img src=x onerror=alert(1)>"

PLACES: list[tuple[str, int, dict[str, Any], tuple[float, float]]] = [
    ("locality", 9, {"name": "Køge", "name:en": "Cove Town", "name:es": "Villa Cala"}, (-0.3, 0.1)),
    ("locality", 8, {"name": "مدينة (7)"}, (0.4, 0.4)),
    ("locality", 7, {"name": f"{HOSTILE}\u202e\n\u0007{'x' * 500}"}, (-0.45, -0.65)),
    ("locality", 6, {"name:es": "Solo aquí"}, (-0.45, -0.3)),
    # as small as it gets, beside the first one
    ("locality", 1, {"name": "Hamlet"}, (-0.3, 0.11)),
    ("country", 12, {"name": "Somebody’s Country"}, (0.0, 0.5)),
    # around Fiji, what the map has itself
    ("locality", 12, {"name": "SUVA"}, (-0.06, -0.6)),
    ("locality", 5, {"name": 7}, (0.5, 0.0)),
]
"""Kind, rank, names, and where: degrees east and north of the middle."""

Ring = list[list[float]]


def box(west: float, south: float, east: float, north: float) -> Ring:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def write_vectors(
    path: Path, around: tuple[float, float], says: dict[str, Any] | None = None, zoom: int = 8
) -> Path:
    """Write a basemap of three degrees around a place (longitude, latitude) to that zoom; return its path.

    An island of a degree and a half with a park, a lake, a town, two roads and a boundary in it, and the sea.
    """
    lon, lat = around
    island = box(lon - 0.75, lat - 0.75, lon + 0.75, lat + 0.75)
    features = [
        (
            "water",
            {"kind": "ocean"},
            "Polygon",
            [box(lon - 1.5, lat - 1.5, lon + 1.5, lat + 1.5), island[::-1]],
        ),
        ("earth", {"kind": "earth"}, "Polygon", [island]),
        ("landuse", {"kind": "park"}, "Polygon", [box(lon - 0.7, lat + 0.2, lon - 0.2, lat + 0.6)]),
        ("landuse", {"kind": "residential"}, "Polygon", [box(lon - 0.2, lat - 0.2, lon + 0.2, lat + 0.2)]),
        ("water", {"kind": "lake"}, "Polygon", [box(lon + 0.3, lat - 0.6, lon + 0.6, lat - 0.3)]),
        (
            "boundaries",
            {"kind": "region", "kind_detail": 4},
            "LineString",
            [[lon, lat - 0.75], [lon, lat + 0.75]],
        ),
        ("boundaries", {"kind": "country", "kind_detail": 2}, "LineString", [[lon - 0.7, lat], [lon, lat]]),
        ("roads", {"kind": "highway"}, "LineString", [[lon - 0.75, lat], [lon + 0.75, lat + 0.1]]),
        ("roads", {"kind": "major_road"}, "LineString", [[lon - 0.1, lat - 0.75], [lon + 0.1, lat + 0.75]]),
        *(
            ("places", {"kind": kind, "population_rank": rank, **names}, "Point", [lon + east, lat + north])
            for kind, rank, names, (east, north) in PLACES
        ),
    ]
    lines, cut = path.with_suffix(".geojsons"), path.with_suffix(".cut.pmtiles")
    lines.write_text(
        "".join(
            json.dumps(
                {
                    "type": "Feature",
                    "tippecanoe": {"layer": layer},
                    "properties": properties,
                    "geometry": {"type": kind, "coordinates": coordinates},
                }
            )
            + "\n"
            for layer, properties, kind, coordinates in features
        )
    )
    command = [
        tippecanoe(),
        "-o",
        str(cut),
        "-z",
        str(zoom),
        # every point at every zoom
        "-r1",
        "--no-tile-stats",
        "--quiet",
        "--force",
        str(lines),
    ]
    subprocess.run(command, check=True, capture_output=True)
    layers = [{"id": layer, "fields": {}} for layer in dict.fromkeys(layer for layer, *_ in features)]
    own = {"name": "Invented coast", "attribution": ATTRIBUTION, "vector_layers": layers}
    path.write_bytes(b"".join(with_metadata(cut, own | (says or {}))))
    lines.unlink()
    cut.unlink()
    return path


def write_pictures(path: Path, colour: tuple[int, int, int] = (90, 140, 60), zoom: int = 2) -> Path:
    """Write a basemap of the world as pictures of one colour but for a dot, to a zoom; return its path."""
    from io import BytesIO

    from PIL import Image
    from pmtiles.tile import Compression, TileType, zxy_to_tileid
    from pmtiles.writer import Writer

    made: Any = Writer  # it has no types

    with path.open("wb") as file:
        writer = made(file)
        for z in range(zoom + 1):
            for at in sorted(zxy_to_tileid(z, x, y) for x in range(1 << z) for y in range(1 << z)):
                picture, content = Image.new("RGB", (256, 256), colour), BytesIO()
                # the writer takes equal ones for one, and the last zoom for that of the first
                picture.putpixel((0, 0), (at, 0, 0))
                picture.save(content, "PNG")
                writer.write_tile(at, content.getvalue())
        header = {
            "tile_type": TileType.PNG,
            "tile_compression": Compression.NONE,
            "min_zoom": 0,
            "max_zoom": zoom,
            "min_lon_e7": -1_800_000_000,
            "min_lat_e7": -850_000_000,
            "max_lon_e7": 1_800_000_000,
            "max_lat_e7": 850_000_000,
            "center_zoom": 0,
            "center_lon_e7": 0,
            "center_lat_e7": 0,
        }
        writer.finalize(header, {"name": "Invented pictures"})
    return path
