"""No text from a file, a name or an argument reaches the terminal as anything but text."""

import ast
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import layers.cli
from layers.cli import main
from tests.invented import ARTICLE
from tests.theatres import write_invented

ESCAPES = "\x1b]0;owned\x07\x1b[2J\x9b1A\r\u202elive\u2028\udce9\nerror: forged"
"""Sets a window's title, clears the screen, moves the cursor, reverses the line, forges a message."""

EVIL = ESCAPES.replace("\udce9", "")

WALK: dict[str, list[list[str]]] = {
    "key": [["{evil}/{evil}"], ["{new}"]],
    "sign": [["{evil}", "--key", "{evil}"], ["{article}", "--key", "{article}"]],
    "feed": [["{evil}", "-o", "{new}"], ["{article}", "-o", "{evil}/{evil}"]],
    "counts": [["{evil}", "-o", "{new}"]],
    "serve": [["{evil}"], ["{sound}"]],
    "tiles": [["{evil}", "-o", "{new}"], ["{sound}", "-o", "{evil}/{evil}"], ["{sound}", "-o", "{new}"]],
    "candidates": [["{evil}", "-o", "{new}"]],
    "verify": [["{evil}"], ["{article}"], ["{article}.csv", "--against", "{evil}"]],
    "agree": [
        ["{sound}", "{evil}"],
        ["{sound}", "{article}.csv"],
        ["{sound}", "{sound}"],
        ["{sound}", "--blank", "{evil}", "-o", "{new}"],
    ],
    "app": [["{evil}"], ["--{evil}"]],
    "check": [["{sound}"], ["{sound}", "--strict"], ["{broken}"], ["{evil}"], ["{sound}", "{evil}"]],
    "cite": [
        ["{sound}", "--article", "{article}"],
        ["{borrowed}", "--article", "{article}"],
        ["{sound}", "--article", "{evil}"],
        ["{sound}", "--article", "{article}", "--source", "{evil}"],
    ],
    "convert": [
        ["{sound}", "--to", "parquet"],
        ["{sound}", "--to", "geojson"],
        ["{sound}", "--to", "{evil}"],
    ],
    "desk": [["{evil}"], ["{article}"]],
    "diff": [
        ["{sound}", "{broken}"],
        ["{sound}", "{borrowed}"],
        ["{sound}", "{borrowed}", "--markdown"],
        ["{evil}", "{article}"],
        ["{sound}@2026", "{sound}", "--html", "{new}"],
    ],
    "export": [["{sound}", "--to", "csv", "-o", "{new}"], ["{sound}", "--to", "{evil}", "-o", "{new}"]],
    "fill": [["{sound}"], ["{broken}"], ["{sound}", "--article", "{evil}", "--source", "{evil}"]],
    "impact": [["{evil}", "{sound}"], ["harbour-gazette", "{borrowed}", "{evil}"]],
    "import": [
        ["--from", "geojson", "{rows}", "-o", "{new}"],
        ["--from", "geojson", "{rows}", "-o", "{new}", "--map", "label={evil}"],
        ["--from", "geojson", "{rows}", "-o", "{new}", "--map", "{evil}=NAME"],
        ["--from", "geojson", "{rows}", "-o", "{new}", "--map", "{evil}"],
        ["--from", "geojson", "{article}", "-o", "{new}"],
        ["--from", "acled", "{article}", "-o", "{new}"],
        ["--from", "ucdp-ged", "{evil}", "-o", "{new}"],
        ["--from", "{evil}", "{rows}", "-o", "{new}"],
        ["--from", "geojson", "{rows}", "-o", "{sound}"],
    ],
    "log": [["{sound}"], ["{broken}"], ["{evil}"], ["{sound}", "--claim", "{evil}"]],
    "new": [["{new}"], ["{sound}"]],
    "place": [
        ["{evil}"],
        ["Caracas", "--in", "{evil}"],
        ["Caracas", "--near", "{evil}"],
        ["{evil}", "--json"],
    ],
    "propose": [
        ["{sound}", "--article", "{article}"],
        ["{sound}", "--article", "{article}", "--json"],
        ["{sound}", "--article", "{evil}"],
        ["{broken}", "--article", "{article}"],
        ["{sound}", "--article", "{article}", "--source", "{evil}"],
    ],
    "schema": [["-o", "{new}"], ["-o", "{article}"]],
    "snapshot": [
        ["{sound}", "-o", "{new}"],
        ["{sound}", "-o", "{sound}"],
        *(
            ["{sound}", "-o", "{new}", f"--{name}", "{evil}"]
            for name in ("layers", "view", "select", "scene", "assertion", "source", "until", "theme", "lang")
        ),
    ],
    "unpack": [["{article}", "-o", "{new}"], ["{evil}", "-o", "{new}"], ["{sound}", "-o", "{sound}"]],
}
"""What each command is run with; a new command needs a line here."""


@pytest.fixture
def names(tmp_path: Path) -> dict[str, str]:
    """Files and folders, every one of them under a name full of escapes, and so are names inside them."""
    around = tmp_path / EVIL
    names = {name: str(around / f"{name} {EVIL}") for name in ("article", "new", "rows")}
    theatres = ("sound", "broken", "borrowed")
    names |= {name: str(write_invented(around / f"{name} {EVIL}")) for name in theatres}
    Path(names["article"]).write_text(ARTICLE.replace("about", f"about {EVIL[:6]}"), encoding="utf-8")
    row = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}}
    rows = [{**row, "properties": {EVIL: EVIL, "NAME": "x"}}, {**row, "properties": {}, "id": EVIL}, EVIL]
    Path(names["rows"]).write_text(
        json.dumps({"type": "FeatureCollection", "features": rows}), encoding="utf-8"
    )
    file = Path(names["broken"], "claims.geojson")
    data = json.loads(file.read_text(encoding="utf-8"))
    data["features"][0] |= {"id": EVIL, EVIL: EVIL}
    data["features"][1]["properties"] |= {"layer": EVIL, EVIL: 1}
    file.write_text(json.dumps(data), encoding="utf-8")
    file = Path(names["borrowed"], "claims.geojson")
    data = json.loads(file.read_text(encoding="utf-8"))
    words = max(ARTICLE.splitlines(), key=len)
    data["features"][0]["properties"]["statement"] = words.replace(" ", " \u200e", 1)
    file.write_text(json.dumps(data), encoding="utf-8")
    return names | {"evil": ESCAPES}


@pytest.mark.parametrize(
    ("command", "arguments"), [(name, each) for name, runs in WALK.items() for each in runs]
)
def test_what_a_terminal_would_obey_is_spelled_out(
    names: dict[str, str],
    command: str,
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)  # which is where “posture key” writes
    given = [each.format(**names) for each in arguments]
    # in colour, because click takes some sequences away otherwise, and others not
    done = CliRunner().invoke(main, [command, *given], color=True)
    assert isinstance(done.exception, SystemExit | None), done.exception
    said = [line for text in (done.stdout, done.stderr) for line in text.split("\n")]
    assert any(said)
    assert not [line for line in said if not line.replace("\t", " ").isprintable()]
    assert not [line for line in said if line.startswith("error: forged")]


def test_a_group_quotes_what_it_does_not_know_too() -> None:
    for given in (ESCAPES, f"--{ESCAPES}"):
        done = CliRunner().invoke(main, [given], color=True)
        assert done.exit_code == 2
        assert "\\x1b]0;owned\\x07" in done.stderr
        assert done.stderr.replace("\n", "").isprintable()


def test_every_command_is_walked() -> None:
    assert WALK.keys() == main.commands.keys()


def test_one_module_prints() -> None:
    found = set()
    for path in Path(layers.cli.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("echo", "secho", "print")):
                found.add(path.name)
    assert found == {"printing.py"}
