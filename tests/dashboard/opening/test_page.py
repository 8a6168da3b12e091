"""What a reader sees of a file that is opened, and what each choice makes of it."""

import io
from pathlib import Path

import pytest
import xlsxwriter
from streamlit.testing.v1 import AppTest

from layers.exporting.curated import curated
from layers.reading.theatre import read
from tests.dashboard.conftest import markdown
from tests.importing.sightings import SIGHTINGS
from tests.theatres import HOSTILE, write_invented

COLUMNS = "lat,lon,title,date,place\n"


@pytest.fixture(autouse=True)
def _no_map(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the map out: the tests in tests/browser look at it, and it takes half a second each time."""
    monkeypatch.setattr("dashboard.opening.result.preview", lambda _: None)


def page() -> None:
    """The page by itself, without the app around it."""
    from dashboard.opening.page import page

    page(lambda: None)


def opened(name: str, content: bytes | str, language: str = "en") -> AppTest:
    """Hand a file over, and return the page."""
    app = AppTest.from_function(page, default_timeout=60)
    app.query_params["lang"] = language
    app.run()
    content = content.encode() if isinstance(content, str) else content
    app.file_uploader[0].set_value((name, content, "application/octet-stream")).run()
    assert not app.exception
    return app


def choose(app: AppTest, label: str, value: object) -> None:
    next(each for each in app.selectbox if each.label == label).set_value(value).run()
    assert not app.exception


def report(app: AppTest) -> str:
    return app.code[0].value


def test_a_table_is_recognised_with_its_rows_and_its_columns() -> None:
    app = opened("sightings.xlsx", SIGHTINGS.read_bytes())
    chosen = {each.label: each.value for each in app.selectbox}
    assert chosen["What it is"] == "table"
    assert chosen["Title"] == ("column", "Title")
    assert chosen["Actor (whose)"] == ("none", "")
    first = app.dataframe[0].value
    assert list(first["Place"])[:2] == ["Tallinn", "Riga"]
    assert len(first) == 10
    assert "not on the map: “Brest” may be several places (3): blr-brest, brest, brest-fra" in report(app)


def test_a_column_taken_back_a_constant_and_a_precision_are_told() -> None:
    app = opened("one.csv", f"{COLUMNS}59.4,24.7,Ships,2026-03-02,Quay\n")
    choose(app, "Name of the place", ("none", ""))
    assert "not used: place" in report(app)
    choose(app, "Actor (whose)", ("same", ""))
    next(each for each in app.text_input if each.label.startswith("Actor")).set_value(" Blue  navy ").run()
    choose(app, "How precisely it is placed", ("value", "1"))
    assert "(“Blue navy”) → actor" in report(app)
    assert "(“1”) → where.precision" in report(app)


def test_the_datasets_own_words_stay_out_whatever_else_is_picked() -> None:
    app = opened("one.csv", "lat,lon,title,notes,place\n59.4,24.7,Ships,Seen at dawn,Quay\n")
    assert "notes → quotation" in report(app)
    app.checkbox[0].uncheck().run()
    choose(app, "Name of the place", ("none", ""))
    assert "not used: notes, place" in report(app)


def test_dates_that_could_be_either_are_asked_for() -> None:
    app = opened("one.csv", f"{COLUMNS}59.4,24.7,Ships,03/02/2026,Quay\n")
    assert [each.value for each in app.warning] == [
        "Some dates could be either day or month first: they stay empty until you say which."
    ]
    choose(app, "03/02/2026 begins with", "dmy")
    assert not app.warning
    assert "when.from left empty" not in report(app)


def test_a_sheet_is_asked_for_where_several_have_a_table() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        for name, title in (("North", "Ferry"), ("South", "Bridge")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["lat", "lon", "title"])
            sheet.write_row(1, 0, [59.4, 24.7, title])
    app = opened("two.xlsx", content.getvalue())
    # the picker above it says how to go on, not an option of the command
    assert app.code[0].value == "two.xlsx: expected one sheet, found tables in North, South"
    choose(app, "Sheet", "South")
    assert app.dataframe[0].value["title"][0] == "Bridge"
    assert "sheet “South”" in report(app)


def test_a_header_that_nobody_knows_can_be_told() -> None:
    app = opened("own.csv", "Was;Breite;Länge\nSchiffe;59,4;24,7\n")
    assert "found text without such a header" in report(app)
    choose(app, "What it is", "table")
    assert "expected a header of usual names" in report(app)
    for field, column in (("Title", "Was"), ("Latitude", "Breite"), ("Longitude", "Länge")):
        choose(app, field, ("column", column))
    assert app.code[1].value.startswith("Table: rows read 1, claims written 1")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("map.csv", b"%PDF-1.7 \xff\xfe", "found a PDF"),
        ("empty.csv", b"", "found an empty file"),
        ("broken.xlsx", b"PK\x03\x04 no more", "found a damaged one"),
        ("field.shp", b"\x00\x00\x27\x0a", "found the .shp alone"),
        ("deep.json", b"[" * 100_000, "deep.json: expected"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_clear_message(name: str, content: bytes, said: str) -> None:
    app = opened(name, content)
    assert [each.value for each in app.error] == ["This cannot be done as it stands."]
    assert said in app.code[0].value
    assert not app.get("download_button")


def test_text_of_a_file_is_nobodys_markdown() -> None:
    rows = "".join(f'59.4,24.7,"{text}",x,"{text}"\n' for text in HOSTILE if '"' not in text)
    app = opened("${alert(1)}![](x).csv", COLUMNS + rows)
    assert "claims written" in report(app)
    assert not [text for text in markdown(app) for payload in HOSTILE if payload in text]
    cells = [str(cell) for each in app.dataframe for cell in each.value.to_numpy().ravel()]
    assert any(HOSTILE[0] in cell for cell in cells)


def test_a_theatre_is_saved_whole_and_never_over_another(tmp_path: Path) -> None:
    app = opened("sightings.xlsx", SIGHTINGS.read_bytes())
    folder = tmp_path / "kept"
    app.text_input[-1].set_value(str(folder))
    save = next(each for each in app.button if each.label == "Save the theatre")
    save.click().run()
    assert not app.exception
    assert len(read(folder).claims) == 10
    assert app.code[-1].value == f"posture app {folder}"
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    next(each for each in app.button if each.label == "Save the theatre").click().run()
    assert app.code[-1].value == f"{folder}: expected a new folder, found a theatre in it"
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    wrong = {f"{tmp_path}/no\0": "expected", str(SIGHTINGS): "expected a folder, found a file"}
    for impossible, why in wrong.items():
        app.text_input[-1].set_value(impossible)
        next(each for each in app.button if each.label == "Save the theatre").click().run()
        assert not app.exception
        assert why in app.code[-1].value
    assert list(tmp_path.iterdir()) == [folder]


def test_a_header_without_rows_has_its_columns_and_no_theatre() -> None:
    app = opened("none.csv", COLUMNS)
    assert {each.label: each.value for each in app.selectbox}["Title"] == ("column", "title")
    assert [each.value for each in app.warning] == ["No row can be a claim yet: the report says why."]
    assert "rows read 0, claims written 0" in report(app)
    assert "Save the theatre" not in [each.label for each in app.button]


def test_what_was_saved_is_no_longer_said_once_a_choice_differs(tmp_path: Path) -> None:
    app = opened("one.csv", f"{COLUMNS}59.4,24.7,Ships,2026-03-02,Quay\n")
    app.text_input[-1].set_value(str(tmp_path / "kept"))
    next(each for each in app.button if each.label == "Save the theatre").click().run()
    assert [each.value for each in app.success] == ["Saved. This opens it another time:"]
    choose(app, "Name of the place", ("none", ""))
    assert not app.success


def test_the_map_of_a_large_file_waits_until_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.opening.settings.LARGE", 50)
    app = opened("one.csv", f"{COLUMNS}59.4,24.7,Ships,2026-03-02,Quay\n")
    assert not app.code
    for field in ("Layers by", "Actor (whose)"):
        choose(app, field, ("column", "place"))
        assert not app.code
        next(each for each in app.button if each.label == "Make the map and the report").click().run()
        assert "place → " in report(app)
        app.run()
        assert "place → " in report(app)


def test_it_speaks_spanish() -> None:
    app = opened("sightings.xlsx", SIGHTINGS.read_bytes(), "es")
    assert app.title[0].value == "Abrir un archivo"
    assert "Con qué precisión se sitúa" in [each.label for each in app.selectbox]


def test_an_export_of_our_own_opens_whole(tmp_path: Path) -> None:
    catalogue = read(write_invented(tmp_path / "invented"))
    app = opened("export.geojson", curated(catalogue))
    assert report(app) == f"Posture: a whole theatre, claims written {len(catalogue.claims)}"


def test_each_file_to_take_away_says_what_it_is() -> None:
    app = opened("one.csv", f"{COLUMNS}59.4,24.7,Ships,2026-03-02,Quay\n")
    told = {each.label: each.help for each in app.button}
    assert told["Save snapshot (HTML)"].startswith("One file with the map as it opens")
    assert told["Theatre as ZIP"].startswith("The files of the theatre with the report")
