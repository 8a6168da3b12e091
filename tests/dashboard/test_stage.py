import json
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard import stage
from layers.exporting.exporters import EXPORTERS
from layers.page.state import State, opening
from layers.reading.theatre import read
from layers.theatre.theatre import Filters
from tests.dashboard.conftest import Run, markdown


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "Snapshot: 2 of 4 layers, this view"),
        ({"filters": Filters(search="ships")}, "filtered"),
        ({"until": "2026-03"}, "2026-03"),
        ({"select": "amber-pier"}, "amber-pier"),
    ],
)
def test_it_says_what_a_snapshot_would_have(invented: Path, change: dict[str, object], said: str) -> None:
    catalogue = read(invented)
    state: State = replace(opening(catalogue), **change)  # type: ignore[arg-type]
    assert said in stage._summary(catalogue, state)
    assert (stage._summary(catalogue, state) == "Snapshot: 2 of 4 layers, this view") is (change == {})


def test_files_of_a_small_theatre_are_ready_and_of_a_large_one_made_when_asked(
    run: Run, invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = run(invented)
    assert [button.label for button in ready.button] == []
    monkeypatch.setattr(stage, "AT_ONCE", 8)
    asked = run(invented)
    assert len(asked.button) == 2
    asked.button[1].click().run()
    assert not asked.exception
    assert len(asked.button) == 1, "the file is there, and can be taken"


@pytest.fixture
def reported(invented: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """The state that the map reports, to change; the test runner has no map of its own."""
    state = opening(read(invented)).as_json()
    monkeypatch.setattr(stage, "st_folium", lambda *_, **__: {"selected_tags": [json.dumps(state)]})
    return state


def test_what_the_map_reports_is_written_into_the_address_and_opens_the_tables(
    run: Run, invented: Path, reported: dict[str, object]
) -> None:
    reported["theme"] = "dark"
    app = run(invented)
    assert app.query_params["theme"] == "dark"
    assert app.tabs, "the map is drawn"


def test_without_a_layer_there_is_no_snapshot_but_the_other_files(
    run: Run, invented: Path, reported: dict[str, object]
) -> None:
    reported["layers"] = []
    app = run(invented)
    assert [(button.label, button.disabled) for button in app.button] == [("Save snapshot (HTML)", True)]
    reason = "No layer is switched on. Click one, or press its digit."
    assert f"No snapshot of this: {reason}" in [each.value for each in app.caption]
    assert len(app.get("download_button")) == len(EXPORTERS)


def test_a_state_that_the_theatre_does_not_offer_is_quoted_as_text(
    run: Run, invented: Path, reported: dict[str, object]
) -> None:
    image = "![](https://elsewhere.example/seen.png)"
    reported["layers"] = [image]
    app = run(invented)
    (shown,) = (each.value for each in app.text if image in each.value)
    assert shown.startswith("No snapshot of this: expected layers from ")
    assert not [text for text in markdown(app) if image in text]
