"""Counts of feeds on the map: squares with numbers, in the legend as counted and not claimed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from layers.page.snapshot import snapshot
from layers.page.state import opening
from layers.theatre.catalogue import Catalogue
from layers.theatre.counts import Counts
from tests.browser.conftest import Watched, eventually
from tests.feeds.test_drawn import COUNTS


@pytest.fixture
def page(southcom: Catalogue, tmp_path: Path, open_page: Callable[..., Watched]) -> Watched:
    counted = replace(southcom, counts=Counts.model_validate(COUNTS))
    (tmp_path / "map.html").write_bytes(snapshot(counted, opening(counted)))
    watched = open_page()
    watched.page.goto((tmp_path / "map.html").as_uri())
    watched.page.locator(".leaflet-marker-icon.p-count-square").first.wait_for()
    return watched


def test_counts_are_drawn_told_as_counted_and_their_texts_stay_text(page: Watched) -> None:
    squares = page.page.locator(".leaflet-marker-icon.p-count-square")
    eventually(lambda: _are(squares.all_inner_texts(), {"3", "6"}))
    key = page.page.locator(".p-countedkey")
    said = key.inner_text()
    assert "COUNTED, NOT CLAIMED" in said
    assert "11 events of ACLED, Oct 2025 – Nov 2025" in said
    assert "2 of them are nowhere on the map." in said
    # without a pointer: the same in the legend
    key.locator("summary").focus()
    page.page.keyboard.press("Enter")
    items = key.locator("li").all_inner_texts()
    assert len(items) == 2
    assert "6 Zulia" in items[0]
    assert "<img src=x onerror=alert(1)> 6" in items[0]
    assert "posture candidates DATASET --in ven-zulia" in items[0]
    # a click on a number lists what is behind it alone
    squares.filter(has_text="3").dispatch_event("click")
    eventually(
        lambda: _are([text.split("\n")[0] for text in key.locator("li").all_inner_texts()], {"3 Venezuela"})
    )
    assert page.errors == page.outside == page.dialogs == []


def _are(found: list[str], expected: set[str]) -> None:
    assert set(found) == expected
