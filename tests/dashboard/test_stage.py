import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import download, stage
from layers.exporting.exporters import EXPORTERS, Exporter
from layers.messages.language import text
from layers.page.state import State, opening
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
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
    assert said in stage._summary(catalogue, state, alone=False)
    whole = f"Snapshot: 2 of 4 layers, this view, all {len(catalogue.claims)} claims in it"
    assert (stage._summary(catalogue, state, alone=False) == whole) is (change == {})
    assert stage._summary(catalogue, state, alone=True).endswith(", nothing else in it")


def test_only_what_is_shown_is_saved_where_that_is_asked(
    run: Run, invented: Path, reported: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Catalogue] = []

    def make(catalogue: Catalogue, _: State) -> bytes:
        made.append(catalogue)
        return b"map"

    monkeypatch.setattr(stage, "snapshot", make)
    app = run(invented)
    app.checkbox(key="only_visible").check().run()
    app.main.button[0].click().run()
    assert not app.exception
    assert 0 < len(made[0].claims) < len(read(invented).claims)
    reported["filters"] = {"actors": [], "assertions": [], "search": "zzzz", "sources": []}
    app = run(invented)
    app.checkbox(key="only_visible").check().run()
    assert (app.main.button[0].label, app.main.button[0].disabled) == ("Save snapshot (HTML)", True)
    assert "No snapshot of this: no claim is shown." in [each.value for each in app.caption]


def test_a_file_is_made_when_it_is_asked_for_and_kept_until_it_is_taken(
    run: Run, invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[State] = []

    def make(_: Catalogue, state: State) -> bytes:
        made.append(state)
        return b"map"

    monkeypatch.setattr(stage, "snapshot", make)
    app = run(invented)
    app.run()
    names = ["Save snapshot (HTML)", text("en", "app.save_file")]
    assert [button.label for button in app.main.button] == names
    assert made == []
    app.main.button[0].click().run()
    for _ in range(2):
        assert not app.exception
        assert [each.proto.label for each in app.get("download_button")] == names[:1]
        assert [button.label for button in app.main.button] == names[1:]
        app.run()
    assert len(made) == 1
    stage_taken(app)
    assert [button.label for button in app.main.button] == names
    assert download.MADE.format(stage.SNAPSHOT) not in app.session_state, "a session keeps no file"


def stage_taken(app: AppTest) -> None:
    """Do what a press of the download button does; the test runner has none."""
    for key in (download.WANTED, download.MADE):
        del app.session_state[key.format(stage.SNAPSHOT)]
    app.run()


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
    assert (app.main.button[0].label, app.main.button[0].disabled) == ("Save snapshot (HTML)", True)
    reason = "No layer is switched on. Click one, or press its digit."
    assert f"No snapshot of this: {reason}" in [each.value for each in app.caption]
    assert app.main.button[1].label == text("en", "app.save_file")


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda each: each.name)
def test_each_of_the_other_files_can_be_chosen(run: Run, invented: Path, exporter: Exporter) -> None:
    app = run(invented)
    app.selectbox(key="other_file").set_value(exporter).run()
    app.main.button[1].click().run()
    assert not app.exception
    deadline = time.monotonic() + 60
    while not app.get("download_button") and time.monotonic() < deadline:
        app.run()  # as the page does while the file is made
    (saved,) = app.get("download_button")
    assert saved.proto.label == text("en", "app.save_file")
    made_of, content = app.session_state[download.MADE.format(stage.OTHER)]
    assert made_of[1] == exporter.name
    assert content


def test_a_state_that_the_theatre_does_not_offer_is_quoted_as_text(
    run: Run, invented: Path, reported: dict[str, object]
) -> None:
    image = "![](https://elsewhere.example/seen.png)"
    reported["layers"] = [image]
    app = run(invented)
    (shown,) = (each.value for each in app.text if image in each.value)
    assert shown.startswith("No snapshot of this: expected layers from ")
    assert not [text for text in markdown(app) if image in text]
