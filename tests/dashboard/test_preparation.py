"""What is done before the first visit, and that the visit finds it done."""

import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest
from streamlit import runtime

from dashboard import load, preparation, served
from layers.page import viewer
from layers.reading.theatre import read
from tests.dashboard.conftest import Run


def test_the_first_visit_reads_and_packs_nothing_anew(
    run: Run, invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served.script.clear()  # a test before this one may have asked for the same theatre
    monkeypatch.setattr(load, "read", reading := Mock(side_effect=read))
    monkeypatch.setattr(viewer, "packed_script", packing := Mock(side_effect=viewer.packed_script))
    preparation.prepare(["--theatre", str(invented)])
    assert (reading.call_count, packing.call_count) == (1, 1)
    assert run(invented).subheader[0].value == "Key figures"
    assert (reading.call_count, packing.call_count) == (1, 1)


def test_with_counts_the_visit_packs_the_map_since_its_data_is_another(
    invented: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served, "script", packing := Mock())
    preparation.prepare(["--theatre", str(invented), "--counts", str(tmp_path)])
    packing.assert_not_called()


PREPARED = """
import sys
from dashboard import preparation
preparation.prepare(["--theatre", sys.argv[1]])
before = set(sys.modules)
assert "streamlit_folium" not in before, "a page has to declare it"
from dashboard import counted, desk, link, load, opening, panels, stage, table, words
late = {name.partition(".")[0] for name in set(sys.modules) - before}
assert late <= {"dashboard", "layers", "streamlit_folium"}, sorted(late)
"""


def test_the_page_loads_no_package_that_is_not_loaded_by_then(invented: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PREPARED, str(invented)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_what_cannot_be_prepared_is_left_to_the_visit_without_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "theatre.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(runtime, "exists", lambda: True)
    preparation.begin(["--theatre", str(tmp_path)]).join()
    assert capfd.readouterr() == ("", "")
