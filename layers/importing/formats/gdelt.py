"""GDELT Event Database: what a program found in the news of the world, one event a row.

Columns and codes are those of the GDELT Event Codebook V2.0 (19 February 2015) and V1.0 (30 August 2013),
the kinds of event those of CAMEO (Philip Schrodt, Conflict and Mediation Event Observations, version 1.1b3,
2012). The daily and quarter-hourly files have tabs and no header, and are known by their 61, 58 or 57
columns; a table with the codebook's names for a header is read likewise. ``actiongeo_type`` is 1 a country,
2 a US state, 3 a US city, 4 another city, 5 another state; its point is the middle of what the program took
the name for.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from itertools import chain

from layers.importing.dates import day, when
from layers.importing.delimited import Delimited
from layers.importing.event import Cited, Event
from layers.importing.feed import Feed, Part, When, origins
from layers.importing.format import File, Format, Reading, Told
from layers.importing.links import publisher
from layers.importing.placement import Atlas, Placement, placed
from layers.importing.records import Records, looks_like, records
from layers.importing.wording import said, slug

REQUIRED = ("globaleventid", "sqldate", "eventrootcode", "actiongeo_type", "actiongeo_fullname")

_ACTOR = (
    *("code", "name", "countrycode", "knowngroupcode", "ethniccode", "religion1code", "religion2code"),
    *("type1code", "type2code", "type3code"),
)
_GEO = ("geo_type", "geo_fullname", "geo_countrycode", "geo_adm1code", "geo_adm2code", "geo_lat", "geo_long")
COLUMNS = (
    *("globaleventid", "sqldate", "monthyear", "year", "fractiondate"),
    *(f"{actor}{name}" for actor in ("actor1", "actor2") for name in _ACTOR),
    *("isrootevent", "eventcode", "eventbasecode", "eventrootcode", "quadclass", "goldsteinscale"),
    *("nummentions", "numsources", "numarticles", "avgtone"),
    *(f"{role}{name}" for role in ("actor1", "actor2", "action") for name in (*_GEO, "geo_featureid")),
    *("dateadded", "sourceurl"),
)
"""The columns of version 2.0, in lower case."""

FIRST = tuple(name for name in COLUMNS if not name.endswith("adm2code"))
"""The columns of version 1.0, without the last one before April 2013."""

HEADERS = {len(names): names for names in (COLUMNS, FIRST, FIRST[:-1])}

MAPPED = {
    "globaleventid": "id",
    "sqldate": "when.from, when.to",
    "eventrootcode": "layer, label, statement",
    "eventcode": "statement",
    "actor1name": "actor, statement",
    "actor2name": "statement",
    "actiongeo_type": "where.precision",
    "actiongeo_fullname": "where.name, where.place at country level, statement",
    "actiongeo_lat": "geometry",
    "actiongeo_long": "geometry",
    "sourceurl": "sources",
}
ROOTS = {
    "01": "Make public statement",
    "02": "Appeal",
    "03": "Express intent to cooperate",
    "04": "Consult",
    "05": "Engage in diplomatic cooperation",
    "06": "Engage in material cooperation",
    "07": "Provide aid",
    "08": "Yield",
    "09": "Investigate",
    "10": "Demand",
    "11": "Disapprove",
    "12": "Reject",
    "13": "Threaten",
    "14": "Protest",
    "15": "Exhibit force posture",
    "16": "Reduce relations",
    "17": "Coerce",
    "18": "Assault",
    "19": "Fight",
    "20": "Use unconventional mass violence",
}
PRECISIONS = {"1": 6, "2": 4, "3": 2, "4": 2, "5": 4}
"""A claim's precision by ``actiongeo_type``; a program took a name for the town, so it is only near it."""

NOTES = {
    "3": "A program took a name for this town; the ring, 25 km, is not GDELT’s.",
    "4": "A program took a name for this town; the ring, 25 km, is not GDELT’s.",
    "2": "The point is the middle of a state, as a program took a name for it; the ring is nominal.",
    "5": "The point is the middle of a province, as a program took a name for it; the ring is nominal.",
}
DATASET = {
    "id": "gdelt",
    "title": "GDELT Event Database",
    "publisher": "The GDELT Project",
    "url": "https://www.gdeltproject.org/",
    "kind": "dataset",
    "note": "Coded by a program from the news, and read by nobody: it takes names for other places, and one "
    "event for several.",
}


def read(file: File, atlas: Atlas) -> Reading:
    """Return what a GDELT file has, each row as an event.

    Raises:
        FormatError: with the name of every required column that is missing.

    """
    names = HEADERS.get(_width(file))
    if names:
        header = "\t".join(names) + "\n"
        table = Delimited(names, lambda: chain([header], file.lines()), "\t")
        rows = Records(names, table.rows, file.decoding)
    else:
        rows = records(file, REQUIRED)
    return rows.reading("GDELT", DATASET, MAPPED, partial(_event, atlas=atlas, told=file.told))


def _event(row: Mapping[str, str], atlas: Atlas, told: Told) -> Event | str:
    says = defaultdict(str, {column: said(row[column]) for column in MAPPED if column in row})
    if not says["globaleventid"]:
        return "row without a globaleventid"
    name, what = _name(says), _type(says)
    actors = " and ".join(filter(None, (says["actor1name"], says["actor2name"]))) or "actors not named"
    dates, remarks = _when(says, told)
    code = f" (CAMEO {says['eventcode']})" if says["eventcode"] else ""
    return Event(
        id=f"gdelt-{slug(says['globaleventid'])}",
        label=f"{what}, {name}",
        statement=f"{what}{code}: {actors}, {name}, as coded by GDELT’s program.",
        layer=what,
        actor=says["actor1name"] or "Not named",
        placement=_placement(says, atlas),
        when=dates,
        sources=_sources(says),
        remarks=remarks,
    )


def _name(says: Mapping[str, str]) -> str:
    return says["actiongeo_fullname"] or "Not said"


def _country(says: Mapping[str, str]) -> str:
    return says["actiongeo_fullname"].rpartition(",")[2].strip()


def _type(says: Mapping[str, str]) -> str:
    return ROOTS.get(says["eventrootcode"].zfill(2), "Type not known")


def _when(says: Mapping[str, str], told: Told) -> When:
    found = day(says["sqldate"], "%Y%m%d")
    return when(found, found, 1, told.today)


def _placement(says: Mapping[str, str], atlas: Atlas) -> Placement:
    code = says["actiongeo_type"]
    at = says["actiongeo_long"], says["actiongeo_lat"]
    return placed(*at, PRECISIONS.get(code, -1), _name(says), _country(says), atlas, NOTES.get(code))


def _sources(says: Mapping[str, str]) -> tuple[Cited, ...]:
    """Return the page that a row names; its publisher is its origin, where that can be told."""
    url = says["sourceurl"]
    if not url:
        return ()
    domain = publisher(url)
    link = url if url.startswith(("https://", "http://")) else None
    return (Cited(domain or "A page", domain, url=link, origin=domain or ""),)


def _width(file: File) -> int:
    """Return the number of columns of a file without a header, or 0 if it is none of these."""
    line = file.start.partition("\n")[0].split("\t")
    return len(line) if len(line) in HEADERS and line[0].isdigit() and line[1].isdigit() else 0


def _looks(file: File) -> bool:
    return bool(_width(file)) or looks_like(file, REQUIRED)


def feed(told: Told, atlas: Atlas) -> Feed:
    """Return how GDELT is read by column."""
    return Feed(
        "GDELT",
        DATASET["title"],
        REQUIRED,
        "globaleventid",
        kind=Part(("eventrootcode",), _type),
        when=Part(("sqldate",), lambda says: _when(says, told)),
        placement=Part(
            ("actiongeo_fullname", "actiongeo_type", "actiongeo_lat", "actiongeo_long"),
            lambda says: _placement(says, atlas),
        ),
        country=Part(("actiongeo_fullname",), _country),
        origins=Part(("sourceurl",), lambda says: origins(_sources(says))),
        renamed={},
        headers=HEADERS,
    )


FORMAT = Format("gdelt", "GDELT events (CSV)", read, looks=_looks, feed=feed)
