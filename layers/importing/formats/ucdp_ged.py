"""UCDP GED: events of organised violence, one a row.

Columns and codes are those of the UCDP GED Codebook version 25.1 (Stina Högbladh, 2025, Department of Peace
and Conflict Research, Uppsala University), which hold since version 17.1, and for the Candidate dataset;
up to 17.1 the figures are ``best_est``, ``high_est`` and ``low_est``. ``where_prec`` and
``date_prec`` are this project's own scales; ``type_of_violence`` is 1 state-based, 2 non-state, 3 one-sided.
``source_article`` lists "office,date,headline" in quotes, separated by semicolons; ``source_office`` lists
the offices alone, and an office is the origin of its articles.
"""

import csv
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from layers.importing.dates import day, when
from layers.importing.event import Cited, Event, Remark
from layers.importing.feed import Feed, Part, origins
from layers.importing.format import File, Format, Reading, Told
from layers.importing.placement import Atlas, Placement, placed
from layers.importing.records import looks_like, records
from layers.importing.wording import clean, digits, number, said, slug, whole_number

REQUIRED = (
    *("id", "type_of_violence", "side_a", "side_b"),
    *("where_prec", "where_coordinates", "latitude", "longitude"),
    *("country", "date_prec", "date_start", "date_end", "best", "high", "low"),
)
OLD = {"best_est": "best", "high_est": "high", "low_est": "low"}
"""The names of columns up to version 17.1, and those of today."""

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
    "source_office": "sources (their origin)",
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
    row = partial(_event, atlas=atlas, told=file.told)
    return records(file, REQUIRED, OLD).reading("UCDP GED", DATASET, MAPPED, row)


def _event(row: dict[str, str], atlas: Atlas, told: Told) -> Event | str:
    says = {column: said(row[column]) for column in MAPPED if column in row}
    if not says["id"]:
        return "row without an id"
    name = _name(says)
    layer, sides = _type(says)
    a, b = (says[side] or "a side not named" for side in ("side_a", "side_b"))
    place = ", ".join(dict.fromkeys(filter(None, (says.get("where_description") or name, says["country"]))))
    dates, remarks = _when(says, told)
    sources, late = _sources(row, told)
    reported = [source.published for source in sources if source.published]
    quantity, deaths, flaws = _deaths(says)
    return Event(
        id=f"ged-{slug(says['id'])}",
        label=f"{deaths}, {name}" if deaths else f"{layer}, {name}",
        # not str.format, because a name may have braces
        statement=f"{layer} {sides.replace('{a}', a, 1).replace('{b}', b, 1)}: {place}, as coded by UCDP.",
        layer=layer,
        actor=a,
        placement=_placement(says, atlas),
        when=dates | ({"reported_on": min(reported)} if reported else {}),
        quantity=quantity,
        sources=sources,
        note=_note(says),
        remarks=(*remarks, *flaws, *late),
    )


def _name(says: Mapping[str, str]) -> str:
    return says["where_coordinates"] or says["country"] or "Not said"


def _type(says: Mapping[str, str]) -> tuple[str, str]:
    return TYPES.get(says["type_of_violence"], ("Type not known", "between {a} and {b}"))


def _when(says: Mapping[str, str], told: Told) -> tuple[dict[str, Any], tuple[str, ...]]:
    return when(day(says["date_start"]), day(says["date_end"]), whole_number(says["date_prec"]), told.today)


def _placement(says: Mapping[str, str], atlas: Atlas) -> Placement:
    code = whole_number(says["where_prec"])
    at = says["longitude"], says["latitude"]
    return placed(*at, code, _name(says), says["country"], atlas, NOTES.get(code))


def _deaths(says: dict[str, str]) -> tuple[dict[str, object] | None, str, tuple[str | Remark, ...]]:
    """Return low, best and high deaths as a quantity or None, as the words for a label, and remarks."""
    best, low, high = (number(says[column]) for column in ("best", "low", "high"))
    if best is None or low is None or high is None:
        return None, "", ("no quantity: a figure is missing or no number",)
    if not 0 <= low <= best <= high:
        if best < 0:
            return None, "", ("no quantity: a figure below 0",)
        span = f"low {digits(low)}, best {digits(best)}, high {digits(high)}"
        quantity = {"verbatim": f"best {digits(best)}", "best": best, "unit": "deaths"}
        return (
            quantity,
            _died(best),
            (Remark("the best figure alone: low ≤ best ≤ high does not hold", "best", span),),
        )
    verbatim = f"best {digits(best)}, low {digits(low)}, high {digits(high)}"
    quantity = {"verbatim": verbatim, "low": low, "best": best, "high": high, "unit": "deaths"}
    span = "" if low == high else f" ({digits(low)}–{digits(high)})"
    return quantity, f"{_died(best)}{span}", ()


def _died(best: float) -> str:
    return f"{digits(best)} {'death' if best == 1 else 'deaths'}"


def _sources(row: dict[str, str], told: Told) -> tuple[tuple[Cited, ...], tuple[Remark, ...]]:
    """Return the sources of a row, without dates after today, and a remark if there was one."""
    cited = tuple(_cited(row.get("source_article", ""), said(row.get("source_office", ""))))
    latest = told.today.isoformat()
    late = [each.published for each in cited if each.published and each.published > latest]
    if not late:
        return cited, ()
    kept = tuple(each._replace(published=None) if each.published in late else each for each in cited)
    return kept, (Remark("a source’s date left empty: a date after today", "source_article", late[0]),)


def _cited(articles: str, offices: str = "") -> Iterator[Cited]:
    """Yield the sources of a ``source_article``, each with its office as its origin.

    An entry of another form is a title as a whole; its office is that of ``source_office`` where this names
    one, or as many as there are entries, and else cannot be told.
    """
    try:
        entries = next(csv.reader([" ".join(articles.split())], delimiter=";"), [])
    except csv.Error:
        entries = [articles]
    entries = list(filter(None, map(clean, entries)))
    named = [part for each in offices.split(";") if (part := each.strip())]
    known = named * len(entries) if len(named) == 1 else named if len(named) == len(entries) else []
    for index, entry in enumerate(entries):
        office, date_, headline = (*(part.strip() for part in entry.split(",", 2)), "", "")[:3]
        published = day(date_)
        if published and headline:
            yield Cited(headline, office or None, None, published.isoformat(), origin=office)
        else:
            yield Cited(entry, origin=known[index] if known else "")


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


def _looks(file: File) -> bool:
    return looks_like(file, REQUIRED, OLD)


def feed(told: Told, atlas: Atlas) -> Feed:
    """Return how GED is read by column."""
    return Feed(
        "UCDP GED",
        DATASET["title"],
        REQUIRED,
        "id",
        kind=Part(("type_of_violence",), lambda says: _type(says)[0]),
        when=Part(("date_start", "date_end", "date_prec"), lambda says: _when(says, told)),
        placement=Part(
            ("where_coordinates", "country", "longitude", "latitude", "where_prec"),
            lambda says: _placement(says, atlas),
        ),
        country=Part(("country",), lambda says: says["country"]),
        origins=Part(
            ("source_article", "source_office"),
            lambda says: origins(tuple(_cited(says["source_article"], says["source_office"]))),
        ),
        renamed=OLD,
        headers={},
    )


FORMAT = Format("ucdp-ged", "UCDP GED or Candidate (CSV, XLSX)", read, looks=_looks, feed=feed)
