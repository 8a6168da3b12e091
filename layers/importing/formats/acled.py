"""ACLED: political violence and protest, one event a row.

Columns and codes are those of the ACLED Codebook (acleddata.com, a living document without versions) since
20 March 2023. ``geo_precision`` 1 is a town, 2 near a town or a small part of a region, 3 a larger region,
whose point is a natural location or the provincial capital. ``time_precision`` 1 is the day, 2 a week or the
like, 3 a month. ``fatalities`` is the lowest number reported, and also 0 if nothing was reported.
"""

from functools import partial

from layers.importing.dates import day, when
from layers.importing.delimited import delimited
from layers.importing.event import Cited, Event
from layers.importing.format import File, Format, Reading
from layers.importing.placement import Atlas, placed
from layers.importing.wording import clean, digits, number, slug

REQUIRED = (
    *("event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "country"),
    *("location", "latitude", "longitude", "geo_precision", "source", "fatalities"),
)
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
DATE_FORMS = ("%d %B %Y", "%d-%B-%Y", "%d %b %Y", "%d-%b-%Y")
"""How ACLED's exports write a day, besides ISO 8601."""

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

    The column ``notes`` is not used, since it is ACLED's own wording and a statement is in the curator's.

    Raises:
        FormatError: with the name of every required column that is missing.

    """
    return delimited(file.text, REQUIRED).reading("ACLED", DATASET, MAPPED, partial(_event, atlas=atlas))


def _event(row: dict[str, str], atlas: Atlas) -> Event | str:
    says = {column: clean(value) for column, value in row.items()}
    if not says["event_id_cnty"]:
        return "row without an event_id_cnty"
    name = says["location"] or says["country"] or "Not said"
    what = says["sub_event_type"] or says["event_type"] or "Event"
    code = says["geo_precision"]
    date_ = day(says["event_date"], *DATE_FORMS)
    dates, remarks = when(date_, date_, DATES.get(says["time_precision"], -1))
    quantity, deaths, flaws = _fatalities(says["fatalities"])
    actors = " and ".join(filter(None, (says["actor1"], says.get("actor2")))) or "actors not named"
    place = ", ".join(dict.fromkeys(filter(None, (name, says.get("admin1"), says["country"]))))
    return Event(
        id=f"acled-{slug(says['event_id_cnty'])}",
        label=f"{what}{deaths}, {name}",
        statement=f"{what}: {actors}, {place}, as coded by ACLED.",
        layer=says["event_type"] or "Type not given",
        actor=says["actor1"] or "Not named",
        placement=placed(
            *(says["longitude"], says["latitude"], PRECISIONS.get(code, -1), name, says["country"]),
            atlas,
            NOTES.get(code),
        ),
        when=dates,
        quantity=quantity,
        sources=tuple(Cited(title) for part in says["source"].split(";") if (title := part.strip())),
        remarks=(*remarks, *flaws),
    )


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


FORMAT = Format("acled", "ACLED as CSV", read)
