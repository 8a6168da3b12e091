"""What is in the way of saving; tests/browser has it in two tabs."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from layers.curating.held import held
from layers.curating.history import history
from tests.dashboard.desk.conftest import Room, note, press, texts


def written(app: AppTest, words: str) -> AppTest:
    """Write another note of the first claim, and save it."""
    next(each for each in app.text_input if each.label == "Note").set_value(words)
    return press(app, "Save")


def stands(folder: Path) -> str:
    return str(next(iter(held(folder).records["claim"].values()))["properties"].get("note"))


def test_of_two_changes_of_a_field_either_is_taken(room: Room, invented: Path) -> None:
    app = room(invented, "Claims")
    note(invented, "Bo", 1, "Theirs")
    written(app, "Mine")
    assert "Theirs: “Theirs”" in texts(app)
    assert "Yours: “Mine”" in texts(app)
    assert stands(invented) == "Theirs"
    (choice,) = app.radio
    choice.set_value("ours")
    press(app, "Save as chosen")
    assert stands(invented) == "Mine"
    assert [each.by for each in history(invented).entries[-2:]] == ["Bo", "Ana"]
    assert "Yours: “Mine”" not in texts(app)


def test_what_nobody_chose_stays_as_theirs(room: Room, invented: Path) -> None:
    app = room(invented, "Claims")
    note(invented, "Bo", 1, "Theirs")
    written(app, "Mine")
    press(app, "Save as chosen")
    assert stands(invented) == "Theirs"
    assert next(each for each in app.text_input if each.label == "Note").value == "Theirs"


def test_without_a_name_nothing_is_saved(room: Room, invented: Path) -> None:
    app = room(invented, "Claims")
    before = stands(invented)
    app.session_state["desk name"] = " "
    written(app, "Mine")
    assert "name" in texts(app)
    assert stands(invented) == before
    assert history(invented).entries == ()
