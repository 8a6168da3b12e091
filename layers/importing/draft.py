"""Make a theatre of events: claims, and the actors, layers and sources that they need."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import count, pairwise
from typing import Any, Literal

from pydantic import ValidationError

from layers.importing.event import Cited, Event, Remark
from layers.importing.format import Reading
from layers.importing.legend import hue, legend, shared
from layers.importing.tally import Tally
from layers.importing.wording import Taken, clipped, short, slug, unique
from layers.reading.checks.claims import check_claims
from layers.reading.checks.references import Known
from layers.reading.problems import Problem, Problems
from layers.reading.records import parse_record, validated
from layers.reading.strict_json import as_json
from layers.theatre.claim import Claim
from layers.theatre.fields import MOST, Geometry
from layers.theatre.gazetteer import Gazetteer
from layers.theatre.geometry import positions
from layers.theatre.identity import Remembered
from layers.theatre.source import Source
from layers.writing.geojson import format_geojson
from layers.writing.indented import indented
from layers.writing.spreadsheet import csv_bytes

REPORT = "import.csv"
"""The file beside the theatre's that says by row and column what was changed and left out."""

SPARED = frozenset(("sidc", "quotation", "note", "quantity"))
"""Fields that a claim does without, rather than being left out, where they would not pass the check.

Without its hedge or its dates it would say more than the row.
"""

UNTOLD = Cited("Publisher not told")
"""What is cited as the origin of a page whose publisher cannot be told; it counts as none."""

LABEL = 60
"""Characters that a label may have, its hedge included."""

WORLD = [-180, -60, 180, 75]
"""The view of a theatre without any geometry: west, south, east, north in degrees."""

UNCHECKED: Known = dict.fromkeys(("layer", "actor", "kind", "place", "source", "claim"))
"""Leaves references to other records unchecked while the theatre is not complete."""


class Draft:
    """A new theatre in the making, from what reading a file returned.

    ``today`` (YYYY-MM-DD) is the date on which its claims are coded. Claims that would not pass the check are
    left out. ``title`` is the theatre's, by default made of the dataset's name.
    """

    def __init__(self, reading: Reading, gazetteer: Gazetteer, today: str, title: str | None = None) -> None:
        self.reading = reading
        self.gazetteer = gazetteer
        self.today = today
        self.title = title or f"{reading.name}: imported events"
        self.tally = Tally()
        self._claims: dict[str, dict[str, Any]] = {}
        self._actors: dict[str, dict[str, Any]] = {}
        self._layers: dict[str, str] = {}
        self._sources: dict[str, dict[str, Any]] = {str(reading.dataset["id"]): dict(reading.dataset)}
        self._cited: dict[Cited, str] = {}
        self._taken = {name: Taken() for name in ("actor", "short", "layer", "claim")}
        self._taken["source"] = Taken(self._sources)
        self._parts: dict[str, int] = {}
        self._checked: set[tuple[Any, ...]] = set()
        self._outlines: Remembered[Any] = Remembered(_sound)

    def fill(self, events: Iterable[tuple[int, Event | str]]) -> None:
        """Add the events as claims, and count in the tally what became of each row."""
        last = None
        for row, event in events:
            # a row may be several events
            self.tally.read += row != last
            last = row
            if isinstance(event, str):
                self.tally.leave_out(event, row)
            elif event.id in self._claims and self.reading.by_id:
                self.tally.leave_out("an id that an earlier row has", row)
            else:
                self._add(event, row)
        self._check_wholes()
        self.tally.notes += shared(len(self._layers))
        self.tally.claims, self.tally.sources = len(self._claims), len(self._sources)

    def files(self, id_: str) -> dict[str, bytes]:
        """Return the content of the theatre's files by name, the report among them; ``id_`` is its id."""
        collection = {"type": "FeatureCollection", "features": list(self._claims.values())}
        return {
            "theatre.json": _json(self._theatre(id_)),
            "sources.json": _json(list(self._sources.values())),
            "claims.geojson": format_geojson(collection),
            REPORT: csv_bytes(self.tally.table()),
        }

    def _check_wholes(self) -> None:
        """Take out what a claim says of a whole that is no claim itself, with a remark."""
        for id_, row in self._parts.items():
            says = self._claims[id_]["properties"]
            if (whole := says["related"][0]["claim"]) not in self._claims:
                del says["related"]
                self.tally.remark(Remark("part of what is left out", "", whole), row)
        self._parts.clear()

    def _add(self, event: Event, row: int) -> None:
        again = event.id in self._claims
        if again:
            event = replace(event, id=unique(event.id, self._taken["claim"]))
        origins = [_origin(cited) for cited in event.sources if cited.origin is not None]
        ids = self._ids_of(dict.fromkeys([*event.sources, *origins]))
        # a source that an earlier row has was sound there
        records = {cited: self._source(cited, ids) for cited in ids if cited not in self._cited}
        unsound = {cited for cited, record in records.items() if _problems(Source, record)}
        sound = {cited: id_ for cited, id_ in ids.items() if cited not in unsound}
        claim = self._claim(
            event, [id_ for cited in dict.fromkeys(event.sources) if (id_ := sound.get(cited))]
        )
        problems = self._problems(claim)
        flaws = {problem.field.partition(".")[0]: problem for problem in problems}
        spared = dict[str, Any]()
        if flaws and flaws.keys() <= SPARED:
            spared = {field: claim["properties"].pop(field) for field in flaws}
            problems = self._problems(claim)
        if problems:
            self.tally.leave_out(Remark(_expected(problems[0])), row)
            return
        for field, value in spared.items():
            self.tally.remark(Remark(f"left empty, {_expected(flaws[field])}", "", str(value)[:200]), row)
        self._claims[event.id] = claim
        if event.part_of:
            self._parts[event.id] = row
        self._taken["claim"].add(event.id)
        for cited, source in sound.items():
            if cited in records:
                self._cited[cited] = source
                self._sources[source] = records[cited]
                self._taken["source"].add(source)
        if again:
            self.tally.remark("an id that an earlier row has, so numbered", row)
        if len(sound) < len(ids):
            self.tally.remark("a source that is not sound left out", row)
        self._collect(event)
        for remark in (*event.placement.remarks, *event.remarks):
            self.tally.remark(remark, row)

    def _claim(self, event: Event, sources: list[str]) -> dict[str, Any]:
        hedge = "" if event.assertion == "stated" else f" ({event.assertion})"
        fields = {
            "layer": self._entry("layer", event.layer),
            "label": clipped(event.label, LABEL - len(hedge)) + hedge,
            "statement": event.statement,
            "assertion": event.assertion,
            "hedge": event.hedge,
            "actor": self._entry("actor", event.actor),
            "kind": event.kind,
            "quantity": event.quantity,
            "quotation": event.quotation and clipped(event.quotation, MOST),
            "sidc": event.sidc,
            "when": dict(event.when),
            "where": event.placement.where,
            "citations": self._citations(sources),
            "status": self.reading.status,
            "coded_by": f"{self.reading.name}, imported by posture",
            "coded_on": self.today,
            "note": event.note,
            "related": [{"claim": event.part_of, "relation": "part_of"}] if event.part_of else None,
        }
        properties = {key: value for key, value in fields.items() if value is not None}
        return {
            "type": "Feature",
            "id": event.id,
            "geometry": event.placement.geometry,
            "properties": properties,
        }

    def _citations(self, sources: list[str]) -> list[dict[str, Any]]:
        """Return the citations of a row: its own sources, or the dataset, which credits them."""
        if self.reading.direct and sources:
            return [{"source": id_} for id_ in sources]
        return [{"source": self.reading.dataset["id"], "credits": sources}]

    def _source(self, cited: Cited, ids: dict[Cited, str]) -> dict[str, Any]:
        """Return the record of a source, which credits its origin where that is another."""
        fields = {
            "id": ids[cited],
            "title": clipped(cited.title, MOST),
            "publisher": cited.publisher,
            "author": cited.author,
            "url": cited.url,
            "published": cited.published,
            "kind": "report",
        }
        record = {key: value for key, value in fields.items() if value is not None}
        if cited == UNTOLD:
            return record | {"kind": "unnamed"}
        origin = ids[cited] if cited.origin is None else ids[_origin(cited)]
        return record if origin == ids[cited] else record | {"credits": [origin]}

    def _problems(self, claim: dict[str, Any]) -> list[Problem]:
        """Return why a claim would not pass the check; a place is looked at once for each way to use it."""
        problems = Problems()
        geometry = claim["geometry"]
        # many claims have the very same outline, which is sound or not for all of them
        known = None if geometry is None or geometry["type"] == "Point" else self._outlines(geometry)
        record = parse_record(Claim, claim | {"geometry": None} if known else claim, "", problems)
        if record is None or problems:
            return list(problems)
        record = record.model_copy(update={"geometry": known}) if known else record
        says = record.properties
        use = (says.where.place, says.where.precision, says.assertion, says.hedge is None)
        if use in self._checked:
            return []
        found = list(check_claims({"": record}, UNCHECKED, self.gazetteer, "en"))
        if says.where.place and not found:
            self._checked.add(use)
        return found

    def _entry(self, kind: Literal["actor", "layer"], name: str) -> str:
        """Return the id of the actor or layer of that name, or the id that it would have."""
        if kind == "layer":
            return self._layers.get(name) or unique(slug(name), self._taken[kind])
        known = self._actors.get(name)
        return str(known["id"]) if known else unique(slug(name), self._taken[kind])

    def _ids_of(self, sources: Iterable[Cited]) -> dict[Cited, str]:
        """Return the id that each source of a row has, or would have; no two have the same."""
        found: dict[Cited, str] = {}
        taken = self._taken["source"]
        for cited in sources:
            stem = slug(" ".join(filter(None, (cited.publisher, cited.published, cited.title))))
            id_ = self._cited.get(cited) or unique(stem, taken)
            given = found.values()
            if id_ in given:
                numbered = (f"{stem}-{number}" for number in count(2))
                id_ = next(form for form in numbered if form not in taken and form not in given)
            found[cited] = id_
        return found

    def _collect(self, event: Event) -> None:
        if event.actor not in self._actors:
            self._actors[event.actor] = {
                "id": self._entry("actor", event.actor),
                "label": event.actor,
                "short": short(event.actor, self._taken["short"]),
                "colour": hue(len(self._actors)),
            }
            self._taken["actor"].add(self._actors[event.actor]["id"])
            self._taken["short"].add(self._actors[event.actor]["short"])
        if event.layer not in self._layers:
            self._layers[event.layer] = self._entry("layer", event.layer)
            self._taken["layer"].add(self._layers[event.layer])

    def _theatre(self, id_: str) -> dict[str, Any]:
        claims = [claim["properties"] for claim in self._claims.values()]
        dates = [
            str(date) for says in claims for key in ("reported_on", "to") if (date := says["when"].get(key))
        ]
        return {
            "id": id_,
            "title": self.title,
            "as_of": max(dates, default=self.today),
            "view": view([claim["geometry"] for claim in self._claims.values() if claim["geometry"]]),
            "notes": [f"Imported from {self.reading.name}; as of the newest date in the file."],
            "method": [self.reading.method],
            "actors": list(self._actors.values()),
            **legend(
                {id_: name for name, id_ in self._layers.items()}, Counter(says["layer"] for says in claims)
            ),
        }


def _expected(problem: Problem) -> str:
    return f"{problem.field}: {problem.message.partition(', found')[0]}"


def _origin(cited: Cited) -> Cited:
    return Cited(cited.origin) if cited.origin else UNTOLD


def view(geometries: list[dict[str, Any]]) -> list[float]:
    """Return a view of the geometries with a margin: west, south, east, north in degrees.

    It crosses the antimeridian if that is the shorter way around them, and is as wide as the world if no wide
    gap is free of them.
    """
    # many claims have the very same outline
    distinct = {id(geometry): geometry for geometry in geometries}.values()
    flat = {position[:2] for geometry in distinct for position in positions(geometry["coordinates"])}
    if not flat:
        return list(WORLD)
    lons, lats = sorted({lon for lon, _ in flat}), [lat for _, lat in flat]
    gaps = [(b - a, b, a) for a, b in pairwise(lons)] + [(lons[0] + 360 - lons[-1], lons[0], lons[-1])]
    gap, west, east = max(gaps)
    margin = max(1.5, (360 - gap) / 20)
    south, north = max(-90, min(lats) - margin), min(90, max(lats) + margin)
    if gap <= 2 * margin + 10:
        return [-180, south, 180, north]
    return [round(side, 2) for side in (_wrapped(west - margin), south, _wrapped(east + margin), north)]


def _wrapped(longitude: float) -> float:
    return (longitude + 180) % 360 - 180


def _problems(model: type[Claim] | type[Source], record: dict[str, Any]) -> list[Problem]:
    problems = Problems()
    parse_record(model, record, "", problems)
    return list(problems)


def _sound(geometry: dict[str, Any]) -> Any:
    """Return a geometry as a record, or None if it is not well formed."""
    text = as_json(geometry)
    try:
        return None if text is None else validated(Geometry, text)
    except ValidationError:
        return None


def _json(data: Any) -> bytes:
    return (indented(data) + "\n").encode()
