"""The viewer reads and writes links as layers/page does."""

import json
from dataclasses import replace
from itertools import product

import pytest

from layers.page.state import State, from_link, opening
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Filters, Scene
from layers.theatre.vocabulary import Theme
from tests.web.asked import ask

SCENES = (
    Scene(
        id="first",
        title="First",
        caption="What is speculated.",
        layers=("ru-advisory", "aor"),
        view=(-75.0, 0.0, -58.0, 13.0),
        filters=Filters(assertions=("speculated",)),
    ),
    Scene(id="second", title="Second", caption="As it opens.", layers=("us-deployments",)),
)
THEMES: tuple[Theme, ...] = ("light", "dark")
VIEW = (-80.0, 0.0, -60.5, 15.125)


def with_scenes(catalogue: Catalogue) -> Catalogue:
    """Return the theatre with two scenes of its own."""
    return replace(catalogue, theatre=catalogue.theatre.model_copy(update={"scenes": SCENES}))


@pytest.fixture(scope="module")
def staged(southcom: Catalogue) -> Catalogue:
    return with_scenes(southcom)


def states(catalogue: Catalogue) -> list[State]:
    """Return states of every kind, those of scenes and what was changed in them included."""
    start = opening(catalogue)
    found = [
        replace(start, layers=layers, view=view, theme=theme, filters=filters, until=until)
        for layers, view, theme, filters, until in product(
            (start.layers, ("aor",), ("ru-advisory", "movements")),
            (start.view, (170.0, -5.0, -170.0, 5.125), (-66.123456, -1.5, 20.0, 30.0)),
            THEMES,
            (
                Filters(),
                Filters(assertions=("denied", "alleged"), sources=("article",), search="a, b & c=ñ+1"),
            ),
            (None, "2025", "2025-11-30"),
        )
    ]
    found += [
        replace(
            start, layers=("ru-advisory", "movements"), select="ru-airlift", symbols="2525", language="es"
        ),
        replace(start, filters=Filters(actors=("ru", "us")), brief=True, language="en"),
    ]
    for scene in SCENES:
        in_scene = from_link({"scene": scene.id}, catalogue)
        found += [
            in_scene,
            replace(in_scene, layers=start.layers),
            replace(in_scene, view=VIEW, theme="print"),
        ]
        found += [replace(in_scene, filters=Filters(search="x"), until="2024")]
    return found


def test_links_are_written_as_python_writes_them(staged: Catalogue) -> None:
    every = states(staged)
    written = ask(staged, "links", [state.as_json() for state in every])
    assert written == [state.as_link(staged) for state in every]
    assert len({json.dumps(link) for link in written}) > 70, "the states differ"


def test_links_are_read_as_python_reads_them(staged: Catalogue) -> None:
    links = [state.as_link(staged) for state in states(staged)]
    links += [
        {"utm_source": "mail"},
        {"scene": "", "layers": "what-if,aor,aor"},
        {"view": " 1e1, -2 ,+30,.5"},
    ]
    found = ask(staged, "states", links)
    assert found == [[from_link(link, staged).as_json(), []] for link in links]


HOSTILE: list[tuple[dict[str, str], dict[str, str], list[str]]] = [
    ({"layers": "nowhere"}, {}, ["layers=nowhere"]),
    ({"layers": "aor,nowhere,__proto__"}, {"layers": "aor"}, ["layers=nowhere,__proto__"]),
    ({"view": "1,2,3"}, {}, ["view=1,2,3"]),
    ({"view": "1,2,3,nan"}, {}, ["view=1,2,3,nan"]),
    ({"view": "1,,3,4"}, {}, ["view=1,,3,4"]),
    ({"view": "0x1,2,3,4"}, {}, ["view=0x1,2,3,4"]),
    ({"view": "10,20,30,5", "theme": "dark"}, {"theme": "dark"}, ["view=10,20,30,5"]),
    ({"view": "10,-5,Infinity,5"}, {}, ["view=10,-5,Infinity,5"]),
    ({"view": "1e999,2,3,4"}, {}, ["view=1e999,2,3,4"]),
    ({"until": "2025-13"}, {}, ["until=2025-13"]),
    ({"until": "2025-02-29"}, {}, ["until=2025-02-29"]),
    ({"until": "0000"}, {}, ["until=0000"]),
    ({"until": "2025-11-31T00:00", "layers": "aor"}, {"layers": "aor"}, ["until=2025-11-31T00:00"]),
    ({"theme": "constructor", "symbols": "2525"}, {"symbols": "2525"}, ["theme=constructor"]),
    ({"symbols": ""}, {}, ["symbols="]),
    ({"lang": "xx"}, {}, ["lang=xx"]),
    ({"scene": "__proto__"}, {}, ["scene=__proto__"]),
    ({"select": "ru-wagner<script>"}, {}, ["select=ru-wagner<script>"]),
    ({"select": "ru-wagner", "layers": "aor"}, {"layers": "aor"}, ["select=ru-wagner"]),
    ({"assertion": "reported,rumoured"}, {"assertion": "reported"}, ["assertion=rumoured"]),
    ({"actor": "nobody", "source": "none"}, {}, ["actor=nobody", "source=none"]),
]


def test_what_is_not_on_offer_is_passed_by_piece_by_piece(staged: Catalogue) -> None:
    found = ask(staged, "states", [given for given, _, _ in HOSTILE])
    assert found == [[from_link(good, staged).as_json(), ignored] for _, good, ignored in HOSTILE]
