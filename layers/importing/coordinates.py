"""Read coordinates as people write them: decimals, degrees and minutes, MGRS, WKT, in two cells or in one.

What a text cannot hold exactly is not added: a :class:`Spot` says how far its writing leaves it open.
"""

import re
from dataclasses import dataclass

from layers.importing.wording import number

DEGREES_KM = 111.2
"""Kilometres of a degree of latitude (a mean sphere of 6371 km)."""

FINEST = 1.0
"""The smallest ring (km) around a point that a file gives without its precision, however many its digits."""

SPREADS = {0: 80.0, 1: 8.0}
"""The ring (km) of a coordinate by its decimals: half a unit of the last one, on both axes, rounded up."""

HEMISPHERES = {
    **dict.fromkeys(("n", "north", "с", "пн"), ("lat", 1)),
    **dict.fromkeys(("s", "south", "ю", "пд"), ("lat", -1)),
    **dict.fromkeys(("e", "east", "в", "сх"), ("lon", 1)),
    **dict.fromkeys(("w", "west", "o", "з", "зх"), ("lon", -1)),
}
"""The letters of the hemispheres, in English, Spanish (O, oeste), Russian and Ukrainian."""

NUMBER = r"\d+(?:[.,]\d+)?"
RUN_TOGETHER = re.compile(
    r"^(?P<before>[^\W\d_]+\W*)?(?P<degrees>\d{2,3})(?P<minutes>[0-5]\d)(?P<seconds>[0-5]\d)?"
    r"(?P<fraction>[.,]\d+)?(?P<after>\s*[^\W\d_]+)?$"
)
"""Degrees, minutes and seconds with nothing between them, as in notices to airmen: 4830N, 0361530E."""

HYPHENS = re.compile(r"(?<=\d)-(?=\d)")
"""What notices to mariners write between degrees and minutes: 10-34.5N."""

ANGLE = re.compile(
    rf"""^\s*(?P<before>[^\W\d_]+)?\.?\s*(?P<sign>[-−+])?\s*(?P<degrees>{NUMBER})\s*[°ºd]?\s*
    (?:(?P<minutes>{NUMBER})\s*['′’m]?\s*(?:(?P<seconds>{NUMBER})\s*(?:["″”s]|'')?\s*)?)?
    (?P<after>[^\W\d_]+)?\.?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
GRID = re.compile(r"^\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z]{2}(\d{2}|\d{4}|\d{6}|\d{8}|\d{10})?$", re.IGNORECASE)
WKT = re.compile(
    r"^\s*(?:SRID=\d+;)?\s*(?:(?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\s*Z?M?\s*\(",
    re.IGNORECASE,
)
"""What a geometry in well-known text begins with."""


@dataclass(frozen=True)
class Spot:
    """A position in degrees, WGS 84, and the ring (km) that its digits leave open."""

    longitude: float
    latitude: float
    radius_km: float


@dataclass(frozen=True)
class Angle:
    """An angle in degrees, the axis that its letter names ("lat", "lon", or nothing), its ring (km)."""

    value: float
    axis: str
    radius_km: float


def spread(decimals: int) -> float:
    """Return the ring (km) of a position whose coordinates have so many decimals."""
    return SPREADS.get(decimals, FINEST)


def decimals(value: float) -> int:
    """Return the decimals with which a number of degrees is written as short as it can be."""
    return len(repr(value).partition(".")[2].removesuffix("0")) if "e" not in repr(value) else 9


def angle(text: str) -> Angle | None:
    """Return the angle in a text, or None: 48.5, 48,5, −36.25, 48°30′15″N, N 48 30, 10-34.5N, 4830N."""
    bare = number(text.replace(",", ".", 1).replace("−", "-"))
    if bare is not None:
        fraction = re.sub(r"[eE].*$", "", text).replace(",", ".").partition(".")[2]
        return Angle(bare, "", spread(len(fraction.strip())))
    match = ANGLE.match(_apart(text))
    if not match or (match["before"] and match["after"]):
        return None
    letter = (match["before"] or match["after"] or "").casefold()
    if letter and letter not in HEMISPHERES:
        return None
    axis, sign = HEMISPHERES.get(letter, ("", 1))
    parts = [match["degrees"], match["minutes"], match["seconds"]]
    values = [float(part.replace(",", ".")) for part in parts if part]
    if any(value >= 60 for value in values[1:]):
        return None
    size = sum(value / 60**power for power, value in enumerate(values))
    fraction = parts[len(values) - 1].replace(",", ".").partition(".")[2]
    unit = 60.0 ** (1 - len(values)) * 10.0 ** -len(fraction)  # degrees that the last digit counts
    minus = match["sign"] in ("-", "−")
    if minus and letter:
        return None
    return Angle(-size if minus else sign * size, axis, max(FINEST, round(unit * DEGREES_KM * 0.72, 1)))


def _apart(text: str) -> str:
    """Return a text with a letter with blanks where its degrees and minutes have hyphens or nothing between.

    Two digits of degrees go with a latitude and three with a longitude: 4830N, 03615E.
    """
    text = text.strip()
    letters = re.sub(r"[\W\d_]+", "", text).casefold()
    axis, _ = HEMISPHERES.get(letters, ("", 1))
    if not axis:
        return text
    found = RUN_TOGETHER.match(text)
    if found and len(found["degrees"]) == (2 if axis == "lat" else 3):
        parts = " ".join(filter(None, (found["degrees"], found["minutes"], found["seconds"])))
        return f"{found['before'] or ''}{parts}{found['fraction'] or ''}{found['after'] or ''}"
    return HYPHENS.sub(" ", text)


def pair(latitude: str, longitude: str) -> Spot | str:
    """Return the position in two texts, or the reason why there is none."""
    first, second = angle(latitude), angle(longitude)
    if first is None or second is None:
        return "coordinates are missing or no numbers"
    return _spot(first, second)


def single(text: str) -> Spot | str:
    """Return the position in one text, latitude first unless letters say otherwise, or the reason for none.

    MGRS gives the middle of its square.
    """
    compact = re.sub(r"\s+", "", text)
    if GRID.match(compact):
        return _grid(compact.upper())
    bare = text.strip().strip("()[]").strip()
    for form in (
        r"[;|/]|,\s+|\s*,\s*(?=[-−+]?\d+\.)",
        r",",
        r"(?<=[NSEWnsew])\s+",
        r"\s+(?=[NSEWnsew])",
        r"\s+",
        r"(?<=[NSEWnsew])(?=\d)",
        r"(?<=\d)(?=[NSEWnsew])",
    ):
        parts = [part for part in re.split(form, bare) if part.strip()]
        angles = [angle(part) for part in parts]
        if len(angles) == 2 and angles[0] and angles[1]:
            return _spot(angles[0], angles[1])
    return "coordinates that cannot be read"


def _spot(first: Angle, second: Angle) -> Spot | str:
    axes = (first.axis or "lat", second.axis or ("lat" if first.axis == "lon" else "lon"))
    if axes == ("lon", "lat"):
        first, second = second, first
    elif axes != ("lat", "lon"):
        return "two coordinates of one axis"
    if abs(first.value) <= 9000 and 180 < abs(second.value) <= 18000 and first.value % 100 < 60:
        return "coordinates that may be degrees and minutes run together, without N, S, E or W"
    if abs(first.value) > 1000 and abs(second.value) > 1000:
        return "coordinates in metres, of a projection that the file does not name"
    # the finer of both: a spreadsheet drops the zeros at an end
    return Spot(second.value, first.value, min(first.radius_km, second.radius_km))


def _grid(text: str) -> Spot | str:
    """Return the middle of a square of the Military Grid Reference System (the package mgrs, of GEOTRANS)."""
    from mgrs import MGRS
    from mgrs.core import MGRSError

    figures = len(text) - len(text.rstrip("0123456789"))
    side = 100.0 / 10 ** (figures // 2)  # km
    middle = text + "5" * 2 if not figures else ""
    if figures and figures < 10:
        digits_, head = text[-figures:], text[:-figures]
        half = figures // 2
        middle = f"{head}{digits_[:half]}5{digits_[half:]}5"
    try:
        latitude, longitude = MGRS().toLatLon(middle or text)
    except MGRSError:
        return "a grid reference that there is not"
    return Spot(longitude, latitude, max(FINEST, round(side * 0.72, 1)))
