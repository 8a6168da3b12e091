import json
from pathlib import Path

import pytest

from layers.reading.theatre import read
from tests.cli.conftest import change, run


def test_a_sound_theatre(invented: Path) -> None:
    result = run("check", invented)
    assert result.exit_code == 0
    digest = read(invented).digest
    assert result.stdout == (
        f"invented: 9 claims, 4 layers, 3 sources, data {digest}: no problems, 4 warnings\n"
    )


def test_warnings_are_told_and_leave_the_status_at_0(invented: Path) -> None:
    lines = run("check", invented).stderr.splitlines()
    assert [line.partition(": expected")[0] for line in lines] == [
        "warning: sources.json, source 1 (island-wire), url",
        "warning: sources.json, source 2 (amber-ministry), url",
        "warning: claims.geojson, feature 4 (blue-radar), where.precision",
        "warning: claims.geojson, feature 5 (amber-exercise), where.precision",
    ]


def test_strict_takes_warnings_for_problems(invented: Path) -> None:
    result = run("check", invented, "--strict")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("error: sources.json, source 1 (island-wire), url: expected ")
    assert result.stderr.endswith("\n4 problems\n")


def test_without_warnings_nothing_is_said_of_them(invented: Path) -> None:
    sources = json.loads((invented / "sources.json").read_text(encoding="utf-8"))
    for source in sources:
        source["accessed"] = "2026-03-14"
    (invented / "sources.json").write_text(json.dumps(sources), encoding="utf-8")
    claims = json.loads((invented / "claims.geojson").read_text(encoding="utf-8"))
    for feature in claims["features"][4:6]:
        feature["properties"]["where"] = {"precision": 0, "name": "Not said"}
        feature["geometry"] = None
    (invented / "claims.geojson").write_text(json.dumps(claims), encoding="utf-8")
    result = run("check", invented, "--strict")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith(": no problems\n")


def test_every_problem_on_a_line(invented: Path) -> None:
    change(invented, "theatre.json", '"2026-03-14"', '"someday"')
    change(invented, "sources.json", "https://wire.example/ships", "javascript:alert(1)")
    result = run("check", invented)
    assert result.exit_code == 1
    assert result.stdout == ""
    first, second, closing = result.stderr.splitlines()
    assert first.startswith("error: theatre.json, as_of: expected a date")
    assert second.startswith("error: sources.json, source 1 (island-wire), url: expected a link")
    assert closing == "2 problems"


def test_of_many_problems_the_first_are_told_and_all_counted(invented: Path) -> None:
    claims = json.loads((invented / "claims.geojson").read_text(encoding="utf-8"))
    bad = [json.loads(json.dumps(claims["features"][7])) for _ in range(150)]
    for number, feature in enumerate(bad):
        feature["id"] = f"bad-{number}"
        feature["properties"] |= {"layer": "nowhere", "status": 1} if number % 3 else {"layer": "nowhere"}
    claims["features"] += bad
    (invented / "claims.geojson").write_text(json.dumps(claims), encoding="utf-8")
    *told, rest, closing = run("check", invented).stderr.splitlines()
    assert len(told) == 100
    assert told[0].startswith("error: claims.geojson, feature 10 (bad-1), status: expected ")
    assert rest == "… and 50 more: claims.geojson, layer: 50"
    assert closing == "150 problems"


@pytest.mark.parametrize("where", ["none", "article.txt", "article.txt/deeper", "x" * 5000])
def test_what_is_no_theatre(tmp_path: Path, article: Path, where: str) -> None:
    assert article.exists()
    result = run("check", tmp_path / where)
    assert result.exit_code == 1
    assert result.stderr.startswith("error: ")
