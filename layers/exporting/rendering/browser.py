"""A Chromium that renders a page of ours, without a network.

::

    RenderError(RuntimeError)   no browser, or no Playwright; the message says how to get it
"""

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMED = "POSTURE_CHROMIUM"
"""The environment variable that names a browser."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--font-render-hinting=none")
"""No sandbox, which containers do not allow: the page is ours, has no script and no network."""


class RenderError(RuntimeError):
    """A browser that cannot be had; the message says what to install."""


def rendered(
    html: str, work: Callable[["Page"], bytes], scale: float = 1, browser: str | None = None
) -> bytes:
    """Return what ``work`` makes of a page of HTML in a browser; it can load nothing and run no script.

    ``scale`` are the pixels of a picture for one of the page. ``browser`` is the path of a Chromium, else one
    is looked for. It runs in a thread of its own: Playwright refuses one that has an event loop, as a
    notebook's or a dashboard's may.

    Raises:
        RenderError: if there is no Playwright or no browser.

    """
    done: Future[bytes] = Future()

    def run() -> None:
        try:
            done.set_result(_rendered(html, work, scale, browser))
        except BaseException as error:  # raised again for whoever waits
            done.set_exception(error)

    # a daemon, unlike those of an executor: a program that is ended does not wait for a browser
    Thread(target=run, daemon=True).start()
    return done.result()


def _rendered(html: str, work: Callable[["Page"], bytes], scale: float, browser: str | None) -> bytes:
    try:
        from playwright.sync_api import Error
    except ImportError:
        raise RenderError(
            "expected the package playwright, found none: install it with pip install “posture[render]”"
        ) from None
    with _browser(browser) as running:
        context = running.new_context(
            device_scale_factor=scale, offline=True, java_script_enabled=False, service_workers="block"
        )
        page = context.new_page()
        page.set_content(html)
        try:
            return work(page)
        except Error as error:
            first = str(error).partition("\n")[0]
            raise RenderError(f"expected a size that the browser can render, found: {first}") from None


@contextmanager
def _browser(named: str | None) -> Iterator["Browser"]:
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        path = named or found(playwright.chromium.executable_path)
        if not path:
            raise RenderError(
                "expected a Chromium, Chrome or Edge, found none: install one, run “playwright install "
                f"chromium”, or name one with --browser or {NAMED}"
            )
        try:
            running = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        except Error as error:
            first = str(error).partition("\n")[0]
            raise RenderError(f"expected a browser that starts at {path}, found: {first}") from None
        try:
            yield running
        finally:
            running.close()


def found(bundled: str) -> str | None:
    """Return a browser's path: the named one, one on the PATH, in its usual place, or Playwright's."""
    if named := os.environ.get(NAMED):
        return named
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    return on_path or next((place for place in (*PLACES, bundled) if Path(place).is_file()), None)
