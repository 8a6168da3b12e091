"""The desk is for those who ask for it."""

from pathlib import Path

import pytest

from dashboard.beside import Given
from tests.dashboard.conftest import Run
from tests.loaded import loaded


def test_without_being_asked_the_app_offers_no_editing(run: Run, invented: Path) -> None:
    assert "Edit" not in [each.label for each in run(invented).button]


def test_an_app_that_edits_offers_it_and_begins_with_the_theatre(
    run: Run, invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.desk.allowed", lambda: True)
    assert "Edit" in [each.label for each in run(invented).button]


def test_the_app_starts_without_the_rooms_of_the_desk() -> None:
    assert {"dashboard.desk.page", "layers.curating"} & loaded("from dashboard import desk") == set()


def test_a_basemap_that_cannot_be_drawn_is_told_at_the_desk_too(
    run: Run, invented: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.beside.given", lambda _: Given(None, tmp_path / "none.pmtiles", None))
    monkeypatch.setattr("dashboard.desk.wanted", lambda: True)
    app = run(invented)
    assert any("none.pmtiles: expected a basemap" in each.value for each in app.sidebar.code)
