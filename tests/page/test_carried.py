from pathlib import Path
from typing import Any

import pytest

from layers.page.carried import restored, spared, theatre_of
from layers.page.payload import pack, payload, unpack
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue


@pytest.mark.parametrize(
    ("known", "value"),
    [
        ({"a": 1, "b": None}, {"a": 1}),
        ({"a": 1}, {"a": 1.5, "c": []}),
        ({"a": [{"x": 1, "y": None}, {"x": 2, "y": None}]}, {"a": [{"x": 1}, {"x": 3, "y": 0}]}),
        ({"a": [1, 2]}, {"a": [2]}),
        ([{"a": {"b": {"c": 1}}}], [{"a": {"b": {}}}]),
        ({"a": {"-": 1}}, {"a": {"-": 2, "=": 3}}),
        ({"a": True}, {"a": 1}),
        (None, {"a": 1}),
    ],
)
def test_a_value_is_had_back_from_what_it_differs_in(known: Any, value: Any) -> None:
    found = restored(known, spared(value, known))
    assert found == value
    assert repr(found) == repr(value)


def test_a_page_carries_little_besides_what_it_shows(southcom: Catalogue) -> None:
    packed = pack(payload(southcom))
    page = unpack(packed)
    assert theatre_of(page)["sources"][0]["id"] == "article"
    assert len(str(page["carried"]["sources"])) < len(str(page["sources"])) / 5


def test_a_page_of_a_theatre_whose_files_are_gone_says_so(invented: Path) -> None:
    catalogue = read(invented)
    (invented / "sources.json").unlink()
    page = unpack(pack(payload(catalogue)))
    with pytest.raises(ValueError, match="expected a snapshot that carries its theatre"):
        theatre_of(page)
