"""The page around the map, as Streamlit's test runner sees it; it sees nothing of the map itself."""

import subprocess
import sys
from pathlib import Path

from tests.dashboard.conftest import APP, Run


def test_without_streamlit_it_says_how_to_start_it() -> None:
    done = subprocess.run([sys.executable, APP], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "start it with “posture app”" in done.stderr


def test_tables_wait_for_the_map_and_the_key_figures_do_not(run: Run, invented: Path) -> None:
    app = run(invented)
    assert [each.value for each in app.subheader] == ["Key figures"]
    assert not app.tabs
    app.session_state["drawn"] = app.session_state["opened"].digest
    app.run()
    assert [tab.label for tab in app.tabs] == ["Claims", "Over time", "Sources", "Method"]


def test_a_theatre_with_problems_shows_them_and_nothing_else(run: Run, invented: Path) -> None:
    (invented / "sources.json").write_text("{", encoding="utf-8")
    app = run(invented)
    assert "sources.json: expected JSON" in app.code[0].value
    assert not app.subheader
