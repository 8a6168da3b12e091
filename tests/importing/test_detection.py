from pathlib import Path

import pytest

from tests.importing.conftest import Importer

HELP = "A table needs a header with usual names: lat, lon, title, date, url (or --from table and --map)"


@pytest.mark.parametrize(
    ("content", "likeness"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "a picture (PNG)"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b'{"a": 1}', "JSON"),
        (b"", "an empty file"),
        (b"any words at all", "text without such a header"),
    ],
)
def test_a_file_of_no_format_gets_one_line(importer: Importer, content: bytes, likeness: str) -> None:
    done = importer.run(["-"], content)
    assert done.status == 1
    assert done.errors.count("\n") == 1
    assert done.errors.startswith("error: -: expected ")
    assert f"; found {likeness}. {HELP}" in done.errors


def test_a_table_in_another_code_page_is_told_how_to_be_read(importer: Importer) -> None:
    content = "Название;Дата;Широта;Долгота\nПричал;31.01.2026;48,52;36,55\n".encode("cp1251")
    done = importer.run(["-"], content)
    assert "read as Windows-1252 (--encoding names another, such as cp1251)" in done.errors
    done = importer.run(["-", "--encoding", "cp1251"], content)
    assert done.says("row-1").label == "Причал (reported)"


def test_a_file_says_what_it_is(importer: Importer) -> None:
    cases = Path(__file__).parent / "cases"
    for name, kind in (
        ("plain-csv.csv", "Table"),
        ("acled-NA.csv", "ACLED"),
        ("ged-border.csv", "UCDP GED"),
        ("sidc.geojson", "GeoJSON"),
    ):
        done = importer.file(cases / name, "--force")
        assert done.report.startswith(f"{kind}: rows read 1"), name
