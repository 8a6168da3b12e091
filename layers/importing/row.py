"""From what a row says, by field of a claim, to an event; for files without columns of their own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layers.importing.dates import PRECISIONS, Dated, dated, span
from layers.importing.event import Cited, Event, Remark
from layers.importing.figures import quantity
from layers.importing.format import Order, Told
from layers.importing.links import links, publisher
from layers.importing.placement import Placement
from layers.importing.wording import number, slug, whole_number
from layers.reading.figures import EITHER

FIELDS = (
    *(
        "id",
        "label",
        "statement",
        "layer",
        "actor",
        "kind",
        "assertion",
        "hedge",
        "quotation",
        "sidc",
        "note",
    ),
    *("quantity.verbatim", "quantity.low", "quantity.best", "quantity.high", "quantity.unit"),
    *("when.from", "when.to", "when.precision", "when.reported_on"),
    *("where.latitude", "where.longitude", "where.coordinates"),
    *("where.name", "where.precision", "where.province", "where.country", "where.note"),
    *("source.title", "source.publisher", "source.author", "source.url", "source.published"),
)
"""The fields of a claim that a column can give."""

NAMING = ("label", "layer", "where.name")
"""The fields that can be the label of a claim, the one most like it first."""

UNNAMED = "Unnamed feature"

DEFAULTS = {
    "label": "the category, else the place, else “Unnamed feature”",
    "statement": "the label",
    "layer": "Imported",
    "actor": "Not named",
    "kind": "posture",
    "assertion": "reported",
    "where.name": "Not said",
    "where.precision": "by the digits of the coordinates for a point, 5 (part of a country) for the rest",
    "when.precision": "day, month or year, as the date is written",
    "quantity.unit": "units",
}
"""What stands where nothing gives a field."""

APPROXIMATE = 2
"""The date precision (2–6 days) of a day that the file calls approximate."""


@dataclass(frozen=True)
class Row:
    """A row: its number, what it says by field, the columns that give the fields, the order of its dates."""

    number: int
    says: Mapping[str, str]
    columns: Mapping[str, str]
    told: Told
    order: Order | None = None

    def remark(self, what: str, field: str) -> Remark:
        """Return a remark about what the row says in a field."""
        return Remark(what, self.columns.get(field, field), self.says.get(field, "")[:200])

    def event(self, placement: Placement, given: str = "", part: int = 0) -> Event:
        """Return the row as an event at a placement.

        ``given`` is an id that the file gives besides its columns; ``part`` counts the parts of a row that
        becomes several claims, from 1.
        """
        says = self.says
        id_ = f"feature-{slug(says.get('id') or given)}" if says.get("id") or given else f"row-{self.number}"
        label = next((says[field] for field in NAMING if field in says), UNNAMED)
        when, dating = self._when()
        quantity_, counting = self._quantity()
        sources, citing = self._sources()
        kind, kinds = self._kind()
        return Event(
            id=f"{id_}-{part}" if part else id_,
            label=label,
            statement=says.get("statement", label),
            layer=says.get("layer", DEFAULTS["layer"]),
            actor=says.get("actor", DEFAULTS["actor"]),
            placement=placement,
            when=when,
            quantity=quantity_,
            kind=kind,
            assertion=says.get("assertion", DEFAULTS["assertion"]),
            hedge=says.get("hedge"),
            sources=sources,
            quotation=says.get("quotation"),
            sidc=says.get("sidc"),
            note=says.get("note"),
            remarks=(*dating, *counting, *citing, *kinds),
        )

    def _kind(self) -> tuple[str, tuple[Remark, ...]]:
        from layers.theatre.kinds import GLYPHS

        kind = self.says.get("kind", DEFAULTS["kind"])
        if kind in GLYPHS:
            return kind, ()
        return DEFAULTS["kind"], (self.remark("no kind that there is, so posture", "kind"),)

    def _when(self) -> tuple[dict[str, Any], list[Remark]]:
        remarks: list[Remark] = []
        dates: dict[str, Any] = {"precision": 0}
        start, end = self._dated("when.from", 0, remarks), self._dated("when.to", -1, remarks)
        if (start is None and "when.to" not in self.says) or (end is None and "when.from" not in self.says):
            start = end = None
        if start and end and end.text < start.text[: len(end.text)]:
            remarks.append(self.remark("undated: the end is before the start", "when.to"))
        elif known := {name: each for name, each in (("from", start), ("to", end)) if each}:
            dates = {name: each.text for name, each in known.items()}
            dates["precision"] = self._precision(*known.values())
        if reported := self._dated("when.reported_on", 0, remarks):
            dates["reported_on"] = reported.text
        return dates, remarks

    def _dated(self, field: str, part: int, remarks: list[Remark]) -> Dated | None:
        """Return the date in a field; the end, where only a start is given, is in the same field."""
        source = field if field in self.says or field != "when.to" else "when.from"
        if source not in self.says:
            return None
        found = dated(span(self.says[source])[part], self.told.today, self.order)
        if isinstance(found, str):
            if source == field:
                remarks.append(self.remark(f"{field} left empty: {found}", field))
            return None
        if found.remark and source == field:
            remarks.append(self.remark(found.remark, field))
        return found

    def _precision(self, *known: Dated) -> int:
        told = whole_number(self.says.get("when.precision", ""))
        written = max(PRECISIONS[len(each.text)] for each in known)
        if not all(each.exact for each in known):
            written = max(written, APPROXIMATE)
        return max(written, told) if told in range(1, 6) else written

    def _quantity(self) -> tuple[dict[str, Any] | None, list[Remark]]:
        """Return the figures as a quantity, or None, and remarks.

        Where the range does not hold, the best figure alone is kept; a column is its own unit.
        """
        says = self.says
        given = {part: says[key] for part in ("low", "best", "high") if (key := f"quantity.{part}") in says}
        unit = says.get("quantity.unit") or self._unit(given)
        if not given:
            words = says.get("quantity.verbatim")
            return (quantity(words, unit), self._either("quantity.verbatim")) if words else (None, [])
        numbers = {part: None if EITHER.search(text) else number(text) for part, text in given.items()}
        if list(given) == ["best"] and "quantity.verbatim" not in says and numbers["best"] is None:
            return quantity(given["best"], unit), self._either("quantity.best")
        verbatim = says.get("quantity.verbatim") or ", ".join(
            f"{self.columns.get(f'quantity.{part}', part)} {text}" for part, text in given.items()
        )
        known = {part: value for part, value in numbers.items() if value is not None and value >= 0}
        remarks = [
            remark
            for part in given
            if part not in known
            for field in [f"quantity.{part}"]
            for remark in self._either(field) or [self.remark("a figure that is no number left empty", field)]
        ]
        if list(known.values()) != sorted(known.values()):
            remarks.append(self.remark(f"low ≤ best ≤ high does not hold ({verbatim})", "quantity.best"))
            known = {part: value for part, value in known.items() if part == "best"}
        return ({"verbatim": verbatim, **known, "unit": unit} if known else None), remarks

    def _either(self, field: str) -> list[Remark]:
        """Return a remark about a figure that can be read two ways, if it can."""
        twofold = "a figure that is thousands or has decimals kept as words"
        return [self.remark(twofold, field)] if EITHER.search(self.says[field]) else []

    def _unit(self, given: Mapping[str, str]) -> str:
        """Return the name of the column that counts, if it is more than “number”, else “units”."""
        from layers.importing.assignment import counted

        field = "quantity.verbatim" if not given else "quantity.best"
        return counted(self.columns.get(field, "")) or DEFAULTS["quantity.unit"]

    def _sources(self) -> tuple[tuple[Cited, ...], list[Remark]]:
        """Return the sources that the row names: a link each, or the title alone."""
        says = self.says
        titled, title = links(says.get("source.title", ""))
        linked, words = links(says.get("source.url", ""))
        remarks: list[Remark] = []
        if words and re.match(r"[a-z][\w.+-]*:", words, re.IGNORECASE):
            remarks.append(self.remark("a link that is not http or https left out", "source.url"))
            words = ""
        found = list(dict.fromkeys([*linked, *titled]))
        name = title or ("" if found else words)
        if not found and not name:
            return (), remarks
        published = None
        if "source.published" in says:
            date_ = dated(says["source.published"], self.told.today, self.order)
            if isinstance(date_, Dated):
                published = date_.text
            else:
                remarks.append(self.remark(f"source.published left empty: {date_}", "source.published"))
        outlet, author = says.get("source.publisher"), says.get("source.author")
        if not found:
            titles = [part for each in name.split(";") if (part := each.strip())]
            return tuple(Cited(each, outlet, author, published, origin=outlet) for each in titles), remarks
        only = len(found) == 1
        return tuple(
            Cited(
                *(name if name and only else link, outlet if outlet and only else who, author, published),
                url=link,
                origin=outlet if outlet and only else who or "",
            )
            for link in found
            for who in [publisher(link)]
        ), remarks
