from pathlib import Path

import pytest

from layers.curating.drafts import DRAFTS, drafts, drop, keep, wait, waiting
from layers.curating.held import held
from layers.reading.problems import TheatreError
from layers.reading.theatre import read


def test_a_draft_is_kept_whatever_it_lacks_and_the_theatre_stays_as_it_is(invented: Path) -> None:
    before = read(invented).digest, held(invented).version
    keep(invented, {"type": "Feature", "id": "half", "properties": {"label": "≈ half"}})
    keep(invented, {"type": "Feature", "id": "other", "properties": {}})
    keep(invented, {"type": "Feature", "id": "half", "properties": {"label": "≈ more"}})
    assert {id_: each["properties"] for id_, each in drafts(invented).items()} == {
        "half": {"label": "≈ more"},
        "other": {},
    }
    assert (read(invented).digest, held(invented).version) == before
    drop(invented, "half")
    drop(invented, "nobody")
    assert list(drafts(invented)) == ["other"]


def test_a_draft_without_an_id_is_told_and_not_lost(invented: Path) -> None:
    text = '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}}]}'
    (invented / DRAFTS).write_text(text, encoding="utf-8")
    with pytest.raises(TheatreError, match="an id of its own for each draft, found 0 among 1"):
        keep(invented, {"type": "Feature", "id": "half", "properties": {}})
    assert (invented / DRAFTS).read_text(encoding="utf-8") == text


def test_drafts_that_cannot_be_read_are_not_written_over(invented: Path) -> None:
    (invented / DRAFTS).write_text("{", encoding="utf-8")
    with pytest.raises(TheatreError, match=r"drafts\.geojson: expected JSON"):
        keep(invented, {"type": "Feature", "id": "half", "properties": {}})
    assert (invented / DRAFTS).read_text(encoding="utf-8") == "{"


def test_sources_wait_for_a_first_claim_beside_the_drafts(invented: Path) -> None:
    keep(invented, {"type": "Feature", "id": "half", "properties": {}})
    wait(invented, {"wire": {"id": "wire", "title": "A wire"}})
    assert waiting(invented) == {"wire": {"id": "wire", "title": "A wire"}}
    drop(invented, "half")
    assert list(waiting(invented)) == ["wire"]
    wait(invented, {})
    assert (waiting(invented), drafts(invented)) == ({}, {})


def test_sources_that_wait_and_are_no_list_are_told(invented: Path) -> None:
    text = '{"type": "FeatureCollection", "sources": {}, "features": []}'
    (invented / DRAFTS).write_text(text, encoding="utf-8")
    with pytest.raises(TheatreError, match="sources: expected a list, found something else"):
        waiting(invented)
