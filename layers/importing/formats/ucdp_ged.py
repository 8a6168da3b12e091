"""UCDP GED: events of organised violence, one a row.

Columns and codes are those of the UCDP GED Codebook version 25.1 (Stina Högbladh, 2025, Department of Peace
and Conflict Research, Uppsala University); the columns are the same from version 23.1 on. ``where_prec`` and
``date_prec`` are this project's own scales; ``type_of_violence`` is 1 state-based, 2 non-state, 3 one-sided.
``source_article`` lists "office,date,headline" in quotes, separated by semicolons.
"""

import csv
from collections.abc import Iterator
from functools import partial

from layers.importing.dates import day, when
from layers.importing.delimited import delimited
from layers.importing.event import Cited, Event
from layers.importing.format import File, Format, Reading
from layers.importing.placement import Atlas, placed
from layers.importing.wording import clean, digits, number, slug, whole_number

REQUIRED = (
    *("id", "type_of_violence", "side_a", "side_b"),
    *("where_prec", "where_coordinates", "latitude", "longitude"),
    *("country", "date_prec", "date_start", "date_end", "best", "high", "low"),
)
MAPPED = {
    "id": "id",
    "type_of_violence": "layer, statement",
    "side_a": "actor, statement",
    "side_b": "statement",
    "where_prec": "where.precision",
    "where_coordinates": "where.name",
    "where_description": "statement",
    "latitude": "geometry",
    "longitude": "geometry",
    "country": "where.place at country level, statement",
    "date_prec": "when.precision",
    "date_start": "when.from",
    "date_end": "when.to",
    "best": "quantity.best",
    "high": "quantity.high",
    "low": "quantity.low",
    "source_article": "sources, when.reported_on",
    "source_original": "note",
    "event_clarity": "note",
    "deaths_a": "note",
    "deaths_b": "note",
    "deaths_civilians": "note",
    "deaths_unknown": "note",
}
TYPES = {
    "1": ("State-based conflict", "between {a} and {b}"),
    "2": ("Non-state conflict", "between {a} and {b}"),
    "3": ("One-sided violence", "by {a} against {b}"),
}
SIDES = {
    "deaths_a": "side a",
    "deaths_b": "side b",
    "deaths_civilians": "civilians",
    "deaths_unknown": "unknown",
}
NOTES = {
    2: "UCDP places it near here; the ring is its 25 km.",
    3: "The point is the dataset’s, for a district; the ring is nominal, no boundary being at hand.",
    4: "The point is the dataset’s, for a province; the ring is nominal, no boundary being at hand.",
    5: "The dataset places it in a part of the country, whose limits are not at hand.",
    7: "The dataset places it at sea or in the air.",
}
DATASET = {
    "id": "ucdp-ged",
    "title": "UCDP Georeferenced Event Dataset (GED)",
    "publisher": "Uppsala Conflict Data Program",
    "url": "https://ucdp.uu.se/downloads/",
    "kind": "dataset",
    "note": "A coded record of reports, not a report. The file does not say which version it is.",
}


def read(file: File, atlas: Atlas) -> Reading:
    """Return what a GED file has, each row as an event.

    Raises:
        FormatError: with the name of every required column that is missing.

    """
    return delimited(file.text, REQUIRED).reading("UCDP GED", DATASET, MAPPED, partial(_event, atlas=atlas))


def _event(row: dict[str, str], atlas: Atlas) -> Event | str:
    says = {column: clean(value) for column, value in row.items()}
    if not says["id"]:
        return "row without an id"
    name = says["where_coordinates"] or says["country"] or "Not said"
    layer, sides = TYPES.get(says["type_of_violence"], ("Type not known", "between {a} and {b}"))
    a, b = (says[side] or "a side not named" for side in ("side_a", "side_b"))
    place = ", ".join(dict.fromkeys(filter(None, (says.get("where_description") or name, says["country"]))))
    dates, remarks = when(day(says["date_start"]), day(says["date_end"]), whole_number(says["date_prec"]))
    sources = tuple(_cited(row.get("source_article", "")))
    reported = [source.published for source in sources if source.published]
    quantity, deaths, flaws = _deaths(says)
    code = whole_number(says["where_prec"])
    return Event(
        id=f"ged-{slug(says['id'])}",
        label=f"{deaths}, {name}" if deaths else f"{layer}, {name}",
        # not str.format, because a name may have braces
        statement=f"{layer} {sides.replace('{a}', a, 1).replace('{b}', b, 1)}: {place}, as coded by UCDP.",
        layer=layer,
        actor=a,
        placement=placed(
            says["longitude"], says["latitude"], code, name, says["country"], atlas, NOTES.get(code)
        ),
        when=dates | ({"reported_on": min(reported)} if reported else {}),
        quantity=quantity,
        sources=sources,
        note=_note(says),
        remarks=(*remarks, *flaws),
    )


def _deaths(says: dict[str, str]) -> tuple[dict[str, object] | None, str, tuple[str, ...]]:
    """Return low, best and high deaths as a quantity or None, as the words for a label, and remarks."""
    best, low, high = (number(says[column]) for column in ("best", "low", "high"))
    if best is None or low is None or high is None:
        return None, "", ("no quantity: a figure is missing or no number",)
    if not 0 <= low <= best <= high:
        return None, "", ("no quantity: not low ≤ best ≤ high",)
    verbatim = f"best {digits(best)}, low {digits(low)}, high {digits(high)}"
    quantity = {"verbatim": verbatim, "low": low, "best": best, "high": high, "unit": "deaths"}
    span = "" if low == high else f" ({digits(low)}–{digits(high)})"
    return quantity, f"{digits(best)} {'death' if best == 1 else 'deaths'}{span}", ()


def _cited(articles: str) -> Iterator[Cited]:
    """Yield the sources of a ``source_article``; the whole entry is the title if it has another form."""
    try:
        entries = next(csv.reader([" ".join(articles.split())], delimiter=";"), [])
    except csv.Error:
        entries = [articles]
    for entry in filter(None, map(clean, entries)):
        office, date_, headline = (*(part.strip() for part in entry.split(",", 2)), "", "")[:3]
        published = day(date_)
        if published and headline:
            yield Cited(headline, publisher=office or None, published=published.isoformat())
        else:
            yield Cited(entry)


def _note(says: dict[str, str]) -> str | None:
    deaths = [f"{side} {value}" for column, side in SIDES.items() if (value := says.get(column))]
    parts = [
        f"Original source, as the dataset names it: {says['source_original']}."
        if says.get("source_original")
        else "",
        f"Deaths by side: {', '.join(deaths)}." if deaths else "",
        f"event_clarity {says['event_clarity']}." if says.get("event_clarity") else "",
    ]
    return " ".join(filter(None, parts)) or None


FORMAT = Format("ucdp-ged", "UCDP GED as CSV", read)
