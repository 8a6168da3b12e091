"""Complete a curator's claims: geometry from the gazetteer, fingerprints from the article.

A curator writes a claim with ``"geometry": null`` and no ``sha256``; this adds what can be derived, and
touches nothing else.
"""

import copy
from typing import Any

from layers.curating.citing import fingerprint, paragraphs
from layers.theatre.gazetteer import Gazetteer


def fill(
    collection: dict[str, Any], gazetteer: Gazetteer, source: str | None = None, article: str = ""
) -> tuple[dict[str, Any], int]:
    """Return the claims (a FeatureCollection as read from JSON) completed, and how many features changed.

    With ``source`` and ``article`` (its text), citations of that source get their paragraph's fingerprint.
    Records too broken to complete are left as they are for the check to name.
    """
    filled = copy.deepcopy(collection)
    for feature in filled["features"]:
        says = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(says, dict):
            continue
        where = says.get("where")
        if isinstance(where, dict):
            _place(feature, where, gazetteer)
        if source:
            _fingerprint(says.get("citations"), source, paragraphs(article))
    changed = sum(a != b for a, b in zip(collection["features"], filled["features"], strict=True))
    return filled, changed


def _place(feature: dict[str, Any], where: dict[str, Any], gazetteer: Gazetteer) -> None:
    ends = where.get("ends")
    if isinstance(ends, list) and len(ends) == 2:
        places = [end.get("place") if isinstance(end, dict) else None for end in ends]
        if all(isinstance(place, str) and place in gazetteer.places for place in places):
            coordinates = [list(gazetteer.anchors(str(place))[0]) for place in places]
            feature["geometry"] = {"type": "LineString", "coordinates": coordinates}
    elif isinstance(where.get("place"), str) and where["place"] in gazetteer.places:
        geometry = gazetteer.places[where["place"]].geometry
        feature["geometry"] = geometry.model_dump(mode="json", include={"type", "coordinates"})


def _fingerprint(citations: Any, source: str, copy: list[str]) -> None:
    for citation in citations if isinstance(citations, list) else ():
        if not isinstance(citation, dict) or citation.get("source") != source:
            continue
        number = citation.get("paragraph")
        if isinstance(number, int) and 1 <= number <= len(copy):
            citation["sha256"] = fingerprint(copy[number - 1])
