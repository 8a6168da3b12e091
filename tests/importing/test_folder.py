import json
from pathlib import Path
from typing import Any

import pytest

from layers.importing.folder import FolderError, write_theatre
from layers.reading.problems import TheatreError
from layers.reading.theatre import FILES, PARQUET, read
from layers.writing.geoparquet import geoparquet
from tests.importing.conftest import Importer, as_geojson

POINT = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [1, 2]},
    "properties": {},
}


def files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_folder_holds_the_three_files_and_the_report(importer: Importer, tmp_path: Path) -> None:
    done = importer("geojson", as_geojson(POINT))
    assert done.status == 0
    assert done.errors == f"wrote {importer.folder}\n"
    assert left(importer.folder) == sorted([*FILES, "import.csv"])
    assert left(tmp_path) == ["theatre"]
    (tmp_path / "plain").mkdir()
    assert importer.folder.stat().st_mode == (tmp_path / "plain").stat().st_mode, "readable as any folder"
    assert done.catalogue.theatre.id == "theatre"


def test_an_empty_folder_is_free(importer: Importer) -> None:
    importer.folder.mkdir()
    assert importer("geojson", as_geojson(POINT)).status == 0


def test_a_theatre_is_not_written_over(importer: Importer) -> None:
    importer("geojson", as_geojson(POINT))
    before = files(importer.folder)
    done = importer("geojson", as_geojson(POINT, POINT))
    assert done.status == 1
    assert "found a theatre in it (--force writes over it)" in done.errors
    assert files(importer.folder) == before


def test_unless_it_is_forced_and_then_other_files_stay(importer: Importer, tmp_path: Path) -> None:
    importer("geojson", as_geojson(POINT))
    (importer.folder / "notes.txt").write_text("mine", encoding="utf-8")
    done = importer("geojson", as_geojson(POINT, POINT), "--force")
    assert done.status == 0
    assert len(done.catalogue.claims) == 2
    assert left(importer.folder) == sorted([*FILES, "import.csv", "notes.txt"])
    assert left(tmp_path) == ["theatre"]


def test_claims_that_are_written_over_are_so_in_any_form(importer: Importer) -> None:
    importer("geojson", as_geojson(POINT))
    (importer.folder / PARQUET).write_bytes(geoparquet(read(importer.folder).claims))
    (importer.folder / "claims.geojson").unlink()
    assert importer("geojson", as_geojson(POINT, POINT), "--force").status == 0
    assert left(importer.folder) == sorted([*FILES, "import.csv"])


def test_a_folder_of_other_things_is_never_written_to(importer: Importer) -> None:
    importer.folder.mkdir()
    (importer.folder / "thesis.txt").write_text("mine", encoding="utf-8")
    done = importer("geojson", as_geojson(POINT), "--force")
    assert done.status == 1
    assert "found other files in it" in done.errors
    assert left(importer.folder) == ["thesis.txt"]


def test_a_file_is_no_folder(importer: Importer) -> None:
    importer.folder.write_text("mine", encoding="utf-8")
    done = importer("geojson", as_geojson(POINT), "--force")
    assert (done.status, importer.folder.read_text(encoding="utf-8")) == (1, "mine")


def test_no_parent_no_theatre(importer: Importer, tmp_path: Path) -> None:
    importer.folder = tmp_path / "none" / "theatre"
    done = importer("geojson", as_geojson(POINT))
    assert done.status == 1
    assert "cannot be written: No such file or directory" in done.errors


@pytest.mark.parametrize("moment", [1, 2])
def test_a_failure_leaves_the_old_theatre(
    importer: Importer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    importer("geojson", as_geojson(POINT))
    before = files(importer.folder)
    rename, moments = Path.rename, iter(range(1, 9))

    def full(self: Path, target: Path) -> Any:
        if next(moments) == moment:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", full)
    done = importer("geojson", as_geojson(POINT, POINT), "--force")
    assert done.status == 1
    assert "No space left on device" in done.errors
    assert files(importer.folder) == before
    assert left(tmp_path) == ["theatre"]


def test_a_theatre_that_a_killed_writer_put_aside_comes_back(invented: Path, tmp_path: Path) -> None:
    kept, before = files(invented), left(invented)
    aside = tmp_path / ".invented.abcd_012.part"
    aside.mkdir()
    invented.rename(aside / "old")
    (tmp_path / f"{aside.name}.new").mkdir()
    with pytest.raises(FolderError):
        write_theatre(invented, kept)
    assert (files(invented), left(invented)) == (kept, before)
    assert left(tmp_path) == ["invented"]


def test_files_that_are_no_theatre_are_not_written(invented: Path, tmp_path: Path) -> None:
    broken = files(invented) | {"theatre.json": b"{}"}
    with pytest.raises(TheatreError):
        write_theatre(tmp_path / "new", broken)
    assert left(tmp_path) == ["invented"]


def test_what_is_written_is_returned_as_read(importer: Importer, tmp_path: Path) -> None:
    importer("geojson", as_geojson(POINT))
    copy = write_theatre(tmp_path / "copy", files(importer.folder))
    assert copy.digest == read(importer.folder).digest
    with pytest.raises(FolderError):
        write_theatre(tmp_path / "copy", files(importer.folder))


def test_the_gazetteer_beside_the_folder_is_used(importer: Importer, tmp_path: Path) -> None:
    places = {"type": "FeatureCollection", "provenance": [], "features": []}
    (tmp_path / "gazetteer.geojson").write_text(json.dumps(places), encoding="utf-8")
    row = {**POINT, "properties": {"PREC": 6, "NAME": "Kenya"}}
    done = importer("geojson", as_geojson(row), "--map", "where.precision=PREC", "--map", "where.name=NAME")
    assert done.status == 0
    assert done.says("row-1").where.precision == 0
