from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from layers.theatre.claim import Quantity, Rating, When
from layers.theatre.fields import PATTERNS, Colour, Link, PartialDate, PathData, Sha256, Slug, Text, View


def accepts(kind: Any, value: Any) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (
            Slug,
            ["ru-etf-strength", "a", "us-15000"],
            ["", "Ru", "a_b", "a--b", "-a", "a b", "é", "a" * 81, "a\n"],
        ),
        (Text, ["a", " a ", "${x}"], ["", " ", "\n\t\u2028"]),
        (Colour, ["#0072B2", "#abcdef"], ["#fff", "red", "#0072B2;", "0072B2"]),
        (
            Link,
            [
                "https://a.example/?q={{7*7}}",
                "http://a.example",
                "https://xn--caf-dma.example:8080#a",
                "https://a.example/@who/x?to=a@b.example",
                "https://127.0.0.1?a",
            ],
            [
                "javascript:alert(1)",
                " https://a",
                "https://a b",
                'https://a"',
                "ftp://a",
                "//a",
                "https://<b>",
                "https://a.example/\u202egpj.exe",
                "https://a.example/\x07",
                "https://a.example/\x7f",
                "https://a.example/é",
                "https://é.example/",
                "https://southcom.mil@evil.example",
                "https://a:b@evil.example/",
                "https://southcom.mil\\@evil.example",
                "https://",
                "https:///a",
                "https://?a",
                "https://:80",
                "https://a.example:port",
                "https://a.example\n",
            ],
        ),
        (Sha256, ["0" * 64], ["0" * 63, "A" * 64, "g" * 64]),
        (PathData, ["M2 8h11", "M1,2.5z"], ["", "<path>", "M1 2'", "url(x)"]),
        (
            PartialDate,
            ["2025", "2025-11", "2024-02-29"],
            ["", "11/2025", "2025-13", "2025-02-29", "٢٠٢٥", "25", "2025-1"],
        ),
        (View, [[-87, -4, -53, 24.5], [165, -30, -165, 10]], [[0, 10, 10, 0], [-190, 0, 0, 1], [5, 0, 5, 1]]),
    ],
)
def test_a_field_takes_what_it_should_and_nothing_else(kind: Any, good: list[Any], bad: list[Any]) -> None:
    assert [value for value in good if not accepts(kind, value)] == []
    assert [value for value in bad if accepts(kind, value)] == []


def test_every_pattern_has_words_for_a_message() -> None:
    assert all(words and not words.startswith("^") for words in PATTERNS.values())


@pytest.mark.parametrize(
    ("figures", "fits"),
    [
        ({"best": 120}, True),
        ({"low": 1, "best": 2, "high": 3}, True),
        ({}, True),
        ({"low": 3, "best": 2}, False),
        ({"low": 3, "high": 2}, False),
    ],
)
def test_a_quantity_is_ordered(figures: dict[str, float], fits: bool) -> None:
    assert accepts(Quantity, {"verbatim": "as written", "unit": "troops", **figures}) is fits


@pytest.mark.parametrize(
    ("when", "fits"),
    [
        ({}, True),
        ({"from": "2025-11", "precision": 4}, True),
        ({"from": "2025-11-02", "to": "2025-11", "precision": 4}, True),
        ({"from": "2025-11", "precision": 0}, False),
        ({"precision": 1}, False),
        ({"from": "2025-12", "to": "2025-11", "precision": 4}, False),
        ({"reported_on": "2025-11"}, True),
    ],
)
def test_dates_fit_their_precision_and_order(when: dict[str, Any], fits: bool) -> None:
    assert accepts(When, when) is fits


def test_only_f6_may_be_unsigned() -> None:
    assert accepts(Rating, {})
    assert not accepts(Rating, {"reliability": "C", "credibility": 3})
    assert not accepts(Rating, {"reliability": "C", "credibility": 3, "by": "A rater"})
    assert accepts(Rating, {"reliability": "C", "credibility": 3, "by": "A rater", "on": "2026-01"})


def test_records_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Rating().credibility = 1  # type: ignore[misc]
