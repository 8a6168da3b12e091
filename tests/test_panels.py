import pandas as pd
import pytest

from dashboard.panels import matching
from layers.catalogue import Catalogue
from layers.frames import claims_frame


@pytest.fixture(scope="module")
def frame(southcom: Catalogue) -> pd.DataFrame:
    return pd.DataFrame(claims_frame(southcom).drop(columns="geometry"))


def test_search_wants_every_word_in_any_text(frame: pd.DataFrame) -> None:
    assert list(matching(frame, "WAGNER elite", {}).index) == ["ru-wagner"]
    assert list(matching(frame, "wagner nonsense", {}).index) == []


def test_search_takes_signs_as_signs(frame: pd.DataFrame) -> None:
    assert list(matching(frame, "(alleged)", {}).index) == ["ru-africa-corps"]


def test_filters_narrow_and_none_means_all(frame: pd.DataFrame) -> None:
    found = matching(frame, "", {"actor": ["Russia"], "assertion": ["conditional"], "layer": []})
    assert len(found) == 4
    assert set(found["assertion"]) == {"conditional"}
    assert len(matching(frame, "", {})) == len(frame)


def test_a_source_finds_what_rests_on_it_too(frame: pd.DataFrame) -> None:
    found = matching(frame, "", {"rests_on": ["Lt. Gen. Kyrylo Budanov"]})
    assert {"ru-etf-strength", "twz-etf-strength", "charter97-caracas"} <= set(found.index)
    assert not {"us-15000", "ru-wagner", "military-12000"} & set(found.index)
