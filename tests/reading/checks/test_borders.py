import json
from pathlib import Path

import pytest

from tests.reading.broken import broken, problems, put


def drawn(*outlines: list[str]) -> object:
    return [{"places": places, "note": "As somebody sees it."} for places in outlines]


@pytest.mark.parametrize(
    ("outlines", "expected"),
    [
        ([["srb", "xkx"], ["isr-golan-heights"], ["ukr-kharkiv", "rus"]], []),
        (
            [["ukr", "crimeia"]],
            ["borders.0.places.1: expected the id of a place (“crimea”?), found “crimeia”"],
        ),
        (
            [["srb", "xkx"], ["xkx", "alb"]],
            ["borders.1.places.0: expected each place in one outline, found “xkx” again"],
        ),
        (
            [["ukr", "black-sea"]],
            [
                "borders.0.places.1: expected a country, a territory or a province, "
                "found “black-sea” of the kind “sea”"
            ],
        ),
        (
            [["twn"]],
            [
                "borders.0.places: expected a second place, or a province: "
                "“twn” has an outline of its own already"
            ],
        ),
        (
            [["isr", "isr-golan-heights"]],
            [
                "borders.0.places.1: expected no province of Israel, which is here as a whole, "
                "found “isr-golan-heights”"
            ],
        ),
        (
            [["koro-box", "ukr"]],
            [
                "borders.0.places.0: expected a place of the shared gazetteer, "
                "found “koro-box” of places.geojson"
            ],
        ),
    ],
)
def test_an_outline_is_of_places_that_have_borders(
    invented: Path, outlines: list[list[str]], expected: list[str]
) -> None:
    found = broken(invented, "theatre.json", put("borders", drawn(*outlines)))
    assert found == [f"theatre.json, {problem}" for problem in expected]


def test_an_outline_says_whose_view_it_is(invented: Path) -> None:
    assert broken(invented, "theatre.json", put("borders", [{"places": ["srb", "xkx"]}])) == [
        "theatre.json, borders.0.note: expected this field, found nothing"
    ]


def test_a_gazetteer_of_polygons_has_no_borders_to_redraw(invented: Path) -> None:
    empty = {"type": "FeatureCollection", "features": [], "provenance": []}
    (invented.parent / "gazetteer.geojson").write_text(json.dumps(empty), encoding="utf-8")
    before = problems(invented)
    after = broken(invented, "theatre.json", put("borders", drawn(["srb", "xkx"])))
    assert [each for each in after if each not in before] == [
        "theatre.json, borders: expected none, as the gazetteer beside the theatre has no borders in common, "
        "found some"
    ]
