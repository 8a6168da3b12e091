import pandas as pd
import pytest

from dashboard.table import Chosen, matching, searchable
from layers.exporting.tables import claims_table
from layers.theatre.catalogue import Catalogue


@pytest.fixture(scope="module")
def frame(southcom: Catalogue) -> pd.DataFrame:
    return searchable(claims_table(southcom))


def found(frame: pd.DataFrame, words: str, chosen: Chosen | None = None) -> list[str]:
    return list(frame.index[matching(frame, words, chosen or {})])


def test_search_wants_every_word_in_any_text(frame: pd.DataFrame) -> None:
    assert found(frame, "WAGNER elite") == ["ru-wagner"]
    assert found(frame, "wagner nonsense") == []


def test_search_finds_a_word_however_it_is_spelled(frame: pd.DataFrame) -> None:
    spelled = frame.assign(label="Señor O’Higgins, Łódź–Tromsø")
    for words in ("senor", "SEÑOR o'higgins", "lodz-tromso", "tromsø"):
        assert found(searchable(spelled), words) == list(frame.index), words


def test_search_takes_signs_as_signs(frame: pd.DataFrame) -> None:
    assert found(frame, "(alleged) africa") == ["ru-africa-corps"]
    assert found(frame, "(alleged") == found(frame, "(alleged)") != found(frame, "alleged")


def test_search_looks_into_nothing_where_there_is_nothing(frame: pd.DataFrame) -> None:
    assert found(frame, "nan") == [id_ for id_ in frame.index if "nan" in str(frame.loc[id_, "text"])]
    assert "ru-wagner" not in found(frame, "nan")
    assert "ru-wagner" not in found(frame, "none")


def test_filters_narrow_and_none_means_all(frame: pd.DataFrame) -> None:
    some = found(frame, "", {"actor": ["Russia"], "assertion": ["conditional"], "layer": []})
    assert len(some) == 5
    assert set(frame.loc[some, "assertion"]) == {"conditional"}
    assert found(frame, "") == list(frame.index)


def test_a_source_finds_what_rests_on_it_too(frame: pd.DataFrame) -> None:
    some = set(found(frame, "", {"rests_on": ["Lt. Gen. Kyrylo Budanov"]}))
    assert {"ru-etf-strength", "twz-etf-strength", "charter97-caracas"} <= some
    assert not {"us-15000", "ru-wagner", "military-12000"} & some


def test_search_finds_a_claim_by_its_hedge(frame: pd.DataFrame) -> None:
    hedged = frame.assign(hedge="").astype({"hedge": object})
    hedged.loc["ru-wagner", "hedge"] = "peradventure"
    assert found(searchable(hedged), "peradventure") == ["ru-wagner"]
