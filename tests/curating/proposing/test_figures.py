from typing import Any

import pytest

from layers.curating.proposing.figures import ENDS, figure_of, figures


def quantities(paragraph: str) -> list[dict[str, Any]]:
    return [each.fills["quantity"] for each in figures(paragraph)]


@pytest.mark.parametrize(
    ("paragraph", "quantity"),
    [
        (
            "There are more than 120 troops.",
            {"verbatim": "more than 120 troops", "low": 120, "unit": "troops"},
        ),
        (
            "Some say around 15,000 personnel left.",
            {"verbatim": "around 15,000 personnel", "best": 15000, "unit": "personnel"},
        ),
        ("Up to 12 jets in a row.", {"verbatim": "Up to 12 jets", "high": 12, "unit": "jets"}),
        ("The 12–15 warships.", {"verbatim": "12–15 warships", "low": 12, "high": 15, "unit": "warships"}),
        (
            "They have between 10 and 12 patrol boats there.",
            {"verbatim": "between 10 and 12 patrol boats", "low": 10, "high": 12, "unit": "boats"},
        ),
        ("We saw two B-52 bombers.", {"verbatim": "two B-52 bombers", "best": 2, "unit": "bombers"}),
        ("A dozen ships are in.", {"verbatim": "A dozen ships", "best": 12, "unit": "ships"}),
        ("Hundreds of troops came by sea.", {"verbatim": "Hundreds of troops", "unit": "troops"}),
        (
            "Hay unos 200 soldados en el puerto.",
            {"verbatim": "unos 200 soldados", "best": 200, "unit": "soldados"},
        ),
        ("Llegan 25 mil efectivos.", {"verbatim": "25 mil efectivos", "best": 25000, "unit": "efectivos"}),
        (
            "It was 4.5 million militiamen.",
            {"verbatim": "4.5 million militiamen", "best": 4500000, "unit": "militiamen"},
        ),
    ],
)
def test_a_figure_gives_what_its_words_give(paragraph: str, quantity: dict[str, Any]) -> None:
    assert quantities(paragraph) == [quantity]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The war of 1989 and the year 2025.",
        "In 2025 ships came.",
        "An F-35 and the M23 at 28° north, on the 22nd.",
        "One of them, and no ships.",
        "It is 40 % of it.",
    ],
)
def test_years_names_and_angles_are_no_figures(paragraph: str) -> None:
    assert quantities(paragraph) == []


def test_a_number_that_can_be_read_two_ways_gives_none() -> None:
    (found,) = figures("Hay 12.700 soldados.")
    assert found.fills["quantity"] == {"verbatim": "12.700 soldados", "unit": "soldados"}
    assert "write the number yourself" in found.reason.text("en")


def test_the_words_stand_where_the_span_says_and_the_reason_has_the_number() -> None:
    paragraph = "Now around 15,000 personnel are there, and more than 120 troops."
    first, second = figures(paragraph)
    assert paragraph[first.start : first.end] == first.words == "around 15,000 personnel"
    assert "one figure, 15,000" in first.reason.text("en")
    assert "120" in second.reason.text("es")


def test_selected_words_are_the_figure_to_the_letter() -> None:
    found = figure_of("the 12 or so jets")
    assert found.fills["quantity"]["verbatim"] == "the 12 or so jets"
    assert figure_of("a brigade").fills["quantity"] == {"verbatim": "a brigade", "unit": "–"}


def test_each_word_that_ends_what_is_counted_does_so_in_any_case() -> None:
    for word in ENDS:
        for written in (word, word.capitalize()):
            assert [each["verbatim"] for each in quantities(f"120 soldiers {written} then")] == [
                "120 soldiers"
            ]
