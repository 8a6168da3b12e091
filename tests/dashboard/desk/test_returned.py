from pathlib import Path

from layers.curating.held import held
from layers.exporting.workbook import workbook
from layers.reading.theatre import read
from tests.dashboard.desk.conftest import Room, note, press, texts


def test_what_a_workbook_changed_is_taken_or_left_record_by_record(room: Room, invented: Path) -> None:
    edited = workbook(read(invented))
    first, second = list(held(invented).records["claim"])[:2]
    note(invented, "Bo", 2, "In the theatre only")
    app = room(invented, "Spreadsheet", ("book.xlsx", edited))
    assert "note: “In the theatre only” → nothing" in texts(app)
    app.checkbox[0].set_value(False)
    press(app, "Take what is chosen")
    assert held(invented).records["claim"][first]["properties"]["note"] == "In the theatre only"
    app.checkbox[0].set_value(True)
    press(app, "Take what is chosen")
    assert "note" not in held(invented).records["claim"][first]["properties"]
    assert second in held(invented).records["claim"]
    assert "It says what the theatre says." in texts(app)


def test_another_file_is_told(room: Room, invented: Path) -> None:
    app = room(invented, "Spreadsheet", ("book.xlsx", b"no workbook"))
    assert "book.xlsx: expected" in texts(app)
