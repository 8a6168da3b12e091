"""A scene that is made for a page and is not in the theatre: what became of its claims."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from layers.messages.language import text
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Scene

ID = "what-changed"

NAMED = 12
"""Claims whose labels the caption gives; all of them are marked."""


def with_scene(catalogue: Catalogue, changed: Sequence[tuple[str, str]], withdrawn: int) -> Catalogue:
    """Return a theatre whose first scene marks claims, given as id and "added", "changed" or "withdrawn".

    ``withdrawn`` counts all that are withdrawn, also those that are no longer there. The theatre's data, and
    their digest, stay as they are.
    """
    theatre = catalogue.theatre
    counts = Counter(what for _, what in changed)
    taken = {scene.id for scene in theatre.scenes}
    needed = {layer for id_, _ in changed for layer in _layers(catalogue, id_)}
    labels: list[str] = [catalogue.claims[id_].properties.label for id_, _ in changed[:NAMED]]
    if (more := len(changed) - NAMED) > 0:
        labels.append(text(theatre.language, "page.changed_more", n=more))
    said = text(
        theatre.language,
        "page.changed_caption",
        added=counts["added"],
        changed=counts["changed"],
        withdrawn=withdrawn,
    )
    scene = Scene(
        id=next(id_ for id_ in (ID, *(f"{ID}-{n}" for n in range(len(taken)))) if id_ not in taken),
        title=text(theatre.language, "page.changed_title"),
        caption=f"{said} {' · '.join(labels)}",
        layers=tuple(layer.id for layer in theatre.layers if layer.id in needed),
        claims=tuple(id_ for id_, _ in changed),
    )
    return replace(catalogue, theatre=theatre.model_copy(update={"scenes": (scene, *theatre.scenes)}))


def _layers(catalogue: Catalogue, claim: str) -> list[str]:
    return [catalogue.claims[claim].properties.layer, *catalogue.needs(claim)]
