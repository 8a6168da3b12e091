from typing import Any

import pytest
from pydantic import ValidationError

from layers.theatre.fields import (
    PATTERNS,
    Colour,
    Geometry,
    Label,
    Link,
    PartialDate,
    PathData,
    Record,
    Sha256,
    Short,
    Slug,
    Text,
    View,
)
from tests.theatre.accepting import accepts


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (
            Slug,
            ["ru-etf-strength", "a", "us-15000"],
            ["", "Ru", "a_b", "a--b", "-a", "a b", "é", "a" * 81, "a\n"],
        ),
        (Label, ["≈120 troops (reported)", "x" * 60], ["", "x" * 61]),
        (Short, ["RU", "Amb."], ["", "Amber"]),
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


class Boat(Record):
    name: Text


def test_records_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Boat(name="a").name = "b"  # type: ignore[misc]


def test_a_field_that_the_contract_does_not_have_is_refused() -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        Boat.model_validate({"name": "a", "nmae": "b"})


@pytest.mark.parametrize(
    ("kind", "coordinates"),
    [
        ("Point", [1, 2]),
        ("LineString", [[1, 2], [3, 4]]),
        ("MultiLineString", [[[1, 2], [3, 4]]]),
        ("Polygon", [[[0, 0], [1, 0], [1, 1], [0, 0]]]),
        ("MultiPolygon", [[[[0, 0], [1, 0], [1, 1], [0, 0]]]]),
    ],
)
def test_a_geometry_is_one_of_five_types(kind: str, coordinates: Any) -> None:
    assert accepts(Geometry, {"type": kind, "coordinates": coordinates})
    assert not accepts(Geometry, {"type": "GeometryCollection", "geometries": []})
    assert not accepts(Geometry, {"type": "MultiPoint", "coordinates": [[1, 2]]})
