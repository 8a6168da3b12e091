import json
from pathlib import Path

from dashboard.timeline import chart_of, rows
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Chart
from tests.theatres import write_invented

CHART = Chart(
    id="strength", title="Strength", claims=("us-15000", "ru-wagner", "reuters-4500", "spiegel-warships")
)


def test_figures_come_in_the_order_of_their_reports(southcom: Catalogue) -> None:
    frame = rows(southcom, CHART)
    assert list(frame["claim"]) == ["reuters-4500", "us-15000", "spiegel-warships"], "no figure, no mark"
    assert list(frame["reported"]) == ["2025-08-29", "2025-11", "2025-11-24"], "a month is not made a day"


def test_figures_keep_their_words(southcom: Catalogue) -> None:
    words = rows(southcom, CHART).set_index("claim")["words"]
    assert words["us-15000"] == "“around 15,000 personnel” · stated"


def test_nothing_joins_the_marks_and_each_has_a_row(southcom: Catalogue) -> None:
    frame = rows(southcom, CHART)
    chart = chart_of(frame, "Strength").to_dict()
    assert {layer["mark"]["type"] for layer in chart["layer"]} == {"rule", "point", "text"}
    assert all(layer["encoding"]["y"]["field"] == "claim" for layer in chart["layer"])
    assert frame["claim"].is_unique


def test_a_name_in_a_row_is_text_and_no_expression(southcom: Catalogue) -> None:
    frame = rows(southcom, CHART)
    frame["row"] = '"] + alert(1) + ["'
    axis = chart_of(frame, "Strength").to_dict()["layer"][0]["encoding"]["y"]["axis"]
    names = axis["labelExpr"].removesuffix("[datum.value]")
    assert set(json.loads(names).values()) == {'"] + alert(1) + ["'}


def test_a_chart_without_figures_is_empty(southcom: Catalogue) -> None:
    assert rows(southcom, Chart(id="none", title="None", claims=("ru-wagner",))).empty


def test_the_best_figure_stands_before_the_ends_of_its_range(tmp_path: Path) -> None:
    catalogue = read(write_invented(tmp_path / "invented"))
    (row,) = rows(catalogue, Chart(id="one", title="One", claims=("blue-garrison",))).to_dict("records")
    assert (row["low"], row["figure"], row["high"]) == (300, 400, 500)


def test_an_undated_figure_says_so_and_comes_last(tmp_path: Path) -> None:
    catalogue = read(write_invented(tmp_path / "invented"))
    chart = Chart(id="two", title="Two", claims=("amber-flotilla", "blue-garrison"))
    frame = rows(catalogue, chart)
    assert list(frame["claim"]) == ["blue-garrison", "amber-flotilla"]
    assert list(frame["row"]) == ["2026-03-12 · The Harbour Gazette", "undated · The Harbour Gazette"]
