"""Tables in workbooks: sheets, typed and merged cells, OpenDocument, damage."""

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.importing.conftest import Importer
from tests.importing.formats.test_table import HEADER, ROW


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        sheet.write(number, column, value)
    return path


def test_a_workbook_with_typed_cells(importer: Importer, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Strikes"],
        [],
        HEADER,
        ["A", date(2026, 1, 5), 48.52, 36.55, "https://news.example/1"],
        ["B", datetime(2026, 1, 6, 13, 30), 48.52, 36.55, None],
        ["C", 46053, 48.52, 36.55, None],
        ["Total", None, None, None, 3],
    ]
    done = importer.file(workbook(tmp_path / "in.xlsx", Strikes=rows, Sources=[["Name"], ["x"]]))
    assert done.status == 0, done.errors
    found = [claim.properties.when.from_ for claim in done.catalogue.claims.values()]
    assert found == ["2026-01-05", "2026-01-06", "2026-01-31"]
    assert list(done.catalogue.claims) == ["row-4", "row-5", "row-6"]
    assert "sheet “Strikes”, rows as numbered in it, header in row 3" in done.report
    assert "sheets not read: Sources" in done.report
    assert "left out, a row of totals: 1 (row 7)" in done.report


def test_several_sheets_are_asked_for(importer: Importer, tmp_path: Path) -> None:
    path = workbook(tmp_path / "in.xlsx", One=[HEADER, ROW], Two=[HEADER, ["Other", *ROW[1:]]])
    done = importer.file(path)
    assert done.status == 1
    assert "expected one sheet, found tables in One, Two (--sheet NAME says which)" in done.errors
    assert importer.file(path, "--sheet", "Two").says("row-2").label == "Other (reported)"
    wrong = importer.file(path, "--sheet", "Three", "--force")
    assert (wrong.status, "expected a sheet from One, Two; found Three" in wrong.errors) == (2, True)


def test_merged_cells_say_the_same_in_every_row(importer: Importer, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "in.xlsx") as book:
        sheet = book.add_worksheet("S")
        sheet.write_row(0, 0, HEADER)
        for row in (1, 2, 3):
            sheet.write_row(row, 0, [f"Strike {row}", "", 48.52, 36.55, ""])
        sheet.merge_range(1, 1, 2, 1, "2026-01-05")
    done = importer.file(tmp_path / "in.xlsx")
    found = [claim.properties.when.from_ for claim in done.catalogue.claims.values()]
    assert found == ["2026-01-05", "2026-01-05", None]


SPREADSHEET = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="Strikes"><table:table-column/>
{rows}<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


DAY = '<table:table-cell office:value-type="date" office:date-value="2026-01-05"><text:p>5/1</text:p>'


@pytest.mark.parametrize("between", ["", "\n"], ids=["as LibreOffice writes it", "as QGIS writes it"])
def test_a_spreadsheet_in_opendocument(importer: Importer, tmp_path: Path, between: str) -> None:
    end = "</table:table-cell>"
    words = [f'<table:table-cell office:value-type="string"><text:p>{each}</text:p>' for each in HEADER]
    row = ['<table:table-cell office:value-type="string"><text:p>Depot\xa0hit, <text:s/>again</text:p>', DAY]
    row += [f'<table:table-cell office:value-type="float" office:value="{each}">' for each in (48.52, 36.55)]
    rows = "".join(
        f"<table:table-row>{between}{between.join(cell + end for cell in cells)}{between}</table:table-row>"
        for cells in (words, row)
    )
    content = SPREADSHEET.format(rows=rows)
    path = tmp_path / "in.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr(
            "content.xml", content if between else content.replace("\n", " ").replace("> <", "><")
        )
    done = importer.file(path)
    assert done.status == 0, done.errors
    assert "sheet “Strikes”, rows as numbered in it, header in row 1" in done.report
    says, geometry = done.says("row-2"), done.catalogue.claims["row-2"].geometry
    assert (says.label, says.when.from_) == ("Depot hit, again (reported)", "2026-01-05")
    assert geometry
    assert geometry.model_dump()["coordinates"] == (36.55, 48.52)


def test_a_workbook_too_large_to_be_held_is_told(
    importer: Importer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTURE_LIMITS", "workbook_bytes=2000")
    done = importer.file(workbook(tmp_path / "in.xlsx", One=[HEADER, ROW]))
    assert done.status == 1
    assert "expected at most 2,000 bytes in a workbook, unpacked, found " in done.errors
    assert "as CSV it is read a row at a time" in done.errors


def test_a_workbook_that_is_damaged_is_told(importer: Importer, tmp_path: Path) -> None:
    path = workbook(tmp_path / "in.xlsx", One=[HEADER, ROW])
    path.write_bytes(path.read_bytes()[:-200])
    done = importer.file(path)
    assert done.status == 1
    assert done.errors.startswith(f"error: {path}: expected a ")
    assert not importer.folder.exists()
