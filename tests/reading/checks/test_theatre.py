from pathlib import Path
from typing import Any

import pytest

from layers.reading.checks import references
from tests.reading.broken import Edit, broken, put


def scene(**fields: Any) -> Edit:
    """An edit that gives the theatre a scene of the layer “blue-side”, with these fields."""
    plain = {"id": "first", "title": "First", "caption": "What is seen.", "layers": ["blue-side"]}
    return put("scenes", [plain | fields])


PROBLEMS: list[tuple[str, Edit, str]] = [
    (
        "theatre.json",
        lambda data: [layer.pop("on", None) for layer in data["layers"]],
        "theatre.json, layers: expected at least one layer that is on, found every layer off",
    ),
    (
        "theatre.json",
        lambda data: data["layers"].append(data["layers"][0]),
        "theatre.json, layer (blue-side), id: expected an id of its own, found it 2 times",
    ),
    (
        "theatre.json",
        put("figures.0", "blue-garison"),
        "theatre.json, figures.0: expected the id of a claim (“blue-garrison”?), found “blue-garison”",
    ),
    ("theatre.json", scene(claims=["blue-garrison"], filters={"actors": ["blue"]}), ""),
    (
        "theatre.json",
        scene(layers=["blue-sides"]),
        "theatre.json, scene (first), layers.0: expected the id of a layer (“blue-side”?), "
        "found “blue-sides”",
    ),
    (
        "theatre.json",
        scene(claims=["blue-garison"]),
        "theatre.json, scene (first), claims.0: expected the id of a claim (“blue-garrison”?), "
        "found “blue-garison”",
    ),
    (
        "theatre.json",
        scene(filters={"sources": ["harbour-gazete"]}),
        "theatre.json, scene (first), filters.sources.0: expected the id of a source (“harbour-gazette”?), "
        "found “harbour-gazete”",
    ),
    (
        "theatre.json",
        scene(filters={"actors": ["blu"]}),
        "theatre.json, scene (first), filters.actors.0: expected the id of an actor (“blue”?), found “blu”",
    ),
    (
        "theatre.json",
        scene(claims=["blue-garrison", "amber-flotilla"]),
        "theatre.json, scene (first), claims.1: expected a claim whose layers the scene shows, "
        "“amber-flotilla” needs amber-side",
    ),
    (
        "theatre.json",
        put("scenes", [{"id": "a", "title": "A", "caption": "A.", "layers": ["talk"]}] * 2),
        "theatre.json, scene (a), id: expected an id of its own, found it 2 times",
    ),
    (
        "theatre.json",
        put("figures", ["blue-garrison", "amber-pier", "blue-garrison"]),
        "theatre.json, figures.2: expected each claim once, found “blue-garrison” again",
    ),
    (
        "theatre.json",
        put("charts", [{"id": "c", "title": "C", "claims": ["blue-garrison", "blue-garrison"]}]),
        "theatre.json, chart (c), claims.1: expected each claim once, found “blue-garrison” again",
    ),
    (
        "theatre.json",
        scene(layers=["blue-side", "blue-side"]),
        "theatre.json, scene (first), layers.1: expected each layer once, found “blue-side” again",
    ),
    (
        "theatre.json",
        scene(filters={"actors": ["blue", "amber", "blue"]}),
        "theatre.json, scene (first), filters.actors.2: expected each actor once, found “blue” again",
    ),
]


@pytest.mark.parametrize(("file", "edit", "message"), PROBLEMS, ids=[row[2][:90] for row in PROBLEMS])
def test_a_theatre_fits_its_claims(invented: Path, file: str, edit: Edit, message: str) -> None:
    assert broken(invented, file, edit) == ([message] if message else [])


def test_very_many_unknown_ids_take_no_time(invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def nearest(id_: str, *_: Any, **__: Any) -> list[str]:
        compared.append(id_)
        return []

    monkeypatch.setattr(references, "get_close_matches", nearest)

    def edit(data: Any) -> None:
        data["figures"] = [f"nobody-{n}" for n in range(3000)]
        data["charts"] = [{"id": "c", "title": "C", "claims": data["figures"]}]

    assert len(broken(invented, "theatre.json", edit)) > references.HINTED
    assert len(compared) == references.HINTED


def test_layers_are_in_one_of_the_theatres_collections(invented: Path) -> None:
    def edit(data: Any) -> None:
        data["collections"] = [{"id": "ours", "label": "Ours"}]
        for layer, collection in zip(data["layers"], ("ours", "theirs", None, "ours"), strict=True):
            layer |= {"collection": collection}

    assert broken(invented, "theatre.json", edit) == [
        "theatre.json, layer 1 (amber-side), collection: expected one of ours, found “theirs”",
        "theatre.json, layer 2 (flights), collection: expected one of ours",
    ]


def test_a_chart_is_of_claims(invented: Path) -> None:
    chart = {"id": "strength", "title": "Strength", "claims": ["blue-garrison", "amber-flotila"]}
    assert broken(invented, "theatre.json", put("charts", [chart])) == [
        "theatre.json, chart (strength), claims.1: expected the id of a claim (“amber-flotilla”?), "
        "found “amber-flotila”"
    ]


def test_a_scene_with_an_arc_shows_the_layers_of_its_ends(invented: Path) -> None:
    assert broken(invented, "theatre.json", scene(layers=["flights"], claims=["blue-flights"])) == [
        "theatre.json, scene (first), claims.0: expected a claim whose layers the scene shows, "
        "“blue-flights” needs amber-side, blue-side"
    ]
