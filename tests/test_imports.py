"""Imports point one way: from the dashboard down through the rooms of layers, and never in a circle."""

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.loaded import loaded

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(path for folder in ("layers", "dashboard") for path in (ROOT / folder).rglob("*.py"))
TEXTS = sorted(
    path
    for folder in ("layers", "dashboard", "seeds")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".js", ".css", ".jinja", ".md", ".json", ".toml"}
) + [ROOT / name for name in ("README.md", "pyproject.toml", "requirements.txt")]

FLOORS = (
    ("messages",),
    ("theatre",),
    ("reading",),
    ("writing",),
    ("curating", "importing", "page"),
    ("exporting", "feeds"),
    ("tiles",),
    ("cli", "gazetteer", "web"),
    ("dashboard",),
)
"""The rooms, lowest floor first: a module may import its own room and those of the floors below.

``web`` is the viewer; its one module builds the viewer and only tests import it. ``gazetteer`` builds the
shipped places; only tests import it.
"""

BELOW = {
    room: {other for lower in FLOORS[:height] for other in lower}
    for height, rooms in enumerate(FLOORS)
    for room in rooms
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {dotted(path): path for path in FILES}


@cache
def imports(path: Path) -> set[str]:
    """The modules that a file imports anywhere in it: those of the project in full, relative ones as "."."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = "." if node.level else str(node.module)
            whole = {f"{package}.{alias.name}" for alias in node.names}
            found |= {module if module in MODULES else package for module in whole}
    return found


def packages(path: Path) -> set[str]:
    return {module.partition(".")[0] for module in imports(path)}


def room(module: str) -> str:
    package, _, inside = module.partition(".")
    return inside.partition(".")[0] if package == "layers" else package


def test_every_room_has_its_floor() -> None:
    assert {room(module) for module in MODULES} - {""} == set(BELOW)


@pytest.mark.parametrize("module", [module for module in MODULES if room(module)])
def test_a_module_imports_its_own_room_and_those_below(module: str) -> None:
    rooms = {room(each) for each in imports(MODULES[module]) if each in MODULES}
    assert rooms - BELOW[room(module)] <= {room(module)}


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {module: imports(path) & MODULES.keys() for module, path in MODULES.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(reversed(error.args[1])))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_only_the_dashboard_imports_streamlit_and_nothing_the_tests_or_seeds(path: Path) -> None:
    forbidden = {"tests", "seeds", ""}
    if not path.is_relative_to(ROOT / "dashboard"):
        forbidden |= {"streamlit", "streamlit_folium"}
    assert packages(path) & forbidden == set()


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_nothing_points_outside_the_project(path: Path) -> None:
    assert "shared/" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("module", ["layers.cli", "layers.reading.theatre"])
def test_what_loads_slowly_waits_until_it_is_used(module: str) -> None:
    slow = {"babel", "folium", "geopandas", "pandas", "pyarrow", "pyproj", "streamlit"}
    assert slow & loaded(f"import {module}") == set()


def test_a_snapshot_is_made_without_what_only_other_theatres_and_files_need() -> None:
    slow = {"babel", "folium", "geopandas", "pandas", "pyarrow", "pyproj", "streamlit"}
    make = f"""
from pathlib import Path
from layers.page.snapshot import snapshot
from layers.page.state import opening
from layers.reading.theatre import read

catalogue = read(Path({str(ROOT / "seeds" / "southcom-2025")!r}))
snapshot(catalogue, opening(catalogue))"""
    assert slow & loaded(make) == set()


def test_the_app_starts_without_what_only_some_parts_need() -> None:
    slow = {"altair", "geopandas", "graphviz", "milsymbol", "layers.importing", "dashboard.opening.page"}
    assert slow & loaded("from dashboard import opening, panels, stage, table") == set()
