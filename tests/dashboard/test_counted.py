"""Counts beside a theatre in the app, as Streamlit's test runner sees it."""

import sys
from pathlib import Path

import pytest

from tests.dashboard.conftest import Run


def test_a_folder_that_is_no_dataset_is_told_and_the_theatre_is_shown(
    run: Run, invented: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(invented)
    assert not app.toggle
    monkeypatch.setattr(sys, "argv", [*sys.argv, "--counts", str(tmp_path)])
    app.run()
    assert not app.exception
    assert app.error[0].value == "The events cannot be counted."
    assert "expected a dataset of posture feed" in app.code[0].value
    assert [each.value for each in app.subheader] == ["Key figures"]
