"""Which row the page asks to open or to move; tests/browser has it by dragging and by keys."""

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st

from dashboard.desk import listing
from dashboard.desk.listing import Row

ROWS = (Row("a", "First"), Row("b", "Second"))

Answers = Callable[..., list[Any]]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Have the page answer, and return what was opened and moved since it was there."""
    given: dict[str, Any] = {}
    state: dict[str, Any] = {}
    done: list[Any] = []
    monkeypatch.setattr(listing, "component", lambda _: lambda **said: given.update(said))
    monkeypatch.setattr(st, "session_state", state)
    listing.listing(ROWS, "a", "Rows", "rows", done.append, lambda id_, to: done.append((id_, to)))

    def answer(**said: Any) -> list[Any]:
        state["rows"] = said
        for name in said:
            given[f"on_{name}_change"]()
        return done

    return answer


def test_a_row_is_opened_and_moved(answers: Answers) -> None:
    assert answers(opened="b") == ["b"]
    assert answers(moved={"id": "b", "to": 0}) == ["b", ("b", 0)]
    assert answers(moved={"id": "a", "to": 1}) == ["b", ("b", 0), ("a", 1)]


@pytest.mark.parametrize(
    "moved",
    [None, "b", {"id": "c", "to": 0}, {"id": "b", "to": 2}, {"id": "b", "to": -1}, {"id": "b", "to": "0"}],
)
def test_what_is_not_listed_is_neither_opened_nor_moved(answers: Answers, moved: Any) -> None:
    assert answers(opened="c", moved=moved) == []
