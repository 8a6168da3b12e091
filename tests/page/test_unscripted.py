from dataclasses import replace
from pathlib import Path

import pytest

from layers.page.state import opening
from layers.page.unscripted import LISTED, unscripted
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.lined import write_lined


def test_what_is_not_listed_is_counted(southcom: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = tuple(layer.id for layer in southcom.theatre.layers)
    state = replace(opening(southcom), layers=everything)
    listed = unscripted(southcom, state)
    assert (len(listed.lines), listed.more) == (LISTED, len(southcom.claims) - LISTED)
    monkeypatch.setattr("layers.page.unscripted.LISTED", 1000)
    assert len(unscripted(southcom, state).lines) == len(southcom.claims)


def test_a_line_is_no_place_but_a_course(tmp_path: Path) -> None:
    lined = read(write_lined(tmp_path / "lined"))
    found = [line.parts[:2] for line in unscripted(lined, opening(lined)).lines]
    assert found[0] == ["The front", "course: province-level"]
    assert found[1] == ["East of the front", "approximate: part of a country"]
    assert found[4] == ["The road as printed", "course as given"]


def test_a_collection_read_to_another_date_says_so_where_it_is_on(southcom: Catalogue) -> None:
    state = opening(southcom)
    assert unscripted(southcom, state).as_of == "2025-12"
    both = replace(state, layers=(*state.layers, "after-us"))
    assert unscripted(southcom, both).as_of == "2025-12 · What came after: 2026-05"


def test_each_source_stands_with_its_paragraph_where_it_has_one(invented: Path) -> None:
    catalogue = read(invented)
    everything = tuple(layer.id for layer in catalogue.theatre.layers)
    listed = unscripted(catalogue, replace(opening(catalogue), layers=everything)).lines
    parts = {line.label: line.parts for line in listed}
    assert parts["Pier"] == ["Port Amber", "exact place", "The Harbour Gazette, paragraph 4"]
    assert parts["No ships there (denied)"] == ["Tonga", "country-level", "Ministry of Amber"]
