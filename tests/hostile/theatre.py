"""A theatre whose every text is hostile: each string stands once in every text field of the claims."""

import json
from pathlib import Path
from typing import Any

from layers.curating.filling import fill
from layers.reading.gazetteer import gazetteer_for
from layers.writing.geojson import format_geojson
from tests.hostile.strings import ACCEPTED
from tests.invented import PLACES, THEATRE

APART = 41
"""By how many strings two fields of a claim are apart, so that each string meets others."""

GROUP = 4
"""How many strings a text of the theatre or of a source has, so that few records have all of them."""

GROUPS = [" ¦ ".join(ACCEPTED[at : at + GROUP]) for at in range(0, len(ACCEPTED), GROUP)]

AREAS = (("koro-box", 7), *((place, 6) for place in ("fji", "ton", "wsm", "vut", "slb", "nzl", "aus")))
"""Places that are areas, and the precision of a claim about one: they have cards, points are dots here."""

MOST = 150
"""Sources up to which the dashboard draws them as a graph."""


def text(number: int, field: int) -> str:
    """Return the string that a field of a claim has."""
    return ACCEPTED[(number + APART * field) % len(ACCEPTED)]


def _label(number: int, field: int, hedge: str) -> str:
    return f"{text(number, field)[: 59 - len(hedge)]} {hedge}"


def _claim(number: int) -> dict[str, Any]:
    says = {
        "layer": ("blue-side", "amber-side", "flights", "talk")[number % 4],
        "label": _label(number, 0, "(reported)"),
        "statement": text(number, 1),
        "items": [text(number, 2), text(number, 3)],
        "assertion": "reported",
        "hedge": text(number, 4),
        "actor": ("blue", "amber")[number % 2],
        "kind": "radar",
        "quantity": {
            "verbatim": text(number, 5),
            "low": number,
            "best": number + 1,
            "high": number + 2,
            "unit": text(number, 6),
            "translations": {"es": {"unit": text(number, 7)}},
        },
        "when": {"reported_on": f"2026-0{1 + number % 3}"},
        "where": {"precision": 1, "name": text(number, 8), "note": text(number, 9)},
        "citations": [{"source": f"s{number % len(GROUPS)}"}],
        "rating": {"reliability": "B", "credibility": 2, "by": text(number, 10), "on": "2026-03-14"},
        "coded_by": text(number, 11),
        "coded_on": "2026-03-14",
        "note": text(number, 12),
        "translations": {
            "es": {
                "label": _label(number, 13, "(según informes)"),
                "statement": text(number, 14),
                "items": [text(number, 15), text(number, 16)],
                "note": text(number, 17),
            }
        },
    }
    at = [170 + number % 28, -29 + number // 28 * 1.5]
    return {
        "type": "Feature",
        "id": f"c{number}",
        "geometry": {"type": "Point", "coordinates": [at[0] if at[0] <= 180 else at[0] - 360, at[1]]},
        "properties": says,
    }


def _source(number: int) -> dict[str, Any]:
    return {
        "id": f"s{number}",
        "title": GROUPS[number],
        "publisher": GROUPS[number - 1],
        "author": GROUPS[number - 2],
        "url": "https://hostile.example/${alert(1)}?{{7*7}}&a='`",
        "published": "2026-03-12",
        "kind": "article",
        "credits": [f"s{number - 1}"] if number % 5 else [],
        "received": {"by": GROUPS[number - 5], "on": "2026-03-12", "method": GROUPS[number - 6]},
        "coverage": {
            "paragraphs": 2,
            "left_out": [{"paragraph": 2, "reason": "opinion", "note": GROUPS[number - 7]}],
        },
        "note": GROUPS[number - 3],
        "translations": {"es": {"note": GROUPS[number - 4]}},
    }


def _theatre() -> dict[str, Any]:
    def named(records: list[dict[str, Any]], *fields: str) -> list[dict[str, Any]]:
        return [
            {**{k: v for k, v in record.items() if k != "translations"}, **dict.fromkeys(fields, GROUPS[at])}
            for at, record in enumerate(records)
        ]

    title, subtitle, banner, *_ = GROUPS[-3:]
    return {
        "id": "hostile",
        "title": title,
        "subtitle": subtitle,
        "banner": banner,
        "marking": GROUPS[11],
        "handling": GROUPS[12],
        "as_of": THEATRE["as_of"],
        "view": THEATRE["view"],
        "notes": GROUPS[:8],
        "method": GROUPS,
        "borders": [
            {"places": ["srb", "xkx"], "note": GROUPS[9], "translations": {"es": {"note": GROUPS[10]}}}
        ],
        "actors": [
            {**actor, "short": short}
            for actor, short in zip(named(THEATRE["actors"], "label"), ("<!--", "`${"), strict=True)
        ],
        "kinds": named(THEATRE["kinds"], "label"),
        "layers": [{**layer, "on": True} for layer in named(THEATRE["layers"], "label", "note")],
        "scenes": [
            {"id": "one", "title": GROUPS[4], "caption": GROUPS[5], "layers": ["talk"], "claims": ["c3"]}
        ],
        "charts": [
            {
                "id": "chart",
                "title": GROUPS[6],
                "note": GROUPS[7],
                "claims": [f"c{n}" for n in range(0, len(ACCEPTED), 12)],
            }
        ],
        # the last are our own: markup, Markdown, formulas
        "figures": [f"c{number}" for number in range(len(ACCEPTED) - 20, len(ACCEPTED))],
        "changes": [{"on": "2026-03", "text": each} for each in GROUPS],
    }


def _places() -> dict[str, Any]:
    features = [
        {
            **place,
            "properties": {
                "name": f"{GROUPS[at]}",
                "kind": place["properties"]["kind"],
                "provenance": "invented",
                "also": GROUPS[8:12],
                "note": GROUPS[12],
                "sovereign": GROUPS[13],
            },
        }
        for at, place in enumerate(PLACES["features"], start=14)
    ]
    provenance = [{"id": "invented", "title": GROUPS[18], "licence": GROUPS[19], "note": GROUPS[20]}]
    return {"type": "FeatureCollection", "provenance": provenance, "features": features}


def write_naughty(folder: Path) -> Path:
    """Write the theatre into ``folder`` (made if need be) and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = [_source(number) for number in range(len(GROUPS))]
    files = (("theatre.json", _theatre()), ("sources.json", sources), ("places.geojson", _places()))
    for name, data in files:
        (folder / name).write_text(json.dumps(data), encoding="utf-8")
    claims = [_claim(number) for number in range(len(ACCEPTED))]
    for number, claim in enumerate(claims[::2]):
        place, precision = AREAS[number % len(AREAS)]
        claim["properties"]["where"] |= {"place": place, "precision": precision}
        claim["geometry"] = None
    completed, _ = fill({"type": "FeatureCollection", "features": claims}, gazetteer_for(folder))
    (folder / "claims.geojson").write_bytes(format_geojson(completed))
    return folder
