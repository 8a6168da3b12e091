from dataclasses import replace
from pathlib import Path

import pytest

from dashboard import stage
from layers.page.state import State, opening
from layers.reading.theatre import read
from layers.theatre.theatre import Filters
from tests.dashboard.conftest import Run


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
