"""Complete a curator's claims: geometry from the gazetteer, fingerprints from the article.

A curator writes a claim with ``"geometry": null`` and no ``sha256``; this adds what can be derived, and
touches nothing else.
"""

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from layers.curating.citing import fingerprint, paragraphs
from layers.reading.addresses import feature_address
from layers.reading.checks.references import HINTED, unresolved
from layers.reading.problems import Problem, Problems, TheatreError
from layers.reading.theatre import FILES
from layers.theatre.gazetteer import Gazetteer

FILE = FILES[2]


@dataclass(frozen=True)
class Derived:
    """A value that follows from others: it belongs under ``key`` in ``record``, and ``words`` say what it is.

    ``field`` is the address of the key in the claim.
    """

    record: dict[str, Any]
    key: str
    value: Any
    field: str
    words: str


def fill(
    collection: dict[str, Any],
    gazetteer: Gazetteer,
    source: str | None = None,
    article: str = "",
    *,
    force: bool = False,
) -> tuple[dict[str, Any], int]:
    """Return the claims (a FeatureCollection as read from JSON) completed, and how many features changed.

    With ``source`` and ``article`` (its text), citations of that source get their paragraph's fingerprint.
    Another geometry or fingerprint that is there already is replaced only with ``force``. Records too broken
    to complete are left as they are for the check to name.

    Raises:
        TheatreError: for each place that the gazetteer does not have, each paragraph that the article does
            not have, and each geometry or fingerprint that must not be replaced.

    """
    filled = copy.deepcopy(collection)
    copied, problems = paragraphs(article), Problems()
    for index, feature in enumerate(filled["features"]):
        says = feature.get("properties") if isinstance(feature, dict) else None
        if isinstance(says, dict):
            address = feature_address(index, feature)
            problems.extend(_unknown(says, gazetteer, source, copied, address, HINTED - len(problems)))
            derived = [
                *_geometry(feature, says.get("where"), gazetteer),
                *_fingerprints(says, source, copied),
            ]
            problems.extend(_put(derived, address, force))
    if problems:
        raise TheatreError(problems)
    changed = sum(a != b for a, b in zip(collection["features"], filled["features"], strict=True))
    return filled, changed


def _put(derived: Iterable[Derived], address: str, force: bool) -> Iterator[Problem]:
    """Put values where there is none, or with ``force`` another; yield a problem for each that must not."""
    for each in derived:
        old = each.record.get(each.key)
        if old is None or (force and old != each.value):
            each.record[each.key] = each.value
        elif old != each.value:
            message = f"expected {each.words}, found another (--force replaces it)"
            yield Problem(FILE, address, each.field, message)


def _unknown(
    says: dict[str, Any],
    gazetteer: Gazetteer,
    source: str | None,
    copied: list[str],
    address: str,
    hints: int,
) -> Iterator[Problem]:
    """Yield a problem for each place and each paragraph of a claim that there is not."""
    places = ((address, "place", field, place) for field, place in _places(says.get("where")))
    yield from unresolved(FILE, places, {"place": gazetteer.places}, hints)
    for field, citation in _cited(says.get("citations"), source):
        if not 1 <= citation["paragraph"] <= len(copied):
            message = (
                f"expected one of the {len(copied)} paragraphs of the copy, found {citation['paragraph']}"
            )
            yield Problem(FILE, address, f"{field}.paragraph", message)


def cited(collection: dict[str, Any]) -> list[str]:
    """Return the ids of the sources that the claims (a FeatureCollection as read from JSON) cite, sorted."""
    properties = (each.get("properties") for each in collection["features"] if isinstance(each, dict))
    listed = (says.get("citations") for says in properties if isinstance(says, dict))
    citations = (each for entries in listed if isinstance(entries, list) for each in entries)
    found = {each.get("source") for each in citations if isinstance(each, dict)}
    return sorted(id_ for id_ in found if isinstance(id_, str))


def _places(where: Any) -> Iterator[tuple[str, str]]:
    """Yield (field, id) for each place that a claim's geometry follows from."""
    if not isinstance(where, dict):
        return
    ends = where.get("ends")
    if isinstance(ends, list):
        for index, end in enumerate(ends):
            if isinstance(end, dict) and isinstance(end.get("place"), str):
                yield f"where.ends.{index}.place", end["place"]
    elif isinstance(where.get("place"), str):
        yield "where.place", where["place"]


def derived_geometry(feature: dict[str, Any], gazetteer: Gazetteer) -> dict[str, Any] | None:
    """Return the geometry that follows from a claim's places; None too for an arc on a way of its own."""
    says = feature.get("properties")
    if not isinstance(says, dict):
        return None
    return next((found.value for found in _geometry(feature, says.get("where"), gazetteer)), None)


def _geometry(feature: dict[str, Any], where: Any, gazetteer: Gazetteer) -> Iterator[Derived]:
    """Yield a claim's geometry if its places are known; a claim that is not located has none."""
    places = [id_ for _, id_ in _places(where)]
    known = all(place in gazetteer.places for place in places)
    if not places or where.get("precision") == 0 or not known:
        return
    if not where.get("ends"):
        geometry = gazetteer.places[places[0]].geometry
        value = geometry.model_dump(mode="json", include={"type", "coordinates"})
        yield Derived(feature, "geometry", value, "geometry", f"that of the place “{places[0]}”")
    elif len(places) == 2 == len(where["ends"]):
        ends = [list(gazetteer.anchors(place)[0]) for place in places]
        if not _joins(feature.get("geometry"), ends):
            value = {"type": "LineString", "coordinates": ends}
            words = f"a line from “{places[0]}” to “{places[1]}”"
            yield Derived(feature, "geometry", value, "geometry", words)


def _joins(geometry: Any, ends: list[list[float]]) -> bool:
    """Return whether a geometry is a line between these ends, on whatever way."""
    path = geometry.get("coordinates") if isinstance(geometry, dict) else None
    return isinstance(path, list) and len(path) > 2 and [path[0], path[-1]] == ends


def _fingerprints(says: dict[str, Any], source: str | None, copied: list[str]) -> Iterator[Derived]:
    """Yield the fingerprint of each paragraph of the copy that a claim cites."""
    for field, citation in _cited(says.get("citations"), source):
        number = citation["paragraph"]
        if 1 <= number <= len(copied):
            words = f"the fingerprint of paragraph {number} of the copy"
            yield Derived(citation, "sha256", fingerprint(copied[number - 1]), f"{field}.sha256", words)


def _cited(citations: Any, source: str | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (field, citation) for each citation of a paragraph of the source."""
    for index, citation in enumerate(citations if source and isinstance(citations, list) else ()):
        known = isinstance(citation, dict) and citation.get("source") == source
        if known and isinstance(citation.get("paragraph"), int):
            yield f"citations.{index}", citation
