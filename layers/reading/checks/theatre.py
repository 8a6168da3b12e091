"""Check a theatre among its claims: references, layers and collections, scenes, translations."""

from collections.abc import Iterator, Mapping

from layers.reading.checks.references import Known, resolved
from layers.reading.checks.translations import misfits
from layers.reading.problems import Problem
from layers.reading.records import duplicates
from layers.theatre.claim import Claim
from layers.theatre.fields import Record
from layers.theatre.theatre import Theatre


def check_theatre(theatre: Theatre, known: Known) -> Iterator[Problem]:
    """Yield what is wrong with a theatre among its claims."""
    file = "theatre.json"
    yield from duplicates(file, "layer", (layer.id for layer in theatre.layers))
    yield from duplicates(file, "collection", (each.id for each in theatre.collections))
    collections = [each.id for each in theatre.collections]
    for index, layer in enumerate(theatre.layers):
        if layer.collection is None and collections:
            yield Problem(
                file, f"layer {index} ({layer.id})", "collection", f"expected one of {', '.join(collections)}"
            )
        elif layer.collection not in (None, *collections):
            found = f"expected one of {', '.join(collections) or 'none'}, found “{layer.collection}”"
            yield Problem(file, f"layer {index} ({layer.id})", "collection", found)
    yield from duplicates(file, "actor", (actor.id for actor in theatre.actors))
    yield from duplicates(file, "kind", (kind.id for kind in theatre.kinds))
    if not any(layer.on for layer in theatre.layers):
        yield Problem(file, "", "layers", "expected at least one layer that is on, found every layer off")
    yield from duplicates(file, "chart", (chart.id for chart in theatre.charts))
    for chart in theatre.charts:
        for index, claim in enumerate(chart.claims):
            yield from resolved(file, f"chart ({chart.id})", "claim", f"claims.{index}", claim, known)
    for index, figure in enumerate(theatre.figures):
        yield from resolved(file, "", "claim", f"figures.{index}", figure, known)
    yield from duplicates(file, "scene", (scene.id for scene in theatre.scenes))
    for scene in theatre.scenes:
        for what, field, listed in (
            ("layer", "layers", scene.layers),
            ("claim", "claims", scene.claims),
            ("actor", "filters.actors", scene.filters.actors),
            ("source", "filters.sources", scene.filters.sources),
        ):
            for index, id_ in enumerate(listed):
                yield from resolved(file, f"scene ({scene.id})", what, f"{field}.{index}", id_, known)
    for field, record in _worded(theatre):
        for at, message in misfits(record, theatre.language, field):
            yield Problem(file, "", at, message)


def _worded(theatre: Theatre) -> Iterator[tuple[str, Record]]:
    """Yield the records of a theatre that have free text, each with its field."""
    yield "", theatre
    for name in ("actors", "kinds", "collections", "layers", "scenes", "charts", "changes"):
        for index, record in enumerate(getattr(theatre, name)):
            yield f"{name}.{index}", record


def check_scenes(theatre: Theatre, claims: Mapping[str, Claim]) -> Iterator[Problem]:
    """Yield the claims that a scene speaks of without showing their layers; unknown ones are passed by."""
    for scene in theatre.scenes:
        for index, id_ in enumerate(scene.claims):
            claim = claims.get(id_)
            hidden = sorted(_layers(claim, claims).difference(scene.layers)) if claim else ()
            if hidden:
                message = f"expected a claim whose layers the scene shows, “{id_}” needs {', '.join(hidden)}"
                yield Problem("theatre.json", f"scene ({scene.id})", f"claims.{index}", message)


def _layers(claim: Claim, claims: Mapping[str, Claim]) -> set[str]:
    """Return the layers without which a claim is hidden: its own, and those of an arc's ends."""
    says = claim.properties
    ends = [claims.get(end.claim) for end in says.where.ends or () if end.claim]
    return {says.layer, *(end.properties.layer for end in ends if end)}
