"""The fields of a claim, as the desk asks for them; and a claim as a form has it, its lists as objects."""

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.desk.field import Field
from dashboard.words import t
from layers.curating.held import Held
from layers.curating.proposing import place_of
from layers.curating.records import Record
from layers.messages.language import LANGUAGES
from layers.reading.place_search import PlaceNames
from layers.theatre.kinds import GLYPHS
from layers.theatre.vocabulary import (
    ASSERTIONS,
    CREDIBILITIES,
    DATE_PRECISIONS,
    PRECISIONS,
    RELIABILITIES,
    STATUSES,
)

LISTS = {"citations": ("citations",), "ends": ("where", "ends")}
"""The lists of objects in a claim, whose entries have fields of their own, and where they are."""

ITSELF = "-"
"""Stands for a paragraph that speaks in the source's own voice: it credits nobody."""


def claim_fields(
    now: Held, sources: Mapping[str, Record], citations: int = 1, ends: int = 0
) -> dict[str, Field]:
    """Return the fields of a claim by name, with those of so many citations and ends of an arc."""
    properties = {
        **_saying(now),
        **_placing(),
        **_dating(),
        **_recording(),
        **_translating(now),
        **{name: each for at in range(citations) for name, each in _citing(at, sources).items()},
        **{name: each for at in range(ends) for name, each in _ending(at, now).items()},
    }
    return {name: each._replace(path=("properties", *each.path)) for name, each in properties.items()}


def _saying(now: Held) -> dict[str, Field]:
    records = now.records
    kinds = {kind: t(f"kind.{kind}") for kind in GLYPHS}
    kinds |= {id_: str(each.get("label", id_)) for id_, each in records["kind"].items()}
    return {
        "label": Field(("label",), t("app.desk.label")),
        "statement": Field(("statement",), t("app.desk.statement")),
        "items": Field(("items",), t("app.desk.items"), "lines"),
        "actor": _named(("actor",), t("actor"), records["actor"]),
        "layer": _named(("layer",), t("app.desk.layer"), records["layer"]),
        "kind": Field(("kind",), t("app.desk.kind"), "choice", tuple(kinds), lambda id_: kinds.get(id_, id_)),
        "assertion": _listed(("assertion",), t("app.desk.assertion"), ASSERTIONS, "assertion"),
        "hedge": Field(("hedge",), t("app.desk.hedge")),
        "quotation": Field(("quotation",), t("app.desk.quotation"), help=t("app.desk.quotation_help")),
        "figure": Field(("quantity", "verbatim"), t("app.desk.figure")),
        "low": Field(("quantity", "low"), t("app.desk.low"), "number"),
        "best": Field(("quantity", "best"), t("app.desk.best"), "number"),
        "high": Field(("quantity", "high"), t("app.desk.high"), "number"),
        "unit": Field(("quantity", "unit"), t("app.desk.unit")),
    }


def _placing() -> dict[str, Field]:
    return {
        "place_name": Field(("where", "name"), t("app.desk.place_name")),
        "place": Field(("where", "place"), t("app.desk.place"), help=t("app.desk.place_help")),
        "where_precision": _listed(("where", "precision"), t("app.desk.precision"), PRECISIONS, "precision"),
        "radius": Field(("where", "radius_km"), t("app.desk.radius"), "number"),
        "where_note": Field(("where", "note"), t("app.desk.where_note")),
        "range": Field(("range", "km"), t("app.desk.range"), "number", help=t("app.desk.range_help")),
        "range_words": Field(("range", "verbatim"), t("app.desk.range_words")),
        "range_source": Field(("range", "source"), t("app.desk.range_source")),
        "range_paragraph": Field(("range", "paragraph"), t("app.desk.paragraph"), "number"),
    }


def _dating() -> dict[str, Field]:
    return {
        "from": Field(("when", "from"), t("app.desk.from")),
        "to": Field(("when", "to"), t("app.desk.to")),
        "when_precision": _listed(
            ("when", "precision"), t("app.desk.date_precision"), DATE_PRECISIONS, "date_precision"
        )._replace(usual=0),
        "reported": Field(("when", "reported_on"), t("app.desk.reported")),
    }


def _recording() -> dict[str, Field]:
    return {
        "status": _listed(("status",), t("app.desk.status"), STATUSES, "status")._replace(usual="accepted"),
        "reliability": _listed(
            ("rating", "reliability"), t("app.desk.reliability"), RELIABILITIES, "reliability"
        )._replace(usual="F"),
        "credibility": _listed(
            ("rating", "credibility"), t("app.desk.credibility"), CREDIBILITIES, "credibility"
        )._replace(usual=6),
        "rater": Field(("rating", "by"), t("app.desk.rater")),
        "rated": Field(("rating", "on"), t("app.desk.rated")),
        "sidc": Field(("sidc",), t("app.field.sidc")),
        "coder": Field(("coded_by",), t("app.desk.coder")),
        "coded_on": Field(("coded_on",), t("app.desk.coded_on")),
        "note": Field(("note",), t("app.desk.note")),
    }


def _translating(now: Held) -> dict[str, Field]:
    """Return the fields for a claim's words in the other languages of the interface."""
    own = now.records["theatre"].get("", {}).get("language", "en")
    found: dict[str, Field] = {}
    for language in (each for each in LANGUAGES if each != own):
        at = ("translations", language)
        found |= {
            f"label {language}": Field((*at, "label"), t("app.desk.label")),
            f"statement {language}": Field((*at, "statement"), t("app.desk.statement")),
            f"items {language}": Field((*at, "items"), t("app.desk.items"), "lines"),
            f"note {language}": Field((*at, "note"), t("app.desk.note")),
            f"unit {language}": Field(("quantity", *at, "unit"), t("app.desk.unit")),
            f"place_name {language}": Field(("where", *at, "name"), t("app.desk.place_name")),
            f"where_note {language}": Field(("where", *at, "note"), t("app.desk.where_note")),
        }
    return found


def _citing(at: int, sources: Mapping[str, Record]) -> dict[str, Field]:
    path = ("citations", str(at))

    def words(id_: str) -> str:
        return {"": t("app.desk.no_source"), ITSELF: t("app.desk.credits_itself")}.get(id_) or named(
            sources, id_
        )

    return {
        f"source {at}": Field((*path, "source"), t("app.desk.source"), "choice", ("", *sources), words),
        f"paragraph {at}": Field((*path, "paragraph"), t("app.desk.paragraph"), "number"),
        f"credits {at}": Field(
            (*path, "credits"),
            t("app.desk.credits"),
            "several",
            (ITSELF, *sources),
            words,
            help=t("app.desk.credits_help"),
        ),
    }


def _ending(at: int, now: Held) -> dict[str, Field]:
    path, claims = ("where", "ends", str(at)), now.records["claim"]
    words = {"": t("app.desk.no_claim_there")} | {id_: labelled(each) for id_, each in claims.items()}
    return {
        f"end {at}": Field((*path, "place"), t("app.desk.end"), help=t("app.desk.place_help")),
        f"end claim {at}": Field(
            (*path, "claim"),
            t("app.desk.end_claim"),
            "choice",
            ("", *claims),
            lambda id_: words.get(id_, id_),
        ),
    }


def named(records: Mapping[str, Record], id_: str) -> str:
    """Return the words by which people know a record, or its id."""
    record = records.get(id_, {})
    return str(record.get("label") or record.get("title") or id_)


def labelled(claim: Record) -> str:
    """Return the label of a claim, or its id."""
    return str(claim.get("properties", {}).get("label") or claim.get("id", ""))


def opened(claim: Record) -> Record:
    """Return a claim as its form has it: the entries of a list by their number, who is credited as a list."""
    says = dict(claim["properties"])
    for path in LISTS.values():
        holder = says if len(path) == 1 else dict(says.get(path[0]) or {})
        if listed := holder.get(path[-1]):
            holder[path[-1]] = {str(at): _credited(each) for at, each in enumerate(listed)}
        if len(path) > 1 and path[0] in says:
            says[path[0]] = holder
    return {**claim, "properties": says}


def closed(claim: Record, before: Record) -> Record:
    """Return a claim as it is kept; a citation of another paragraph loses the fingerprint of the old one."""
    says = dict(claim["properties"])
    known = before["properties"].get("citations") or []
    if isinstance(citations := says.get("citations"), dict):
        listed = [_uncredited(each) for _, each in _in_order(citations) if each.get("source")]
        kept = {(each.get("source"), each.get("paragraph")) for each in known}
        says["citations"] = [_fingerprinted(each, kept) for each in listed]
    where = says.get("where")
    if isinstance(where, dict) and isinstance(where.get("ends"), dict):
        ends = [each for _, each in _in_order(where["ends"]) if each.get("place")]
        says["where"] = {**where, "ends": ends}
        if not ends:
            del says["where"]["ends"]
    return {**claim, "properties": says}


def placed(claim: Record, places: PlaceNames) -> Record:
    """Return a claim in which a name, where the id of a place is meant, is that of the one so called.

    Of a country and a town of one name it is the one that the claim's precision can mean.
    """
    says = claim["properties"]
    where = says.get("where") or {}
    given = str(where.get("place") or "")
    if not given or places.known(given):
        return claim
    meant = [each.fills["where"] for each in place_of(given, places)]
    fitting = [each for each in meant if each["precision"] == where.get("precision")] or meant
    if len(fitting) != 1:
        return claim
    return {**claim, "properties": {**says, "where": {**where, "place": fitting[0]["place"]}}}


def _listed(path: tuple[str, ...], label: str, values: Iterable[Any], words: str) -> Field:
    return Field(path, label, "choice", tuple(values), lambda each: t(f"{words}.{each}"))


def _named(path: tuple[str, ...], label: str, records: Mapping[str, Record]) -> Field:
    return Field(path, label, "choice", tuple(records), lambda id_: named(records, id_))


def _in_order(entries: Mapping[str, Record]) -> list[tuple[str, Record]]:
    return sorted(entries.items(), key=lambda each: int(each[0]))


def _credited(entry: Record) -> Record:
    return {**entry, "credits": [ITSELF]} if entry.get("credits") == [] else entry


def _uncredited(entry: Record) -> Record:
    return {**entry, "credits": []} if entry.get("credits") == [ITSELF] else entry


def _fingerprinted(citation: Record, kept: set[tuple[Any, Any]]) -> Record:
    """Return a citation; one of a paragraph that the claim did not cite before has no fingerprint."""
    if (citation.get("source"), citation.get("paragraph")) in kept:
        return citation
    return {name: value for name, value in citation.items() if name != "sha256"}
