import pytest

from layers.curating.proposing.dates import date_of, dates


@pytest.mark.parametrize(
    ("paragraph", "when"),
    [
        ("They came on 22 November 2025.", {"from": "2025-11-22", "to": "2025-11-22", "precision": 1}),
        ("On Nov. 22, 2025, they came.", {"from": "2025-11-22", "to": "2025-11-22", "precision": 1}),
        ("El 3 de enero de 2026 llegaron.", {"from": "2026-01-03", "to": "2026-01-03", "precision": 1}),
        ("It was in August 2025.", {"from": "2025-08", "to": "2025-08", "precision": 4}),
        ("En noviembre de 2025 llegaron.", {"from": "2025-11", "to": "2025-11", "precision": 4}),
        ("Not seen since 1989.", {"from": "1989", "precision": 5}),
        ("It was in 1989.", {"from": "1989", "to": "1989", "precision": 5}),
        ("On 2025-11-22.", {"from": "2025-11-22", "to": "2025-11-22", "precision": 1}),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(paragraph: str, when: dict[str, object]) -> None:
    (found,) = dates(paragraph)
    assert found.fills == {"when": when}
    assert found.words in paragraph
    assert paragraph[found.start : found.end] == found.words


@pytest.mark.parametrize(
    "paragraph", ["They may 3 times march 2 miles.", "On 31 February 2025.", "1500 men."]
)
def test_what_is_no_date_is_not_proposed(paragraph: str) -> None:
    assert list(dates(paragraph, "2025-11")) == []


def test_a_day_without_a_year_is_the_last_before_the_report_and_says_so() -> None:
    assert list(dates("On 22 November they came.")) == []
    for reported, day in (
        ("2025-11-23", "2025-11-22"),
        ("2025-11-01", "2024-11-22"),
        ("2025-11", "2025-11-22"),
    ):
        found = date_of("On 22 November", reported)
        assert found is not None
        assert found.fills["when"]["from"] == day
        assert "no year" in found.reason.text("en")
