"""What `posture import` writes opens in both hosts like any theatre."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from layers.cli import main
from layers.reading.theatre import read
from tests.browser.conftest import Viewer, Watched, open_app, open_snapshot, serving, write_snapshot
from tests.importing.conftest import as_csv, as_geojson
from tests.importing.formats import test_acled, test_ucdp_ged

POINT = {
    "type": "Feature",
    "properties": {"NAME": "Pier", "WHEN": "2026-03-01"},
    "geometry": {"type": "Point", "coordinates": [-61.5, 10.6]},
}
SAMPLES = {
    "ucdp-ged": (as_csv([test_ucdp_ged.ROW, test_ucdp_ged.ROW | test_ucdp_ged.COUNTRY]), []),
    "acled": (as_csv([test_acled.ROW]), []),
    "geojson": (as_geojson(POINT), ["--map", "label=NAME", "--map", "when.from=WHEN"]),
}


def check(viewer: Viewer, folder: Path) -> None:
    claims = read(folder).claims
    listed = set(viewer.find(".p-unplaced .p-row").evaluate_all("all => all.map(r => r.dataset.claim)"))
    spots = {mark.split(" ")[0] for mark in viewer.marks()}
    for claim in claims.values():
        place = claim.properties.where.place
        assert claim.id in listed or claim.id in spots or place in spots, claim.id
    assert viewer.watched.errors == []
    assert viewer.watched.outside == []


@pytest.mark.parametrize("kind", SAMPLES)
def test_an_imported_file_opens_in_app_and_snapshot(
    open_page: Callable[..., Watched], tmp_path: Path, kind: str
) -> None:
    content, options = SAMPLES[kind]
    source = tmp_path / "sample.data"
    source.write_text(content, encoding="utf-8")
    folder = tmp_path / "theatre"
    done = CliRunner().invoke(main, ["import", "--from", kind, str(source), "-o", str(folder), *options])
    assert done.exit_code == 0, done.output
    assert len(json.loads((folder / "claims.geojson").read_text(encoding="utf-8"))["features"]) >= 1
    check(open_snapshot(open_page(), write_snapshot(tmp_path, read(folder))), folder)
    with serving("--theatre", str(folder)) as address:
        check(open_app(open_page(), address), folder)
