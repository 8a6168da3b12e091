"""A snapshot as part of another page: `?embed=1`, and the code that puts it there."""

import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from layers.messages.language import text
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import Viewer, Watched, open_snapshot, pages, write_snapshot

READY = '.posture[data-ready="true"]'


Article = tuple[Page, FrameLocator]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("published")


@pytest.fixture(scope="module")
def code(browser: Browser, southcom: Catalogue, folder: Path) -> Iterator[str]:
    """Return the code that the button gives where the clipboard is refused."""
    with pages(browser) as make:
        viewer = open_snapshot(make(), write_snapshot(folder, southcom))
        viewer.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error('no')); }")
        viewer.press("what-if")
        expect(viewer.page).to_have_url(re.compile("what-if"))
        viewer.find(".p-look summary").click()
        viewer.page.get_by_role("button", name=text("en", "copy_embed")).click()
        yield viewer.page.locator(".p-byhand").input_value()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """Serve the folder as a site is, and return its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def article(browser: Browser, code: str, folder: Path, site: str) -> Iterator[Article]:
    """A page with that code in it, higher than its window."""
    around = folder / "article.html"
    around.write_text(f'<p style="height:300px">Words.</p>{code}<p style="height:2000px">', encoding="utf-8")
    with pages(browser) as make:
        page = make().page
        page.goto(f"{site}/{around.name}")
        frame = page.frame_locator("iframe")
        frame.locator(READY).wait_for()
        yield page, frame


def test_the_code_brings_what_is_shown_and_lets_it_do_no_more(code: str) -> None:
    assert re.fullmatch(r'<iframe title="[^"<>]+" [^<>]*></iframe>', code)
    assert 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"' in code
    assert re.search(r'src="[^"/:]+\.html\?embed=1#layers=[^"]*what-if', code)


def test_it_has_the_map_the_legend_and_whose_words_they_are(article: Article, southcom: Catalogue) -> None:
    _, frame = article
    for part in (".p-banner", ".p-legend", ".p-asof", ".p-sources-open", ".p-card >> nth=0"):
        expect(frame.locator(part)).to_be_visible()
    for part in ("h1", ".p-subtitle", "button.p-tool >> nth=0", ".p-look"):
        expect(frame.locator(part)).to_be_hidden()
    expect(frame.locator('[data-layer="what-if"][aria-checked="true"]')).to_be_visible()
    expect(frame.locator(".p-banner")).to_have_text(southcom.theatre.banner)


def test_the_wheel_is_the_page_s_until_the_map_has_the_focus(article: Article) -> None:
    page, frame = article
    box = page.locator("iframe").bounding_box()
    assert box
    middle = box["x"] + box["width"] * 0.04, box["y"] + box["height"] * 0.3
    scale = frame.locator(".p-scalebar").first

    def rolled() -> tuple[bool, bool]:
        """Roll the wheel over the map; return whether the page moved, and whether the map did."""
        before, at = scale.inner_text(), page.evaluate("scrollY")
        page.mouse.wheel(0, -120 if at else 120)
        page.wait_for_timeout(600)
        return page.evaluate("scrollY") != at, scale.inner_text() != before

    page.mouse.move(*middle)
    assert rolled() == (True, False)
    assert rolled() == (True, False)
    page.mouse.click(*middle)
    assert rolled() == (False, True)


def test_a_link_leads_to_the_whole_map(article: Article) -> None:
    page, frame = article
    with page.context.expect_page() as opened:
        frame.get_by_role("link", name=text("en", "open_whole")).click()
    whole = Viewer(Watched(opened.value), opened.value.main_frame)
    whole.page.locator(READY).wait_for()
    assert "embed" not in whole.page.url
    expect(whole.page.locator("h1")).to_be_visible()
    assert "what-if" in whole.visible()
