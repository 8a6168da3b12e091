import io
import json
import shutil
from pathlib import Path

import pytest
import xlsxwriter

from layers.exporting.curated import curated
from layers.exporting.workbook import workbook
from layers.importing.workbook import grid, opened
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.writing.cells import cells, value
from tests.importing.conftest import Importer
from tests.theatres import HOSTILE

MAKERS = {"theatre.geojson": curated, "theatre.xlsx": workbook}


@pytest.mark.parametrize("name", MAKERS)
def test_a_theatre_comes_back_with_the_same_digest(
    importer: Importer, southcom: Catalogue, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(MAKERS[name](southcom))
    done = importer.file(tmp_path / name)
    assert done.status == 0, done.errors
    assert "Posture: a whole theatre, claims written " in done.report
    assert done.catalogue.digest == southcom.digest


@pytest.mark.parametrize("name", MAKERS)
def test_hostile_text_comes_back_as_it_was(
    importer: Importer, southcom: Catalogue, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "hostile"
    shutil.copytree(southcom.path, folder)
    sources = json.loads((folder / "sources.json").read_text(encoding="utf-8"))
    texts = [*HOSTILE, "=1+1", "'=1+1", "null", "[]", '"quoted"', " blank ", "x" * 19_000]
    for number, text in enumerate(texts):
        title = text if text.strip() else "blank"
        sources.append({"id": f"hostile-{number}", "title": title, "kind": "report", "note": None})
    (folder / "sources.json").write_text(json.dumps(sources), encoding="utf-8")
    before = read(folder)
    (tmp_path / name).write_bytes(MAKERS[name](before))
    assert importer.file(tmp_path / name).catalogue.digest == before.digest


def test_no_cell_is_a_formula_and_the_first_sheet_says_what_it_is(southcom: Catalogue) -> None:
    book = opened(workbook(southcom))
    about = {row[0]: row[1] for row in grid(book, "about")}
    assert about["as of"] == southcom.theatre.as_of
    assert about["data"] == southcom.digest
    assert about["banner"] == southcom.theatre.banner
    assert workbook(southcom) == workbook(southcom)
    assert cells("=HYPERLINK(1)") == ["'=HYPERLINK(1)"]


def test_what_somebody_changed_in_a_claim_is_read(
    importer: Importer, southcom: Catalogue, tmp_path: Path
) -> None:
    data = json.loads(curated(southcom))
    data["features"][0]["properties"]["note"] = "Changed by hand."
    (tmp_path / "a.geojson").write_text(json.dumps(data), encoding="utf-8")
    done = importer.file(tmp_path / "a.geojson")
    assert done.status == 0, done.errors
    assert done.catalogue.claims[data["features"][0]["id"]].properties.note == "Changed by hand."


@pytest.mark.parametrize(
    "given",
    [
        "text",
        "=1",
        "null",
        "true",
        "[1]",
        "",
        " a",
        "a ",
        "x" * 70_000,
        None,
        True,
        1,
        1.5,
        -0.1,
        {"a": [None]},
    ],
)
def test_a_value_comes_back_from_its_cells(given: object) -> None:
    found = cells(given)
    assert all(len(str(cell)) <= 30_001 for cell in found)
    if type(given) in (int, float):
        assert found == [given]
    else:
        assert value([str(cell) for cell in found]) == given


def test_a_workbook_of_which_a_part_is_missing_is_told(importer: Importer) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        for name in ("about", "claims", "sources", "theatre", "members"):
            book.add_worksheet(name).write_row(0, 0, ["key", "value"])
    done = importer("posture", content.getvalue())
    assert done.status == 1
    assert "error: theatre.json, title: expected this field, found nothing" in done.errors
    assert not importer.folder.exists()
