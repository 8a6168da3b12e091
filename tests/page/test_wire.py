from typing import Any

import numpy as np
import pytest

from layers.page import wire
from layers.page.wire import Numbers, Table, write
from layers.theatre import dictionary
from layers.theatre.dictionary import Column, Encoder


def read(packed: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The document and the rows of a packed text."""
    header, buffers = wire.opened(packed)
    table = header.pop("claims")
    return header, wire.rows(table, buffers)


def encoded(values: list[Any]) -> Column:
    encoder = Encoder()
    encoder.extend(values)
    return encoder.column()


def rows(table: Table, count: int) -> list[dict[str, Any]]:
    return read(write({}, table, count))[1]


@pytest.mark.parametrize(
    "values",
    [
        ["one"],
        ["same", "same", "same"],
        [None, "a", None, {"b": [1, 2.5]}],
        ["all", "of them", "differ", "… and π and 🛰 and \u2028", ""],
        [str(number) for number in range(70_000)],
        [number % 300 for number in range(1000)],
        [number % 66_000 for number in range(140_000)],
    ],
)
def test_values_come_back_in_their_rows(values: list[Any]) -> None:
    assert [row["column"] for row in rows({"column": encoded(values)}, len(values))] == values


def test_texts_that_are_kept_as_bytes_come_back_in_their_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    values = [f"{number} {mark}" for number in range(200) for mark in ("plain", "π and 🛰")]
    before = write({}, {"column": encoded(values)}, len(values))
    monkeypatch.setattr(dictionary, "MANY", 1)
    monkeypatch.setattr(wire, "BLOCK", 7)
    assert write({}, {"column": encoded(values)}, len(values)) == before
    turned = Column(encoded(values).values, np.arange(len(values))[::-1].astype(np.uint16))
    assert [row["column"] for row in rows({"column": turned}, len(values))] == values[::-1]


@pytest.mark.parametrize("steps", [[0], [-904000, 12, 550_000], [7, 7, 7], [-180_00000, 180_00000]])
def test_numbers_come_back_in_their_steps(steps: list[int]) -> None:
    numbers = Numbers(np.array(steps), 10_000)
    assert [row["lon"] for row in rows({"lon": numbers}, len(steps))] == [step / 10_000 for step in steps]


def test_the_document_comes_back_beside_the_rows() -> None:
    document = {"title": "Tïtle", "layers": [{"id": "a"}]}
    assert read(write(document, {"a": encoded(["x", "y"])}, 2)) == (document, [{"a": "x"}, {"a": "y"}])


def test_the_same_table_gives_the_same_text() -> None:
    values = [f"text {number}" for number in range(500)]
    assert write({}, {"a": encoded(values)}, 500) == write({}, {"a": encoded(values)}, 500)


def test_a_table_without_rows_is_one_too() -> None:
    assert rows({"a": Column([], np.zeros(0, np.uint8))}, 0) == []
