from pathlib import Path

import pytest

from tests.dashboard.desk.conftest import Room, press, texts


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        (
            "Claims",
            {"Figure, verbatim", "Place (id or name)", "To", "Reported on", "End of an arc: place", "Save"},
        ),
        ("Scenes", {"Keep this view as a scene"}),
    ],
)
def test_a_room_opens_and_asks_for_what_it_can_change(
    room: Room, invented: Path, name: str, asked: set[str]
) -> None:
    app = room(invented, name)
    kinds = ("text_input", "text_area", "selectbox", "button")
    assert asked <= {each.label for kind in kinds for each in getattr(app, kind)}


def test_another_language_keeps_the_room_and_stands_in_the_address(room: Room, invented: Path) -> None:
    app = room(invented, "Claims")
    app.selectbox(key="language en").set_value("es")
    app.run()
    assert not app.exception
    assert {"Etiqueta", "Cifra, al pie de la letra"} <= {each.label for each in app.text_input}
    assert app.query_params["lang"] == "es"


def test_a_theatre_that_is_broken_by_hand_is_told_and_is_back_once_it_is_mended(
    room: Room, invented: Path
) -> None:
    claims = invented / "claims.geojson"
    whole = claims.read_bytes()
    app = room(invented, "Claims")
    claims.write_bytes(whole[:-20])
    app.run()
    # what is held can be worked at; the map says what is wrong
    assert "No map: the theatre does not pass the check. Mend what is said here" in texts(app)
    assert "claims.geojson: " in texts(app)
    press(app, "Look again")
    assert [each.value for each in app.error] == [
        "The theatre’s files cannot be read. Mend them, then look again; what is typed and not saved is kept."
    ]
    assert "Label" not in {each.label for each in app.text_input}
    claims.write_bytes(whole)
    press(app, "Look again")
    assert not app.error
    assert "Label" in {each.label for each in app.text_input}
