"""The commands that tell what became of a theatre: log, diff, impact."""

import copy
import gzip
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from layers.curating.held import held
from layers.curating.saving import save
from layers.exporting.workbook import workbook
from layers.page.snapshot import read_snapshot
from layers.reading.theatre import read
from tests.cli.conftest import change, run
from tests.test_kept import KEPT
from tests.theatres import HOSTILE

MONDAY = datetime(2026, 3, 16, 9, 30, tzinfo=UTC)
TUESDAY = datetime(2026, 3, 17, 9, 30, tzinfo=UTC)


def edit(folder: Path, claim: str, on: datetime, why: str = "", **values: Any) -> None:
    now = held(folder)
    record = copy.deepcopy(now.records["claim"][claim])
    record["properties"].update(values)
    save(now, {("claim", claim): record}, by="A. Curator", on=on, why=why)


def test_the_log_says_who_changed_what_when_and_why(invented: Path) -> None:
    edit(invented, "amber-pier", MONDAY, "The gazette says so", note="Rebuilt.")
    edit(invented, "blue-radar", TUESDAY, note="Seen.")
    lines = run("log", invented).stdout.splitlines()
    assert lines[0].startswith("3  2026-03-17T09:30:00Z  A. Curator: changed")
    assert "    claim (amber-pier), note: nothing → “Rebuilt.”" in lines
    assert any(line.endswith("A. Curator: changed – The gazette says so") for line in lines)
    only = run("log", invented, "--claim", "amber-pier").stdout
    assert "amber-pier" in only
    assert "blue-radar" not in only


def test_the_log_tells_of_changes_outside_and_of_a_theatre_without_one(invented: Path) -> None:
    assert "no history yet" in run("log", invented).stderr
    edit(invented, "amber-pier", MONDAY, note="Rebuilt.")
    change(invented, "claims.geojson", "Rebuilt.", "Burnt.")
    assert "changed outside since entry 2" in run("log", invented).stderr


def test_a_broken_chain_is_told_by_log_and_check(invented: Path) -> None:
    edit(invented, "amber-pier", MONDAY, note="Rebuilt.")
    change(invented, "history.jsonl", "A. Curator", "Nobody")
    told = run("log", invented)
    assert told.exit_code == 1
    assert "history.jsonl, entry 1, hash: expected that of the entry" in told.stderr
    assert "warning: history.jsonl, entry 1, hash" in run("check", invented).stderr


def test_a_difference_has_what_was_added_withdrawn_and_changed_field_by_field(invented: Path) -> None:
    edit(invented, "amber-pier", MONDAY, note="Rebuilt.")
    edit(invented, "blue-radar", TUESDAY, status="withdrawn")
    edit(invented, "amber-pier", TUESDAY, note="Burnt.", citations=[{"source": "island-wire"}])
    done = run("diff", f"{invented}@2026-03-16", invented)
    assert done.exit_code == 0
    assert "~ claim amber-pier: Pier" in done.stdout
    assert "    note: “Rebuilt.” → “Burnt.”" in done.stdout
    assert "- claim blue-radar: Radar (alleged)" in done.stdout
    assert done.stdout.splitlines()[-1] == "1 withdrawn, 1 changed"
    assert run("diff", invented, invented).stdout == "no difference\n"


def test_two_spellings_of_the_same_are_no_difference(invented: Path, tmp_path: Path) -> None:
    run("snapshot", invented, "-o", tmp_path / "map.html")
    data = json.loads((invented / "claims.geojson").read_bytes())
    for feature in data["features"]:
        feature["properties"].setdefault("hedge", None)
        feature["properties"].setdefault("status", "accepted")
    (invented / "claims.geojson").write_text(json.dumps(data), encoding="utf-8")
    change(invented, "sources.json", '"kind": "report"', '"kind": "report", "credits": [], "note": null')
    assert run("diff", tmp_path / "map.html", invented).stdout == "no difference\n"


def test_a_snapshot_of_an_older_version_is_compared_as_far_as_it_shows(tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    page.write_bytes(gzip.decompress((KEPT / "snapshot-2.html.gz").read_bytes()))
    assert run("diff", page, KEPT / "format-1").stdout == "no difference\n"
    assert "claim" in run("impact", "harbour-gazette", page).stdout


def test_an_edited_workbook_shows_what_would_change(invented: Path, tmp_path: Path) -> None:
    book = tmp_path / "edited.xlsx"
    book.write_bytes(workbook(read(invented)))
    assert run("diff", invented, book).stdout == "no difference\n"
    edit(invented, "amber-pier", MONDAY, note="Rebuilt.")
    assert "    note: “Rebuilt.” → nothing" in run("diff", invented, book).stdout


def test_markdown_has_no_markup_of_a_source(invented: Path) -> None:
    edit(invented, "amber-pier", MONDAY, note="One.")
    edit(invented, "amber-pier", TUESDAY, note="".join(HOSTILE) + "\n# Heading [link](https://x.example)")
    text = run("diff", f"{invented}@2026-03-16", invented, "--markdown").stdout
    assert text.startswith("# ")
    assert not re.search(r"(?<!\\)[<`\[\]|]", text)
    assert "\n# Heading" not in text


def test_the_claims_that_changed_are_marked_on_a_map(invented: Path, tmp_path: Path) -> None:
    edit(invented, "amber-pier", MONDAY, note="One.")
    edit(invented, "blue-radar", TUESDAY, note="Two.")
    page = tmp_path / "changes.html"
    run("diff", f"{invented}@2026-03-16", invented, "--html", page)
    found = read_snapshot(page.read_bytes())
    scene = found["scenes"][0]
    assert scene["claims"] == ["blue-radar"]
    assert "Radar (alleged)" in scene["caption"]
    assert found["opening"]["scene"] == scene["id"]
    assert found["digest"] == read(invented).digest
    assert run("diff", page, invented).stdout == "no difference\n", "the scene is not in the theatre"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("{}@2020", "expected a history that goes back to 2020, found none"),
        ("{}/nothing", "expected a file in"),
    ],
)
def test_a_state_that_there_is_not_is_told_in_a_line(invented: Path, name: str, message: str) -> None:
    done = run("diff", name.format(invented), invented)
    assert done.exit_code == 1
    assert message in done.stderr


def test_what_rests_on_a_source_is_listed_directly_and_through_others(invented: Path, tmp_path: Path) -> None:
    run("snapshot", invented, "-o", tmp_path / "map.html")
    for name in (invented, tmp_path / "map.html"):
        text = run("impact", "island-wire", name).stdout
        assert "claim amber-flotilla: ≈12 ships (reported) – through harbour-gazette, paragraph 2" in text
        assert "figure amber-flotilla" in text
        assert "source harbour-gazette credits it" in text
        assert "amber-pier" not in text, "a paragraph in the source’s own voice rests on nobody else"
    direct = run("impact", "harbour-gazette", invented).stdout
    assert "claim amber-pier: Pier – directly, paragraph 4" in direct


def test_a_source_that_nobody_knows_is_told(invented: Path) -> None:
    done = run("impact", "nobody", invented)
    assert done.exit_code == 1
    assert "no source “nobody”" in done.stderr
