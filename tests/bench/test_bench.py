"""The harness itself; the benchmarks are run by hand."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from layers.importing.draft import Draft
from layers.importing.format import File
from layers.importing.formats import ucdp_ged
from layers.importing.placement import Atlas
from layers.reading.gazetteer import gazetteer_for
from layers.reading.theatre import read
from tests.bench import report, sessions
from tests.bench.events import write_events
from tests.bench.job import TIMED_OUT, run
from tests.bench.synthetic import LAYERS, rows, write_theatre

OURS = {"tool": "ours", "n": 20, "write": "ok", "seconds": 0.5, "bytes": 1024, "page": "ok", "load_ms": 100.0,
        "toggle_off_ms": 16.0, "offline": True, "refused": 0}  # fmt: skip
PLOTLY = {"tool": "plotly", "n": 20, "write": "ok", "seconds": 1.0, "bytes": 20480, "page": "ok",
          "load_ms": 150.0, "offline": False, "refused": 1}  # fmt: skip
KEPLER = {"tool": "kepler", "n": 20, "write": "timed out"}


def results(*files: dict[str, object]) -> report.Results:
    return {
        "date": "2026-11-22", "commit": "abc", "machine": "2 cores", "versions": {"plotly": "1"},
        "files": list(files), "apps": [],
    }  # fmt: skip


def test_the_invented_claims_are_a_sound_theatre(tmp_path: Path) -> None:
    catalogue = read(write_theatre(tmp_path / "synthetic", 20))
    assert [layer.id for layer in catalogue.theatre.layers] == list(LAYERS)
    assert list(catalogue.claims) == [row["id"] for row in rows(20)]
    assert rows(20) == rows(20)


def test_every_invented_event_can_be_imported(tmp_path: Path) -> None:
    table = write_events(tmp_path / "events.csv", 30)
    assert table.read_bytes() == write_events(tmp_path / "again.csv", 30).read_bytes()
    gazetteer = gazetteer_for(tmp_path)
    draft = Draft(
        ucdp_ged.read(File(table.name, table.read_bytes()), Atlas(gazetteer)), gazetteer, "2026-11-26"
    )
    draft.fill(draft.reading.events)
    assert (draft.tally.claims, draft.tally.left_out) == (30, {})


def test_the_report_gives_ratios_and_what_failed() -> None:
    text = report.markdown(results(OURS, PLOTLY, KEPLER))
    assert "| plotly, inlined | 1.00 (2.0×) | 20 (20×) |" in text
    assert "| blank | 150 (1.5×) | none |" in text
    assert "| kepler.gl | timed out |" in text
    assert "| bytes at 20, of plotly’s | 0.1 | 0.05 | met |" in text


def test_the_trend_grows_by_a_line_and_is_compared_with(tmp_path: Path) -> None:
    trend = tmp_path / "trend.jsonl"
    assert report.last(trend) is None
    report.append(trend, results(OURS))
    report.append(trend, results(OURS | {"seconds": 0.25}))
    assert len(trend.read_text(encoding="utf-8").splitlines()) == 2
    before = report.last(trend)
    assert before is not None
    assert "| seconds at 20 | 0.25 | 0.5 | 2.0× |" in report.markdown(results(OURS), before)


def test_a_job_that_hangs_is_ended_and_what_it_found_is_kept() -> None:
    says = "import time; from tests.bench.job import tell; tell(a=1); print(1, flush=True); time.sleep(60)"
    done = run([sys.executable, "-c", says], 1.5)
    assert (done.status, done.found) == (TIMED_OUT, {"a": 1})


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="memory is told by Linux")
def test_readers_at_once_are_measured_and_get_their_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sessions, "PAUSE", (0, 0))
    theatre = write_theatre(tmp_path / "synthetic", 20)
    # in a thread of its own, because a browser test of this process may have left its event loop running
    with ThreadPoolExecutor(1) as thread:
        thread.submit(sessions.main, 3, 6, theatre).result()
    told: dict[str, float] = {}
    for line in capsys.readouterr().out.splitlines():
        told |= json.loads(line)
    assert (told["sessions"], told["snapshots"], told["reruns"]) == (3, 3, 18)
    assert told["rerun_p95_s"] > 0
    assert told["memory_left_mb"] > 50


def test_there_is_a_limit_to_the_readers() -> None:
    with pytest.raises(SystemExit, match="expected 1 to 100 sessions, found 101"):
        sessions.main(101, 1, Path())
