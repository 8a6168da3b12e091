"""A link reopens what it was copied from."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from layers.page.state import State, from_link, opening
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import Viewer, Watched, open_app, write_snapshot
from tests.web.test_link import VIEW, with_scenes


@pytest.fixture(scope="module")
def staged(southcom: Catalogue) -> Catalogue:
    return with_scenes(southcom)


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


def opened(page: Page, file: Path, part: str = "") -> Viewer:
    page.goto("about:blank")
    page.goto(file.as_uri() + part)
    page.wait_for_selector('.posture[data-ready="true"]')
    return Viewer(Watched(page), page)


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
    page.evaluate("() => posture.command({select: 'ru-wagner'})")
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
    viewer.find('.p-look [data-focus="link"]').click()
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
