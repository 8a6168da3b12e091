"""A claim made of a paragraph, step by step; tests/browser has it with keys and clicks."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from dashboard.desk.passage import Offer, Used
from layers.curating import drafts, private
from layers.curating.held import held
from tests.dashboard.desk.conftest import Room, press

SOURCE = "harbour-gazette"

TEXT = (
    "Roughly 120 soldiers are reportedly in Tonga.",
    "At least 40 sailors came.",
    "The weather is fine.",
)


@pytest.fixture(autouse=True)
def passage(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Streamlit's own buttons take proposals: the test client cannot press those of a component."""

    def shown(
        _: str,
        marks: Iterable[tuple[int, int]],  # noqa: ARG001
        offers: Sequence[Offer],
        of: str,
        own: Sequence[str],  # noqa: ARG001
        act: Callable[[Used | int], None],
    ) -> None:
        for at, each in enumerate(offers):
            st.button(each.take, on_click=act, args=(at,), key=f"{of} {at}")
            st.text(f"{each.words}: {each.reason}")

    monkeypatch.setattr("dashboard.desk.proposing.passage", shown)


def at_paragraph(room: Room, folder: Path, number: int) -> AppTest:
    """Open the room with the text of a source at hand, at one of its paragraphs."""
    private.keep_text(folder, SOURCE, TEXT)
    app = room(folder, "Code")
    app.session_state[f"desk at {SOURCE}"] = number
    app.run()
    assert not app.exception
    return app


def take(app: AppTest, words: str) -> None:
    """Take the proposal of these words."""
    proposed = [each.value for each in app.text if ": " in each.value]
    at = [text.startswith(f"{words}: ") for text in proposed].index(True)
    press(app, f"Take {at + 1}")


def label(app: AppTest) -> TextInput:
    return next(each for each in app.text_input if each.label == "Label")


def test_the_label_follows_what_is_taken_until_somebody_writes_another(room: Room, invented: Path) -> None:
    app = at_paragraph(room, invented, 1)
    take(app, "Roughly 120 soldiers")
    assert label(app).value == "≈120 soldiers"
    take(app, "reportedly")
    assert label(app).value == "≈120 soldiers (reported)"
    label(app).set_value("My own")
    # refused without a statement, and nothing of the form is lost
    press(app, "Save as a claim")
    take(app, "Roughly 120 soldiers")
    assert label(app).value == "My own"


def test_a_draft_keeps_what_is_there_and_the_theatre_stays_as_it_is(room: Room, invented: Path) -> None:
    before = held(invented).records
    app = at_paragraph(room, invented, 1)
    take(app, "reportedly")
    press(app, "Keep as a draft")
    # a second click, with nothing filled in since, keeps nothing
    press(app, "Keep as a draft")
    assert list(drafts.drafts(invented)) == ["claim"]
    take(app, "reportedly")
    press(app, "Keep as a draft")
    kept = drafts.drafts(invented)
    assert list(kept) == ["claim", "claim-2"], "a second draft takes the place of none"
    says = kept["claim"]["properties"]
    assert (says["hedge"], says["label"], says["statement"], says["where"]["name"]) == (
        "reportedly",
        "",
        "",
        "",
    )
    assert (says["citations"][0]["source"], says["citations"][0]["paragraph"]) == (SOURCE, 1)
    assert held(invented).records == before


def test_paragraphs_are_left_out_one_by_one_each_with_its_reason(room: Room, invented: Path) -> None:
    app = at_paragraph(room, invented, 3)
    for number, reason in ((3, "background"), (2, "heading"), (3, "heading")):
        (paragraphs,) = (each for each in app.selectbox if str(each.key).startswith("desk paragraph"))
        paragraphs.select_index(number - 1).run()
        app.selectbox(key="desk reason").set_value(reason)
        press(app, "Leave out")
    assert held(invented).records["source"][SOURCE]["coverage"] == {
        "paragraphs": 3,
        "left_out": [{"paragraph": 2, "reason": "heading"}, {"paragraph": 3, "reason": "heading"}],
    }
