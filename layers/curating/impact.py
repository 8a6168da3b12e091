"""What rests on a source, directly or through those that credit it: what to look at if it is withdrawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from layers.curating.difference import name
from layers.curating.records import Records
from layers.theatre.canonical import canonical
from layers.theatre.claim import Citation
from layers.theatre.credits import chain
from layers.theatre.source import Source


@dataclass(frozen=True)
class Resting:
    """A claim that rests on the source; ``way`` are the sources in between, the cited one first, if any.

    ``what`` is "claim", or "range" where only the range of the claim rests on it.
    """

    id: str
    label: str
    way: tuple[str, ...]
    paragraph: int | None
    what: str = "claim"


@dataclass(frozen=True)
class Told:
    """A scene, a figure, a chart that speaks of claims, or a scene that shows them: ids of those affected."""

    kind: str
    id: str
    title: str
    claims: tuple[str, ...]
    shown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Impact:
    """What rests on a source: claims, and what is told by them; ``crediting`` are sources that credit it."""

    claims: tuple[Resting, ...]
    told: tuple[Told, ...]
    crediting: tuple[str, ...]


def impact(records: Records, source: str) -> Impact:
    """Return what rests on a source in the state of a theatre.

    Raises:
        KeyError: if the theatre does not have the source.

    """
    sources = {id_: Source.model_validate_json(canonical(each)) for id_, each in records["source"].items()}
    if source not in sources:
        raise KeyError(source)
    claims = tuple(_resting(records["claim"], source, sources))
    affected = {each.id: None for each in claims}
    crediting = tuple(
        id_
        for id_ in sources
        if id_ != source and any(link.source == source for link in chain(Citation(source=id_), sources))
    )
    return Impact(claims, tuple(_told(records, affected)), crediting)


def _resting(claims: Mapping[str, Any], source: str, sources: Mapping[str, Source]) -> Iterator[Resting]:
    for id_, feature in claims.items():
        says, label = feature["properties"], name("claim", feature)
        ways = [_way(each, source, sources) for each in _citations(says)]
        found = [each for each in ways if each is not None]
        if found:
            way, paragraph = min(found, key=lambda each: len(each[0]))
            yield Resting(id_, label, way, paragraph)
        elif (says.get("range") or {}).get("source") == source:
            yield Resting(id_, label, (), says["range"].get("paragraph"), "range")


def _citations(says: dict[str, Any]) -> Iterator[Citation]:
    for each in says.get("citations") or ():
        try:
            yield Citation.model_validate_json(canonical(each))
        except ValidationError:
            continue


def _way(
    citation: Citation, source: str, sources: Mapping[str, Source]
) -> tuple[tuple[str, ...], int | None] | None:
    """Return the sources on the way from a citation to the source, and its paragraph; None without a way."""
    above: list[str] = []
    for link in chain(citation, sources):
        above[link.depth :] = [link.source]
        if link.source == source:
            return tuple(above[:-1]), citation.paragraph
    return None


def _told(records: Records, affected: Mapping[str, None]) -> Iterator[Told]:
    layers: dict[str, list[str]] = {}
    for id_ in affected:
        layers.setdefault(records["claim"][id_]["properties"].get("layer", ""), []).append(id_)
    for id_, scene in records["scene"].items():
        spoken = tuple(each for each in scene.get("claims") or () if each in affected)
        shown = tuple(each for layer in scene.get("layers") or () for each in layers.get(layer, ()))
        if spoken or shown:
            yield Told("scene", id_, name("scene", scene), spoken, shown)
    for figure in records["theatre"].get("", {}).get("figures") or ():
        if figure in affected:
            yield Told("figure", figure, name("claim", records["claim"][figure]), (figure,))
    for id_, chart in records["chart"].items():
        spoken = tuple(each for each in chart.get("claims") or () if each in affected)
        if spoken:
            yield Told("chart", id_, name("chart", chart), spoken)
