from pathlib import Path

from layers.curating.held import held
from tests.dashboard.desk.conftest import Room, press

FIELDS = {
    "Title": "Ships at the quay",
    "Publisher": "The Harbour Gazette",
    "Read on (YYYY-MM-DD)": "2026-01-03",
    "Published on": "2026-01-02",
}


def test_what_is_asked_of_a_source_stands_in_the_theatre(room: Room, invented: Path) -> None:
    app = room(invented, "Sources", ("ships.txt", b"Two ships came.\n\nOne left."))
    for each in app.text_input:
        if each.label in FIELDS:
            each.set_value(FIELDS[each.label])
    press(app, "Record the source")
    (made,) = [each for each in held(invented).records["source"].values() if each["title"] == FIELDS["Title"]]
    assert (made["publisher"], made["accessed"], made["coverage"]["paragraphs"]) == (
        "The Harbour Gazette",
        "2026-01-03",
        2,
    )
    assert made["received"]["by"] == "Ana"
