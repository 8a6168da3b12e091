"""What a sheet leaves out, in words: a part of the map must not pass for the whole.

The viewer says the same above its map (``layers/web/panels/narrowed.js``).
"""

from collections.abc import Iterator

from layers.exporting.drawing.wording import Wording, name
from layers.page.state import State
from layers.page.visible import shown, timeline_of
from layers.theatre.catalogue import Catalogue

NAMED = 2
"""Sources that are named; their titles are long."""


def narrowed(catalogue: Catalogue, state: State, wording: Wording) -> str:
    """Return which filters and what date hide claims, and how many are left; empty if nothing does."""
    found = shown(catalogue, state)
    if not found.narrowed:
        return ""
    filters = ", ".join(_filters(catalogue, state, wording))
    dated = ""
    if state.until:
        begun = timeline_of(catalogue, state.timeline) == "event"
        dated = wording.text("begun_by" if begun else "reported_by", date=state.until)
    share = wording.text("n_of_claims", n=int(found.claims.sum()), m=int(found.of_layers.sum()))
    return f"{wording.text('filtered')}: {' · '.join(filter(None, (filters, dated, share)))}"


def _filters(catalogue: Catalogue, state: State, wording: Wording) -> Iterator[str]:
    """Yield each value that a filter lets pass."""
    own = state.filters
    yield from (wording.text(f"assertion.{each}") for each in own.assertions)
    actors = {actor.id: actor for actor in catalogue.theatre.actors}
    yield from (wording.words(actors[each], "label") for each in own.actors)
    yield from (name(catalogue.sources[each]) for each in own.sources[:NAMED])
    if len(own.sources) > NAMED:
        yield wording.text("more", n=len(own.sources) - NAMED)
    if own.search:
        yield f"“{own.search}”"
