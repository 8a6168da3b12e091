"""What a curator does at the desk, by keys and clicks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from layers.curating.held import Held, held
from layers.curating.private import keep_text
from layers.curating.receiving import Received
from layers.curating.saving import save
from layers.writing.aside import alone
from tests.browser.conftest import Watched, eventually, pages, quiet, serving

Desk = Callable[[], Page]
"""Opens the desk in a session of its own, with a name given."""

TEXT = """Roughly 120 Russian soldiers are reportedly in Venezuela.
More than 300 boats lie there, the navy said.
"""


FAR = 90
"""Presses of the Tab key after which what is looked for is not to be reached."""

WAY = """e => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (at === e) return "";
  // pieces of the desk's own are in trees of their own
  const inside = at.getRootNode() === e.getRootNode();
  const [from, to] = [at, e].map((each) => inside ? each : each.getRootNode().host ?? each);
  return from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab";
}"""
"""Returns the key that leads from what has the focus to an element, "" where that has it."""


@contextmanager
def at_desk(browser: Browser, folder: Path) -> Iterator[Watched]:
    """Open the desk with the theatre in a folder."""
    with serving("--theatre", str(folder), "--desk") as address, pages(browser) as make:
        watched = make(1280, 720)
        come(watched.page, f"{address}/?theatre={folder.name}")
        yield watched


def come(page: Page, address: str) -> None:
    """Open the desk at an address, in a session of its own."""
    page.goto(address)
    expect(page.get_by_role("heading", name="The desk")).to_be_visible(timeout=60_000)


def next_open(page: Page, words: str) -> None:
    """Go to the next open paragraph, which has these words."""
    press(page, "Next open")
    passage = page.get_by_role("textbox", name="The paragraph: select words")
    expect(passage).to_contain_text(words, timeout=30_000)


def press(page: Page, name: str) -> None:
    """Press the button of that name by keyboard, on a page at rest.

    What a run draws anew under the press does not hear it: a curator would press again.
    """
    quiet(page)
    page.get_by_role("button", name=name, exact=True).press("Enter")


def settled(page: Page) -> None:
    """Wait until a run is over: until then, the form that is to go may be on the page too."""
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=30_000
    )


def write(page: Page, name: str, words: str) -> None:
    field = page.get_by_role("textbox", name=name, exact=True).first
    field.fill(words)
    field.press("Control+Enter" if field.evaluate("e => e.tagName") == "TEXTAREA" else "Tab")


def pick(page: Page, name: str, words: str) -> None:
    """Choose from a list by keyboard: type, and take what it offers."""
    field = page.get_by_role("combobox", name=name, exact=True).first

    def is_picked() -> None:
        field.fill("")
        field.fill(words)
        expect(page.get_by_role("option", name=words, exact=True).last).to_be_visible(timeout=2_000)
        field.press("Enter")
        # what was only typed goes away with the focus
        field.press("Tab")
        expect(field).to_have_value(words, timeout=2_000)

    # a list that opens while a run ends is closed by it
    eventually(is_picked)


def search(page: Page, words: str, found: Locator) -> None:
    """Search for what is the only row then."""
    write(page, "Search", words)
    rows = page.get_by_role("listbox", name="Claims").get_by_role("option")
    expect(rows).to_have_count(1, timeout=30_000)
    expect(found).to_be_visible(timeout=30_000)


def go(page: Page, room: str, sign: Locator) -> None:
    """Go to a room by keyboard."""
    tab = page.get_by_role("tab", name=room, exact=True)
    expect(tab).to_be_visible(timeout=30_000)
    quiet(page)
    tab.press("Enter")
    expect(sign).to_be_visible(timeout=30_000)


def standing(folder: Path) -> Held:
    """Return the theatre while nobody saves: a reader may look where a file was just then."""
    with alone(folder):
        return held(folder)


def taking(page: Page, words: str) -> Locator:
    """Return the button that takes the proposal of these words."""
    return page.get_by_role("listitem").filter(has_text=f"{words}: ").get_by_role("button")


def record(page: Page) -> None:
    """Record a source of two paragraphs."""
    write(page, "Your name", "A curator")
    write(page, "Paste the text of a source", TEXT)
    expect(page.get_by_text("Paragraphs: 2.")).to_be_visible(timeout=30_000)
    write(page, "Title", "An article")
    page.get_by_role("button", name="Record the source").click()


def recorded(folder: Path, received: Received, *, kept: bool = True) -> None:
    """Have "An article" recorded, by nobody's hand, and its text kept where the desk finds it."""
    count = len(received.paragraphs)
    source = {
        "id": "an-article",
        "title": "An article",
        "kind": "article",
        "received": {"by": "A curator", "on": "2026-01-01", "method": "pasted", "sha256": received.sha256},
        "coverage": {"paragraphs": count, "left_out": []},
    }
    edits = {("source", "an-article"): source}
    save(held(folder), edits, by="A curator", on=datetime(2026, 1, 1, tzinfo=UTC))
    if kept:
        keep_text(folder, "an-article", received.paragraphs)


@dataclass
class Hand:
    """Somebody at the desk whose every key and click is counted.

    A click is one, and so is a key, each Tab on the way too. A text that is typed is one, however long.
    """

    page: Page
    done: int = 0

    def click(self, at: Locator) -> None:
        self.done += 1
        at.click()

    def press(self, key: str) -> None:
        self.done += 1
        self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        self.done += 1
        self.page.keyboard.insert_text(words)

    def to(self, what: Locator) -> None:
        """Go on, or back, with the Tab key until something has the focus."""
        expect(what).to_be_enabled(timeout=30_000)
        for _ in range(FAR):
            if not (key := what.evaluate(WAY)):
                return
            self.press(key)
        raise AssertionError(f"not to be reached by the Tab key: {what}")
