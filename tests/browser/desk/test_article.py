"""The first theatre's article at the desk, by keyboard alone: from the pasted text to the saved snapshot.

The text is not this project's to pass on: without a copy at hand the test is skipped.
"""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, expect

from layers.curating.citing import fingerprint, paragraphs
from layers.curating.history import history
from layers.curating.starting import example
from layers.importing.folder import write_theatre
from layers.writing.aside import alone
from tests.browser.conftest import Viewer, Watched, eventually, open_snapshot, pages
from tests.browser.desk.curator import Hand, at_desk, standing
from tests.curating.test_measure import ARTICLE

pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason="no copy of the article is at hand")


class Coded(NamedTuple):
    """A paragraph, the keys that take its proposals, what is typed, and the claim that comes of it."""

    number: int
    keys: str
    label: str
    statement: str
    says: dict[str, Any]


CODED = (
    Coded(
        4,
        *("345", ""),
        "A Russian mission of some 120 is said to be in the country.",
        {
            "label": "≈120 troops (reported)",
            "assertion": "reported",
            "hedge": "what is described as",
            "quantity": {"verbatim": "roughly 120 Russian troops", "best": 120, "unit": "troops"},
            "where": {"name": "Venezuela", "place": "ven", "precision": 6},
        },
    ),
    Coded(
        7,
        *("12", "Men of the Africa Corps (alleged)"),
        "Men of Russia’s corps for Africa are said to arrive.",
        {
            "label": "Men of the Africa Corps (alleged)",
            "assertion": "alleged",
            "hedge": "allegedly",
            "where": {"name": "Venezuela", "place": "ven", "precision": 6},
        },
    ),
    Coded(
        10,
        *("13", "Trade of positions (conditional)"),
        "One may be given up for the other.",
        {
            "label": "Trade of positions (conditional)",
            "assertion": "conditional",
            "hedge": "There could even be a scenario wherein",
            "where": {"name": "Venezuela", "place": "ven", "precision": 6},
        },
    ),
)


class Keyboard(Hand):
    """Somebody who has no mouse: goes on with the Tab key until there, and types."""

    def use(self, what: Locator, key: str = "Enter") -> None:
        self.to(what)
        self.press(key)

    def write(self, name: str, words: str) -> None:
        self.use(self.page.get_by_role("textbox", name=name, exact=True).first, "Control+A")
        self.type(words)
        self.press("Tab")

    def paste(self, name: str, words: str) -> None:
        self.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.page.evaluate("words => navigator.clipboard.writeText(words)", words)
        self.use(self.page.get_by_role("textbox", name=name), "Control+V")
        self.press("Control+Enter")


def test_an_article_is_coded_from_paste_to_snapshot_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    article = ARTICLE.read_text(encoding="utf-8")
    folder = tmp_path / "article"
    write_theatre(folder, example("article"))
    with at_desk(browser, folder) as desk:
        hand = Keyboard(desk.page)
        _record(hand, article)
        for each in CODED:
            _code(hand, each)
            eventually(partial(_assert_claim, folder, each, paragraphs(article)))
        with alone(folder):
            log = history(folder)
        assert log.problems == ()
        assert [entry.by for entry in log.entries[-3:]] == ["Ana"] * 3
        saved = _snapshot(hand, tmp_path / "map.html")
        assert desk.errors == []
        assert desk.outside == []
    with pages(browser) as make:
        _assert_in_snapshot(make(), saved)


def _record(hand: Keyboard, article: str) -> None:
    """Paste the text, and record it as a source."""
    page = hand.page
    hand.write("Your name", "Ana")
    hand.paste("Paste the text of a source", article)
    expect(page.get_by_text(f"Paragraphs: {len(paragraphs(article))}.")).to_be_visible(timeout=30_000)
    hand.write("Title", "The article")
    hand.use(page.get_by_role("button", name="Record the source"))
    expect(page.get_by_text("Saved.")).to_be_visible(timeout=30_000)
    hand.use(page.get_by_role("tab", name="Sources", exact=True), "ArrowRight")
    page.keyboard.press("Enter")


def _code(hand: Keyboard, what: Coded) -> None:
    """Go to a paragraph, take proposals of it, type the rest, and save the claim."""
    page = hand.page
    passage = page.get_by_role("textbox", name="The paragraph: select words")
    expect(passage).to_be_visible(timeout=30_000)
    chosen = page.get_by_role("combobox", name="Paragraph", exact=True)
    hand.to(chosen)
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(f"{what.number} · open")
    expect(page.get_by_role("option", name=f"{what.number} · open").first).to_be_visible(timeout=30_000)
    page.keyboard.press("Enter")
    eventually(partial(_assert_at, passage, what))
    hand.to(passage)
    for key in what.keys:
        page.keyboard.press(key)
    hand.write("Statement, in your own words", what.statement)
    if what.label:
        hand.write("Label", what.label)
    hand.use(page.get_by_role("button", name="Save as a claim"))
    expect(page.get_by_text("Saved.")).to_be_visible(timeout=30_000)


def _assert_at(passage: Locator, what: Coded) -> None:
    assert what.says["hedge"] in (passage.text_content() or "")


def _assert_claim(folder: Path, what: Coded, text: list[str]) -> None:
    """Find the claim, field by field, as it was coded."""
    claims = [each["properties"] for each in standing(folder).records["claim"].values()]
    (says,) = (each for each in claims if each["statement"] == what.statement)
    cited = {"source": "the-article", "paragraph": what.number, "sha256": fingerprint(text[what.number - 1])}
    given = {"actor": "north", "layer": "north-forces", "kind": "personnel", "coded_by": "Ana"}
    expected = {**what.says, **given, "statement": what.statement, "citations": [cited]}
    assert {name: says.get(name) for name in expected} == expected
    assert says["coded_on"] == date.today().isoformat()
    assert says.keys() - expected.keys() <= {"coded_on", "status", "when", "rating"}


def _snapshot(hand: Keyboard, path: Path) -> Path:
    """Go back to the theatre, and save what its map shows."""
    page = hand.page
    hand.use(page.get_by_role("button", name="Back to the theatre"))
    save = page.get_by_role("button", name="Save snapshot (HTML)")
    expect(save).to_be_visible(timeout=60_000)
    expect(page.get_by_text("7 of 7 claims")).to_be_visible(timeout=30_000)
    with page.expect_download(timeout=60_000) as download:
        hand.use(save)
    download.value.save_as(path)
    return path


def _assert_in_snapshot(watched: Watched, path: Path) -> None:
    """See each claim in the file with the hedge of the article."""
    viewer: Viewer = open_snapshot(watched, path)
    for each in CODED:
        watched.page.keyboard.press("/")
        watched.page.keyboard.insert_text(each.says["label"])
        expect(viewer.find(".p-hit").first).to_contain_text(each.says["label"])
        watched.page.keyboard.press("ArrowDown")
        watched.page.keyboard.press("Enter")
        evidence = viewer.find(".p-evidence")
        expect(evidence).to_contain_text(each.statement)
        expect(evidence).to_contain_text(f"Hedge{each.says['hedge']}")
        watched.page.keyboard.press("Escape")
    assert watched.errors == []
    assert watched.outside == []
