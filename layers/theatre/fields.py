"""The types of the contract's fields, and how a message describes each.

Coordinates are degrees, WGS 84, longitude first.
"""

from datetime import date
from functools import lru_cache
from typing import Annotated

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

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


TEXT = r"\S"


COLOUR = r"^#[0-9A-Fa-f]{6}$"


LINK = r"^https?://[A-Za-z0-9][A-Za-z0-9._-]*(:[0-9]{1,5})?([/?#][!#-;=?-~]*)?$"


SHA256 = r"^[0-9a-f]{64}$"


PATH_DATA = r"^[MmLlHhVvCcSsQqTtAaZz0-9 ,.\-]+$"


SIDC = r"^[0-9]{20}$"


LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


PATTERNS: dict[str, str] = {
    SLUG: "an id of lower-case letters and digits, parts joined by “-” (like “ru-etf-strength”)",
    TEXT: "text that is not blank",
    COLOUR: "a colour as # and six hexadecimal digits (like “#0072B2”)",
    LINK: "a link that begins with https:// or http:// and a host, all in plain ASCII, without a user name, "
    "spaces, quotes or angle brackets",
    SHA256: "a SHA-256 as 64 lower-case hexadecimal digits (“posture fill” adds it)",
    PATH_DATA: "SVG path data: the path commands, digits, spaces, commas, points and minus signs",
    SIDC: "a symbol code of 20 digits",
    LANGUAGE: "a language tag (like “es” or “pt-BR”)",
    DATE: "a date as YYYY, YYYY-MM or YYYY-MM-DD",
}
"""What each pattern expects, as messages say it after “expected”."""


Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]


Text = Annotated[str, StringConstraints(pattern=TEXT)]


Label = Annotated[Text, StringConstraints(max_length=60)]


Short = Annotated[Text, StringConstraints(max_length=4)]


Colour = Annotated[str, StringConstraints(pattern=COLOUR)]


Link = Annotated[str, StringConstraints(pattern=LINK)]


Sha256 = Annotated[str, StringConstraints(pattern=SHA256)]


PathData = Annotated[str, StringConstraints(pattern=PATH_DATA)]


Geometry = Annotated[
    Point | LineString | MultiLineString | Polygon | MultiPolygon, Field(discriminator="type")
]


@lru_cache(4096)
def _calendar(text: str) -> str:
    """Return a year, a month or a day as it is, or raise ValueError if the calendar does not have it."""
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError(f"expected a date that exists in the calendar, found “{text}”") from None
    return text


PartialDate = Annotated[str, StringConstraints(pattern=DATE), AfterValidator(_calendar)]
"""A day, a month or a year (ISO 8601), whichever the source gives."""


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
