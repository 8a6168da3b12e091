import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.conftest import Run, markdown
from tests.theatres import HOSTILE, write_hostile


def test_every_problem_of_a_theatre_is_shown_with_their_number(run: Run, invented: Path) -> None:
    data = json.loads((invented / "theatre.json").read_text(encoding="utf-8"))
    (invented / "theatre.json").write_text(json.dumps(data | {"title": 5, "colour": "red"}), encoding="utf-8")
    app = run(invented)
    assert "2" in app.error[0].value
    assert app.code[0].value.splitlines() == [
        "theatre.json, title: expected text, found 5",
        "theatre.json, colour: expected no such field, found one (is it misspelt?)",
    ]


def test_a_key_figure_has_the_words_of_its_source_and_its_firmness(run: Run, invented: Path) -> None:
    assert [each.value for each in run(invented).sidebar.text] == [
        "300–500 in the garrison",
        "“between 300 and 500” · stated · The Harbour Gazette, paragraph 1",
        "≈12 ships (reported)",
        "“about a dozen” · reported · The Harbour Gazette, paragraph 2",
    ]


def test_text_of_a_theatre_is_nobodys_markdown(run: Run, tmp_path: Path) -> None:
    app = run(write_hostile(tmp_path / "hostile"))
    assert len(app.sidebar.text) == 4
    assert not [text for text in markdown(app) for payload in HOSTILE if payload in text]


def tabs(folder: str) -> None:
    """A page of everything below the map."""
    from pathlib import Path

    from dashboard import panels, table
    from layers.reading.theatre import read

    catalogue = read(Path(folder))
    for show in (table.claims, panels.timeline, panels.sources, panels.method):
        show(catalogue)


def test_the_method_says_what_became_of_each_paragraph(invented: Path) -> None:
    data = json.loads((invented / "sources.json").read_text(encoding="utf-8"))
    data[0]["coverage"] = {
        "paragraphs": 8,
        "left_out": [{"paragraph": 6 + at, "reason": "heading"} for at in (1, 2)],
    }
    (invented / "sources.json").write_text(json.dumps(data), encoding="utf-8")
    app = AppTest.from_function(tabs, kwargs={"folder": str(invented)}, default_timeout=60).run()
    shown = [text.value for text in app.text]
    at = shown.index("Coverage of sources, paragraph by paragraph")
    assert shown[at + 1].endswith("8 paragraphs; coded 5, left out 2, open 1.")
    assert shown[at + 2] == "Left out: 7–8 (a heading)"


def test_nor_is_it_below_the_map(tmp_path: Path) -> None:
    folder = str(write_hostile(tmp_path / "hostile"))
    app = AppTest.from_function(tabs, kwargs={"folder": folder}, default_timeout=60).run()
    assert not app.exception
    assert [each for each in app.text for payload in HOSTILE if payload in each.value]
    assert not [text for text in markdown(app) for payload in HOSTILE if payload in text]


def test_no_cell_is_a_formula_to_whoever_copies_it(invented: Path) -> None:
    for name in ("claims.geojson", "sources.json"):
        data = json.loads((invented / name).read_text(encoding="utf-8"))
        for record in data["features"] if name == "claims.geojson" else data:
            says = record.get("properties", record)
            says["note"] = "=1+1"
            says["where" if "where" in says else "publisher"] = (
                {**says["where"], "name": "@SUM(1)"} if "where" in says else "+1+1"
            )
        (invented / name).write_text(json.dumps(data), encoding="utf-8")
    app = AppTest.from_function(tabs, kwargs={"folder": str(invented)}, default_timeout=60).run()
    assert not app.exception
    cells = [str(cell) for each in app.dataframe for cell in each.value.to_numpy().ravel()]
    assert {"'@SUM(1)", "'+1+1", "'=1+1"} <= set(cells)
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@"))]


def test_a_graph_of_too_many_sources_is_not_drawn_and_says_why(
    invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.panels.GRAPH_LIMIT", 1)
    app = AppTest.from_function(tabs, kwargs={"folder": str(invented)}, default_timeout=60).run()
    count = len(json.loads((invented / "sources.json").read_text(encoding="utf-8")))
    said = f"Who repeats whom is drawn for up to 1 sources; these are {count}."
    assert said in [each.value for each in app.caption]
    assert not app.get("graphviz_chart")
