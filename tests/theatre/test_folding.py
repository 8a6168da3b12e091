"""Folded text, in the cases that the viewer's own tests take too (tests/folding.json)."""

import json
from pathlib import Path
from unicodedata import category, normalize

import pytest
from anyascii import anyascii

from layers.theatre.folding import fold, table

CASES: dict[str, str] = json.loads((Path(__file__).parents[1] / "folding.json").read_text(encoding="utf-8"))
SIGNS = "'\"-/"
EVERY = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
"""The characters of the Basic Multilingual Plane."""


@pytest.mark.parametrize("text", CASES)
def test_text_is_found_however_it_is_spelled(text: str) -> None:
    assert fold(text) == CASES[text]


def test_folding_is_the_steps_that_the_viewer_takes() -> None:
    for character in (*EVERY, *CASES):
        kept = [c for c in normalize("NFKD", character) if category(c)[0] != "M" and category(c) != "Cf"]
        assert fold(character) == "".join(table().get(c, c) for c in "".join(kept).lower()), character


def test_what_is_folded_stays_as_it_is() -> None:
    assert [each for each in EVERY if fold(fold(each)) != fold(each)] == []


def test_the_letters_are_those_of_anyascii() -> None:
    small = [chr(code) for code in range(0x80, 0x2B0) if category(chr(code)) == "Ll"]
    latin = {each: anyascii(each) for each in small if normalize("NFKD", each) == each}
    assert {each: plain for each, plain in table().items() if plain not in SIGNS} == {
        each: plain for each, plain in latin.items() if plain.isalpha()
    } | {"ς": "σ"}
