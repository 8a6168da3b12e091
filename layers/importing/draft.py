"""Make a theatre of events: claims, and the actors, layers and sources that they need."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Literal

from pydantic import ValidationError

from layers.importing.event import Event, Remark
from layers.importing.extent import Extent
from layers.importing.format import Reading
from layers.importing.legend import hue, legend, shared
from layers.importing.sources import Sources
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
from layers.theatre.identity import Remembered
from layers.writing.geojson import geojson
from layers.writing.indented import indented
from layers.writing.spool import Spool
from layers.writing.spreadsheet import csv_parts

REPORT = "import.csv"
"""The file beside the theatre's that says by row and column what was changed and left out."""

SPARED = frozenset(("sidc", "quotation", "note", "quantity"))
"""Fields that a claim does without, rather than being left out, where they would not pass the check.

Without its hedge or its dates it would say more than the row.
"""

LABEL = 60
"""Characters that a label may have, its hedge included."""

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
        self._files: dict[str, Spool] = {}
        self._sources = Sources(reading.dataset)
        self._actors: dict[str, dict[str, Any]] = {}
        self._layers: dict[str, str] = {}
        self._taken = {name: Taken() for name in ("actor", "short", "layer", "claim")}
        self._counts = Counter[str]()
        self._extent = Extent()
        self._newest = ""
        self._apart: list[tuple[int, str]] = []
        self._checked: set[tuple[Any, ...]] = set()
        self._outlines: Remembered[Any] = Remembered(_sound)

    def fill(self, events: Iterable[tuple[int, Event | str]]) -> None:
        """Write the events as claims, once, and count in the tally what became of each row.

        A claim is written as soon as it is checked, so that none is held.
        """
        members = {"type": "FeatureCollection", "features": []}
        self._files["claims.geojson"] = Spool(geojson(members, self._filled(events)))
        self._files["sources.json"] = self._sources.end()
        for row, whole in self._apart:
            self.tally.remark(Remark("part of what is left out", "", whole), row)
        self.tally.notes += shared(len(self._layers))
        self.tally.claims, self.tally.sources = len(self._taken["claim"]), len(self._sources)

    def files(self, id_: str) -> dict[str, bytes | Spool]:
        """Return the content of the theatre's files by name, the report among them; ``id_`` is its id."""
        return {
            "theatre.json": f"{indented(self._theatre(id_))}\n".encode(),
            **self._files,
            REPORT: Spool(csv_parts(self.tally.table())),
        }

    def _filled(self, events: Iterable[tuple[int, Event | str]]) -> Iterator[dict[str, Any]]:
        """Yield the claims."""
        last = None
        for row, event in events:
            # a row may be several events
            self.tally.read += row != last
            last = row
            if isinstance(event, str):
                self.tally.leave_out(event, row)
            elif event.id in self._taken["claim"] and self.reading.by_id:
                self.tally.leave_out("an id that an earlier row has", row)
            elif claim := self._added(event, row):
                yield claim

    def _added(self, event: Event, row: int) -> dict[str, Any] | None:
        """Return an event as a claim, or None after noting why it can be none."""
        again = event.id in self._taken["claim"]
        if again:
            event = replace(event, id=unique(event.id, self._taken["claim"]))
        offered = self._sources.offered(event.sources)
        cited = dict.fromkeys(event.sources)
        claim = self._claim(event, [id_ for each in cited if (id_ := offered.ids.get(each))])
        problems = self._problems(claim)
        flaws = {problem.field.partition(".")[0]: problem for problem in problems}
        spared = dict[str, Any]()
        if flaws and flaws.keys() <= SPARED:
            spared = {field: claim["properties"].pop(field) for field in flaws}
            problems = self._problems(claim)
        if problems:
            self.tally.leave_out(Remark(_expected(problems[0])), row)
            return None
        for field, value in spared.items():
            self.tally.remark(Remark(f"left empty, {_expected(flaws[field])}", "", str(value)[:200]), row)
        self._part(event, claim, row)
        self._taken["claim"].add(event.id)
        self._sources.keep(offered)
        if again:
            self.tally.remark("an id that an earlier row has, so numbered", row)
        if not offered.sound:
            self.tally.remark("a source that is not sound left out", row)
        self._collect(event, claim)
        for remark in (*event.placement.remarks, *event.remarks):
            self.tally.remark(remark, row)
        return claim

    def _part(self, event: Event, claim: dict[str, Any], row: int) -> None:
        """Take out what a claim says of a whole that is no claim itself, and note it for a remark."""
        if event.part_of and event.part_of not in self._taken["claim"]:
            del claim["properties"]["related"]
            self._apart.append((row, event.part_of))

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

    def _collect(self, event: Event, claim: dict[str, Any]) -> None:
        """Remember what the theatre says of its claims as a whole."""
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
        says = claim["properties"]
        self._counts[says["layer"]] += 1
        dates = (says["when"].get("reported_on"), says["when"].get("to"))
        self._newest = max([self._newest, *map(str, filter(None, dates))])
        if claim["geometry"]:
            self._extent.add(claim["geometry"])

    def _theatre(self, id_: str) -> dict[str, Any]:
        newest = "the newest date in the file" if self._newest else "the day of the import, without any date"
        return {
            "id": id_,
            "title": self.title,
            "as_of": self._newest or self.today,
            "view": self._extent.view(),
            "notes": [f"Imported from {self.reading.name}; as of {newest}."],
            "method": [self.reading.method],
            "actors": list(self._actors.values()),
            **legend({id_: name for name, id_ in self._layers.items()}, self._counts),
        }


def _expected(problem: Problem) -> str:
    return f"{problem.field}: {problem.message.partition(', found')[0]}"


def _sound(geometry: dict[str, Any]) -> Any:
    """Return a geometry as a record, or None if it is not well formed."""
    text = as_json(geometry)
    try:
        return None if text is None else validated(Geometry, text)
    except ValidationError:
        return None
