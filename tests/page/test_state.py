from dataclasses import replace

import pytest

from layers.page.state import State, StateError, from_link, from_page, opening
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Filters, Scene

SCENE = Scene(
    id="first",
    title="First",
    caption="What is speculated.",
    layers=("ru-advisory",),
    view=(-75.0, 0.0, -58.0, 13.0),
    filters=Filters(assertions=("speculated",)),
)


@pytest.fixture
def staged(southcom: Catalogue) -> Catalogue:
    """The theatre with one scene."""
    return replace(southcom, theatre=southcom.theatre.model_copy(update={"scenes": (SCENE,)}))


VIEW = (-80.0, 0.0, -60.0, 15.0)


def test_opens_with_the_layers_that_are_on(southcom: Catalogue) -> None:
    assert opening(southcom) == State(("aor", "us-deployments", "ru-advisory"), southcom.theatre.view)


def test_opens_with_a_scene_if_there_is_one_of_that_name(staged: Catalogue) -> None:
    state = opening(staged, "first")
    assert (state.scene, state.layers, state.view, state.filters) == (
        "first",
        SCENE.layers,
        SCENE.view,
        SCENE.filters,
    )
    assert opening(staged, "last") == opening(staged) == opening(staged, None)


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
        (State(("aor",), VIEW, scene="nowhere"), "a scene from .*; found “nowhere”"),
        (State(("aor",), VIEW, language="xx"), "en, es; found “xx”"),
        (State(("aor",), VIEW, filters=Filters(actors=("nobody",))), "actors from .*; found “nobody”"),
        (State(("aor",), VIEW, filters=Filters(sources=("nobody",))), "sources from .*; found “nobody”"),
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
        "coordinates": "mgrs",
        "graticule": "off",
        "dates": "dtg",
        "density": "marks",
        "scene": None,
        "filters": {"assertions": ["stated"], "actors": ["ru"], "sources": [], "search": "planes"},
        "until": "2025-11",
        "timeline": "event",
        "language": "es",
        "brief": True,
    }
    assert from_page(message, southcom) == State(
        ("ru-advisory", "movements"),
        (170.0, -5.0, -170.0, 5.0),
        "ru-airlift",
        "dark",
        "2525",
        "mgrs",
        "off",
        "dtg",
        "marks",
        filters=Filters(assertions=("stated",), actors=("ru",), search="planes"),
        until="2025-11",
        timeline="event",
        language="es",
        brief=True,
    )


@pytest.mark.parametrize(
    "message", [None, [], {"layers": ["aor"]}, {"layers": ["aor"], "view": [1], "select": None}]
)
def test_refuses_what_is_no_state(southcom: Catalogue, message: object) -> None:
    with pytest.raises(StateError, match="from the page"):
        from_page(message, southcom)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("theme", "", "a theme from light, dark, print; found “”"),
        ("symbols", None, "symbols from nationality, 2525; found “None”"),
        ("coordinates", "utm", "coordinates from degrees, dms, mgrs; found “utm”"),
        ("graticule", True, "a graticule from on, off; found “True”"),
        ("dates", "zulu", "a form of dates from date, dtg; found “zulu”"),
        ("density", "few", "a density from cards, marks; found “few”"),
        ("language", [], r"a language from en, es; found “\[\]”"),
        ("until", 2025, "a day, a month or a year .*; found “2025”"),
    ],
)
def test_refuses_a_value_of_another_kind(southcom: Catalogue, name: str, value: object, said: str) -> None:
    message = opening(southcom).as_json() | {name: value}
    with pytest.raises(StateError, match=said):
        from_page(message, southcom)


def test_what_goes_to_the_page_comes_back(southcom: Catalogue) -> None:
    state = State(("aor", "ru-advisory"), VIEW, "ru-wagner")
    assert from_page(state.as_json(), southcom) == state


STATES = [
    State(("aor",), VIEW),
    State(("ru-advisory", "movements"), (170.0, -5.0, -170.0, 5.125), "ru-airlift", "dark", "2525"),
    State(
        ("aor",),
        VIEW,
        filters=Filters(
            assertions=("alleged", "denied"), actors=("ru",), sources=("article",), search="a, b & c"
        ),
        brief=True,
    ),
    State(("aor",), VIEW, until="2025-11", language="es"),
]


@pytest.mark.parametrize("state", STATES)
def test_a_link_reopens_the_same_state(southcom: Catalogue, state: State) -> None:
    assert from_link(state.as_link(southcom), southcom) == state


def test_a_link_holds_only_what_was_changed(southcom: Catalogue) -> None:
    start = opening(southcom)
    assert start.as_link(southcom) == {}
    assert from_link({"utm_source": "mail"}, southcom) == start
    assert replace(start, theme="dark").as_link(southcom) == {"theme": "dark"}


def test_a_scene_in_a_link_brings_its_own_layers_and_view(staged: Catalogue) -> None:
    scene = staged.theatre.scenes[0]
    state = from_link({"scene": scene.id}, staged)
    assert (state.layers, state.view, state.filters) == (scene.layers, scene.view, scene.filters)
    assert state.as_link(staged) == {"scene": scene.id}
    start = opening(staged)
    left = replace(state, layers=start.layers, view=start.view)
    assert from_link(left.as_link(staged), staged) == left


@pytest.mark.parametrize(
    "parameters",
    [
        {"layers": "nowhere"},
        {"view": "1,2"},
        {"view": "a,b,c,d"},
        {"until": "2025-13"},
        {"lang": "xx"},
        {"scene": "x"},
    ],
)
def test_refuses_a_link_to_what_is_not_there(southcom: Catalogue, parameters: dict[str, str]) -> None:
    with pytest.raises(StateError):
        from_link(parameters, southcom)
