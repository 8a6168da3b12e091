from pathlib import Path

from layers.curating.private import seen
from tests.dashboard.desk.conftest import Room, note, press, texts


def test_what_changed_since_an_entry_is_told_field_by_field(room: Room, invented: Path) -> None:
    note(invented, "Bo", 2, "One")
    note(invented, "Bo", 3, "Two")
    app = room(invented, "History")
    assert "Differs now from what stood after this entry: records 0" in texts(app)
    app.session_state["desk entry"] = "2"
    app.run()
    assert not app.exception
    assert "note: “One” → “Two”" in texts(app)
    # the theatre as it was then has a map too
    app.radio(key="desk map of").set_value("then").run()
    assert not app.exception


def test_what_is_new_to_a_curator_is_counted_until_it_is_seen(room: Room, invented: Path) -> None:
    note(invented, "Bo", 2, "One")
    note(invented, "Ana", 3, "Two")
    app = room(invented, "History")
    assert "By others since you last looked: 2" in texts(app)
    press(app, "I have seen this")
    assert seen(invented, "Ana") == 3
    assert "By others since you last looked: 0" in texts(app)


def test_a_history_that_was_tampered_with_is_told(room: Room, invented: Path) -> None:
    note(invented, "Bo", 2, "One")
    file = invented / "history.jsonl"
    file.write_bytes(file.read_bytes().replace(b'"One"', b'"Uno"'))
    app = room(invented, "History")
    assert "it was changed" in texts(app)
