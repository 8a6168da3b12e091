"""The types of the contract's fields, and how a message describes each.

Coordinates are degrees, WGS 84, longitude first.
"""

from datetime import date
from functools import lru_cache
from typing import Annotated
from urllib.parse import urlsplit

from geojson_pydantic.geometries import (
    LineString,
    MultiLineString,
    MultiPolygon,
    Point,
    Polygon,
)
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
)

from layers.theatre.characters import UNSEEN, UNWRITABLE

MOST = 20_000
"""Characters that a text may have, unless its field says less: some ten pages."""


YEARS = range(1000, 2200)
"""The years that a date may have; others are slips, like 0205 and 9999."""


SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


TEXT = rf"^[^{UNWRITABLE}]*[^{UNWRITABLE}{UNSEEN}][^{UNWRITABLE}]*$"


SEARCH = rf"^[^{UNWRITABLE}]*$"


COLOUR = r"^#[0-9A-Fa-f]{6}$"


LINK = r"^https?://[A-Za-z0-9][A-Za-z0-9._-]*(:[0-9]{1,5})?([/?#][!#-;=?-~]*)?$"


SHA256 = r"^[0-9a-f]{64}$"


PATH_DATA = r"^[MmLlHhVvCcSsQqTtAaZz0-9 ,.\-]+$"


SIDC = r"^[0-9]{20}$"


LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


MOMENT = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?Z)?)?)?$"


TIME = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


PATTERNS: dict[str, str] = {
    SLUG: "an id of lower-case letters and digits, parts joined by “-” (like “ru-etf-strength”)",
    TEXT: "text that is not blank",
    SEARCH: "text",
    COLOUR: "a colour as # and six hexadecimal digits (like “#0072B2”)",
    LINK: "a link that begins with https:// or http:// and a host, all in plain ASCII, without a user name, "
    "spaces, quotes or angle brackets",
    SHA256: "a SHA-256 as 64 lower-case hexadecimal digits (“posture fill” adds it)",
    PATH_DATA: "SVG path data: the path commands, digits, spaces, commas, points and minus signs",
    SIDC: "a symbol code of 20 digits",
    LANGUAGE: "a language tag (like “es” or “pt-BR”)",
    DATE: "a date as YYYY, YYYY-MM or YYYY-MM-DD",
    MOMENT: "a date as YYYY, YYYY-MM or YYYY-MM-DD, or a time as YYYY-MM-DDThh:mmZ",
    TIME: "a time in UTC as hh:mm",
}
"""What each pattern expects, as messages say it after “expected”."""


Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]


Text = Annotated[
    str,
    StringConstraints(pattern=TEXT, max_length=MOST),
    # the whole pattern is no regular expression to most readers of the schema
    Field(json_schema_extra={"pattern": r"\S"}),
]


Search = Annotated[
    str,
    StringConstraints(pattern=SEARCH, max_length=MOST),
    Field(json_schema_extra=lambda schema: schema.pop("pattern")),
]
"""What somebody searches for, or nothing."""


Label = Annotated[Text, StringConstraints(max_length=60)]


Short = Annotated[Text, StringConstraints(max_length=4)]


Colour = Annotated[str, StringConstraints(pattern=COLOUR)]


@lru_cache(4096)
def _reachable(link: str) -> str:
    """Return a link as it is, or raise ValueError if it names a port that there is not."""
    port = urlsplit(link).netloc.partition(":")[2]
    if port and not 1 <= int(port) <= 65535:
        raise ValueError(f"expected a port from 1 to 65535, found {port}")
    return link


Link = Annotated[str, StringConstraints(pattern=LINK, max_length=MOST), AfterValidator(_reachable)]


Sha256 = Annotated[str, StringConstraints(pattern=SHA256)]


PathData = Annotated[str, StringConstraints(pattern=PATH_DATA, max_length=MOST)]


Geometry = Annotated[
    Point | LineString | MultiLineString | Polygon | MultiPolygon, Field(discriminator="type")
]


@lru_cache(50_000)  # the days of a century and more
def _calendar(text: str) -> str:
    """Return a date or a time as it is, or raise ValueError if the calendar does not have it."""
    year, month, day = ([int(part) for part in text.partition("T")[0].split("-")] + [1, 1])[:3]
    if year not in YEARS:
        raise ValueError(f"expected a year from {YEARS[0]} to {YEARS[-1]}, found “{text}”")
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError(f"expected a date that exists in the calendar, found “{text}”") from None
    return text


PartialDate = Annotated[str, StringConstraints(pattern=DATE), AfterValidator(_calendar)]
"""A day, a month or a year (ISO 8601), whichever the source gives."""


Moment = Annotated[str, StringConstraints(pattern=MOMENT), AfterValidator(_calendar)]
"""A date as above, or a time in UTC, to the minute or the second (ISO 8601)."""


Time = Annotated[str, StringConstraints(pattern=TIME)]
"""A time of the day in UTC, to the minute."""


def _on_earth(view: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    west, south, east, north = view
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south < north <= 90 and west != east):
        raise ValueError(
            f"expected [west, south, east, north] in degrees, south below north, found {list(view)}"
        )
    return view


View = Annotated[tuple[float, float, float, float], AfterValidator(_on_earth)]
"""West, south, east, north in degrees; west exceeds east if the view crosses the antimeridian."""


class Record(BaseModel):
    """The base of every record: immutable, with an error for every field that the contract does not have."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
