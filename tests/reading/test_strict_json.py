from pathlib import Path
from typing import Any

import pytest

from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.reading.limits import VARIABLE
from layers.reading.problems import Problem, Problems
from layers.reading.strict_json import as_json, decoded, flaws, load
from tests.reading.broken import Edit, broken, claim, problems, put


def loaded(folder: Path, content: str | bytes, file: str = "theatre.json") -> tuple[Any, list[Problem]]:
    path = folder / file
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = Problems()
    return load(path, found), list(found)


def test_a_file_is_read_as_its_json_with_or_without_a_mark_of_its_encoding(tmp_path: Path) -> None:
    assert loaded(tmp_path, '{"name": "Curaçao", "at": [1.5, 2]}') == (
        {"name": "Curaçao", "at": [1.5, 2]},
        [],
    )
    assert loaded(tmp_path, b"\xef\xbb\xbf[]") == ([], [])
    assert loaded(tmp_path, '"\\ud834\\udd1e"') == ("𝄞", [])


@pytest.mark.parametrize(
    ("text", "flawed"),
    [('["/4467e61b", "x4e21", "a5e300"]', False), ("[-1e999]", True), ('{"a":2.5E+99}', True)],
)
def test_digits_of_a_link_are_no_number_that_may_be_too_large(text: str, flawed: bool) -> None:
    assert decoded(text)[1] == flawed


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "expected JSON, found “Expecting value” at line 1, column 1"),
        (
            b'{"a": 1,}',
            "expected JSON, found “Expecting property name enclosed in double quotes” at line 1, column 9",
        ),
        (b"\xff\xfe{}", "expected UTF-8 text, found another byte at position 0"),
        (b"[" * 100_000 + b"]" * 100_000, "expected JSON, found brackets nested too deeply"),
        (b"9" * 5000, "expected JSON, found a number that is too long"),
        (b"null", "expected an object or a list, found null"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem(tmp_path: Path, content: bytes, message: str) -> None:
    data, (problem,) = loaded(tmp_path, content)
    assert data is None
    assert str(problem).startswith(f"theatre.json: {message}")


def test_a_file_or_a_folder_that_is_none_is_one_problem(tmp_path: Path) -> None:
    found = Problems()
    load(tmp_path / "none.json", found)
    load(tmp_path, found)
    missing, folder = (problem.message for problem in found)
    assert missing == f"expected a file in {tmp_path}, found none"
    assert folder.startswith("expected a readable file, found: ")


@pytest.mark.parametrize(
    ("file", "content", "address", "message"),
    [
        ("theatre.json", '{"a": {"b": [1, NaN]}}', ", a.b.1", "expected a finite number, found NaN"),
        ("theatre.json", '{"a": 1e999}', ", a", "expected a finite number, found Infinity"),
        ("theatre.json", '{"a": 1, "a": 1}', ", a", "expected each key once, found it again"),
        ("theatre.json", '{"a": "\\ud800"}', ", a", 'expected whole characters, found "\\ud800"'),
        ("sources.json", '[{"id": "x", "a": -Infinity}]', ", source 0 (x), a", "expected a finite number"),
        (
            "places.geojson",
            '{"features": [{"id": "x", "properties": {"a": NaN}}]}',
            ", feature 0 (x), a",
            "expected a finite number, found NaN",
        ),
    ],
)
def test_what_json_cannot_say_or_says_twice_is_named_with_its_address(
    tmp_path: Path, file: str, content: str, address: str, message: str
) -> None:
    _, (problem,) = loaded(tmp_path, content, file)
    assert str(problem).startswith(f"{file}{address}: {message}")


def test_a_key_may_not_have_half_a_character() -> None:
    assert list(flaws({"\ud800": 1})) == [
        (("\ud800",), "expected whole characters in the key, found half of one")
    ]


def test_what_json_cannot_say_is_no_json() -> None:
    assert as_json({"a": "é"}) == '{"a": "é"}'.encode()
    assert as_json([float("nan")]) is None
    assert as_json("\ud800") is None


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            put("features.5.geometry.coordinates.0.1", [float("nan"), 0]),
            "feature 5 (amber-exercise), geometry.coordinates.0.1.0: expected a finite number, found NaN",
        ),
        (
            claim(0, "quantity.best", float("inf")),
            "feature 0 (blue-garrison), quantity.best: expected a finite number, found Infinity",
        ),
        (
            claim(0, "statement", "half \ud800"),
            'feature 0 (blue-garrison), statement: expected whole characters, found "half \\ud800"',
        ),
    ],
)
def test_claims_are_read_as_strictly(invented: Path, edit: Edit, message: str) -> None:
    found = broken(invented, "claims.geojson", edit)
    assert [problem for problem in found if "found “blue-garrison”" not in problem] == [
        f"claims.geojson, {message}"
    ]


def test_a_key_given_twice_in_a_claim_is_named_not_guessed(invented: Path) -> None:
    path = invented / "claims.geojson"
    text = path.read_text(encoding="utf-8")
    twice = text.replace('"layer": "blue-side"', '"layer": "talk", "layer": "blue-side"', 1)
    path.write_text(twice, encoding="utf-8")
    assert problems(invented) == [
        "claims.geojson, feature 0 (blue-garrison), layer: expected each key once, found it again"
    ]


DEEP = [70, 900, 100_000]
"""Levels of brackets: over the limit, nearly too many for Python, and too many for it."""


@pytest.mark.parametrize("depth", DEEP)
@pytest.mark.parametrize("brackets", [("[", "]"), ('{"a":', "}")])
@pytest.mark.parametrize("name", ["theatre.json", "sources.json", "places.geojson", "claims.geojson"])
def test_deep_nesting_is_one_line_for_each_file(
    invented: Path, name: str, brackets: tuple[str, str], depth: int
) -> None:
    deep = brackets[0] * depth + "1" + brackets[1] * depth
    text = (invented / name).read_text(encoding="utf-8").strip()
    (invented / name).write_text(
        f"{text[:-1]}, {deep if text[0] == '[' else f'{chr(34)}z{chr(34)}: {deep}'}{text[-1]}"
    )
    first, *others = [problem for problem in problems(invented) if problem.startswith(name)]
    assert first in (
        f"{name}: expected at most 64 levels of brackets inside brackets, found more "
        "(POSTURE_LIMITS=nesting=… allows more)",
        f"{name}: expected JSON, found brackets nested too deeply",
    )
    assert not others


def test_a_claim_that_nests_deeply_is_named_and_the_others_are_read(invented: Path) -> None:
    path = invented / "claims.geojson"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('"note": "Drawn by hand."', f'"note": {"[" * 70}{"]" * 70}'), encoding="utf-8"
    )
    assert problems(invented) == [
        "claims.geojson, feature 5 (amber-exercise): expected at most 64 levels of brackets inside brackets, "
        "found more (POSTURE_LIMITS=nesting=… allows more)"
    ]


@pytest.mark.parametrize(
    ("name", "id_"), [("claims.geojson", "blue-garrison"), ("places.geojson", "koro-box")]
)
def test_positions_over_the_limit_are_told(
    invented: Path, monkeypatch: pytest.MonkeyPatch, name: str, id_: str
) -> None:
    read_gazetteer(GAZETTEER)
    monkeypatch.setenv(VARIABLE, "vertices=200")
    ring = [[lon / 100, 0] for lon in range(200)] + [[0, 1], [0, 0]]
    edit = put("features.0.geometry", {"type": "Polygon", "coordinates": [ring]})
    found = broken(invented, name, edit)
    assert [problem for problem in found if problem.startswith(name)] == [
        f"{name}, feature 0 ({id_}): expected at most 200 positions in one geometry, found 202 "
        "(POSTURE_LIMITS=vertices=… allows more)"
    ]


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ("record_bytes=1000000", "expected at most 1,000,000 bytes in one claim, found "),
        ("claims=8", "expected at most 8 claims in a theatre, found 9 "),
    ],
)
def test_a_long_claim_and_too_many_are_told(
    invented: Path, monkeypatch: pytest.MonkeyPatch, limits: str, message: str
) -> None:
    path = invented / "claims.geojson"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Drawn by hand.", "x" * 3_000_000), encoding="utf-8"
    )
    monkeypatch.setenv(VARIABLE, limits)
    assert any(problem.startswith(f"claims.geojson: {message}") for problem in problems(invented))
