"""A link reopens what it was copied from; the viewer reads and writes links as layers/state.py does."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from layers.page.state import State, from_link, opening
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Filters, Scene
from layers.theatre.vocabulary import Theme
from tests.browser.conftest import Viewer, Watched, open_app, open_snapshot, write_snapshot

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

Ask = Callable[[str, Any], Any]


@pytest.fixture(scope="module")
def staged(southcom: Catalogue) -> Catalogue:
    """The theatre with two scenes of its own."""
    return replace(southcom, theatre=southcom.theatre.model_copy(update={"scenes": SCENES}))


@pytest.fixture(scope="module")
def file(staged: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot that does not open as the theatre does."""
    state = State(("aor", "ru-advisory"), VIEW, theme="dark")
    return write_snapshot(tmp_path_factory.mktemp("link"), staged, state)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(
        viewport={"width": 1280, "height": 720}, permissions=["clipboard-read", "clipboard-write"]
    ) as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def ask(page: Page, file: Path) -> Ask:
    """Call a function of the data and an argument in the page."""
    open_snapshot(Watched(page), file)

    def call(function: str, argument: Any) -> Any:
        return page.evaluate(
            f"""async (given) => {{
              const [packed] = Object.values(posture.packed);
              const data = posture.indexed(await posture.unpack(packed));
              return ({function})(data, given);
            }}""",
            argument,
        )

    return call


def opened(page: Page, file: Path, part: str = "") -> Viewer:
    page.goto("about:blank")
    page.goto(file.as_uri() + part)
    page.wait_for_selector('.posture[data-ready="true"]')
    return Viewer(Watched(page), page)


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


def test_links_are_written_as_python_writes_them(ask: Ask, staged: Catalogue) -> None:
    every = states(staged)
    written = ask(
        "(data, all) => all.map((state) => Object.fromEntries(posture.asLink(data, state)))",
        [state.as_json() for state in every],
    )
    assert written == [state.as_link(staged) for state in every]
    assert len({json.dumps(link) for link in written}) > 70, "the states differ"


READ = """(data, all) => all.map((given) => {
  const { state, ignored } = posture.fromLink(data, new URLSearchParams(given));
  return [state, ignored];
})"""


def test_links_are_read_as_python_reads_them(ask: Ask, staged: Catalogue) -> None:
    links = [state.as_link(staged) for state in states(staged)]
    links += [
        {"utm_source": "mail"},
        {"scene": "", "layers": "what-if,aor,aor"},
        {"view": " 1e1, -2 ,+30,.5"},
    ]
    found = ask(READ, links)
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


def test_what_is_not_on_offer_is_passed_by_piece_by_piece(ask: Ask, staged: Catalogue) -> None:
    found = ask(READ, [given for given, _, _ in HOSTILE])
    assert found == [[from_link(good, staged).as_json(), ignored] for _, good, ignored in HOSTILE]


def test_a_snapshot_opens_as_its_address_says(page: Page, file: Path) -> None:
    viewer = opened(page, file, "#layers=us-deployments,nowhere&theme=print&search=carib&until=2025-13")
    state = viewer.state()
    assert viewer.visible() == ["us-deployments"]
    assert (state["theme"], state["filters"]["search"], state["until"]) == ("print", "carib", None)
    notice = viewer.find(".p-notice")
    assert notice.is_visible()
    assert "layers=nowhere · until=2025-13" in notice.inner_text()
    notice.get_by_role("button").click()
    assert notice.is_hidden()


def test_without_anything_in_its_address_a_snapshot_opens_as_saved(page: Page, file: Path) -> None:
    viewer = opened(page, file)
    assert viewer.visible() == ["aor", "ru-advisory"]
    assert viewer.state()["theme"] == "dark"
    assert viewer.find(".p-notice").is_hidden()
    page.wait_for_timeout(500)
    assert urlsplit(page.url).fragment == "", "nothing has changed yet"


def test_the_address_follows_and_reopens_the_same(page: Page, file: Path) -> None:
    viewer = opened(page, file)
    steps = page.evaluate("() => history.length")
    page.keyboard.press("2")
    page.evaluate("() => { posture.map.setView([5, -66], 5, {animate: false}); }")
    viewer.find('.p-card [data-claim="ru-wagner"]').click()
    viewer.find(".p-look summary").click()
    viewer.find('[data-theme="light"].p-choice').click()
    page.wait_for_function("() => location.hash.includes('theme=light') && location.hash.includes('select=')")
    before, address, seat = viewer.state(), page.url, viewer.seat()
    assert before["select"] == "ru-wagner"
    assert page.evaluate("() => history.length") == steps, "no change is a step back"
    again = opened(page, file, f"#{urlsplit(address).fragment}")
    assert again.state() == before
    assert again.seat() == pytest.approx(seat, abs=0.01)


def test_an_address_changed_by_hand_is_followed(page: Page, file: Path) -> None:
    viewer = opened(page, file)
    page.evaluate("() => { location.hash = '#layers=ru-advisory&view=-75,0,-58,13&select=ru-wagner'; }")
    viewer.find('.p-evidence[data-claim="ru-wagner"]').wait_for()
    assert viewer.visible() == ["ru-advisory"]
    west, south, east, north = viewer.state()["view"]
    assert west <= -75
    assert south <= 0
    assert east >= -58
    assert north >= 13
    page.evaluate("() => { location.hash = ''; }")
    viewer.find(".p-evidence").wait_for(state="hidden")
    assert viewer.visible() == ["aor", "ru-advisory"]


def test_a_link_names_the_scene_and_what_was_changed_in_it(page: Page, file: Path) -> None:
    viewer = opened(page, file, "#scene=first")
    state = viewer.state()
    assert (state["scene"], viewer.visible()) == ("first", ["aor", "ru-advisory"])
    assert state["filters"]["assertions"] == ["speculated"]
    page.keyboard.press("2")
    page.wait_for_function("() => location.hash.includes('us-deployments')")
    assert dict(parse_qsl(urlsplit(page.url).fragment))["scene"] == "first"


def test_a_link_is_copied_by_button_and_by_key(page: Page, file: Path) -> None:
    viewer = opened(page, file)
    page.keyboard.press("2")
    page.keyboard.press("c")
    viewer.find(".p-notice").wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith(file.as_uri() + "#layers=aor,us-deployments,ru-advisory")
    assert viewer.find(".p-live").inner_text() == "Copied."
    viewer.find(".p-look summary").click()
    page.evaluate("() => navigator.clipboard.writeText('')")
    viewer.find(".p-look .p-action").click()
    page.wait_for_function("async (text) => (await navigator.clipboard.readText()) === text", arg=copied)


def test_a_refused_clipboard_leaves_the_link_selected(page: Page, file: Path) -> None:
    viewer = opened(page, file)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    page.keyboard.press("4")
    page.keyboard.press("c")
    box = viewer.find(".p-notice textarea")
    box.wait_for()
    assert "#layers=aor,ru-advisory,aor-waters" in box.input_value()
    selected = box.evaluate("box => document.activeElement === box && box.selectionEnd === box.value.length")
    assert selected


def test_in_the_app_a_link_is_the_address_of_the_page(
    browser: Browser, app: str, southcom: Catalogue
) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 720}) as context:
        page = context.new_page()
        viewer = open_app(Watched(page), f"{app}/?other=1&theme=dark")
        viewer.frame.evaluate(
            "() => { navigator.clipboard.writeText = (text) => ((window.copied = text), Promise.resolve()); }"
        )
        viewer.row("what-if").click()
        page.keyboard.press("c")
        viewer.find(".p-notice").wait_for()
        link = urlsplit(viewer.frame.evaluate("() => window.copied"))
        assert f"{link.scheme}://{link.netloc}" == app
        parameters = dict(parse_qsl(link.query))
        assert parameters.pop("other") == "1"
        state = from_link(parameters, southcom)
        assert state.layers == (*opening(southcom).layers, "what-if")
        assert state.theme == viewer.state()["theme"]
