from typing import Any

import pytest

from layers.page.payload import pack, payload, unpack
from layers.page.symbols import code, symbol
from layers.theatre.catalogue import Catalogue


def frame_of(drawn: list[Any]) -> dict[str, str]:
    frame: dict[str, str] = drawn[2][0][1]
    return frame


PRESENT, PLANNED = "10031000001211000000", "10031010001211000000"


def test_a_present_frame_is_whole_and_a_planned_one_is_dashed() -> None:
    assert "stroke-dasharray" not in frame_of(symbol(PRESENT))
    assert frame_of(symbol(PLANNED))["stroke-dasharray"] == "8 6"
    assert symbol(PRESENT)[2][1:] == symbol(PLANNED)[2][1:], "only the frame differs"


@pytest.mark.parametrize("identity", "13456")
def test_planned_is_dashed_for_every_whole_frame(identity: str) -> None:
    sidc = f"100{identity}1010001211000000"
    assert "stroke-dasharray" in frame_of(symbol(sidc))


def test_a_code_without_a_symbol_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no symbol for 9{20}"):
        symbol("9" * 20)


def test_identity_is_unknown_unless_the_theatre_says_otherwise(southcom: Catalogue) -> None:
    actor = next(actor for actor in southcom.theatre.actors if actor.id == "ru")
    sidc = southcom.claims["ru-etf"].properties.sidc or ""
    assert code(sidc, actor) == "10011004000000000000"
    assert code(sidc, actor.model_copy(update={"identity": 5}))[3] == "5"


def test_no_actor_of_the_first_theatre_is_hostile(southcom: Catalogue) -> None:
    assert {actor.identity for actor in southcom.theatre.actors} == {1}


def test_the_page_gets_only_the_symbols_that_are_used(southcom: Catalogue) -> None:
    data = unpack(pack(payload(southcom)))
    assert set(data["symbols"]) == {claim["symbol"] for claim in data["claims"] if claim["symbol"]}
    assert 0 < len(data["symbols"]) < len(data["claims"])
