"""A real Chromium, the real app and the real snapshot file; nothing beyond this machine can be reached."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Frame, Locator, Page, Route

from layers.page.snapshot import snapshot
from layers.page.state import State, opening
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests import serving as serve

ROOT = Path(__file__).resolve().parents[2]
SOUTHCOM = ROOT / "seeds" / "southcom-2025"
FRAME = 'iframe[title="streamlit_folium.st_folium"]'
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (e) => {
  window.violations.push(e.violatedDirective + " " + e.blockedURI);
});
"""

BOXES = """() => {
  const seen = (e) => { const b = e.getBoundingClientRect(); return b.width > 0 && b.height > 0; };
  const names = '.p-card, .p-mark, .p-panel, .p-name, .p-caption, .leaflet-control';
  const all = [...document.querySelectorAll(names)];
  return all.filter(seen).map((e) => {
    const {left, top, right, bottom} = e.getBoundingClientRect();
    return {name: e.className + ' ' + e.textContent.slice(0, 30), left, top, right, bottom};
  });
}"""


def assert_apart(boxes: list[dict[str, Any]]) -> None:
    """Fail, with the names of the two, when any two boxes overlap."""
    for a, b in combinations(boxes, 2):
        apart = (
            a["right"] <= b["left"] + 1 or b["right"] <= a["left"] + 1
            or a["bottom"] <= b["top"] + 1 or b["bottom"] <= a["top"] + 1
        )  # fmt: skip
        assert apart, f"{a['name']} and {b['name']}"


def eventually(check: Callable[[], object], seconds: float = 20) -> None:
    """Repeat what asserts something that settles by itself, until it holds or that many seconds are over.

    A rerun, a resize or an animation takes as long as the machine lets it: what is asserted after one, once,
    fails on a busy machine.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            check()
        except AssertionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


QUIET = """async () => {
  const until = performance.now() + 30_000;
  const app = () => document.querySelector('[data-testid="stApp"]');
  // looks, and not time: when a browser that was held up goes on, much time is over and nothing has happened
  for (let looks = 0; looks < 25; looks += 1) {
    await new Promise((done) => setTimeout(done, 16));
    if (app()?.dataset.testScriptState !== "notRunning") looks = 0;
    if (performance.now() > until) throw new Error("the app still runs");
  }
}"""


def quiet(page: Page) -> None:
    """Wait until the app has not run in 25 looks, 0.4 seconds: what the page reports arrives sooner."""
    page.evaluate(QUIET)


@dataclass
class Watched:
    """A page, and what it did that it should not have done."""

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


@contextmanager
def pages(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Open pages with the network blocked: only this machine's own addresses and files answer."""
    with ExitStack() as stack:

        def make(width: int = 1440, height: int = 900, locale: str = "en-US") -> Watched:
            context = browser.new_context(
                viewport={"width": width, "height": height}, accept_downloads=True, locale=locale
            )
            stack.callback(context.close)
            context.add_init_script(WATCH)
            watched = Watched(context.new_page())

            def gate(route: Route) -> None:
                address = urlsplit(route.request.url)
                if address.scheme in ("data", "blob", "file") or address.hostname in (
                    "localhost",
                    "127.0.0.1",
                ):
                    route.continue_()
                else:
                    watched.outside.append(route.request.url)
                    route.abort()

            context.route("**/*", gate)
            page = watched.page
            page.on("console", lambda m: watched.errors.append(m.text) if m.type == "error" else None)
            page.on("pageerror", lambda e: watched.errors.append(str(e)))

            def refuse(dialog: Any) -> None:
                watched.dialogs.append(dialog.message)
                dialog.dismiss()

            page.on("dialog", refuse)
            return watched

        yield make


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Watched]]:
    with pages(browser) as make:
        yield make


@contextmanager
def serving(*arguments: str) -> Iterator[str]:
    """Run the app and give its address."""
    with serve.serving(ROOT / "dashboard" / "__main__.py", *arguments) as address:
        yield address


@pytest.fixture(scope="session")
def app() -> Iterator[str]:
    """The address of the app with its shipped theatres."""
    with serving() as address:
        yield address


@pytest.fixture(scope="session")
def southcom() -> Catalogue:
    return read(SOUTHCOM)


@dataclass
class Viewer:
    """The viewer as a reader meets it, in the app or in a snapshot."""

    watched: Watched
    frame: Page | Frame

    @property
    def page(self) -> Page:
        return self.watched.page

    def find(self, selector: str) -> Locator:
        return self.frame.locator(selector)

    def row(self, layer: str) -> Locator:
        return self.find(f'.p-layer[data-layer="{layer}"]')

    def press(self, layer: str) -> None:
        """Click a layer's row, unfolding its collection first where that is folded."""
        row = self.row(layer)
        if row.is_hidden():
            group = row.evaluate("row => row.parentElement.id")
            self.find(f'.p-unfold[aria-controls="{group}"]').click()
        row.click()

    def visible(self) -> list[str]:
        """Return the layers that the legend shows as on, in its order."""
        found: list[str] = self.find('.p-layer[aria-checked="true"]').evaluate_all(
            "rows => rows.map(r => r.dataset.layer)"
        )
        return found

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.find(".posture").get_attribute("data-state") or "{}")
        return found

    def marks(self) -> list[str]:
        """Return the keys of the marks that are drawn, sorted."""
        found: list[str] = self.find("path[data-mark]").evaluate_all(
            "all => [...new Set(all.map(m => m.dataset.mark))].sort()"
        )
        return found

    def shown(self) -> tuple[list[str], list[str]]:
        """Return what is drawn and what is listed as not on the map."""
        listed: list[str] = self.find(".p-unplaced .p-row").evaluate_all(
            "all => all.map(r => r.dataset.claim)"
        )
        return self.marks(), listed

    def seat(self) -> dict[str, float]:
        """Return the map's zoom and centre."""
        found: dict[str, float] = self.frame.evaluate(
            "() => ({zoom: posture.map.getZoom(), ...posture.map.getCenter()})"
        )
        return found

    def violations(self) -> list[str]:
        found: list[str] = self.frame.evaluate("() => window.violations")
        return found

    def settle(self) -> None:
        """Wait until the last change has been painted."""
        self.frame.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )


def open_app(watched: Watched, address: str) -> Viewer:
    watched.page.goto(address)
    return mounted(watched)


def mounted(watched: Watched) -> Viewer:
    """Return the viewer of an app that is open, once its map is drawn."""
    element = watched.page.wait_for_selector(FRAME, timeout=60_000)
    frame = element.content_frame() if element else None
    assert frame is not None
    frame.wait_for_selector('.posture[data-ready="true"]', timeout=60_000)
    return Viewer(watched, frame)


def open_snapshot(watched: Watched, path: Path) -> Viewer:
    watched.page.goto(path.as_uri())
    watched.page.wait_for_selector(".posture[data-ready]")
    return Viewer(watched, watched.page)


@cache
def made(catalogue: Catalogue, state: State) -> bytes:
    """Return a snapshot, made once a process: the same theatre and state give the same bytes."""
    return snapshot(catalogue, state)


def write_snapshot(folder: Path, catalogue: Catalogue, state: State | None = None) -> Path:
    path = folder / f"{catalogue.theatre.id}.html"
    path.write_bytes(made(catalogue, state or opening(catalogue)))
    return path


@pytest.fixture(params=["app", "snapshot"])
def viewer(
    request: pytest.FixtureRequest, open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path
) -> Viewer:
    """The southcom-2025 viewer in each of its two hosts."""
    watched = open_page()
    if request.param == "app":
        return open_app(watched, request.getfixturevalue("app"))
    return open_snapshot(watched, write_snapshot(tmp_path, southcom))


@pytest.fixture(scope="module", params=["app", "snapshot"])
def shared(
    request: pytest.FixtureRequest,
    browser: Browser,
    southcom: Catalogue,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Viewer]:
    """The southcom-2025 viewer in each of its two hosts, one for a whole module: leave it as you found it."""
    with pages(browser) as make:
        if request.param == "app":
            yield open_app(make(), request.getfixturevalue("app"))
        else:
            yield open_snapshot(make(), write_snapshot(tmp_path_factory.mktemp("shared"), southcom))
