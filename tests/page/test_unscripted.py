from dataclasses import replace

import pytest

from layers.page.state import opening
from layers.page.unscripted import LISTED, unscripted
from layers.theatre.catalogue import Catalogue


def test_what_is_not_listed_is_counted(southcom: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = tuple(layer.id for layer in southcom.theatre.layers)
    state = replace(opening(southcom), layers=everything)
    assert len(unscripted(southcom, state).lines) == len(southcom.claims) <= LISTED
    monkeypatch.setattr("layers.page.unscripted.LISTED", 10)
    few = unscripted(southcom, state)
    assert (len(few.lines), few.more) == (10, len(southcom.claims) - 10)
