"""A claim made of a paragraph, step by step; tests/browser has it with keys and clicks."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from layers.curating import drafts, private
from layers.curating.held import held
from tests.dashboard.desk.conftest import Room, press

SOURCE = "harbour-gazette"

TEXT = (
    "Roughly 120 soldiers are reportedly in Tonga.",
    "At least 40 sailors came.",
    "The weather is fine.",
)


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


def label(app: AppTest) -> str:
    return str(app.text_input(key="desk claim label").value)


def test_the_label_follows_what_is_taken_until_somebody_writes_another(room: Room, invented: Path) -> None:
    app = at_paragraph(room, invented, 1)
    take(app, "Roughly 120 soldiers")
    assert label(app) == "≈120 soldiers"
    take(app, "reportedly")
    assert label(app) == "≈120 soldiers (reported)"
    app.text_input(key="desk claim label").set_value("My own")
    # refused without a statement, and nothing of the form is lost
    press(app, "Save as a claim")
    take(app, "Roughly 120 soldiers")
    assert label(app) == "My own"


def test_a_draft_keeps_what_is_there_and_the_theatre_stays_as_it_is(room: Room, invented: Path) -> None:
    before = held(invented).records
    app = at_paragraph(room, invented, 1)
    take(app, "reportedly")
    press(app, "Keep as a draft")
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
        app.session_state[f"desk at {SOURCE}"] = number
        app.run()
        app.selectbox(key="desk reason").set_value(reason)
        press(app, "Leave out")
    assert held(invented).records["source"][SOURCE]["coverage"] == {
        "paragraphs": 3,
        "left_out": [{"paragraph": 2, "reason": "heading"}, {"paragraph": 3, "reason": "heading"}],
    }
