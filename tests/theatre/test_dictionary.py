from typing import Any

import numpy as np
import pytest

from layers.theatre.dictionary import Column, Encoder, grouped, successive


def column(*values: Any) -> Column:
    encoder = Encoder()
    encoder.extend(values)
    return encoder.column()


def test_each_value_is_kept_once_in_order_of_appearance() -> None:
    made = column("us", "ru", None, "us", None, "ru")
    assert made.values == ["us", "ru", None]
    assert made.codes.tolist() == [0, 1, 2, 0, 2, 1]
    assert list(made) == ["us", "ru", None, "us", None, "ru"]
    assert (len(made), made[3]) == (6, "us")


def test_nested_values_are_told_apart_by_what_they_say() -> None:
    made = column({"a": 1, "b": [None]}, {"b": [None], "a": 1}, {"a": 1}, [], [{}], [])
    assert made.values == [{"a": 1, "b": [None]}, {"a": 1}, [], [{}]]
    assert made.codes.tolist() == [0, 0, 1, 2, 3, 2]


def test_what_looks_alike_is_not_the_same() -> None:
    values = [1, True, "1", [1], ["1"], [True], None, "None", "null", "[1]", "{}", {}]
    made = column(*values)
    assert made.codes.tolist() == list(range(len(values)))
    assert [type(value) for value in made] == [type(value) for value in values]


@pytest.mark.parametrize(
    ("count", "kind"), [(0, "u1"), (1, "u1"), (256, "u1"), (257, "u2"), (65536, "u2"), (65537, "u4")]
)
def test_codes_are_as_small_as_they_can_be(count: int, kind: str) -> None:
    made = column(*map(str, range(count)))
    assert made.codes.dtype == np.dtype(kind)
    assert list(made) == [str(number) for number in range(count)]


def test_values_are_kept_in_one_form() -> None:
    encoder = Encoder(lambda value: {"a": None} | value)
    for value in ({}, "text", {"a": None}, {"a": 1}):
        encoder.add(value)
    assert encoder.column().values == [{"a": None}, "text", {"a": 1}]
    assert encoder.column().codes.tolist() == [0, 1, 0, 2]


def test_more_nested_values_than_are_kept_for_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layers.theatre.dictionary.RECENT", 3)
    made = column(*([number % 7] for number in range(50)))
    assert made.values == [[number] for number in range(7)]
    assert list(made) == [[number % 7] for number in range(50)]


def test_a_value_that_the_row_before_has_too_is_the_same() -> None:
    shared: list[str] = []
    encoder = Encoder()
    encoder.extend([shared, shared, None, None, "a", shared])
    encoder.extend([shared, "a"])
    assert encoder.column().codes.tolist() == [0, 0, 1, 1, 2, 0, 0, 2]


@pytest.mark.parametrize("most", [5, 500])
def test_the_first_row_of_each_number_is_found_whether_few_can_be_or_many(most: int) -> None:
    first, codes = grouped(np.array([3, 0, 3, 4, 0]), most)
    assert (first.tolist(), codes.tolist()) == ([1, 0, 3], [1, 0, 1, 2, 0])
    nothing, none = grouped(np.zeros(0, np.int64), 0)
    assert (len(nothing), len(none)) == (0, 0)


def test_small_codes_may_follow_on_each_other_up_to_their_last() -> None:
    assert successive(np.arange(3, 256, dtype=np.uint8))
    assert not successive(np.array([3, 4, 6], np.uint8))
    assert not successive(np.array([255, 0], np.uint8))
    assert not successive(np.zeros(0, np.uint8))
