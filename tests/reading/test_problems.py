import pytest

from layers.reading.problems import FIELDS, FIRST, Problem, Problems, TheatreError


def problems(count: int, field: str = "label", file: str = "claims.geojson") -> list[Problem]:
    return [Problem(file, f"feature {number}", field, "expected x, found y") for number in range(count)]


def test_few_problems_are_all_told() -> None:
    error = TheatreError(problems(FIRST))
    assert (error.count, len(error.problems), error.rest) == (FIRST, FIRST, "")
    assert len(str(error).splitlines()) == FIRST


def test_of_more_the_first_are_told_and_the_others_counted_by_file_and_field() -> None:
    error = TheatreError(
        [
            *problems(FIRST),
            *problems(4000, "where.precision"),
            *problems(312),
            *problems(2, "", "sources.json"),
        ]
    )
    assert error.problems == tuple(problems(FIRST))
    assert error.count == FIRST + 4314
    assert error.rest == (
        "… and 4,314 more: claims.geojson, where.precision: 4,000; label: 312; sources.json, as a whole: 2"
    )
    assert str(error).endswith(f"\n{error.rest}")


def test_places_in_lists_are_counted_as_one_field() -> None:
    found = Problems(problems(FIRST))
    found.extend(problems(3, "citations.0.source") + problems(2, "citations.17.source"))
    assert found.rest() == "… and 5 more: claims.geojson, citations.source: 5"


def test_joined_problems_keep_order_and_counts() -> None:
    first, second = Problems(problems(60)), Problems(problems(FIRST + 7, "status"))
    first.extend(second)
    assert len(first) == 60 + FIRST + 7
    assert [problem.field for problem in first] == ["label"] * 60 + ["status"] * 40
    assert first.rest() == "… and 67 more: claims.geojson, status: 67"


def test_fields_that_nobody_knows_are_counted_together_in_the_end() -> None:
    found = Problems(problems(FIRST))
    for number in range(FIELDS + 50):
        found.extend(problems(1, f"field-{number}"))
    assert len(found) == FIRST + FIELDS + 50
    assert "other fields: 50" in found.rest()


def test_a_field_may_have_any_name_and_moves_no_cursor() -> None:
    found = Problems(problems(FIRST))
    found.extend(problems(1, "\x1b[2J\u202e\nx"))
    assert found.rest().isprintable()


def test_no_problems_are_none() -> None:
    assert not Problems()
    with pytest.raises(TheatreError) as error:
        raise TheatreError([])
    assert error.value.count == 0
