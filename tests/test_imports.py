"""Dependencies point one way: dashboard → layers → (a path to) seeds."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(path for folder in ("layers", "dashboard") for path in (ROOT / folder).rglob("*.py"))
TEXTS = sorted(
    path
    for folder in ("layers", "dashboard", "seeds")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".js", ".css", ".jinja", ".md", ".json", ".toml"}
) + [ROOT / name for name in ("README.md", "pyproject.toml", "requirements.txt")]


def imported(module: Path) -> set[str]:
    """The top-level packages a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level or str(node.module).split(".")[0])
    return names


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_are_modules_to_look_at() -> None:
    assert len([module for module in MODULES if module.parent.parent.name == "layers"]) > 10


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_layers_knows_nothing_of_the_dashboard(module: Path) -> None:
    forbidden = {"tests", "seeds", "."} | (
        {"dashboard", "streamlit", "streamlit_folium"} if module.is_relative_to(ROOT / "layers") else set()
    )
    assert imported(module) & forbidden == set()


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_nothing_points_outside_the_project(path: Path) -> None:
    assert "shared/" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("module", ["layers.cli", "layers.reading.theatre"])
def test_what_loads_slowly_waits_until_it_is_used(module: str) -> None:
    slow = ["babel", "folium", "geopandas", "pandas", "pyarrow", "pyproj", "streamlit"]
    asked = f"import sys, {module}; print([name for name in {slow} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"


def test_the_app_starts_without_what_only_some_parts_need() -> None:
    code = "import sys; from dashboard import panels, stage, table; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert {"altair", "geopandas", "graphviz", "milsymbol"}.isdisjoint(done.stdout.split())
