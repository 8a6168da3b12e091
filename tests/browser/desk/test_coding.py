"""From a file to claims at the desk: how many keys and clicks it takes, and what nothing may be lost by."""

from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from layers.curating.history import history
from layers.curating.receiving import receive
from tests.browser.conftest import eventually
from tests.browser.desk.curator import (
    Desk,
    Hand,
    at_desk,
    come,
    go,
    next_open,
    pick,
    press,
    recorded,
    settled,
    standing,
    taking,
    write,
)
from tests.browser.test_accessible import AXE, LOOK, RULES
from tests.browser.test_opening import OWN
from tests.curating.receiving.test_receiving import document, portable

MOST = 12
"""Keys and clicks from an open paragraph to a saved claim."""

CODED: tuple[tuple[str, str, str, tuple[str, str, str]], ...] = (
    (
        "Roughly 120 Russian soldiers are reportedly in Venezuela.",
        *("reported", "ven", ("Roughly 120 Russian soldiers", "reportedly", "Venezuela")),
    ),
    (
        "Cuba allegedly hosts more than 40 advisers.",
        *("alleged", "cub", ("Cuba", "allegedly", "more than 40 advisers")),
    ),
    (
        "Some 300 marines could be sent to Panama, the ministry hinted.",
        *("conditional", "pan", ("Some 300 marines", "could be sent", "Panama")),
    ),
    (
        "The ministry denied that 12 aircraft had left for Colombia.",
        *("denied", "col", ("denied that", "12 aircraft", "Colombia")),
    ),
    (
        "If asked, at least 2 ships would sail to Brazil.",
        *("conditional", "bra", ("If … would", "at least 2 ships", "Brazil")),
    ),
)
"""Paragraphs of an invented article, each with how a claim on it is put, its place, and what is taken."""

TEXTS = tuple(text for text, *_ in CODED)


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [("a.pdf", portable(*reversed(TEXTS)), "A portable one"), ("a.docx", document(*TEXTS), "A document")],
)
def test_a_file_becomes_a_source(desk: Desk, folder: Path, name: str, content: bytes, title: str) -> None:
    page, received = desk(), receive(content, name)
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    expect(page.get_by_text(received.sha256[:12])).to_be_visible(timeout=30_000)
    # the title that the file gives is only proposed
    expect(page.get_by_role("textbox", name="Title", exact=True).first).to_have_value("Ships", timeout=30_000)
    write(page, "Title", title)
    press(page, "Record the source")
    eventually(lambda: _assert_source(folder, title, len(received.paragraphs), received.sha256))


def _assert_source(folder: Path, title: str, count: int, sha256: str) -> None:
    found = [each for each in standing(folder).records["source"].values() if each["title"] == title]
    assert [each["coverage"]["paragraphs"] for each in found] == [count]
    assert found[0]["received"]["sha256"] == sha256


def test_all_that_is_taken_at_once_is_taken(desk: Desk, folder: Path) -> None:
    text, *_, proposed = CODED[-1]
    recorded(folder, receive(text.encode(), "a.txt"))
    page = desk()
    passage = page.get_by_role("textbox", name="The paragraph: select words")
    go(page, "Code", passage)
    expect(passage).to_contain_text(text, timeout=30_000)
    # quicker than anybody is, and than any answer
    buttons = [taking(page, words).element_handle() for words in proposed]
    page.evaluate("buttons => buttons.forEach((each) => each.click())", buttons)
    eventually(lambda: _assert_shown(page, proposed))
    expect(page.get_by_role("textbox", name="Label")).to_have_value("≥2 ships (conditional)")


def test_each_of_five_claims_takes_twelve_keys_and_clicks_at_most(desk: Desk, folder: Path) -> None:
    recorded(folder, receive(document(*TEXTS), "a.docx"))
    page = desk()
    go(page, "Code", page.get_by_role("textbox", name="The paragraph: select words"))
    for number in range(1, len(CODED) + 1):
        if number > 1:
            next_open(page, CODED[number - 1][0])
        done = _code(page, number)
        eventually(partial(_assert_claim, folder, number))
        settled(page)
        assert done <= MOST, f"claim {number}"


def _code(page: Page, number: int) -> int:
    """Code the paragraph that is open, and return how many keys and clicks that took."""
    text, *_, proposed = CODED[number - 1]
    passage = page.get_by_role("textbox", name="The paragraph: select words")
    expect(passage).to_contain_text(text, timeout=30_000)
    # until then the form is that of the claim before
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    statement, hand = page.get_by_role("textbox", name="Statement, in your own words"), Hand(page)
    # every other claim by keys alone; nobody waits for an answer
    if number % 2:
        for words in proposed:
            hand.click(taking(page, words))
        hand.click(statement)
        hand.type(f"It is so, number {number}.")
        hand.click(page.get_by_role("button", name="Save as a claim"))
    else:
        passage.focus()
        for words in proposed:
            hand.press(taking(page, words).inner_text().removeprefix("Take "))
        hand.to(statement)
        hand.type(f"It is so, number {number}.")
        hand.press("Enter")
    return hand.done


def _assert_shown(page: Page, words: tuple[str, ...]) -> None:
    names = ("Hedge, verbatim", "Figure, verbatim", "Place, as the source says")
    assert set(words) <= {page.get_by_role("textbox", name=name).first.input_value() for name in names}


def _assert_claim(folder: Path, number: int) -> None:
    """Find the claim with everything that was taken."""
    _, assertion, place, proposed = CODED[number - 1]
    claims = [each["properties"] for each in standing(folder).records["claim"].values()]
    found = [each for each in claims if each["statement"] == f"It is so, number {number}."]
    assert [(each["assertion"], each["where"].get("place")) for each in found] == [(assertion, place)]
    words = {found[0].get("hedge"), found[0]["where"]["name"], found[0]["quantity"]["verbatim"]}
    assert words == set(proposed)
    assert found[0]["citations"][0]["paragraph"] == number


def test_two_tabs_are_told_of_each_other(desk: Desk, folder: Path) -> None:
    first = desk()
    second = first.context.new_page()
    come(second, first.url)
    write(second, "Your name", "Bo")
    for page in (first, second):
        go(page, "Claims", page.get_by_role("listbox", name="Claims"))
    for page, words in ((first, "From the first"), (second, "From the second")):
        note = page.get_by_role("textbox", name="Note", exact=True).first
        note.fill(words)
        press(page, "Save")
        if page is first:
            expect(page.get_by_text("Saved.")).to_be_visible(timeout=30_000)
    expect(second.get_by_text("Theirs: “From the first”")).to_be_visible(timeout=30_000)
    expect(second.get_by_text("Yours: “From the second”")).to_be_visible()
    assert _note(folder) == "From the first"
    second.close()


def _note(folder: Path) -> str:
    claim = next(iter(standing(folder).records["claim"].values()))
    return str(claim["properties"].get("note"))


def test_in_spanish_axe_finds_nothing_in_any_room(desk: Desk, folder: Path) -> None:
    recorded(folder, receive(document(*TEXTS), "a.docx"))
    page = desk()
    pick(page, "Language / Idioma", "Español")
    expect(page.get_by_role("tab", name="Afirmaciones")).to_be_visible(timeout=30_000)
    page.evaluate(AXE)
    rooms = ("Codificar", "Escenas", "Segundo codificador", "Hoja de cálculo", "Historial", "Afirmaciones")
    for room in rooms:
        tab = page.get_by_role("tab", name=room)
        tab.press("Enter")
        expect(tab).to_have_attribute("aria-selected", "true", timeout=30_000)
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
        # the desk's own pieces are named a moment after they are on the page
        eventually(lambda: _assert_accessible(page))
    # the form of a claim is not empty for having been left
    expect(page.get_by_role("textbox", name="Etiqueta", exact=True).first).not_to_have_value("")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def _assert_accessible(page: Page) -> None:
    found: list[str] = page.evaluate(LOOK, [RULES, ""])
    assert [each for each in found if not each.startswith(OWN) and "stFileUploader" not in each] == []


def test_after_a_restart_a_withdrawal_is_undone(desk: Desk, browser: Browser, folder: Path) -> None:
    id_, claim = next(iter(standing(folder).records["claim"].items()))
    before = claim["properties"].get("status")
    page = desk()
    go(page, "Claims", page.get_by_role("listbox", name="Claims"))
    press(page, "Withdraw")
    eventually(lambda: _assert_status(folder, id_, "withdrawn"))
    with at_desk(browser, folder) as other:
        write(other.page, "Your name", "Bo")
        press(other.page, "Undo")
        eventually(lambda: _assert_status(folder, id_, before))
    assert history(folder).problems == ()


def _assert_status(folder: Path, id_: str, status: str | None) -> None:
    assert standing(folder).records["claim"][id_]["properties"].get("status") == status
