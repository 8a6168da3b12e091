"""ACLED: political violence and protest, one event a row.

Columns and codes are those of the ACLED Codebook (acleddata.com, a living document without versions) since
20 March 2023. Older layouts lack some of them: before 2017 there are no sub-events, and an export can be
trimmed to a few; what is not there is not said.

``geo_precision`` 1 is a town, 2 near a town or a small part of a region, 3 a larger region,
whose point is a natural location or the provincial capital. ``time_precision`` 1 is the day, 2 a week or the
like, 3 a month. ``fatalities`` is the lowest number reported, and also 0 if nothing was reported.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from itertools import islice
from typing import Any

from layers.importing.coordinates import Spot, pair
from layers.importing.dates import dated, day, order_of, when
from layers.importing.event import Cited, Event
from layers.importing.feed import Feed, Part, origins
from layers.importing.format import File, Format, Order, Reading, Told
from layers.importing.placement import RADII, Atlas, Placement, placed, point, unplaced
from layers.importing.records import Records, looks_like, records
from layers.importing.wording import digits, number, said, slug

REQUIRED = ("event_id_cnty", "event_date", "event_type")
"""The columns by which an export is known; the others may be missing."""

MAPPED = {
    "event_id_cnty": "id",
    "event_date": "when.from, when.to",
    "time_precision": "when.precision",
    "event_type": "layer",
    "sub_event_type": "label, statement",
    "actor1": "actor, statement",
    "actor2": "statement",
    "country": "where.place at region level, statement",
    "admin1": "statement",
    "location": "where.name",
    "latitude": "geometry",
    "longitude": "geometry",
    "geo_precision": "where.precision",
    "source": "sources",
    "fatalities": "quantity.best",
    "notes": "quotation",
}
PRECISIONS = {"1": 1, "2": 2, "3": 5}
"""A claim's precision by ``geo_precision``; a larger region (3) has no stated limits, so it is not 4."""

DATES = {"1": 1, "2": 3, "3": 4}
"""A claim's date precision by ``time_precision``: day, week, month."""

NOTES = {
    "1": "The town, not a spot in it.",
    "2": "Near the town, or in a part of the region that it stands for; the ring, 25 km, is not ACLED’s.",
    "3": "The dataset places it in a larger region, whose limits are not at hand.",
}
UNSAID = "The file does not say how precisely it is placed; the ring is what its digits leave open."

DATASET = {
    "id": "acled",
    "title": "Armed Conflict Location & Event Data (ACLED)",
    "publisher": "ACLED",
    "url": "https://acleddata.com/",
    "kind": "dataset",
    "note": "A coded record of reports, not a report; a living dataset without versions. Its fatalities are "
    "the lowest number reported.",
}


def read(file: File, atlas: Atlas) -> Reading:
    """Return what an ACLED export has, each row as an event.

    The column ``notes`` is kept as a quotation, which is marked as the dataset's words.

    Raises:
        FormatError: with the name of every required column that is missing.

    """
    table = records(file, REQUIRED)
    told = file.told
    order = told.dates or _order(table)
    notes = () if order is None else (f"dates are {'day' if order == 'dmy' else 'month'} first",)
    fields = MAPPED if told.notes else {key: value for key, value in MAPPED.items() if key != "notes"}
    row = partial(_event, atlas=atlas, told=told, order=order)
    return table.reading("ACLED", DATASET, fields, row, notes)


def _order(table: Records) -> Order | None:
    """Return the order of day and month in the dates, where they are in figures, as Excel writes them."""
    first = next((row for _, row in islice(table.rows(), 1) if isinstance(row, dict)), {})
    if "/" not in first.get("event_date", ""):
        return None
    return order_of(row["event_date"] for _, row in table.rows() if isinstance(row, dict))


def _event(row: dict[str, str], atlas: Atlas, told: Told, order: Order | None) -> Event | str:
    says = defaultdict(str, {column: said(value) for column, value in row.items()})
    if not says["event_id_cnty"]:
        return "row without an event_id_cnty"
    name = _name(says)
    trimmed = not (says["geo_precision"] or says["latitude"])
    what = says["sub_event_type"] or says["event_type"] or "Event"
    dates, remarks = _when(says, told, order)
    quantity, deaths, flaws = _fatalities(says["fatalities"])
    actors = " and ".join(filter(None, (says["actor1"], says["actor2"]))) or "actors not named"
    place = ", ".join(dict.fromkeys(filter(None, (name, says["admin1"], says["country"]))))
    return Event(
        id=f"acled-{slug(says['event_id_cnty'])}",
        label=f"{what}{deaths}, {name}",
        statement=f"{what}: {actors}, {place}, as coded by ACLED.",
        layer=_type(says),
        actor=says["actor1"] or "Not named",
        placement=_named(says, atlas) if trimmed else _placement(says, name, atlas),
        when=dates,
        quantity=quantity,
        sources=_sources(says),
        quotation=says["notes"] or None if told.notes else None,
        remarks=(*remarks, *flaws),
    )


def _name(says: Mapping[str, str]) -> str:
    return says["location"] or says["country"] or "Not said"


def _type(says: Mapping[str, str]) -> str:
    return says["event_type"] or "Type not given"


def _sources(says: Mapping[str, str]) -> tuple[Cited, ...]:
    return tuple(Cited(title) for part in says["source"].split(";") if (title := part.strip()))


def _placement(says: Mapping[str, str], name: str, atlas: Atlas) -> Placement:
    code, at = says["geo_precision"], (says["longitude"], says["latitude"])
    if code:
        return placed(*at, PRECISIONS.get(code, -1), name, says["country"], atlas, NOTES.get(code))
    if not all(at):
        return unplaced(name, "no coordinates")
    spot = pair(at[1], at[0])
    if not isinstance(spot, Spot):
        return placed("", "", 1, name, "", atlas, None)
    return point(spot.longitude, spot.latitude, 2, name, UNSAID, min(spot.radius_km, RADII[2]))


def _named(says: Mapping[str, str], atlas: Atlas) -> Placement:
    """Return the placement of a row of a trimmed export, which has neither coordinates nor a precision."""
    named = {"where.name": says["location"], "where.country": says["country"]}
    return atlas.named({field: text for field, text in named.items() if text})


def _when(says: Mapping[str, str], told: Told, order: Order | None) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the dates of a row; without a ``time_precision`` it is the day, as it is written."""
    found = dated(says["event_date"], told.today, order)
    if isinstance(found, str):
        return {"precision": 0}, (f"undated: {found}",)
    precision = DATES.get(says["time_precision"], -1) if says["time_precision"] else 1
    return when(day(found.text), day(found.text), precision)


def _fatalities(text: str) -> tuple[dict[str, object] | None, str, tuple[str, ...]]:
    """Return the fatalities as a quantity or None, as the words for a label, and remarks.

    There is no quantity if they are 0, which ACLED also writes if nothing was reported.
    """
    value = number(text)
    if value is None or value < 0:
        return None, "", ("no quantity: fatalities are missing or no number",)
    if value == 0:
        return None, "", ("no quantity: fatalities 0 is also “nothing said”",)
    deaths = f", {digits(value)} {'death' if value == 1 else 'deaths'}"
    return {"verbatim": f"fatalities {digits(value)}", "best": value, "unit": "deaths"}, deaths, ()


def _looks(file: File) -> bool:
    return looks_like(file, REQUIRED)


def feed(told: Told, atlas: Atlas) -> Feed:
    """Return how ACLED is read by column; the order of figures in a date is told, or they are no date."""
    return Feed(
        "ACLED",
        str(DATASET["title"]),
        REQUIRED,
        "event_id_cnty",
        kind=Part(("event_type",), _type),
        when=Part(("event_date", "time_precision"), lambda says: _when(says, told, told.dates)),
        placement=Part(
            ("location", "country", "longitude", "latitude", "geo_precision"),
            lambda says: _placement(says, _name(says), atlas),
        ),
        country=Part(("country",), lambda says: says["country"]),
        origins=Part(("source",), lambda says: origins(_sources(says))),
        renamed={},
        headers={},
    )


FORMAT = Format("acled", "ACLED (CSV, XLSX, JSON)", read, looks=_looks, feed=feed)
