import copy
import difflib
import json
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from layers.curating import saving
from layers.curating.changes import MISSING
from layers.curating.documents import HISTORY
from layers.curating.drafts import drafts, keep, wait, waiting
from layers.curating.held import Held, held
from layers.curating.history import as_it_was, history
from layers.curating.saving import Conflict, NothingError, redo, resolved, save, undo
from layers.reading.problems import TheatreError
from layers.reading.theatre import read
from layers.writing.together import write_together

MONDAY = datetime(2026, 3, 16, 9, 30, tzinfo=UTC)
TUESDAY = datetime(2026, 3, 17, 9, 30, tzinfo=UTC)
PIER, RADAR = ("claim", "amber-pier"), ("claim", "blue-radar")


def changed(theatre: Held, key: tuple[str, str], **values: Any) -> dict[Any, Any]:
    """An edit of a claim that gives its properties other values."""
    record = copy.deepcopy(theatre.records[key[0]][key[1]])
    (record["properties"] if key[0] == "claim" else record).update(values)
    return {key: record}


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.name != HISTORY}


def note(folder: Path, claim: str = "amber-pier") -> str | None:
    return read(folder).claims[claim].properties.note


@pytest.fixture
def theatre(invented: Path) -> Held:
    for name, content in held(invented).documents.files().items():
        (invented / name).write_bytes(content)
    return held(invented)


def test_a_save_changes_the_lines_of_its_claim_only(theatre: Held) -> None:
    before = files(theatre.folder)
    save(theatre, changed(theatre, PIER, note="Rebuilt."), by="A", on=MONDAY)
    after = files(theatre.folder)
    assert {name for name in before if before[name] != after[name]} == {"claims.geojson"}
    old, new = (each["claims.geojson"].decode().splitlines() for each in (before, after))
    moved = [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
    assert len(moved) <= 3
    assert any("Rebuilt." in line for line in moved)


def test_a_claim_that_names_its_place_gets_its_geometry(theatre: Held) -> None:
    record = copy.deepcopy(theatre.records["claim"]["amber-denial"])
    assert "geometry" not in record
    record["properties"]["where"] = {"precision": 6, "place": "fji", "name": "Fiji"}
    save(theatre, {("claim", "amber-denial"): record}, by="A", on=MONDAY)
    claims = read(theatre.folder).claims
    assert claims["amber-denial"].geometry == claims["blue-garrison"].geometry


def test_a_save_that_does_not_pass_the_check_changes_nothing(theatre: Held) -> None:
    before = files(theatre.folder)
    edits = changed(theatre, PIER, layer="nowhere") | changed(theatre, RADAR, hedge=None)
    with pytest.raises(TheatreError) as caught:
        save(theatre, edits, by="A", on=MONDAY)
    assert {problem.field for problem in caught.value.problems} >= {"layer", "hedge"}
    assert files(theatre.folder) == before
    assert not (theatre.folder / HISTORY).exists()
    assert [each.name for each in theatre.folder.parent.iterdir()] == ["invented"]


def test_an_empty_name_is_no_name(theatre: Held) -> None:
    with pytest.raises(TheatreError, match=r"history\.jsonl, by: expected text that is not blank"):
        save(theatre, changed(theatre, PIER, note="x"), by=" ", on=MONDAY)


def test_the_history_says_who_when_what_and_why(theatre: Held) -> None:
    save(
        theatre,
        changed(theatre, PIER, note="Rebuilt."),
        by="A. Curator",
        on=MONDAY,
        why="The gazette says so",
    )
    begun, entry = history(theatre.folder).entries
    assert (begun.act, begun.state) == ("begun", theatre.version)
    assert (entry.by, entry.on, entry.why) == ("A. Curator", "2026-03-16T09:30:00Z", "The gazette says so")
    (change,) = entry.changes
    (field,) = change.fields
    assert (change.id, field.path, field.old, field.new) == (
        "amber-pier",
        ("properties", "note"),
        MISSING,
        "Rebuilt.",
    )


def test_undo_and_redo_go_back_and_forth_over_restarts(theatre: Held) -> None:
    start = files(theatre.folder)
    now = save(theatre, {PIER: None, ("claim", "blue-flights"): None}, by="A", on=MONDAY)
    gone = files(theatre.folder)
    save(now, changed(now, RADAR, note="Seen."), by="A", on=MONDAY)
    assert undo(theatre.folder, by="B", on=TUESDAY).version == held(theatre.folder).version == now.version
    undo(theatre.folder, by="B", on=TUESDAY)
    assert files(theatre.folder) == start
    redo(theatre.folder, by="B", on=TUESDAY)
    assert files(theatre.folder) == gone
    redo(theatre.folder, by="B", on=TUESDAY)
    assert note(theatre.folder, "blue-radar") == "Seen."
    with pytest.raises(NothingError):
        redo(theatre.folder, by="B", on=TUESDAY)
    acts = [(entry.act, entry.of) for entry in history(theatre.folder).entries[3:]]
    assert acts == [("undone", 3), ("undone", 2), ("redone", 2), ("redone", 3)]


def test_undo_refuses_where_the_outcome_of_a_change_was_changed_outside(theatre: Held) -> None:
    save(theatre, changed(theatre, PIER, note="Rebuilt."), by="A", on=MONDAY)
    path = theatre.folder / "claims.geojson"
    path.write_text(path.read_text(encoding="utf-8").replace("Rebuilt.", "Burnt."), encoding="utf-8")
    with pytest.raises(TheatreError, match=r"claim \(amber-pier\), properties\.note: .*changed since"):
        undo(theatre.folder, by="B", on=TUESDAY)


def test_what_was_changed_outside_is_one_entry_by_nobody(theatre: Held) -> None:
    save(theatre, changed(theatre, PIER, note="Rebuilt."), by="A", on=MONDAY)
    path = theatre.folder / "claims.geojson"
    text = path.read_text(encoding="utf-8").replace("Drawn by hand.", "Drawn.").replace("Rebuilt.", "Burnt.")
    path.write_text(text, encoding="utf-8")
    now = held(theatre.folder)
    save(now, changed(now, RADAR, note="Seen."), by="A", on=TUESDAY)
    outside = history(theatre.folder).entries[2]
    assert (outside.act, outside.by) == ("outside", None)
    assert {change.id for change in outside.changes} == {"amber-exercise", "amber-pier"}


def test_changes_of_other_claims_by_others_stay(theatre: Held) -> None:
    save(theatre, changed(theatre, PIER, note="Rebuilt."), by="A", on=MONDAY)
    save(theatre, changed(theatre, RADAR, note="Seen."), by="B", on=MONDAY)
    assert (note(theatre.folder), note(theatre.folder, "blue-radar")) == ("Rebuilt.", "Seen.")


def test_a_change_of_the_same_claim_is_refused_and_settled_field_by_field(theatre: Held) -> None:
    save(theatre, changed(theatre, PIER, note="Theirs.", statement="A pier."), by="A", on=MONDAY)
    before = files(theatre.folder)
    with pytest.raises(Conflict) as caught:
        save(theatre, changed(theatre, PIER, note="Ours.", statement="Our pier."), by="B", on=MONDAY)
    assert files(theatre.folder) == before
    path = ("properties", "note")
    (clash,) = (each for each in caught.value.clashes if each.path == path)
    assert (clash.base, clash.theirs, clash.ours) == (MISSING, "Theirs.", "Ours.")
    theirs, edits = resolved(caught.value, {(*PIER, path): "ours"})
    save(theirs, edits, by="B", on=MONDAY)
    says = read(theatre.folder).claims["amber-pier"].properties
    assert (says.note, says.statement) == ("Ours.", "A pier.")


def test_a_claim_that_somebody_else_took_out_is_a_conflict(theatre: Held) -> None:
    ends = {PIER: None, ("claim", "blue-flights"): None}
    save(theatre, ends, by="A", on=MONDAY)
    with pytest.raises(Conflict) as caught:
        save(theatre, changed(theatre, PIER, note="Ours."), by="B", on=MONDAY)
    theirs, edits = resolved(caught.value, {(*PIER, ()): "ours"})
    save(theirs, edits, by="B", on=MONDAY)
    assert note(theatre.folder) == "Ours."


def test_scenes_and_layers_are_put_in_order_and_back(theatre: Held) -> None:
    start = files(theatre.folder)
    save(theatre, {}, by="A", on=MONDAY, order={"layer": ["talk", "flights"]})
    layers = [layer.id for layer in read(theatre.folder).theatre.layers]
    assert layers == ["talk", "flights", "blue-side", "amber-side"]
    undo(theatre.folder, by="A", on=MONDAY)
    assert files(theatre.folder) == start


def test_it_is_as_it_was_on_a_day(theatre: Held) -> None:
    now = save(theatre, changed(theatre, PIER, note="Rebuilt."), by="A", on=MONDAY)
    monday = files(theatre.folder)
    save(now, {RADAR: None, ("claim", "blue-flights"): None}, by="A", on=TUESDAY)
    assert as_it_was(theatre.folder, "2026-03-16") == monday
    assert as_it_was(theatre.folder, "2026-03") == files(theatre.folder)
    with pytest.raises(TheatreError, match="goes back to 2026-03-15, found its first entry on 2026-03-16"):
        as_it_was(theatre.folder, "2026-03-15")


@pytest.mark.parametrize("how", ["changed", "out", "in", "no JSON"])
def test_a_history_that_was_tampered_with_says_so(theatre: Held, how: str) -> None:
    now = save(theatre, changed(theatre, PIER, note="One."), by="A", on=MONDAY)
    now = save(now, changed(now, PIER, note="Two."), by="A", on=MONDAY)
    save(now, changed(now, PIER, note="Three."), by="A", on=MONDAY)
    path = theatre.folder / HISTORY
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    broken = {
        "changed": [lines[0], lines[1], lines[2].replace("Two.", "2."), lines[3]],
        "out": [lines[0], lines[1], lines[3]],
        "in": [*lines, lines[3]],
        "no JSON": [*lines[:3], "{\n"],
    }
    assert history(theatre.folder).problems == ()
    path.write_text("".join(broken[how]), encoding="utf-8")
    assert history(theatre.folder).problems
    with pytest.raises(TheatreError):
        as_it_was(theatre.folder, "2026-03-16")
    now = held(theatre.folder)
    save(now, changed(now, RADAR, note="Seen."), by="A", on=TUESDAY)
    assert history(theatre.folder).problems, "a later save does not mend it"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="fork is of POSIX")
def test_a_save_killed_at_any_of_fifty_moments_is_there_or_not(theatre: Held, monkeypatch: Any) -> None:
    # reading is no step of a writer, and takes most of the time
    monkeypatch.setattr(saving, "read", lambda _: None)
    now = save(theatre, changed(theatre, PIER, note="First."), by="A", on=MONDAY)
    steps = calls(now, "Counted.", None)
    now = held(theatre.folder)
    ends = set()
    for moment in range(50):
        said = f"At moment {moment}."
        keep(theatre.folder, {"type": "Feature", "id": "half", "properties": {}})
        child = os.fork()
        if not child:
            calls(now, said, 1 + moment * steps // 50)
            os._exit(0)
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
        now = held(theatre.folder)
        kept = history(theatre.folder)
        assert kept.problems == ()
        assert kept.last is not None
        assert kept.last.state == now.version, "what stands is what the history says"
        done = now.records["claim"]["amber-pier"]["properties"]["note"] == said
        assert list(drafts(theatre.folder)) == ([] if done else ["half"]), "in one of the two, never in both"
        ends.add(done)
    assert ends == {True, False}
    now = save(now, changed(now, PIER, note="The end."), by="A", on=MONDAY)
    assert note(theatre.folder) == "The end."
    assert len(history(theatre.folder).entries) == len(kept.entries) + 1
    assert not list(theatre.folder.glob(".*"))
    assert not list(theatre.folder.parent.glob(".*"))


def test_a_draft_that_is_kept_after_a_save_was_cut_off_stays(
    theatre: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(theatre.folder, {"type": "Feature", "id": "half", "properties": {}})
    with monkeypatch.context() as patched:
        # as if killed once the files count, before they are at their places
        patched.setattr("layers.writing.together._settle", lambda _: None)
        save(theatre, changed(theatre, PIER, note="Saved."), by="A", on=MONDAY, draft="half")
    assert drafts(theatre.folder) == {}
    keep(theatre.folder, {"type": "Feature", "id": "other", "properties": {}})
    save(held(theatre.folder), changed(theatre, RADAR, note="Seen."), by="A", on=TUESDAY)
    assert list(drafts(theatre.folder)) == ["other"]


def test_what_waits_for_the_first_claim_waits_no_longer_once_it_is_saved(theatre: Held) -> None:
    claims = dict(theatre.records["claim"])
    id_, source = next(iter(theatre.records["source"].items()))
    empty = {"type": "FeatureCollection", "features": []}
    (theatre.folder / "claims.geojson").write_text(json.dumps(empty), encoding="utf-8")
    sources = theatre.folder / "sources.json"
    listed = [each for each in json.loads(sources.read_bytes()) if each["id"] != id_]
    sources.write_text(json.dumps(listed), encoding="utf-8")
    wait(theatre.folder, {id_: source, "other": {"id": "other", "title": "Another"}})
    edits = {("claim", each): claim for each, claim in claims.items()}
    save(held(theatre.folder), {**edits, ("source", id_): source}, by="A", on=MONDAY)
    assert list(waiting(theatre.folder)) == ["other"]


def calls(theatre: Held, said: str, kill: int | None) -> int:
    """Save, and return the number of calls of the writer into C; kill this process at one of them."""
    count = 0

    def watch(_frame: Any, event: str, _function: Any) -> None:
        nonlocal count
        if event == "c_call":
            count += 1
            if count == kill:
                os.kill(os.getpid(), signal.SIGKILL)

    def watched(*arguments: Any) -> None:
        sys.setprofile(watch)
        try:
            write_together(*arguments)
        finally:
            sys.setprofile(None)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(saving, "write_together", watched)
        save(theatre, changed(theatre, PIER, note=said), by="A", on=MONDAY, draft="half")
    return count


def test_a_theatre_in_parquet_says_what_to_do(theatre: Held) -> None:
    (theatre.folder / "claims.parquet").write_bytes(b"")
    with pytest.raises(TheatreError, match="posture convert --to geojson"):
        held(theatre.folder)


def test_records_without_an_id_of_their_own_are_all_told(theatre: Held) -> None:
    path = theatre.folder / "claims.geojson"
    data = json.loads(path.read_bytes())
    del data["features"][0]["id"]
    data["features"].append(data["features"][1])
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(TheatreError) as caught:
        held(theatre.folder)
    assert [problem.record for problem in caught.value.problems] == ["feature 0", "feature (amber-flotilla)"]
