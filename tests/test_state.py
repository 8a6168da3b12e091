import pytest

from layers.catalogue import Catalogue
from layers.state import State, StateError, from_page, opening

VIEW = (-80.0, 0.0, -60.0, 15.0)


def test_opens_with_the_layers_that_are_on(southcom: Catalogue) -> None:
    assert opening(southcom) == State(("aor", "us-deployments", "ru-advisory"), southcom.theatre.view)


def test_puts_layers_in_the_theatres_order(southcom: Catalogue) -> None:
    assert State(("what-if", "aor"), VIEW).checked(southcom).layers == ("aor", "what-if")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State(("nowhere",), VIEW), "found “nowhere”"),
        (State((), VIEW), "at least one visible layer"),
        (State(("aor",), VIEW, "nobody"), "found “nobody”"),
        (State(("aor",), VIEW, "ru-wagner"), "“ru-wagner” is in “ru-advisory”"),
        (State(("movements",), VIEW, "ru-airlift"), "the layers at its ends with “ru-airlift”: ru-advisory"),
        (State(("aor",), (-80.0, 15.0, -60.0, 0.0)), "W,S,E,N"),
        (State(("aor",), (-80.0, 0.0, float("nan"), 15.0)), "W,S,E,N"),
        (State(("aor",), (-80.0, 0.0, 900.0, 15.0)), "W,S,E,N"),
        (State(("aor",), VIEW, theme="pink"), "light, dark, print; found “pink”"),  # type: ignore[arg-type]
        (State(("aor",), VIEW, symbols="emoji"), "nationality, 2525; found “emoji”"),  # type: ignore[arg-type]
    ],
)
def test_refuses_what_the_theatre_does_not_offer(southcom: Catalogue, state: State, said: str) -> None:
    with pytest.raises(StateError, match=said):
        state.checked(southcom)


def test_reads_what_the_page_reports(southcom: Catalogue) -> None:
    message = {
        "layers": ["movements", "ru-advisory"],
        "view": [170, -5, -170, 5],
        "select": "ru-airlift",
        "theme": "dark",
        "symbols": "2525",
    }
    assert from_page(message, southcom) == State(
        ("ru-advisory", "movements"), (170.0, -5.0, -170.0, 5.0), "ru-airlift", "dark", "2525"
    )


@pytest.mark.parametrize(
    "message", [None, [], {"layers": ["aor"]}, {"layers": ["aor"], "view": [1], "select": None}]
)
def test_refuses_what_is_no_state(southcom: Catalogue, message: object) -> None:
    with pytest.raises(StateError, match="from the page"):
        from_page(message, southcom)


def test_what_goes_to_the_page_comes_back(southcom: Catalogue) -> None:
    state = State(("aor", "ru-advisory"), VIEW, "ru-wagner")
    assert from_page(state.as_json(), southcom) == state
