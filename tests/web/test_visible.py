"""The viewer shows the claims that layers/page says it shows."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import get_args

from layers.page.state import State, opening
from layers.page.visible import shown
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Filters
from layers.theatre.vocabulary import Assertion, Timeline
from tests.theatres import write_hostile
from tests.web.asked import ask


def states(catalogue: Catalogue, searches: tuple[str, ...]) -> Iterator[State]:
    """Yield states with filters and dates of every kind, alone and together."""
    start = opening(catalogue)
    layers = tuple(layer.id for layer in catalogue.theatre.layers)
    hedged: tuple[Assertion, ...] = ("alleged", "denied")
    narrowings = [Filters(search=words) for words in searches]
    narrowings += [Filters(assertions=hedged), Filters(assertions=hedged, search=searches[0])]
    narrowings += [Filters(actors=(actor.id,)) for actor in catalogue.theatre.actors]
    narrowings += [Filters(sources=(source,)) for source in catalogue.sources]
    for visible, filters in product((layers, layers[1:], layers[:1], start.layers), (Filters(), *narrowings)):
        yield replace(start, layers=visible, filters=filters)
    for until in ("2025", "2025-11", "2025-11-19", "2025-10-01", "2026-03-12", "1999", "2026-02"):
        for timeline in get_args(Timeline):
            yield replace(start, layers=layers, until=until, timeline=timeline)


def same(catalogue: Catalogue, *searches: str) -> int:
    """Compare what is shown in each state, and return in how many states that is a part of the claims."""
    given = list(states(catalogue, searches))
    ours = [shown(catalogue, state).claims.tolist() for state in given]
    theirs = ask(catalogue, "visible", [state.as_json() for state in given])
    assert ours == [[bool(row) for row in mask] for mask in theirs]
    return sum(any(mask) and not all(mask) for mask in ours)


def test_of_the_shipped_theatre(southcom: Catalogue) -> None:
    assert (
        same(southcom, "venezuela", "RUSSIAN troops", "según", "no such word", "  ", "Caribbean 15,000") > 50
    )


def test_of_hostile_text_across_languages(tmp_path: Path) -> None:
    assert (
        same(read(write_hostile(tmp_path / "hostile")), "alert(1)", "{{7*7}}", "fiji", "presuntamente") > 20
    )
