import gzip
import json
from pathlib import Path

import pytest

from layers.curating.held import held
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.cli.conftest import run
from tests.test_kept import KEPT
from tests.theatres import write_hostile


def test_a_snapshot_gives_back_its_theatre_with_the_same_digest(southcom: Catalogue, tmp_path: Path) -> None:
    page, back = tmp_path / "map.html", tmp_path / "back"
    run("snapshot", southcom.path, "-o", page, "--layers", "aor")
    done = run("unpack", page, "-o", back)
    assert done.stdout.endswith(f"data {southcom.digest}\n")
    assert done.stderr == ""
    assert read(back).digest == southcom.digest
    assert held(back).version == held(southcom.path).version, "no field is lost, and none added"


@pytest.mark.parametrize("hostile", [False, True])
def test_drawn_shapes_arcs_and_hostile_words_come_back(invented: Path, tmp_path: Path, hostile: bool) -> None:
    theatre = write_hostile(tmp_path / "hostile") if hostile else invented
    page, back = tmp_path / "map.html", tmp_path / "back"
    run("snapshot", theatre, "-o", page)
    assert run("unpack", page, "-o", back).exit_code == 0
    assert read(back).digest == read(theatre).digest


def test_an_arc_on_a_way_of_its_own_comes_back(invented: Path, tmp_path: Path) -> None:
    data = json.loads((invented / "claims.geojson").read_bytes())
    arc = next(each for each in data["features"] if each["id"] == "blue-flights")
    arc["geometry"]["coordinates"].insert(1, [178.5, 10.25])
    (invented / "claims.geojson").write_text(json.dumps(data), encoding="utf-8")
    page, back = tmp_path / "map.html", tmp_path / "back"
    assert run("snapshot", invented, "-o", page).exit_code == 0
    assert run("unpack", page, "-o", back).exit_code == 0
    assert read(back).digest == read(invented).digest


def test_it_does_not_write_over_a_theatre_unless_told_to(invented: Path, tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    run("snapshot", invented, "-o", page)
    refused = run("unpack", page, "-o", invented)
    assert refused.exit_code == 1
    assert "found a theatre in it" in refused.stderr
    assert run("unpack", page, "-o", invented, "--force").exit_code == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<html><p>Hello</p>", "expected a snapshot, found a page without a theatre in it"),
        (b"\xff\xfe", "expected UTF-8 text"),
        (
            b'posture.packed["0"] = "H4sIAAAA"; posture.open(map_x, "0", {});',
            "expected a packed theatre, found damaged data",
        ),
    ],
)
def test_a_foreign_or_damaged_file_is_refused_in_a_line(tmp_path: Path, content: bytes, message: str) -> None:
    page = tmp_path / "map.html"
    page.write_bytes(content)
    refused = run("unpack", page, "-o", tmp_path / "back")
    assert refused.exit_code == 1
    assert message in refused.stderr
    assert "Traceback" not in refused.output
    assert not (tmp_path / "back").exists()


def test_a_snapshot_that_was_cut_short_is_refused(invented: Path, tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    run("snapshot", invented, "-o", page)
    page.write_bytes(page.read_bytes()[:-20_000])
    refused = run("unpack", page, "-o", tmp_path / "back")
    assert refused.exit_code == 1
    assert "error: " in refused.stderr


def test_a_snapshot_of_an_older_version_says_that_it_carries_no_theatre(tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    page.write_bytes(gzip.decompress((KEPT / "snapshot-2.html.gz").read_bytes()))
    refused = run("unpack", page, "-o", tmp_path / "back")
    assert refused.exit_code == 1
    assert "found one of an older version" in refused.stderr
