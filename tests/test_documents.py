"""The guides name what is there: paths, modules, commands."""

import pkgutil
import re
from collections.abc import Iterator
from fnmatch import filter as named
from pathlib import Path

import pytest

from layers.curating.documents import HISTORY
from layers.curating.drafts import DRAFTS
from layers.importing.formats import formats
from layers.reading.gazetteer import OWN_PLACES
from layers.reading.theatre import FILES, PARQUET

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (
    *("README.md", "CONTRIBUTING.md", "SECURITY.md", "layers/README.md", "seeds/README.md"),
    "tests/bench/README.md",
)
FOLDERS = ("dashboard", "layers", "seeds", "tests", ".ci", ".github")
NAMES = {path.name for folder in FOLDERS for path in (ROOT / folder).rglob("*")} | {
    *FILES,
    PARQUET,
    OWN_PLACES,
    HISTORY,
    DRAFTS,
}
"""What a guide may call by its name alone: whatever is somewhere in the tree, and the files of a theatre."""

WRITTEN_BY_COMMANDS = {"bom.json", "events/counts.json"}
"""Files that a command named in the guides writes."""

FENCE = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
PATH = re.compile(
    r"[\w*][\w.*-]*(/[\w.*-]+)+/?|\.(ci|github)/[\w./-]+|[\w*-]+(/|\.(py|js|md|json|jsonl|geojson|parquet|toml|txt|yml))"
)
MODULE = re.compile(r"(dashboard|layers|tests)(\.\w+)+")


def written(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def words(document: str) -> Iterator[str]:
    """Every word in backticks, and of fenced blocks those that begin with a folder of the tree."""
    text = written(document)
    for fence in FENCE.findall(text):
        yield from (word for word in fence.split() if word.split("/")[0] in FOLDERS)
    for code in re.findall(r"`([^`\n]+)`", FENCE.sub("", text)):
        yield from code.split()


def exists(path: str, document: str) -> bool:
    inside = path.rstrip("/")
    places = (ROOT, (ROOT / document).parent)
    return any(any(place.glob(inside)) for place in places) or (
        "/" not in inside and bool(named(NAMES, inside))
    )


def links(document: str) -> Iterator[str]:
    """Every link that is no address on the web."""
    for link in re.findall(r"\]\(([^)\s]+)\)", written(document)):
        if not re.match(r"https?:|#", link):
            yield link.partition("#")[0]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_in_a_guide_is_there(document: str) -> None:
    paths = [word for word in words(document) if PATH.fullmatch(word) and not MODULE.fullmatch(word)]
    paths = [path for path in paths if path not in WRITTEN_BY_COMMANDS]
    assert [path for path in paths if not exists(path, document)] == []
    targets = {link: ((ROOT / document).parent / link).resolve() for link in links(document)}
    assert [link for link, to in targets.items() if not (to.exists() and to.is_relative_to(ROOT))] == []
    assert paths or targets, "no path was recognised"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_module_in_a_guide_can_be_imported(document: str) -> None:
    for module in filter(MODULE.fullmatch, words(document)):
        pkgutil.resolve_name(module)


@pytest.mark.parametrize("document", ["README.md", "layers/README.md"])
def test_every_room_is_told_of(document: str) -> None:
    rooms = [path.name for path in sorted((ROOT / "layers").iterdir()) if any(path.glob("*.*"))]
    assert [
        room for room in rooms if room != "__pycache__" and f"layers/{room}/" not in written(document)
    ] == []


def test_the_guide_to_the_data_says_what_is_kept_of_every_format() -> None:
    told = written("seeds/README.md").partition("| format (`--from`) | files | what is kept |")[2]
    rows = told.partition("\n\n")[0].splitlines()
    assert {name for row in rows for name in re.findall(r"^\| `([a-z-]+)` \|", row)} == set(formats())
    assert all(row.count("|") == 4 for row in rows if row)


def test_the_guide_and_the_makefile_have_the_same_commands() -> None:
    targets = set(re.findall(r"^([a-z-]+):", written("Makefile"), re.MULTILINE))
    commands = re.findall(r"`make ([a-z -]+)`", written("CONTRIBUTING.md"))
    assert {target for command in commands for target in command.split()} == targets - {"help"}
