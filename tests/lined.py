"""An invented theatre of lines: fronts, a blockade, a border, a route, a sea lane and a cable.

Nothing in it is real; it lies on the shape of a land in the east of Europe, where lines are what is reported.
"""

import json
from pathlib import Path
from typing import Any

from layers.writing.geojson import format_geojson

FRONT = [
    *([33.12, 46.35], [33.68, 46.93], [34.55, 47.18], [35.31, 47.42], [35.86, 47.51], [36.72, 47.78]),
    *([37.31, 47.92], [37.72, 48.31], [37.94, 48.58], [38.11, 48.93], [37.89, 49.34], [37.62, 49.87]),
    *([36.94, 50.21], [36.31, 50.33]),
]
"""South to north: the teeth, on the left, face west."""

BULGE = [[35.2, 46.9], [36.1, 47.15], [37.0, 47.3], [38.0, 47.7], [38.75, 48.4], [38.9, 49.2]]

THEATRE: dict[str, Any] = {
    "id": "lined",
    "title": "Lines that nobody drew",
    "as_of": "2026-03-14",
    "view": [28.5, 43.2, 41.5, 51.6],
    "banner": "Invented for tests",
    "actors": [
        {"id": "east", "label": "East", "short": "EST", "colour": "#D55E00"},
        {"id": "west", "label": "West", "short": "WST", "colour": "#0072B2"},
    ],
    "kinds": [{"id": "fence", "label": "Fence", "glyph": "M2 14L8 2l6 12z", "line": "teeth"}],
    "layers": [
        {"id": "fronts", "label": "Fronts", "colour": "#D55E00", "on": True},
        {"id": "sea", "label": "At sea", "colour": "#0072B2", "on": True},
        {"id": "ways", "label": "Routes and cables", "colour": "#009E73", "on": True},
    ],
}
SOURCES = [
    {
        "id": "map-desk",
        "title": "A map of lines",
        "publisher": "The Map Desk",
        "published": "2026-03-12",
        "kind": "report",
    },
]


def _line(id_: str, coordinates: list[Any], precision: int, name: str, **properties: Any) -> dict[str, Any]:
    many = isinstance(coordinates[0][0], list)
    says = {
        "assertion": "stated",
        "citations": [{"source": "map-desk"}],
        "coded_by": "A tester",
        "coded_on": "2026-03-14",
        "where": {"precision": precision, "name": name},
        **properties,
    }
    geometry = {"type": "MultiLineString" if many else "LineString", "coordinates": coordinates}
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": says}


def claims() -> list[dict[str, Any]]:
    """Return the claims, of which every kind of line is one, each said in another way."""
    front = _line(
        "front",
        FRONT,
        4,
        "The front",
        layer="fronts",
        label="Front line on 12 March",
        statement="The eastern side holds this line.",
        actor="east",
        kind="front",
        when={"from": "2026-03-12", "to": "2026-03-12", "precision": 1, "reported_on": "2026-03-12"},
    )
    bulge = _line(
        "bulge",
        BULGE,
        5,
        "East of the front",
        layer="fronts",
        label="Second line (alleged)",
        statement="A second line is said to run behind the first.",
        assertion="alleged",
        hedge="allegedly",
        actor="east",
        kind="front",
    )
    blockade = _line(
        "blockade",
        [[29.9, 45.1], [30.9, 44.6], [32.4, 44.5], [33.1, 45.2]],
        2,
        "Off the western coast",
        layer="sea",
        label="Blockade line (reported)",
        statement="Ships are said to be stopped at this line.",
        assertion="reported",
        hedge="it is reported",
        actor="east",
        kind="blockade",
    )
    blockade["properties"]["where"]["radius_km"] = 20
    lane = _line(
        "lane",
        [[29.2, 43.6], [32.0, 43.4], [35.5, 43.9], [39.0, 43.5]],
        7,
        "The sea lane",
        layer="sea",
        label="Sea lane",
        statement="Grain goes along this lane.",
        actor="west",
        kind="route",
    )
    route = _line(
        "route",
        [[30.52345, 50.45123], [31.9, 49.6], [33.4, 49.1], [34.98765, 48.5]],
        1,
        "The road as printed",
        layer="ways",
        label="Supply road",
        statement="Supplies go down this road.",
        actor="west",
        kind="route",
    )
    cable = _line(
        "cable",
        [[[34.2, 45.3], [36.0, 45.9], [37.4, 46.6]], [[37.8, 46.9], [39.2, 47.1]]],
        3,
        "Across the inner sea",
        layer="ways",
        label="Cable (speculated)",
        statement="A cable may lie there.",
        assertion="speculated",
        hedge="may",
        actor="east",
        kind="cable",
    )
    fence = _line(
        "fence",
        [[29.4, 51.4], [31.5, 51.2], [33.8, 51.3]],
        5,
        "The northern border",
        layer="ways",
        label="Fence (denied)",
        statement="There is no fence, says the west.",
        assertion="denied",
        hedge="there is none",
        actor="west",
        kind="fence",
    )
    return [front, bulge, blockade, lane, route, cable, fence]


def write_lined(folder: Path, features: list[dict[str, Any]] | None = None, **theatre: Any) -> Path:
    """Write the theatre, or one of those features, into ``folder`` (made if need be) and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "theatre.json").write_text(json.dumps({**THEATRE, **theatre}), encoding="utf-8")
    (folder / "sources.json").write_text(json.dumps(SOURCES), encoding="utf-8")
    collection = {"type": "FeatureCollection", "features": claims() if features is None else features}
    (folder / "claims.geojson").write_bytes(format_geojson(collection))
    return folder
