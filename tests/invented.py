"""The invented theatre: two sides that do not exist, in the Pacific.

Nothing in it is real. It lies across the antimeridian, with other actors, layers and places than the shipped
theatre.
"""

from typing import Any

from layers.curating.citing import fingerprint

ARTICLE = """The Blue garrison in Fiji has between 300 and 500 people.
Islanders report about a dozen Amber ships in the Koro Box.
Four Amber ships, no more, says the harbour master.
An Amber pier stands at Port Amber.
Pilots say that Blue aircraft commute between Adak Strand and Port Amber.
"""
"""The invented article that the claims cite, a paragraph a line."""


THEATRE: dict[str, Any] = {
    "id": "invented",
    "title": "An invented stand-off in the Pacific",
    "subtitle": "Blue and Amber, neither of which exists",
    "as_of": "2026-03-14",
    "view": [165, -30, -165, 10],
    "banner": "Invented for tests",
    "notes": ["No boundary here means anything."],
    "method": ["Written by hand."],
    "translations": {
        "es": {
            "title": "Un pulso inventado en el Pacífico",
            "subtitle": "Azul y Ámbar, que no existen",
            "banner": "Inventado para pruebas",
            "notes": ["Ningún límite significa nada aquí."],
            "method": ["Escrito a mano."],
        }
    },
    "actors": [
        {
            "id": "blue",
            "label": "Blue",
            "short": "BLU",
            "colour": "#0072B2",
            "translations": {"es": {"label": "Azul", "short": "AZU"}},
        },
        {"id": "amber", "label": "Amber", "short": "AMB", "colour": "#E69F00"},
    ],
    "kinds": [
        {
            "id": "radar",
            "label": "Radar",
            "glyph": "M2 14L8 2l6 12z",
            "translations": {"es": {"label": "Radares"}},
        }
    ],
    "layers": [
        {
            "id": "blue-side",
            "label": "Blue side",
            "colour": "#0072B2",
            "texture": "dots",
            "on": True,
            "translations": {"es": {"label": "Lado azul"}},
        },
        {"id": "amber-side", "label": "Amber side", "note": "as told", "colour": "#E69F00", "on": True},
        {"id": "flights", "label": "Flights", "colour": "#009E73"},
        {"id": "talk", "label": "Talk", "colour": "#CC79A7", "texture": "hatch-flat"},
    ],
    "figures": ["blue-garrison", "amber-flotilla"],
    "changes": [
        {"on": "2026-03", "text": "First made.", "translations": {"es": {"text": "Primera versión."}}},
    ],
}


SOURCES: list[dict[str, Any]] = [
    {
        "id": "harbour-gazette",
        "title": "What the harbour sees",
        "publisher": "The Harbour Gazette",
        "author": "A. Writer",
        "url": "https://harbour.example/what?it=sees&more=1",
        "published": "2026-03-12",
        "accessed": "2026-03-14",
        "kind": "article",
        "credits": ["island-wire"],
        "note": "Invented.",
        "translations": {"es": {"note": "Inventado."}},
    },
    {
        "id": "island-wire",
        "title": "Ships counted",
        "url": "https://wire.example/ships",
        "published": "2026-03",
        "kind": "report",
    },
    {
        "id": "amber-ministry",
        "title": "Statement",
        "publisher": "Ministry of Amber",
        "url": "https://amber.example/no",
        "published": "2026-03-13",
        "kind": "official",
        "language": "fj",
    },
]


BOX = [
    [[[176, -20], [180, -20], [180, -14], [176, -14], [176, -20]]],
    [[[-180, -20], [-176, -20], [-176, -14], [-180, -14], [-180, -20]]],
]


def _place(id_: str, geometry: dict[str, Any], **properties: Any) -> dict[str, Any]:
    known = {"provenance": "invented", **properties}
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": known}


PLACES: dict[str, Any] = {
    "type": "FeatureCollection",
    "provenance": [{"id": "invented", "title": "Invented places", "licence": "CC0", "note": "For tests."}],
    "features": [
        _place("koro-box", {"type": "MultiPolygon", "coordinates": BOX}, name="Koro Box", kind="sea"),
        _place(
            "port-amber",
            {"type": "Point", "coordinates": [179.334, -16.617]},
            name="Port Amber",
            kind="settlement",
            also=["Amber Harbour"],
            note="Invented.",
            translations={"es": {"name": "Puerto Ámbar", "note": "Inventado."}},
        ),
        _place(
            "adak-strand",
            {"type": "Point", "coordinates": [-176.64, 51.88]},
            name="Adak Strand",
            kind="settlement",
            sovereign="Blue",
        ),
    ],
}


SPANISH: dict[str, dict[str, Any]] = {
    "blue-garrison": {
        "label": "300–500 en la guarnición",
        "statement": "Azul mantiene una guarnición en Fiyi.",
    },
    "amber-flotilla": {
        "label": "≈12 buques (según informes)",
        "statement": "Ámbar tiene alrededor de una docena de buques en la caja de Koro.",
    },
    "amber-pier": {
        "statement": "Ámbar tiene un muelle en Puerto Ámbar.",
        "items": ["una grúa", "un cobertizo"],
    },
    "blue-radar": {
        "label": "Radar (presuntamente)",
        "statement": "Azul tiene un radar cerca de Adak.",
    },
    "amber-exercise": {
        "label": "Ejercicio (según evaluación)",
        "statement": "Ámbar se ejercita al este de Fiyi.",
        "note": "Dibujado a mano.",
    },
}
"""The claims that are translated; the others are shown as they are, with a mark of their language."""


def claim(id_: str, where: dict[str, Any], paragraph: int | None = None, **properties: Any) -> dict[str, Any]:
    """Return a claim, stated and without a geometry unless ``properties`` say otherwise."""
    citation: dict[str, Any] = {"source": "harbour-gazette", "paragraph": paragraph, "credits": []}
    if paragraph:
        citation["sha256"] = fingerprint(ARTICLE.splitlines()[paragraph - 1])
    says = {
        "assertion": "stated",
        "citations": [citation],
        "coded_by": "A tester",
        "coded_on": "2026-03-14",
        "where": where,
        **properties,
    }
    if id_ in SPANISH:
        says["translations"] = {"es": SPANISH[id_]}
    return {"type": "Feature", "id": id_, "geometry": None, "properties": says}


def features() -> list[dict[str, Any]]:
    garrison = claim(
        "blue-garrison",
        {"precision": 6, "place": "fji", "name": "Fiji"},
        paragraph=1,
        layer="blue-side",
        label="300–500 in the garrison",
        statement="Blue keeps a garrison in Fiji.",
        actor="blue",
        kind="personnel",
        quantity={
            "verbatim": "between 300 and 500",
            "low": 300,
            "best": 400,
            "high": 500,
            "unit": "people",
            "translations": {"es": {"unit": "personas"}},
        },
        when={"from": "2026-02", "to": "2026-03", "precision": 4, "reported_on": "2026-03-12"},
        rating={"reliability": "B", "credibility": 2, "by": "A rater", "on": "2026-03-14"},
    )
    flotilla = claim(
        "amber-flotilla",
        {"precision": 7, "place": "koro-box", "name": "Koro Box"},
        paragraph=2,
        layer="amber-side",
        label="≈12 ships (reported)",
        statement="Amber has about a dozen ships in the Koro Box.",
        assertion="reported",
        hedge="Islanders report",
        actor="amber",
        kind="ship",
        quantity={"verbatim": "about a dozen", "best": 12, "unit": "ships"},
        status="conflict",
        related=[{"claim": "amber-flotilla-low", "relation": "conflicts_with"}],
    )
    flotilla["properties"]["citations"][0]["credits"] = None
    low = claim(
        "amber-flotilla-low",
        {"precision": 7, "place": "koro-box", "name": "Koro Box"},
        paragraph=3,
        layer="amber-side",
        label="4 ships",
        statement="Amber has four ships in the Koro Box.",
        actor="amber",
        kind="ship",
        quantity={"verbatim": "Four", "best": 4, "unit": "ships"},
        status="conflict",
        related=[{"claim": "amber-flotilla", "relation": "conflicts_with"}],
    )
    pier = claim(
        "amber-pier",
        {
            "precision": 1,
            "place": "port-amber",
            "name": "Port Amber",
            "note": "The pier itself.",
            "translations": {"es": {"note": "El muelle mismo."}},
        },
        paragraph=4,
        layer="amber-side",
        label="Pier",
        statement="Amber has a pier at Port Amber.",
        items=["a crane", "a shed"],
        actor="amber",
        kind="base",
        sidc="10031000001213000000",
    )
    radar = claim(
        "blue-radar",
        {"precision": 2, "place": "adak-strand", "name": "near Adak Strand", "radius_km": 25},
        layer="blue-side",
        label="Radar (alleged)",
        statement="Blue has a radar near Adak Strand.",
        assertion="alleged",
        hedge="allegedly",
        actor="blue",
        kind="radar",
    )
    exercise = claim(
        "amber-exercise",
        {"precision": 5, "name": "East of Fiji", "translations": {"es": {"name": "Al este de Fiyi"}}},
        layer="amber-side",
        label="Exercise (assessed)",
        statement="Amber is exercising east of Fiji.",
        assertion="assessed",
        hedge="probably",
        actor="amber",
        kind="exercise",
        note="Drawn by hand.",
    )
    ring = [[-179, -19], [-177.5, -19], [-177.5, -17], [-179, -17], [-179, -19]]
    exercise["geometry"] = {"type": "Polygon", "coordinates": [ring]}
    ends = [
        {"place": "adak-strand", "claim": "blue-radar"},
        {"place": "port-amber", "claim": "amber-pier"},
    ]
    flights = claim(
        "blue-flights",
        {"precision": 2, "name": "Adak Strand to Port Amber", "ends": ends},
        paragraph=5,
        layer="flights",
        label="Flights over Amber (reported)",
        statement="Blue aircraft fly from Adak Strand to Port Amber.",
        assertion="reported",
        hedge="Pilots say",
        actor="blue",
        kind="airlift",
    )
    intent = claim(
        "amber-intent",
        {"precision": 0, "name": "Not said"},
        layer="talk",
        label="Amber means to stay (speculated)",
        statement="Amber means to stay.",
        assertion="speculated",
        hedge="some wonder whether",
        actor="amber",
        kind="statement",
    )
    denial = claim(
        "amber-denial",
        {"precision": 6, "place": "ton", "name": "Tonga"},
        layer="talk",
        label="No ships there (denied)",
        statement="Amber denies having any ships there.",
        assertion="denied",
        hedge="there are none",
        actor="amber",
        kind="statement",
        related=[{"claim": "amber-flotilla", "relation": "denies"}],
    )
    denial["properties"]["citations"] = [{"source": "amber-ministry"}]
    return [garrison, flotilla, low, pier, radar, exercise, flights, intent, denial]
