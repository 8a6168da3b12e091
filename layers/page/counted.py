"""What a page has of counts: how many events of feeds there are in each place. They are no claims."""

import json
import shlex
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layers.messages.language import LANGUAGES
from layers.page.translations import spoken
from layers.reading.atlas import Atlas, Window
from layers.theatre.catalogue import Catalogue

Record = dict[str, Any]

AREAS = 150
"""Places whose outlines the page has for their counts: those of most events in the theatre's view."""

KINDS = 5
"""Kinds that are told of a place, the most frequent ones."""

OPTIONS = {"since": "--since", "until": "--until", "places": "--in", "at": "--at", "kinds": "--kind"}
"""The options of ``posture counts`` by the fields of what was asked for."""

NOWHERE = Window(0, 0, 0, 0)


@dataclass(frozen=True)
class CountedBefore:
    """The counts that a page has which was read: as JSON, the digest they are of, how many events."""

    says: str
    digest: str
    events: int


def counted(catalogue: Catalogue, before: CountedBefore | None = None) -> Record:
    """Return the counts as the page has them, under ``"counts"``; nothing where there are none.

    Those of a page that was read ``before`` are taken as they are.

    ``places`` are those of the most events first, each with a point at which its number may stand (degrees,
    longitude first) and its most frequent kinds. ``asks`` are the options that the counts were made with.
    """
    if before is not None:
        return {"counts": json.loads(before.says)}
    counts = catalogue.counts
    if counts is None:
        return {}
    totals = counts.totals()
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for _, place, kind, number in counts.by_kind:
        if place is not None and kind is not None:
            kinds[counts.places[place].id][counts.kinds[kind]] += number
    known = _places(catalogue, {id_ for id_ in totals if id_})
    months = sorted(filter(None, counts.months))
    ordered = sorted(known, key=lambda id_: (-totals[id_], id_))
    record = {
        "digest": counts.digest,
        "asks": _asks(counts.window),
        "feeds": [feed.title for feed in counts.feeds],
        "events": counts.events,
        "nowhere": totals[""],
        "since": months[0] if months else None,
        "until": months[-1] if months else None,
        "places": [known[id_] | {"id": id_, "n": totals[id_], "kinds": _most(kinds[id_])} for id_ in ordered],
    }
    return {"counts": record}


def areas(record: Record, view: tuple[float, ...]) -> set[str]:
    """Return the ids of the places whose outlines are drawn under their counts."""
    window = Window(*view)
    places = record["counts"]["places"] if record else []
    inside = [place["id"] for place in places if window.meets(Window(*place["at"], *place["at"]))]
    return set(inside[:AREAS])


def _most(kinds: Counter[str]) -> list[tuple[str, int]]:
    return sorted(kinds.items(), key=lambda item: (-item[1], item[0]))[:KINDS]


def _asks(window: Mapping[str, Any]) -> str:
    """Return the options of ``posture counts`` that asked for these events, as they are typed."""
    words: list[str] = []
    for field, option in OPTIONS.items():
        given = window.get(field, ())
        for each in [given] if isinstance(given, str) else given:
            words += [option, str(each)]
    return shlex.join(words)


def _places(catalogue: Catalogue, ids: set[str]) -> dict[str, Record]:
    """Return name, kind and a point of places by id."""
    gazetteer = catalogue.gazetteer
    found: dict[str, Record] = {}
    if gazetteer.folder:
        atlas = Atlas(gazetteer.folder)
        areas = [*atlas.units(), *atlas.provinces(NOWHERE, ids)]
        seas = atlas.seas(Window(-180, -90, 180, 90))
        for id_, row in [*((area.id, area.record) for area in areas), *((row["id"], row) for row in seas)]:
            if id_ in ids and row["label_lon"] is not None:
                at = [round(row["label_lon"], 2), round(row["label_lat"], 2)]
                words = spoken(_words(row), LANGUAGES[0], catalogue.theatre.language)
                found[id_] = {"name": row["name"], "kind": row.get("kind", "sea"), "at": at} | words
    for id_ in ids - found.keys():
        says = gazetteer.places[id_].properties
        found[id_] = {"name": says.name, "kind": says.kind, "at": list(gazetteer.anchors(id_)[0][:2])}
    return found


def _words(row: Record) -> Record:
    """Return the translations of a row of the atlas, which are text in some of its tables."""
    found = row.get("translations") or {}
    return dict(json.loads(found) if isinstance(found, str) else found)
