import json
from pathlib import Path

from layers.curating.held import held
from tests.dashboard.desk.conftest import Room, press
from tests.invented import THEATRE


def test_a_scene_gets_another_title_and_is_taken_out(room: Room, invented: Path) -> None:
    scene = {
        "id": "first",
        "title": "First",
        "caption": "What was said.",
        "layers": ["talk"],
        "view": THEATRE["view"],
    }
    path = invented / "theatre.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(data | {"scenes": [scene]}), encoding="utf-8")
    app = room(invented, "Scenes")
    next(each for each in app.text_input if each.label == "Title").set_value("At first")
    press(app, "Save")
    assert held(invented).records["scene"] == {"first": scene | {"title": "At first"}}
    press(app, "Take out")
    assert held(invented).records["scene"] == {}
