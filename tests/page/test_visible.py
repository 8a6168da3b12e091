"""Python and the viewer show the same claims of a state."""

from dataclasses import replace

import pytest

from layers.page.state import State, opening
from layers.page.unscripted import LISTED, unscripted
from layers.page.visible import visible
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Filters
from tests.web.asked import ask

CHOICES: list[dict[str, object]] = [
    {},
    {"layers": ("aor",)},
    {"layers": ("movements",)},
    {"layers": ("movements", "ru-advisory", "us-deployments", "military")},
    {"until": "2025"},
    {"until": "2025-10"},
    {"until": "2025-11-18"},
    {"filters": Filters(assertions=("alleged", "reported"))},
    {"filters": Filters(actors=("ru",))},
    {"filters": Filters(sources=("article",))},
    {"filters": Filters(search="  TROOPS venezuela ")},
    {"filters": Filters(search="ejército")},
    {"filters": Filters(search="no such words")},
    {"filters": Filters(assertions=("reported",), search="120"), "until": "2025-12"},
]


def states(catalogue: Catalogue) -> list[State]:
    everything = tuple(layer.id for layer in catalogue.theatre.layers)
    start = replace(opening(catalogue), layers=everything)
    return [replace(start, **choice) for choice in CHOICES]  # type: ignore[arg-type]


def test_the_viewer_shows_the_same(southcom: Catalogue) -> None:
    asked = states(southcom)
    found = [visible(southcom, state) for state in asked]
    assert found == ask(southcom, "visible", [state.as_json() for state in asked])
    assert found[0] == list(southcom.claims)
    assert len({len(each) for each in found}) > 6, "the choices differ in what they show"
    assert found[12] == []


def test_what_is_not_listed_is_counted(southcom: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    state = states(southcom)[0]
    assert len(unscripted(southcom, state).lines) == len(southcom.claims) <= LISTED
    monkeypatch.setattr("layers.page.unscripted.LISTED", 10)
    few = unscripted(southcom, state)
    assert (len(few.lines), few.more) == (10, len(southcom.claims) - 10)
