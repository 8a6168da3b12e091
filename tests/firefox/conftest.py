"""A real Firefox, by Mozilla's own driver: it needs neither geckodriver nor a Firefox of Playwright's.

Playwright drives Firefox builds of its own, which Debian does not have; Debian's own (153) lacks a command of
WebDriver BiDi that Playwright sends first. Run by hand, see CONTRIBUTING.md, these tests are skipped where
Firefox or the driver is missing.
"""

import base64
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

NOWHERE = {
    "network.proxy.type": 1,
    **{f"network.proxy.{kind}": "127.0.0.1" for kind in ("http", "ssl")},
    **{f"network.proxy.{kind}_port": 9 for kind in ("http", "ssl")},
    "network.proxy.no_proxies_on": "localhost, 127.0.0.1",
    "intl.accept_languages": "en-US",
    "ui.prefersReducedMotion": 1,
    "layout.css.prefers-color-scheme.content-override": 1,
}
"""Preferences: a proxy that nobody answers for all but this machine, English, no motion, light."""

SAID = """
return Services.console.getMessageArray()
  .filter((each) => each instanceof Ci.nsIScriptError)
  .filter((each) => !(each.flags & (Ci.nsIScriptError.infoFlag | Ci.nsIScriptError.warningFlag)))
  .filter(({ sourceName, errorMessage }) => /^(file|http):/.test(sourceName) || /Policy/.test(errorMessage))
  .map((each) => `${each.errorMessage} (${each.sourceName}:${each.lineNumber})`);
"""
"""What the console has of errors in pages, and of what a policy refused."""

Marionette = Any


@dataclass
class Firefox:
    """A Firefox with one window, whose page answers questions in JavaScript."""

    driver: Marionette
    downloads: Path

    def open(self, address: str) -> None:
        with self.driver.using_context("chrome"):
            self.driver.execute_script("Services.console.reset();")
        self.driver.navigate("about:blank")
        self.driver.navigate(address)

    def ask(self, question: str, *arguments: Any) -> Any:
        """Return the value of an expression in the page; ``page`` is its window with all its variables."""
        script = f"const given = arguments, page = window.wrappedJSObject; return (page, {question});"
        return self.driver.execute_script(script, script_args=arguments, sandbox="default")

    def wait(self, question: str, seconds: float = 60) -> Any:
        """Return the value of an expression once it is true, or fail."""
        from marionette_driver import Wait

        return Wait(self.driver, timeout=seconds).until(lambda _: self.ask(question), message=question)

    def downloaded(self, suffix: str) -> Path:
        """Return the file that a press has downloaded, once it is there whole, or fail."""
        from marionette_driver import Wait

        def whole(_: Marionette) -> Path | None:
            if any(self.downloads.glob("*.part")):
                return None
            return next((each for each in self.downloads.glob(f"*{suffix}") if each.stat().st_size), None)

        found: Path = Wait(self.driver, timeout=30).until(whole, message=f"a file {suffix}")
        return found

    def settle(self) -> None:
        """Wait until two frames have been painted."""
        self.ask("new Promise((done) => page.requestAnimationFrame(() => page.requestAnimationFrame(done)))")

    def do(self, script: str, *arguments: Any) -> None:
        """Run statements in the page."""
        self.ask(f"void (() => {{ {script} }})()", *arguments)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.driver.actions.sequence("key", "keyboard").key_down(key).key_up(key).perform()

    def click(self, selector: str) -> None:
        self.driver.find_element("css selector", selector).click()

    def resize(self, width: int, height: int) -> None:
        """Give the page that many pixels."""
        rect, inner = self.driver.window_rect, self.ask("[innerWidth, innerHeight]")
        self.driver.set_window_rect(
            width=rect["width"] + width - inner[0], height=rect["height"] + height - inner[1]
        )
        self.wait(f"innerWidth === {width} && innerHeight === {height}")

    def picture(self) -> Image.Image:
        png = base64.b64decode(self.driver.screenshot(full=False))
        return Image.open(BytesIO(png)).convert("RGB")

    def said(self) -> list[str]:
        with self.driver.using_context("chrome"):
            found: list[str] = self.driver.execute_script(SAID)
        return found


def found() -> str | None:
    """Return the path of a Firefox, if there is one."""
    return next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    marionette = pytest.importorskip(
        "marionette_driver.marionette", reason="pip install -r tests/firefox/requirements.txt"
    )
    path = found()
    if not path:
        pytest.skip("there is no Firefox on this machine")
    log: Path = tmp_path_factory.mktemp("firefox") / "log"
    downloads = tmp_path_factory.mktemp("downloads")
    preferences = NOWHERE | {"browser.download.folderList": 2, "browser.download.dir": str(downloads)}
    driver = marionette.Marionette(
        port=0, bin=path, headless=True, prefs=preferences, gecko_log=str(log), startup_timeout=120
    )
    driver.start_session()
    yield Firefox(driver, downloads)
    driver.cleanup()
    driver.instance.profile.cleanup()
