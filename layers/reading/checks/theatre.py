"""Check a theatre against its claims: references, layers and collections, scenes, translations."""

from collections.abc import Iterable, Iterator

from layers.reading.checks.references import Known, Reference, repeated, unresolved
from layers.reading.checks.translations import misfits
from layers.reading.problems import Problem
from layers.reading.records import duplicates
from layers.theatre.claims import Claims
from layers.theatre.fields import Record
from layers.theatre.theatre import Theatre

FILE = "theatre.json"


def check_theatre(theatre: Theatre, known: Known) -> Iterator[Problem]:
    """Yield the problems of a theatre's record, given the known ids of its claims and sources."""
    yield from duplicates(FILE, "layer", (layer.id for layer in theatre.layers))
    yield from _collections(theatre)
    yield from duplicates(FILE, "actor", (actor.id for actor in theatre.actors))
    yield from duplicates(FILE, "kind", (kind.id for kind in theatre.kinds))
    if not any(layer.on for layer in theatre.layers):
        yield Problem(FILE, "", "layers", "expected at least one layer that is on, found every layer off")
    yield from duplicates(FILE, "chart", (chart.id for chart in theatre.charts))
    yield from duplicates(FILE, "scene", (scene.id for scene in theatre.scenes))
    lists = list(_lists(theatre))
    yield from unresolved(FILE, _references(lists), known)
    for record, what, field, ids in lists:
        yield from (Problem(FILE, record, *again) for again in repeated(field, what, ids))
    for scene in theatre.scenes:
        for again in repeated("filters.assertions", "assertion", scene.filters.assertions):
            yield Problem(FILE, f"scene ({scene.id})", *again)
    for field, worded in _worded(theatre):
        for at, message in misfits(worded, theatre.language, field):
            yield Problem(FILE, "", at, message)


def _collections(theatre: Theatre) -> Iterator[Problem]:
    """Yield a problem for each layer without one of the collections, if the theatre has any."""
    collections = [each.id for each in theatre.collections]
    yield from duplicates(FILE, "collection", collections)
    for index, layer in enumerate(theatre.layers):
        address = f"layer {index} ({layer.id})"
        if layer.collection is None and collections:
            yield Problem(FILE, address, "collection", f"expected one of {', '.join(collections)}")
        elif layer.collection not in (None, *collections):
            found = f"expected one of {', '.join(collections) or 'none'}, found “{layer.collection}”"
            yield Problem(FILE, address, "collection", found)


def _lists(theatre: Theatre) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Yield every list of ids: its record's address, what the ids are of, its field, the ids."""
    for chart in theatre.charts:
        yield f"chart ({chart.id})", "claim", "claims", chart.claims
    yield "", "claim", "figures", theatre.figures
    for scene in theatre.scenes:
        address = f"scene ({scene.id})"
        yield address, "layer", "layers", scene.layers
        yield address, "claim", "claims", scene.claims
        yield address, "actor", "filters.actors", scene.filters.actors
        yield address, "source", "filters.sources", scene.filters.sources


def _references(lists: Iterable[tuple[str, str, str, tuple[str, ...]]]) -> Iterator[Reference]:
    for record, what, field, ids in lists:
        yield from ((record, what, f"{field}.{index}", id_) for index, id_ in enumerate(ids))


def _worded(theatre: Theatre) -> Iterator[tuple[str, Record]]:
    """Yield (field, record) for each record of a theatre that has free text."""
    yield "", theatre
    for name in ("borders", "actors", "kinds", "collections", "layers", "scenes", "charts", "changes"):
        for index, record in enumerate(getattr(theatre, name)):
            yield f"{name}.{index}", record


def check_scenes(theatre: Theatre, claims: Claims) -> Iterator[Problem]:
    """Yield a problem for each claim of a scene that the scene's layers hide; unknown ids are skipped."""
    for scene in theatre.scenes:
        for index, id_ in enumerate(scene.claims):
            hidden = sorted(_layers(id_, claims).difference(scene.layers))
            if hidden:
                message = f"expected a claim whose layers the scene shows, “{id_}” needs {', '.join(hidden)}"
                yield Problem(FILE, f"scene ({scene.id})", f"claims.{index}", message)


def _layers(id_: str, claims: Claims) -> set[str]:
    """Return the layers without which a claim is hidden: its own, and those at the ends of an arc."""
    if id_ not in claims:
        return set()
    ends = [end["claim"] for end in claims.said(id_, "where")["ends"] or ()]
    return {claims.said(each, "layer") for each in (id_, *ends) if each in claims}
