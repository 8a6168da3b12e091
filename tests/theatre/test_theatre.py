from typing import Any

import pytest
from pydantic import ValidationError

from layers.theatre.theatre import Theatre

LEAST: dict[str, Any] = {
    "id": "invented",
    "title": "Invented",
    "as_of": "2026-03",
    "view": [165, -30, -165, 10],
    "actors": [{"id": "blue", "label": "Blue", "short": "BLU", "colour": "#0072B2"}],
    "layers": [{"id": "side", "label": "Side", "colour": "#0072B2"}],
}
SCENE = {"id": "first", "title": "First", "caption": "What is seen.", "layers": ["side"]}


def refused(**fields: Any) -> bool:
    try:
        Theatre.model_validate(LEAST | fields)
    except ValidationError:
        return True
    return False


def test_a_theatre_says_that_nothing_in_it_is_verified_unless_it_says_otherwise() -> None:
    theatre = Theatre.model_validate(LEAST)
    assert theatre.banner == "Public reporting – not independently verified"
    assert theatre.language == "en"


def test_nobody_is_friend_or_foe_and_no_layer_is_on_unless_the_theatre_says_so() -> None:
    theatre = Theatre.model_validate(LEAST)
    assert theatre.actors[0].identity == 1, "unknown, in MIL-STD-2525D"
    assert not theatre.layers[0].on


@pytest.mark.parametrize(
    "fields",
    [
        {"actors": []},
        {"layers": []},
        {"language": "fr"},
        {"view": [165, 10, -165, -30]},
        {"actors": [LEAST["actors"][0] | {"identity": 7}]},
        {"layers": [LEAST["layers"][0] | {"texture": "stripes"}]},
        {"charts": [{"id": "a", "title": "A", "claims": []}]},
        {"scenes": [SCENE | {"layers": []}]},
        {"scenes": [SCENE | {"filters": {"assertions": ["certain"]}}]},
        {"kinds": [{"id": "a", "label": "A", "glyph": "<path>"}]},
    ],
)
def test_what_a_theatre_cannot_be(fields: dict[str, Any]) -> None:
    assert not refused()
    assert refused(**fields)


def test_a_scene_filters_nothing_unless_it_says_so() -> None:
    (scene,) = Theatre.model_validate(LEAST | {"scenes": [SCENE]}).scenes
    assert (scene.filters.assertions, scene.filters.actors, scene.filters.search) == ((), (), "")
    assert scene.view is None
