"""What the page of a paragraph asks for, and how often it is done; tests/browser has it with clicks."""

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st

from dashboard.desk import passage
from dashboard.desk.passage import KEY, Offer, Used

OFFERS = (Offer("Two", "a number", "Take 1"), Offer("words", "a place", "Take 2"))
FIRST = {"n": 1, "of": "source 1", "offer": 0}
SECOND = {"n": 2, "of": "source 1", "start": 0, "end": 3, "field": "hedge"}

Answers = Callable[[Any], list[Used | int]]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Have the page answer, and return all that was done since it was there."""
    given: dict[str, Any] = {}
    state: dict[str, Any] = {}
    done: list[Used | int] = []
    monkeypatch.setattr(passage, "component", lambda _: lambda **said: given.update(said))
    monkeypatch.setattr(st, "session_state", state)
    passage.passage("Two words", [], OFFERS, "source 1", [], done.append)

    def answer(asked: Any) -> list[Used | int]:
        state[KEY] = {"asked": asked}
        given["on_asked_change"]()
        return done

    return answer


def test_what_is_asked_for_again_is_done_once_and_in_order(answers: Answers) -> None:
    answers([FIRST])
    # the page had not heard yet that the first is done
    assert answers([FIRST, SECOND]) == [0, Used(0, 3, "hedge")]
    assert answers([FIRST, SECOND]) == [0, Used(0, 3, "hedge")]


def test_what_was_asked_of_another_paragraph_is_not_done_to_this_one(answers: Answers) -> None:
    assert answers([{**FIRST, "of": "source 2"}, SECOND]) == [Used(0, 3, "hedge")]


@pytest.mark.parametrize(
    "asked",
    [
        None,
        "1",
        ["1"],
        [{"of": "source 1", "offer": 0}],
        [{**FIRST, "n": True}],
        [{**FIRST, "offer": 2}],
        [{**FIRST, "offer": -1}],
        [{**FIRST, "offer": "0"}],
        [{**SECOND, "start": 3}],
        [{**SECOND, "start": -1}],
        [{**SECOND, "end": 10}],
        [{**SECOND, "end": None}],
        [{**SECOND, "field": "actor"}],
    ],
)
def test_what_the_page_does_not_offer_is_not_done(answers: Answers, asked: Any) -> None:
    assert answers(asked) == []


def test_all_of_a_paragraph_can_be_selected(answers: Answers) -> None:
    assert answers([{**SECOND, "end": 9, "field": "where"}]) == [Used(0, 9, "where")]
