import json
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextArea

from layers.curating.held import held
from tests.dashboard.desk.conftest import Room, press, texts
from tests.invented import THEATRE

SCENE = {
    "id": "first",
    "title": "First",
    "caption": "What was said.",
    "layers": ["talk"],
    "view": THEATRE["view"],
}


def write(folder: Path, **fields: object) -> None:
    """Have the theatre in a folder one scene, and these fields."""
    path = folder / "theatre.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(data | {"scenes": [SCENE]} | fields), encoding="utf-8")


def test_a_scene_gets_another_title_and_is_taken_out(room: Room, invented: Path) -> None:
    write(invented)
    app = room(invented, "Scenes")
    next(each for each in app.text_input if each.label == "Title").set_value("At first")
    press(app, "Save")
    assert held(invented).records["scene"] == {"first": SCENE | {"title": "At first"}}
    press(app, "Take out")
    assert held(invented).records["scene"] == {}


def caption(app: AppTest) -> TextArea:
    return next(each for each in app.text_area if each.label == "Caption · Español")


def test_a_scene_is_worded_in_the_other_language_of_the_theatre_and_its_caption_looked_through(
    room: Room, invented: Path
) -> None:
    write(invented)
    app = room(invented, "Scenes")
    next(each for each in app.text_input if each.label == "Title · Español").set_value("Primera")
    caption(app).set_value("Hay 450 soldados.").run()
    assert "“450”: No claim of this scene has the number 450." in texts(app)
    caption(app).set_value("Lo que se dijo.").run()
    assert "450" not in texts(app)
    press(app, "Save")
    words = {"es": {"title": "Primera", "caption": "Lo que se dijo."}}
    assert held(invented).records["scene"] == {"first": SCENE | {"translations": words}}


def test_a_theatre_of_one_language_has_its_scenes_worded_in_that(room: Room, invented: Path) -> None:
    write(invented, translations={})
    app = room(invented, "Scenes")
    assert [each.label for each in app.text_area] == ["Caption"]
