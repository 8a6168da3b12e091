import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from layers.reading.contract_errors import seen
from tests.reading.broken import Edit, broken, claim, load, problems, put
from tests.theatres import TEXT

PROBLEMS: list[tuple[str, Edit, str]] = [
    ("theatre.json", put("title", 5), "theatre.json, title: expected text, found 5"),
    (
        "theatre.json",
        put("colour", "red"),
        "theatre.json, colour: expected no such field, found one (is it misspelt?)",
    ),
    (
        "theatre.json",
        lambda data: data.pop("as_of"),
        "theatre.json, as_of: expected this field, found nothing",
    ),
    (
        "theatre.json",
        put("as_of", "14 March"),
        'theatre.json, as_of: expected a date as YYYY, YYYY-MM or YYYY-MM-DD, found "14 March"',
    ),
    (
        "theatre.json",
        put("as_of", "2026-02-30"),
        "theatre.json, as_of: expected a date that exists in the calendar, found “2026-02-30”",
    ),
    (
        "theatre.json",
        put("view", [0, 10, 20, 5]),
        "theatre.json, view: expected [west, south, east, north] in degrees, south below north, "
        "found [0.0, 10.0, 20.0, 5.0]",
    ),
    ("theatre.json", put("view", [0, 1, 2]), "theatre.json, view.3: expected this field, found nothing"),
    (
        "theatre.json",
        put("actors.0.colour", "red"),
        "theatre.json, actors.0.colour: expected a colour as # and six hexadecimal digits (like “#0072B2”), "
        'found "red"',
    ),
    ("theatre.json", put("actors", []), "theatre.json, actors: expected at least 1 entry, found 0"),
    (
        "sources.json",
        put("0.url", "javascript:alert(1)"),
        "sources.json, source 0 (harbour-gazette), url: "
        "expected a link that begins with https:// or http:// and a host, all in plain ASCII, without a user "
        "name, spaces, quotes or angle brackets, "
        'found "javascript:alert(1)"',
    ),
    (
        "sources.json",
        put("1.kind", "rumour"),
        "sources.json, source 1 (island-wire), kind: expected article, report, official, dataset or unnamed, "
        'found "rumour"',
    ),
    ("sources.json", put("2", 5), "sources.json, source 2: expected an object, found 5"),
    ("sources.json", put("2", None), "sources.json, source 2: expected an object, found null"),
    (
        "claims.geojson",
        put("features.0", "junk"),
        'claims.geojson, feature 0: expected an object, found "junk"',
    ),
    (
        "claims.geojson",
        put("features.0.id", "Blue Garrison"),
        "claims.geojson, feature 0 (Blue Garrison), id: expected an id of lower-case letters and digits, "
        'parts joined by “-” (like “ru-etf-strength”), found "Blue Garrison"',
    ),
    (
        "claims.geojson",
        claim(0, "citations", []),
        "claims.geojson, feature 0 (blue-garrison), citations: expected at least 1 entry, found 0",
    ),
    (
        "claims.geojson",
        claim(0, "where.precision", "6"),
        'claims.geojson, feature 0 (blue-garrison), where.precision: expected a whole number, found "6"',
    ),
    (
        "claims.geojson",
        claim(0, "quantity.best", "400"),
        'claims.geojson, feature 0 (blue-garrison), quantity.best: expected a number, found "400"',
    ),
    (
        "claims.geojson",
        claim(0, "quantity.low", 500),
        "claims.geojson, feature 0 (blue-garrison), quantity: expected low ≤ best ≤ high, "
        "found [500.0, 400.0, 500.0]",
    ),
    (
        "claims.geojson",
        claim(0, "when", {"from_": "2026"}),
        "claims.geojson, feature 0 (blue-garrison), when.from_: expected no such field, found one "
        "(is it misspelt?)",
    ),
    (
        "claims.geojson",
        claim(0, "when.from", "2027"),
        "claims.geojson, feature 0 (blue-garrison), when: expected from not later than to, "
        "found 2027 and 2026-03",
    ),
    (
        "claims.geojson",
        claim(0, "label", "x" * 61),
        "claims.geojson, feature 0 (blue-garrison), label: expected at most 60 characters, "
        f'found 61: "{"x" * 56}…',
    ),
    (
        "claims.geojson",
        put("features.5.geometry.coordinates", [[[0, 0], [4, 0], [4, 4], [0, 4]]]),
        "claims.geojson, feature 5 (amber-exercise), geometry.coordinates: expected rings that end where "
        "they begin, found one that does not",
    ),
    (
        "claims.geojson",
        put("features.5.geometry.coordinates", [[0, 0], [4, 0], [4, 4], [0, 0]]),
        "claims.geojson, feature 5 (amber-exercise), geometry.coordinates.0.0: expected a position "
        "[longitude, latitude], found 0",
    ),
    (
        "claims.geojson",
        put("features.5.geometry.coordinates.0.1", ["east", 0]),
        "claims.geojson, feature 5 (amber-exercise), geometry.coordinates.0.1.0: expected a number, "
        'found "east"',
    ),
    (
        "claims.geojson",
        put("features.5.geometry", {"type": "Circle", "coordinates": [0, 0]}),
        "claims.geojson, feature 5 (amber-exercise), geometry: expected a geometry of type Point, "
        "LineString, MultiLineString, Polygon, MultiPolygon, found “Circle”",
    ),
    (
        "claims.geojson",
        put("features.5.geometry", 5),
        "claims.geojson, feature 5 (amber-exercise), geometry: expected an object, found 5",
    ),
    (
        "claims.geojson",
        put("features.5.geometry", {"coordinates": [0, 0]}),
        "claims.geojson, feature 5 (amber-exercise), geometry: expected a GeoJSON geometry with its type, "
        "found an object without a known type",
    ),
]


def test_entries_that_are_broken_are_not_said_to_be_missing(invented: Path) -> None:
    def uncoloured(data: Any) -> None:
        for actor in data["actors"]:
            actor["colour"] = "red"
        for layer in data["layers"]:
            del layer["colour"]

    found = broken(invented, "theatre.json", uncoloured)
    assert [line.partition(": ")[0] for line in found] == [
        *(f"theatre.json, actors.{index}.colour" for index in range(2)),
        *(f"theatre.json, layers.{index}.colour" for index in range(4)),
    ]


@pytest.mark.parametrize(("file", "edit", "message"), PROBLEMS, ids=[row[2][:90] for row in PROBLEMS])
def test_a_field_that_breaks_the_contract_is_named(
    invented: Path, file: str, edit: Edit, message: str
) -> None:
    found = broken(invented, file, edit)
    # where an id is lost with its record, those that refer to it are named too
    assert [problem for problem in found if "expected the id of" not in problem] == [message]


@pytest.mark.parametrize("value", [True, 1.0])
@pytest.mark.parametrize(
    ("file", "field"),
    [
        ("theatre.json", "actors.0.identity"),
        ("claims.geojson", "features.0.properties.where.precision"),
        ("claims.geojson", "features.0.properties.when.precision"),
        ("claims.geojson", "features.0.properties.citations.0.paragraph"),
        ("claims.geojson", "features.0.properties.rating.credibility"),
    ],
)
def test_true_and_a_decimal_point_are_no_whole_number(
    invented: Path, file: str, field: str, value: Any
) -> None:
    data = load(invented / file)
    if field.endswith("credibility"):
        put("features.0.properties.rating", {})(data)
    put(field, value)(data)
    (invented / file).write_text(json.dumps(data), encoding="utf-8")
    address = field.replace("features.0.properties.", "feature 0 (blue-garrison), ")
    assert f"{file}, {address}: expected a whole number, found {json.dumps(value)}" in problems(invented)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Gaz\u0007ette",
            "expected text without control characters and noncharacters, found U+0007 as character 4",
        ),
        (
            "\x9bGazette",
            "expected text without control characters and noncharacters, found U+009B as character 1",
        ),
        (
            "Gaz\uffff",
            "expected text without control characters and noncharacters, found U+FFFF as character 4",
        ),
        (
            "\U0010fffe",
            "expected text without control characters and noncharacters, found U+10FFFE as character 1",
        ),
        ("\u200b\u2060", r'expected text that is not blank, found "\u200b\u2060"'),
        ("x" * 20_001, f'expected at most 20000 characters, found 20001: "{"x" * 56}…'),
    ],
)
def test_text_that_nobody_can_read_is_named(invented: Path, text: str, message: str) -> None:
    assert broken(invented, "sources.json", put("0.publisher", text)) == [
        f"sources.json, source 0 (harbour-gazette), publisher: {message}"
    ]


def texts(data: Any, *path: str) -> Iterator[str]:
    """The dotted paths of the free texts in a file's JSON."""
    if isinstance(data, str) and next(step for step in reversed(path) if not step.isdigit()) in TEXT | {
        "short"
    }:
        yield ".".join(path)
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, part in steps:
        yield from texts(part, *path, str(step))


@pytest.mark.parametrize(
    ("file", "least"),
    [("theatre.json", 25), ("sources.json", 8), ("claims.geojson", 50), ("places.geojson", 8)],
)
def test_no_text_of_any_record_has_control_characters(
    invented: Path, file: str, least: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layers.reading.problems.FIRST", 1000)
    data = load(invented / file)
    paths = list(texts(data))
    assert len(paths) >= least
    for path in paths:
        put(path, "\x1b")(data)
    (invented / file).write_text(json.dumps(data), encoding="utf-8")
    named = [problem for problem in problems(invented) if "found U+001B" in problem]
    assert len(named) == len(paths)
    assert {problem.partition(":")[0].rpartition(".")[2].rpartition(" ")[2] for problem in named} == {
        path.rpartition(".")[2] for path in paths
    }


def test_a_record_nested_too_deeply_is_named(invented: Path) -> None:
    deep: Any = []
    for _ in range(300):
        deep = [deep]
    (problem,) = broken(invented, "claims.geojson", claim(0, "note", deep))
    assert problem.startswith("claims.geojson, feature 0 (blue-garrison): expected")


def test_one_misplaced_bracket_is_one_problem(invented: Path) -> None:
    found = broken(
        invented, "claims.geojson", put("features.5.geometry.coordinates", [[n, n] for n in range(50)])
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("short", '"short"'),
        (None, "null"),
        ({}, "{}"),
        ({"a": 1}, "an object"),
        ([1, 2], "[1, 2]"),
        ([1, 2, 3, 4, 5], "a list of 5"),
        ("x" * 100, '"' + "x" * 56 + "…"),
    ],
)
def test_a_value_that_was_found_is_shown_in_short(value: Any, words: str) -> None:
    assert seen(value) == words
