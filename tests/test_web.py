"""The viewer's JavaScript: linted, formatted, tested, built, and its rooms leading one way."""

import os
import re
import subprocess
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from deno import find_deno_bin

from layers.web import build

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [path for path in build.sources() if path.suffix == ".js"]

ROOMS = ("words", "data", "dom", "claim", "map", "cards", "panels", "shell")
"""The rooms of layers/web; each imports from itself and from those before it.

words: what is said, in the reader's language · data: the theatre, the state, what is visible · dom: elements
of the page · claim: one claim as chip, badge, row, quotation · map: what Leaflet shows · cards: claims beside
their places · panels: what stands around the map · shell: the whole page, its address and its keys.
"""


def deno(*arguments: str) -> None:
    done = subprocess.run(
        [find_deno_bin(), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"NO_COLOR": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr


def imported(path: Path) -> list[Path]:
    """Return the modules that a module imports, without the libraries that `deno.jsonc` names."""
    found = re.findall(
        r'^(?:import|export)\b[^;]*?\bfrom "(\.[^"]+)";', path.read_text(encoding="utf-8"), re.M
    )
    return [(path.parent / each).resolve() for each in found]


def room(path: Path) -> str:
    return path.relative_to(build.FOLDER).parts[0]


def test_the_linter_finds_nothing() -> None:
    deno("lint")


def test_everything_is_formatted() -> None:
    deno("fmt", "--check")


def test_no_line_is_longer_than_120_characters() -> None:
    # the formatter leaves comments and strings as they are
    written = [*build.sources(), *(ROOT / "tests" / "web").rglob("*.js"), build.FOLDER / "types.d.ts"]
    long = [
        f"{path.relative_to(ROOT)}, line {number}"
        for path in written
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > 120
    ]
    assert long == []


def test_the_unit_tests_pass() -> None:
    fetched = [find_deno_bin(), "cache", "layers/web/data/ellipsoid.js"]
    if subprocess.run(fetched, cwd=ROOT, capture_output=True).returncode:
        pytest.skip("the viewer's libraries come from npm, once, and npm cannot be reached")
    deno("test", "--no-check")


def test_the_licence_of_every_library_in_the_bundle_is_passed_on() -> None:
    pinned = re.findall(r'"npm:/?((?!@types)[@\w/-]+)@', (ROOT / "deno.jsonc").read_text(encoding="utf-8"))
    assert {"geodesy", "mgrs", "@mapbox/vector-tile"} <= set(pinned)
    built = "".join((build.FOLDER / "dist" / name).read_text(encoding="utf-8") for name in build.LICENCES)
    assert [name for name in pinned if f"\n{name}, Copyright" not in built] == []


def test_no_two_modules_need_each_other() -> None:
    graph = {path: imported(path) for path in SOURCES}
    assert sum(map(len, graph.values())) > 100, "imports are found"
    assert {needed for each in graph.values() for needed in each} <= set(build.sources())
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(path.name for path in error.args[1]))


def test_rooms_lead_one_way() -> None:
    order = [*ROOMS, *build.LICENCES]
    assert {room(path) for path in SOURCES} == set(order), "every module but the entries has a room"
    backward = [
        f"{path.relative_to(build.FOLDER)} imports {needed.relative_to(build.FOLDER)}"
        for path in SOURCES
        for needed in imported(path)
        if order.index(room(needed)) > order.index(room(path))
    ]
    assert backward == []


def test_every_style_has_its_place_in_the_cascade() -> None:
    listed = re.findall(r'@import "\./([^"]+)";', (build.FOLDER / "viewer.css").read_text(encoding="utf-8"))
    styles = {path.relative_to(build.FOLDER).as_posix() for path in build.sources() if path.suffix == ".css"}
    assert sorted(listed) == sorted(styles - {"viewer.css"})


@pytest.mark.parametrize("path", build.shared())
def test_the_lists_shared_with_python_are_those_that_python_has(path: str) -> None:
    assert (build.FOLDER / path).read_bytes() == build.shared()[path], "run `python -m layers.web.build`"


@pytest.mark.parametrize("name", build.ENTRIES)
def test_the_built_files_carry_the_digest_of_their_sources(name: str) -> None:
    built = (build.FOLDER / "dist" / name).read_text(encoding="utf-8")
    assert build.digest() in built.splitlines()[0], "run `python -m layers.web.build`"


def test_the_built_files_are_what_the_sources_make() -> None:
    fetched = [find_deno_bin(), "run", "-A", "--no-config", "--no-lock", build.ESBUILD, "--version"]
    if subprocess.run(fetched, capture_output=True).returncode:
        pytest.skip("esbuild comes from npm, once, and npm cannot be reached")
    built = build.bundle()
    for name, content in built.items():
        assert (build.FOLDER / "dist" / name).read_bytes() == content, "run `python -m layers.web.build`"
