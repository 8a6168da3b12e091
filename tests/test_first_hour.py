"""A newcomer's first hour: what the guides and the help say to type works as it stands there."""

import json
import re
import shlex
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from layers.cli import main
from tests.cli.conftest import run
from tests.importing import sightings

ROOT = Path(__file__).resolve().parent.parent


def section(document: str, heading: str) -> str:
    text = (ROOT / document).read_text(encoding="utf-8")
    return re.split(r"^## ", text.partition(f"\n## {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def fenced(text: str, language: str) -> list[str]:
    """Every block of a language, as somebody copies it from the page."""
    return [
        textwrap.dedent(block) for block in re.findall(rf"^ *```{language}\n(.*?)^ *```", text, re.M | re.S)
    ]


def commands(text: str) -> Iterator[list[str]]:
    for line in text.splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] == ["posture"] and words[1] not in ("app", "desk", "schema"):
            yield words[1:]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a newcomer's, a copy of the shipped data in it."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typed(text: str) -> list[str]:
    """Run every command in a text, and return what they answered."""
    answers = []
    for command in commands(text):
        result = run(*command)
        assert result.exit_code == 0, (command, result.output)
        answers.append(result.stdout)
    return answers


def test_a_claim_is_added_as_the_guide_says(here: Path) -> None:
    typed("\n".join(fenced(section("seeds/README.md", "Start a theatre"), "sh")))
    steps = section("seeds/README.md", "Add a claim")
    (article,), (claim,) = fenced(steps, "text"), fenced(steps, "json")
    (here / "article.txt").write_text(article, encoding="utf-8")
    claims = here / "my-theatre" / "claims.geojson"
    data = json.loads(claims.read_text(encoding="utf-8"))
    data["features"].append(json.loads(claim))
    claims.write_text(json.dumps(data), encoding="utf-8")
    filled, checked, cited = typed("\n".join(fenced(steps, "sh")))
    assert filled == "my-theatre/claims.geojson: 5 of 5 claims changed\n"
    assert checked.startswith("my-theatre: 5 claims, 2 layers, 2 sources, data ")
    assert checked.endswith(": no problems\n")
    assert cited.endswith(
        "5 citations of article: 5 match, 0 moved, 0 no longer match, 0 without a fingerprint\n"
    )
    assert run("check", "my-theatre", "--strict").exit_code == 0


def test_the_commands_of_the_readme_work(here: Path) -> None:
    lines = "\n".join(fenced(section("README.md", "Use"), "sh")).splitlines()
    answers = typed("\n".join(line for line in lines if not re.search("my-copy.txt|sahel", line)))
    assert len(answers) >= 5
    assert {file.name for file in here.iterdir()} >= {"my-theatre", "map.html", "talk.html"}


def test_the_readmes_spreadsheet_opens_as_it_says(here: Path) -> None:
    file = here / "tests" / "importing" / "sightings.xlsx"
    file.parent.mkdir(parents=True)
    sightings.write(file)
    assert file.read_bytes() == sightings.SIGHTINGS.read_bytes(), "it is written anew, the same"
    told = section("README.md", "Open a file of yours")
    (answer,), (shown,) = typed("\n".join(fenced(told, "sh"))), fenced(told, "text")
    assert answer == shown
    assert run("check", "sightings").exit_code == 0


@pytest.mark.parametrize("command", ["check", "fill", "new", "snapshot"])
def test_the_examples_of_the_help_work(here: Path, command: str) -> None:
    assert here.is_dir()
    examples = re.sub(r" (&&|>) .*", "", main.commands[command].help or "")
    if command != "new":
        run("new", "my-theatre")
    shown = [words for words in commands(examples) if "article.txt" not in words]
    if command == "new":
        del shown[1:]  # the others make the same theatre
    assert shown
    for words in shown:
        assert run(*words).exit_code == 0, words
