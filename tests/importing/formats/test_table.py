import csv
import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.importing.conftest import Importer, as_geojson

HEADER = ["Title", "Date", "Lat", "Lon", "Link"]
ROW = ["Depot hit", "2026-01-05", "48.52", "36.55", "https://news.example/1"]


def text(*rows: Iterable[object], delimiter: str = ",") -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue()


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        sheet.write(number, column, value)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_usual_delimiter_and_encoding(importer: Importer, delimiter: str, encoding: str) -> None:
    content = text(HEADER, ["Dépôt, hit", *ROW[1:]], delimiter=delimiter).encode(encoding)
    done = importer.run(["-"], content)
    assert done.status == 0, done.errors
    says = done.says("row-1")
    assert (says.label, says.when.from_) == ("Dépôt, hit (reported)", "2026-01-05")


def test_decimal_commas(importer: Importer) -> None:
    row = ["Depot hit", "2026-01-05", "48,52", "36,55", ""]
    done = importer("table", text(HEADER, row, delimiter=";"))
    geometry = done.catalogue.claims["row-1"].geometry
    assert geometry
    assert geometry.model_dump()["coordinates"] == (36.55, 48.52)


@pytest.mark.parametrize(
    "header",
    [
        ["Título", "Fecha", "Latitud", "Longitud", "Enlace"],
        ["Titre", "Date", "Latitude", "Longitude", "Lien"],
        ["Название", "Дата", "Широта", "Долгота", "Ссылка"],
        ["Назва", "Дата", "Широта", "Довгота", "Посилання"],
        ["العنوان", "التاريخ", "خط العرض", "خط الطول", "الرابط"],
        ["HEADLINE", "event_date", "y", "x", "source_url"],
    ],
)
def test_usual_names_of_columns_in_six_languages(importer: Importer, header: list[str]) -> None:
    done = importer("table", text(header, ROW))
    assert done.status == 0, done.errors
    says = done.says("row-1")
    assert (says.label, says.when.from_) == ("Depot hit (reported)", "2026-01-05")
    assert done.catalogue.claims["row-1"].geometry
    assert done.catalogue.sources[says.citations[0].source].url == "https://news.example/1"


def test_a_header_below_titles_and_blank_rows_and_a_total_below(importer: Importer) -> None:
    rows = [
        ["Strikes of January"],
        [],
        ["compiled by hand"],
        HEADER,
        ROW,
        [],
        ["Total", "", "", "", "1"],
        ROW,
    ]
    done = importer("table", text(*rows))
    assert list(done.catalogue.claims) == ["row-1", "row-4"]
    assert "header in row 4" in done.report
    assert "left out, a row of totals: 1 (row 3)" in done.report


def test_a_note_below_a_table_is_no_claim(importer: Importer) -> None:
    said = ["Источник: свой подсчёт", "Note: figures as printed", "Source of the fire unknown"]
    done = importer("table", text(HEADER, ROW, *([each, "", "", "", ""] for each in said)))
    assert list(done.catalogue.claims) == ["row-1", "row-4"]
    assert "left out, a note on the table: 2 (rows 2, 3)" in done.report


def test_rows_may_be_shorter_and_not_longer(importer: Importer) -> None:
    done = importer("table", text(HEADER, ROW[:4], [*ROW, "", ""], [*ROW, "x"]))
    assert list(done.catalogue.claims) == ["row-1", "row-2"]
    assert "left out, more cells than the 5 columns: 1 (row 3)" in done.report


def test_a_quote_that_is_not_closed_costs_its_own_row(importer: Importer) -> None:
    content = text(HEADER, ROW) + '"Depot,2026-01-05,48.5,36.5,\n' + text(ROW)
    done = importer("table", content)
    assert list(done.catalogue.claims) == ["row-1", "row-3"]
    assert "left out, a quote that is not closed in line 3: 1 (row 2)" in done.report


def test_told_columns_and_constants(importer: Importer) -> None:
    content = text(["What", "Who", "Y1", "X1", "Sort"], ["Depot hit", "NA", "48.5", "36.5", "Strikes"])
    options = "--map label=What --map actor=Who --map where.latitude=Y1 --map where.longitude=X1"
    more = ["--set", "actor=Russia", "--set", "where.precision=2", "--layer-by", "Sort", "--title", "Ours"]
    done = importer("table", content, *options.split(), *more)
    assert done.status == 0, done.errors
    says = done.says("row-1")
    assert (says.actor, says.layer, says.where.precision, says.where.radius_km) == (
        "russia",
        "strikes",
        2,
        25,
    )
    assert done.catalogue.theatre.title == "Ours"


def test_a_mapping_is_saved_and_used_again(importer: Importer, tmp_path: Path) -> None:
    content = text(["What", "Lat", "Lon", "Date"], ["Depot hit", "48.5", "36.5", "03/02/2026"])
    told = ["--map", "label=What", "--set", "actor=Russia", "--dates", "mdy"]
    first = importer("table", content, *told, "--save-mapping", tmp_path / "map.json")
    assert first.status == 0, first.errors
    again = importer("table", content, "--mapping", tmp_path / "map.json", "--force")
    says = again.says("row-1")
    assert (says.label, says.actor, says.when.from_) == ("Depot hit (reported)", "russia", "2026-03-02")


def test_a_field_is_told_to_be_in_no_column_and_a_mapping_keeps_that(
    importer: Importer, tmp_path: Path
) -> None:
    content = text(["Title", "Lat", "Lon", "Category"], ["Depot hit", "48.5", "36.5", "Fires"])
    first = importer("table", content, "--map", "layer=", "--save-mapping", tmp_path / "map.json")
    again = importer("table", content, "--mapping", tmp_path / "map.json", "--force")
    for done in (first, again):
        assert done.says("row-1").layer == "imported"
        assert "not used: Category" in done.report
    assert importer("table", content, "--map", "=Category").status == 2


@pytest.mark.parametrize(
    ("saved", "reason"),
    [
        ("{", "expected a mapping as JSON"),
        ("[]", "expected a mapping as a JSON object"),
        ('{"maps": {}, "set": {"a": 1}, "dates": "ymd"}', "found maps; set: expected texts by field"),
        ('{"dates": "ymd"}', "dates: expected dmy or mdy, found ymd"),
    ],
)
def test_a_mapping_that_is_none_is_wrong_use(
    importer: Importer, tmp_path: Path, saved: str, reason: str
) -> None:
    (tmp_path / "map.json").write_text(saved, encoding="utf-8")
    done = importer("table", text(HEADER, ROW), "--mapping", tmp_path / "map.json")
    assert done.status == 2
    assert reason in done.errors


def test_the_order_of_day_and_month_is_what_another_row_shows(importer: Importer) -> None:
    rows = [["A", "03/02/2026", "48.5", "36.5", ""], ["B", "31/01/2026", "48.5", "36.5", ""]]
    done = importer("table", text(HEADER, *rows))
    assert done.says("row-1").when.from_ == "2026-02-03"
    assert "dates are day first, as a figure above 12 shows" in done.report
    alone = importer("table", text(HEADER, rows[0]), "--force")
    assert alone.says("row-1").when.from_ is None
    assert "(--dates dmy or mdy tells) (column Date): 1 (row 1)" in alone.report


def test_swapped_columns_are_noticed(importer: Importer) -> None:
    header = [*HEADER, "Country"]
    rows = [["A", "", "133.5", "48.5", "", ""], ["B", "", "36.5", "48.5", "", "Ukraine"]]
    done = importer("table", text(header, *rows))
    assert "latitude and longitude are swapped in this file" in done.report
    geometry = done.catalogue.claims["row-2"].geometry
    assert geometry
    assert geometry.model_dump()["coordinates"] == (36.5, 48.5)


def test_coordinates_of_a_projection_are_refused(importer: Importer) -> None:
    done = importer("table", text(HEADER, ["A", "", "5400000", "430000", ""]))
    assert done.catalogue.claims["row-1"].geometry is None
    assert "not on the map: coordinates in metres, of a projection that the file does not name" in done.report


@pytest.mark.parametrize(
    "cell", ["48.5, 36.25", "48°30′N 36°15′E", "POINT (36.25 48.5)", "SRID=4326;POINT(36.25 48.5)"]
)
def test_a_position_in_one_cell(importer: Importer, cell: str) -> None:
    done = importer("table", text(["Title", "Coordinates"], ["A", cell]))
    geometry = done.catalogue.claims["row-1"].geometry
    assert geometry
    assert geometry.model_dump()["coordinates"] == (36.25, 48.5)


def test_an_area_in_one_cell(importer: Importer) -> None:
    done = importer("table", text(["Title", "WKT"], ["A", "POLYGON((1 1, 2 1, 2 2, 1 1))"]))
    assert done.catalogue.claims["row-1"].geometry.type == "Polygon"  # type: ignore[union-attr]


def test_points_and_collections_in_one_cell_are_a_claim_each(importer: Importer) -> None:
    cells = ["MULTIPOINT((36 48), (37 49))", "GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(1 2, 3 4))"]
    done = importer("table", text(["Title", "WKT"], *(["A", cell] for cell in cells)))
    assert "rows read 2, claims written 4" in done.report
    drawn = {id_: claim.geometry.type for id_, claim in done.catalogue.claims.items() if claim.geometry}
    assert drawn == {"row-1-1": "Point", "row-1-2": "Point", "row-2-1": "Point", "row-2-2": "LineString"}


def test_a_row_without_a_title_is_called_by_its_category_or_place(importer: Importer) -> None:
    at = ["36.75", "3.04"]
    rows = [["Protests", "Algiers", *at], ["", "Algiers", *at], ["", "", *at]]
    done = importer("table", text(["event_type", "location", "lat", "lon"], *rows))
    labels = [claim.properties.label for claim in done.catalogue.claims.values()]
    assert labels == ["Protests (reported)", "Algiers (reported)", "Unnamed feature (reported)"]


def test_an_end_alone_says_nothing_of_the_start(importer: Importer) -> None:
    rows = [["A", "", "2026-01-31"], ["B", "2026-01-05", "soon"], ["C", "2026-01-05", ""]]
    done = importer("table", text(["Title", "Start", "End"], *rows))
    found = [claim.properties.when for claim in done.catalogue.claims.values()]
    assert [(when.from_, when.to) for when in found] == [
        (None, "2026-01-31"),
        ("2026-01-05", None),
        ("2026-01-05", "2026-01-05"),
    ]


def test_the_words_of_figures_are_those_of_the_file(importer: Importer) -> None:
    done = importer("table", text(["Title", "Country", "Min", "Max"], ["A", "Kenya", "2", "5"]))
    quantity = done.says("row-1").quantity
    assert quantity
    assert (quantity.verbatim, quantity.low, quantity.high) == ("Min 2, Max 5", 2, 5)


def test_a_point_of_many_places_is_that_of_something_wider(importer: Importer) -> None:
    header = ["Title", "Lat", "Lon", "Place"]
    rows = [["A", "48.51", "36.51", place] for place in ("Town", "Village", "Hamlet")]
    done = importer("table", text(header, *rows, ["B", "49.5", "36.5", "City"]))
    assert "one point for 3 names of places, so that of something wider (where.precision=4?)" in done.report
    assert ": 3 (rows 1, 2, 3)" in done.report


def test_a_pin_on_the_middle_of_a_country_is_caught(importer: Importer) -> None:
    done = importer("table", text(["Title", "Lat", "Lon"], ["A", "48.5", "36.5"]))
    assert "the middle of" not in done.report
    from layers.reading.gazetteer import GAZETTEER, read_gazetteer
    from layers.theatre.geometry import to_shapely

    middle = to_shapely(read_gazetteer(GAZETTEER).places["ukr"].geometry).centroid
    row = ["A", f"{middle.y:.4f}", f"{middle.x:.4f}"]
    done = importer("table", text(["Title", "Lat", "Lon"], row), "--force")
    assert "the middle of Ukraine, not a place in it (where.precision=6?): 1 (row 1)" in done.report
    assert done.says("row-1").where.radius_km == 1, "proposed, and not done"


def test_a_pin_on_the_middle_of_a_province_is_caught_in_any_format(importer: Importer) -> None:
    from layers.reading.gazetteer import GAZETTEER, read_gazetteer
    from layers.theatre.geometry import to_shapely

    middle = to_shapely(read_gazetteer(GAZETTEER).places["ven-zulia"].geometry).centroid
    row = ["A", f"{middle.y:.4f}", f"{middle.x:.4f}"]
    said = "the middle of Zulia, not a place in it (where.precision=4?): 1 (row 1)"
    assert said in importer("table", text(["Title", "Lat", "Lon"], row)).report
    at = {"type": "Point", "coordinates": [round(middle.x, 4), round(middle.y, 4)]}
    feature = {"type": "Feature", "geometry": at, "properties": {"title": "A"}}
    assert said in importer("geojson", as_geojson(feature), "--force").report
    exact = {**feature, "properties": {"title": "A", "precision": 4}}
    done = importer("geojson", as_geojson(exact), "--map", "where.precision=precision", "--force")
    assert "the middle of" not in done.report


def test_one_point_for_several_places_is_caught_among_features(importer: Importer) -> None:
    at = {"type": "Point", "coordinates": [36.5, 48.5]}
    features = [
        {"type": "Feature", "geometry": at, "properties": {"title": "A", "place": place}} for place in "PQR"
    ]
    done = importer("geojson", as_geojson(*features), "--map", "where.name=place")
    assert "one point for 3 names of places" in done.report
    assert ": 3 (rows 1, 2, 3)" in done.report


def test_a_country_alone_is_the_country(importer: Importer) -> None:
    done = importer("table", text(["Title", "Country"], ["A", "Kenya"], ["B", "Atlantis"]))
    assert (done.says("row-1").where.place, done.says("row-1").where.precision) == ("ken", 6)
    assert done.catalogue.claims["row-2"].geometry is None


def test_a_name_alone_is_looked_up_and_never_guessed(importer: Importer) -> None:
    rows = [
        ["A", "Black Sea", ""],
        ["B", "Tripoli, Libya", ""],
        ["C", "Springfield", "United States"],
        ["D", "Nowhere Town", "Kenya"],
        ["E", "Nairobi", "Atlantis"],
    ]
    done = importer("table", text(["Title", "Place", "Country"], *rows))
    sea, town, *others = done.catalogue.claims.values()
    assert (sea.properties.where.place, sea.properties.where.precision) == ("black-sea", 7)
    assert "Placed by its name alone" in str(sea.properties.where.note)
    assert town.geometry
    assert town.geometry.type == "Point"
    assert not any(claim.geometry for claim in others)
    assert "not on the map: “Springfield” may be several places (" in done.report
    assert "not on the map: no place “Nowhere Town” is known" in done.report
    assert "not on the map: no country “Atlantis” is known" in done.report


def test_figures_as_words(importer: Importer) -> None:
    header = ["Title", "Troops", "Country"]
    done = importer("table", text(header, ["A", "at least a dozen", "Kenya"], ["B", "hundreds", "Kenya"]))
    first, second = done.says("row-1").quantity, done.says("row-2").quantity
    assert first
    assert second
    assert (first.verbatim, first.low, first.best, first.unit) == ("at least a dozen", 12, None, "Troops")
    assert (second.verbatim, second.low, second.best, second.high) == ("hundreds", None, None, None)


def test_a_figure_that_is_thousands_or_has_decimals_is_kept_as_words_and_told(importer: Importer) -> None:
    rows = ["Title", "Best", "Country"], ["A", "2.500", "Kenya"], ["B", "2.5", "Kenya"]
    done = importer("table", text(*rows))
    first, second = done.says("row-1").quantity, done.says("row-2").quantity
    assert first
    assert second
    assert (first.verbatim, first.best) == ("2.500", None)
    assert second.best == 2.5
    assert "a figure that is thousands or has decimals kept as words (column Best): 1 (row 1)" in done.report


def test_what_says_nothing_is_nothing(importer: Importer) -> None:
    row = ["NA", "n/a", "-", "#N/A", "null"]
    done = importer("table", text([*HEADER, "Actor"], [*row, "Blue"]))
    says = done.says("row-1")
    assert (says.label, says.when.precision, says.actor) == ("Unnamed feature (reported)", 0, "blue")


def test_the_report_is_a_table_beside_the_theatre(importer: Importer) -> None:
    row = ["=cmd()", "31/13/2026", "48.5", "36.5", ""]
    done = importer("table", text(HEADER, row, ["Total", "", "", "", ""]))
    content = (importer.folder / "import.csv").read_text(encoding="utf-8-sig")
    found = list(csv.reader(io.StringIO(content)))
    assert found[0] == ["row", "column", "became", "reason", "found"]
    assert found[1][:3] == ["1", "Date", "claim"]
    assert found[1][4] == "31/13/2026"
    assert found[2][:4] == ["2", "", "left out", "a row of totals"]
    assert done.status == 0


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
