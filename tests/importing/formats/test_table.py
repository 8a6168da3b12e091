"""Tables as text: what is a header, a row, a column, and what a mapping tells."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.importing.conftest import Importer

HEADER = ["Title", "Date", "Lat", "Lon", "Link"]

ROW = ["Depot hit", "2026-01-05", "48.52", "36.55", "https://news.example/1"]


def text(*rows: Iterable[object], delimiter: str = ",") -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue()


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
