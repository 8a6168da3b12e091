"""An import holds no rows: what a million of them take is their ids."""

import gc
import json
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from layers.importing import encoding
from layers.importing.delimited import ragged
from layers.importing.draft import Draft
from layers.importing.errors import FormatError
from layers.importing.event import Cited, Event
from layers.importing.format import File, Reading, Told
from layers.importing.intake import format_of, packed, take_in
from layers.importing.listed import listed
from layers.importing.placement import point
from layers.reading import geojson, scanner, soundness
from layers.reading.checks.doubts import Doubts
from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.reading.validation import Validation
from layers.theatre.claim import Claim
from layers.theatre.source import Source
from layers.writing import spool
from tests.bench.events import write_events, write_sightings
from tests.theatres import write_synthetic

ROWS = 150
EVENT = Event(
    id="e",
    label="Ships",
    statement="Two ships.",
    layer="Ships",
    actor="Navy of Inventia",
    placement=point(1.0, 2.0, 1, "Port", None),
    when={"from": "2026-03-01", "to": "2026-03-01", "precision": 1},
)


def alive(kind: Callable[[Any], bool]) -> int:
    """How many objects are of a kind, by their type: a proxy of a dead one answers no more."""
    return sum(map(kind, gc.get_objects()))


def is_made(value: Any) -> bool:
    """Whether a value is an event, or a claim or source as it will be written."""
    keys = value.keys() if type(value) is dict else ()
    return type(value) is Event or "properties" in keys or {"title", "credits"} <= set(keys)


@pytest.mark.parametrize("write", [write_events, write_sightings])
def test_no_row_is_held_as_an_event_a_claim_or_a_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path, int], Path]
) -> None:
    found = {}

    def watched(rows: Any) -> Iterator[Any]:
        before = alive(is_made)
        yield from rows
        found["made"] = alive(is_made) - before

    def checked(*_: Any) -> Iterator[Any]:
        found["read"] = alive(lambda each: type(each) in (Claim, Source)) - before
        return iter(())

    monkeypatch.setattr(soundness, "check_theatre", checked)
    path = write(tmp_path / "rows.csv", ROWS)
    file = packed(path.name, lambda: path.open("rb"), Told(today=date(2026, 11, 26)))
    before = alive(lambda each: type(each) in (Claim, Source))
    done = take_in(file, format_of(file), tmp_path / "rows", watched=watched, held=False)
    assert done.tally
    assert done.tally.claims == ROWS
    # a few are on their way
    assert found["made"] < 10
    assert found["read"] < 10


def test_a_claim_leaves_little_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "FEW", 1000)
    gazetteer = read_gazetteer(GAZETTEER)

    def taken(count: int) -> int:
        """The most bytes that a draft of so many claims, each with a source of its own, takes."""
        events: Iterator[tuple[int, Event | str]] = (
            (n, replace(EVENT, id=f"e{n}", sources=(Cited(f"Report {n}"),))) for n in range(count)
        )
        draft = Draft(Reading("Log", {"id": "log"}, {}, (), events), gazetteer, "2026-04-01")
        tracemalloc.start()
        try:
            draft.fill(events)
            draft.files("log")
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    taken(20)
    assert (taken(500) - taken(100)) / 400 < 1000


def test_a_table_is_read_without_holding_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "PIECE", 1 << 14)
    path = tmp_path / "table.csv"
    path.write_text("title,more\n" + f'"A road\nto the port",{"x" * 400}\n' * 5000, encoding="utf-8")
    file = File(path.name, lambda: path.open("rb"))
    tracemalloc.start()
    try:
        assert sum(len(row) == 2 for row in ragged(file.lines, ",", 2)) == 5001
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < path.stat().st_size / 10


def test_a_list_in_json_is_read_without_holding_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanner, "PIECE", 1 << 14)
    monkeypatch.setattr(encoding, "PIECE", 1 << 14)
    path = tmp_path / "answer.json"
    row = json.dumps({"event_date": "2026-03-01", "notes": "x" * 400})
    path.write_text(
        f'{{"status": 200, "messages": [], "data": [{",".join([row] * 5000)}]}}', encoding="utf-8"
    )
    file = File(path.name, lambda: path.open("rb"))
    tracemalloc.start()
    try:
        assert sum("notes" in each for each in listed(file)) == 5000
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < path.stat().st_size / 10


def test_a_file_that_is_read_as_a_whole_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTURE_LIMITS", "whole_bytes=1000")
    path = tmp_path / "areas.geojson"
    path.write_text('{"type": "FeatureCollection", "features": []' + " " * 1000 + "}", encoding="utf-8")
    file = File(path.name, lambda: path.open("rb"))
    with pytest.raises(FormatError, match=r"at most 1,000 bytes in a file that is read as a whole"):
        _ = file.data


def test_what_a_check_forgets_is_gone_while_the_collector_is_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_synthetic(tmp_path / "synthetic", 150)
    monkeypatch.setattr(geojson, "MANY", 25)
    monkeypatch.setattr(soundness, "MANY", 25)
    begin, learned = Validation._begin, []

    def counted(self: Validation) -> None:
        begin(self)
        learned.append(alive(lambda each: type(each) is Doubts))

    before = alive(lambda each: type(each) is Doubts)
    monkeypatch.setattr(Validation, "_begin", counted)
    soundness.check(folder)
    assert len(learned) > 4
    assert max(learned) - before <= 2
