"""``posture place``: find the id of a place by its name."""

import json
import sqlite3
from typing import TYPE_CHECKING, Any

import click

from layers.cli.guard import Fail
from layers.cli.printing import answer, tell
from layers.cli.words import count

if TYPE_CHECKING:
    from layers.reading.place_search import Candidate, Found

Position = tuple[float, float]


def _point(_context: click.Context, _option: click.Parameter, value: str | None) -> Position | None:
    """Return latitude and longitude (degrees) of "10.5,-66.9". Raise BadParameter if it is no point."""
    if value is None:
        return None
    try:
        latitude, longitude = map(float, value.split(","))
    except ValueError:
        raise click.BadParameter(f"expected LAT,LON in degrees, like 10.5,-66.9, found “{value}”") from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise click.BadParameter(f"expected latitude −90…90 and longitude −180…180, found “{value}”")
    return latitude, longitude


@click.command()
@click.argument("name")
@click.option("--in", "within", metavar="PLACE", help="Only in this country or province: its id or its name.")
@click.option(
    "--near", callback=_point, metavar="LAT,LON", help="Of equals, the nearest to this point (degrees) first."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
@click.option("--most", type=click.IntRange(1), default=10, show_default=True, help="Candidates to print.")
def place(name: str, within: str | None, near: Position | None, as_json: bool, most: int) -> None:
    """Print the places that NAME may mean, best first, with the id of each for a claim’s where.place.

    Exact matches come before names that are alike; other names, other scripts and spellings count. A name
    that several places have is said to be ambiguous, and none of them is chosen. The precision is that of a
    claim that is placed there. The exit status is 1 where nothing is found.

    \b
    Examples:
      posture place Maracaibo
      posture place Tripoli --in LBY
      posture place "Idlib Governorate"
      posture place Springfield --near 39.8,-89.6 --json
    """
    from layers.reading.place_search import place_names

    try:
        found = place_names().find(name, within=within, near=near, most=most)
    except LookupError as error:
        raise click.BadParameter(str(error), param_hint="'--in'") from None
    except sqlite3.Error as error:
        raise Fail(f"seeds/gazetteer/names.sqlite: expected the index of names, found {error}") from None
    if as_json:
        answer(json.dumps(_record(found)))
    else:
        for candidate in found.candidates:
            answer(_line(candidate))
        tell(_verdict(found))
    if not found.candidates:
        raise click.exceptions.Exit(1)


def _line(candidate: "Candidate") -> str:
    """Return the line about a candidate: its id, what it is, where, and how it was found."""
    place = candidate.place
    inside = [candidate.province, candidate.country]
    where = ", ".join(part for part in dict.fromkeys([place.name, *inside]) if part)
    people = f"{place.population:,} people" if place.population else ""
    distance = "" if candidate.km is None else f"{candidate.km:,.0f} km"
    found = "" if candidate.exact else f"alike: “{candidate.matched}”"
    parts = (place.id, place.kind, f"precision {place.precision}", where, people, distance, found)
    return " · ".join(part for part in parts if part)


def _verdict(found: "Found") -> str:
    """Return the line that says what was found, and what to do where that is not one place."""
    if found.ambiguous:
        return f"“{found.asked}” is ambiguous: {count(found.exact, 'place')} have that name; try --in"
    if found.only:
        return f"“{found.asked}” is {found.only.place.id}"
    if found.candidates:
        return f"“{found.asked}” is no place’s name; these are alike"
    return f"“{found.asked}”: no place of that name, and none alike"


def _record(found: "Found") -> dict[str, Any]:
    """Return what was found as JSON has it."""
    return {
        "asked": found.asked,
        "only": found.only.place.id if found.only else None,
        "ambiguous": found.ambiguous,
        "exact": found.exact,
        "candidates": [_candidate(candidate) for candidate in found.candidates],
    }


def _candidate(candidate: "Candidate") -> dict[str, Any]:
    place = candidate.place
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "precision": place.precision,
        "country": place.country,
        "province": place.province,
        "population": place.population,
        "exact": candidate.exact,
        "likeness": round(candidate.likeness, 1),
        "matched": candidate.matched,
        "km": None if candidate.km is None else round(candidate.km, 1),
    }
