from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import load
from dashboard.desk.beginning import theatre
from layers.reading.theatre import read
from layers.writing.whole import write_whole
from tests.dashboard.desk.conftest import Room, press, texts


@pytest.fixture(autouse=True)
def nothing_begun() -> Iterator[None]:
    """Have no other test find what was begun here."""
    yield
    load._begun.clear()


def begun(room: Room, like: Path, to: Path) -> AppTest:
    """Begin a theatre like another, in a folder of its own."""
    app = press(room(like, "Claims"), "New theatre")
    app.selectbox(key="desk new 0 like").set_value(str(like))
    app.run()
    app.text_input(key="desk new 0 title").set_value("Like it")
    app.text_input(key="desk new 0 folder").set_value(str(to))
    return press(app, "Begin")


def test_a_copy_of_a_theatre_is_begun_and_open(room: Room, invented: Path, tmp_path: Path) -> None:
    to = tmp_path / "deep" / "like-it"
    app = begun(room, invented, to)
    assert (read(to).theatre.id, read(to).theatre.title) == ("like-it", "Like it")
    assert read(to).claims.keys() == read(invented).claims.keys()
    assert app.query_params["theatre"] == "like-it"
    assert to in load.folders([]), "in another session, as after a reload"


def test_a_theatre_that_cannot_be_begun_leaves_nothing(
    room: Room, invented: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "like-it"
    written: list[Path] = []

    def full(path: Path, content: Any) -> None:
        if len(written) == 2:
            raise OSError(28, "No space left on device")
        written.append(path)
        write_whole(path, content)

    monkeypatch.setattr("layers.importing.folder.write_whole", full)
    before = sorted(tmp_path.iterdir())
    app = begun(room, invented, to)
    assert "No space left on device" in texts(app)
    assert sorted(tmp_path.iterdir()) == before


def test_actors_whose_names_differ_in_accents_alone_are_two() -> None:
    actors = {"Côte": "#006CAF", "Cote": "#DD4D00", "Coté": "#02A66C"}
    made = theatre("Coasts", "coasts", [0, 0, 9, 9], actors, list(actors), date(2026, 1, 2))
    assert [(each["label"], each["colour"]) for each in made["actors"]] == list(actors.items())
    for listed in (made["actors"], made["layers"]):
        assert len({each["id"] for each in listed}) == 3
    assert len({each["short"] for each in made["actors"]}) == 3
    assert [each["colour"] for each in made["layers"]] == list(actors.values())
