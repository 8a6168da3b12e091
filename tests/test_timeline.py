import pytest

from dashboard.timeline import days, drawn, rows
from layers.catalogue import Catalogue
from layers.model import Chart


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-11-23", ("2025-11-23", "2025-11-23")),
        ("2025-11", ("2025-11-01", "2025-11-30")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2025", ("2025-01-01", "2025-12-31")),
    ],
)
def test_a_partial_date_is_as_long_as_it_is_vague(date: str, expected: tuple[str, str]) -> None:
    assert days(date) == expected


def test_figures_keep_their_words_and_nothing_joins_them(southcom: Catalogue) -> None:
    chart = Chart(id="strength", title="Strength", claims=("us-15000", "ru-etf-strength", "ru-wagner"))
    frame = rows(southcom, chart)
    assert list(frame["claim"]) == ["us-15000", "ru-etf-strength"], "a claim without a figure has no mark"
    assert list(frame["words"]) == [
        "around 15,000 personnel · stated",
        "roughly 120 Russian troops · reported",
    ]
    kinds = {layer["mark"]["type"] for layer in drawn(frame, chart).to_dict()["layer"]}
    assert kinds == {"bar", "rule", "point", "text"}
