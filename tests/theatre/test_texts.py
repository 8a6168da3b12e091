import json

import numpy as np
import pytest

from layers.theatre import dictionary, texts
from layers.theatre.builder import Builder
from layers.theatre.dictionary import Encoder
from layers.theatre.texts import Numbered, Texts
from tests.theatre.least import add, point

WORDS = ("Tagfahrlicht", "Łódź", "", "🛰 at sea", None, "half \ud83d of one", "Łódź", "plain", "Tagfahrlicht")


def held(*words: str | None) -> Texts:
    found = Texts()
    for at in range(0, len(words), 2):
        found.extend(words[at : at + 2])
    return found


@pytest.mark.parametrize("block", [1, 2, 4, 100])
def test_texts_come_back_as_they_were(monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    monkeypatch.setattr(texts, "BLOCK", block)
    made = held(*WORDS)
    assert list(made) == list(WORDS)
    assert [made[at] for at in range(-len(made), len(made))] == [*WORDS, *WORDS]
    assert made[1:4] == list(WORDS[1:4])
    assert made[::-3] == list(WORDS[::-3])
    assert made[7:100] == list(WORDS[7:])
    assert made[5:2] == []
    with pytest.raises(IndexError):
        made[len(WORDS)]


@pytest.mark.parametrize(("start", "stop"), [(0, 4), (1, 2), (2, 4), (4, 4), (4, 6)])
def test_they_are_spelled_in_bytes_and_told_apart_in_javascripts_units(start: int, stop: int) -> None:
    words = ("Łódź", "", "🛰 at sea", "日本", "plain", "as well")
    content, units = held(*words).spelled(start, stop)
    assert content == "".join(words[start:stop]).encode()
    assert units.tolist() == [len(word.encode("utf-16-le")) // 2 for word in words[start:stop]]


def test_equal_ones_are_found_when_all_are_there() -> None:
    made, places = held(*WORDS).distinct()
    assert list(made) == ["Tagfahrlicht", "Łódź", "", "🛰 at sea", None, "half \ud83d of one", "plain"]
    assert [made[at] for at in places.tolist()] == list(WORDS)
    again, same = made.distinct()
    assert again is made
    assert same.tolist() == list(range(7))


def test_texts_of_one_hash_stay_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "hash", lambda text: len(text or ""), raising=False)
    made, places = held("ab", "cd", "ab", "e", "cd").distinct()
    assert list(made) == ["ab", "cd", "e"]
    assert places.tolist() == [0, 1, 0, 2, 1]
    rows = Numbered(made)
    assert [rows[text] for text in ("e", "cd", "ab")] == [2, 1, 0]
    assert "xy" not in rows


@pytest.mark.parametrize("few", [0, 1, 3, 5, 100])
def test_a_column_is_the_same_however_many_texts_are_kept_as_such(
    monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(dictionary, "MANY", few)
    encoder = Encoder()
    encoder.extend(WORDS[:2])
    for at in range(2, len(WORDS), 3):
        codes = encoder.codes(WORDS[at : at + 3])
        assert [encoder.values[code] for code in codes] == list(WORDS[at : at + 3])
        encoder.append(np.array(codes, np.int64))
    encoder.add("Łódź")
    made = encoder.column()
    assert list(made.values) == list(dict.fromkeys(WORDS))
    assert list(made) == [*WORDS, "Łódź"]
    assert made.codes.dtype == np.uint8


@pytest.mark.parametrize("few", [1, 100])
def test_claims_are_the_same_however_many_texts_are_kept_as_such(
    monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(dictionary, "MANY", few)
    builder = Builder()
    add(builder, point("a", 1, 2), point("b", 3, 4), point("a", 5, 6))
    add(builder, point("b", 7, 8), point("c", 9, 10), point("d", 11, 12))
    made = builder.claims({})
    assert list(made) == ["a", "b", "c", "d"]
    assert made.points()[1].tolist() == [2, 4, 10, 12]
    assert [made[id_].id for id_ in "dcba"] == ["d", "c", "b", "a"]
    assert "e" not in made
    assert json.loads("".join(made.canonical()))["features"][3]["id"] == "d"
