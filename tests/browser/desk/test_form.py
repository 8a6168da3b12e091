"""The forms of the desk: what the check says while somebody types, and that nothing typed is lost."""

from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from layers.curating.private import unsaved
from layers.curating.receiving import receive
from layers.curating.saving import save
from tests.browser.conftest import eventually, quiet
from tests.browser.desk.curator import TEXT, Desk, come, go, press, recorded, settled, standing, write
from tests.browser.test_accessible import AXE, LOOK, RULES
from tests.browser.test_opening import OWN
from tests.dashboard.desk.conftest import note as noted

PASSAGE = "The paragraph: select words"
STATEMENT = "Statement, in your own words"
WAITS = "What the check says of the claim will stand here."


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=name, exact=True).first


def coding(desk: Desk, folder: Path) -> Page:
    """Open the desk at a paragraph of an article."""
    recorded(folder, receive(TEXT.encode(), "pasted.txt"))
    page = desk()
    go(page, "Code", page.get_by_role("textbox", name=PASSAGE))
    expect(page.get_by_text(WAITS)).to_be_visible(timeout=30_000)
    return page


def test_the_check_speaks_while_somebody_types_and_before_anything_is_saved(desk: Desk, folder: Path) -> None:
    page = coding(desk, folder)
    before = standing(folder).version
    status = page.get_by_role("status")
    write(page, STATEMENT, "There are 120 of them.")
    expect(status.filter(has_text="The check does not take this claim yet. Still wrong: 2")).to_be_visible(
        timeout=30_000
    )
    expect(page.get_by_text("Place, as the source says (where.name): expected text")).to_be_visible()
    write(page, "Label", "People (stated)")
    write(page, "Place, as the source says", "Venezuela")
    # what a person should look at is told once nothing is wrong
    expect(status.filter(has_text="The check takes this claim. To be looked at: 1")).to_be_visible(
        timeout=30_000
    )
    expect(page.get_by_text("(statement): expected a quantity with the source’s words")).to_be_visible()
    write(page, STATEMENT, "They are there.")
    expect(status.filter(has_text="The check finds nothing wrong")).to_be_visible(timeout=30_000)
    page.evaluate(AXE)
    found: list[str] = page.evaluate(LOOK, [RULES, ""])
    assert [each for each in found if not each.startswith(OWN)] == []
    assert standing(folder).version == before
    for name in (STATEMENT, "Label", "Place, as the source says"):
        write(page, name, "")
    expect(page.get_by_text(WAITS)).to_be_visible(timeout=30_000)


def test_what_is_typed_stays_with_what_it_is_of_until_it_is_saved_or_given_up(
    desk: Desk, folder: Path
) -> None:
    page = coding(desk, folder)
    write(page, STATEMENT, "Of the first.")
    press(page, "Next open")
    expect(page.get_by_role("textbox", name=PASSAGE)).to_contain_text("boats", timeout=30_000)
    settled(page)
    expect(field(page, STATEMENT)).to_have_value("", timeout=30_000)
    write(page, STATEMENT, "Of the second.")
    rows = page.get_by_role("listbox", name="Claims")
    go(page, "Claims", rows)
    note = field(page, "Note")
    settled(page)
    write(page, "Note", "Of the first claim.")
    expect(page.get_by_text("Not saved yet: Note")).to_be_visible(timeout=30_000)
    rows.press("End")
    rows.press("Enter")
    expect(note).not_to_have_value("Of the first claim.", timeout=30_000)
    expect(rows.get_by_role("option", name="not saved yet")).to_have_count(1)
    eventually(lambda: _assert_forms(folder, 3))
    # a session that knows nothing of the one before
    come(page, page.url)
    write(page, "Your name", "Ana")
    go(page, "Code", page.get_by_role("textbox", name=PASSAGE))
    expect(field(page, STATEMENT)).to_have_value("Of the first.", timeout=30_000)
    expect(page.get_by_text(f"Not saved yet: {STATEMENT}")).to_be_visible()
    press(page, "Give up what is not saved")
    expect(field(page, STATEMENT)).to_have_value("", timeout=30_000)
    press(page, "Bring back what was given up")
    expect(field(page, STATEMENT)).to_have_value("Of the first.", timeout=30_000)
    go(page, "Claims", rows)
    expect(note).to_have_value("Of the first claim.", timeout=30_000)
    # what somebody else saves there meanwhile is told, and what is typed stays
    noted(folder, "Bo", 3, "Theirs")
    press(page, "Save")
    expect(page.get_by_text("Theirs: “Theirs”")).to_be_visible(timeout=30_000)
    page.get_by_role("radio", name="yours").check(force=True)
    press(page, "Save as chosen")
    eventually(lambda: _assert_forms(folder, 2))
    expect(page.get_by_text("Not saved yet:")).to_have_count(0)
    first = next(iter(standing(folder).records["claim"].values()))
    assert first["properties"]["note"] == "Of the first claim."


def _assert_forms(folder: Path, count: int) -> None:
    assert len(unsaved(folder)) == count


def test_a_text_and_a_theatre_that_are_begun_are_there_again_and_a_text_is_recorded_once(
    desk: Desk, folder: Path
) -> None:
    page = desk()
    begin = page.get_by_role("button", name="New theatre")
    for words in ("", "A strait"):
        begin.press("Enter")
        expect(page.get_by_role("textbox", name="Folder")).not_to_have_value("", timeout=30_000)
        expect(field(page, "Title")).to_have_value(words)
        write(page, "Title", "A strait")
        press(page, "Cancel")
        expect(field(page, "Paste the text of a source")).to_be_visible(timeout=30_000)
    write(page, "Paste the text of a source", TEXT)
    expect(page.get_by_text("Paragraphs: 2.")).to_be_visible(timeout=30_000)
    write(page, "Title", "An article")
    go(page, "Claims", page.get_by_role("listbox", name="Claims"))
    go(page, "Sources", page.get_by_text("Paragraphs: 2."))
    expect(field(page, "Paste the text of a source")).to_have_value(TEXT)
    expect(field(page, "Title")).to_have_value("An article")
    page.get_by_role("button", name="Record the source").dblclick()
    expect(page.get_by_text("Saved.")).to_be_visible(timeout=30_000)
    expect(field(page, "Paste the text of a source")).to_have_value("")
    # the map is loaded anew and reports: what was said stays, where somebody who has pressed the button looks
    quiet(page)
    expect(page.get_by_text("Saved.")).to_be_in_viewport(ratio=1)
    # and not again, by another name
    settled(page)
    write(page, "Paste the text of a source", TEXT)
    expect(page.get_by_text("Paragraphs: 2.")).to_be_visible(timeout=30_000)
    write(page, "Title", "Another")
    press(page, "Record the source")
    refused = page.get_by_text("This text is recorded already, as “An article”.")
    expect(refused).to_be_visible(timeout=30_000)
    expect(refused).to_be_in_viewport(ratio=1)
    assert list(standing(folder).records["source"])[-1] == "an-article"


def test_of_two_sources_with_one_title_a_claim_cites_its_own(desk: Desk, folder: Path) -> None:
    now = standing(folder)
    article, agency = now.records["source"].values()
    alike = {**agency, "title": article["title"]}
    save(now, {("source", agency["id"]): alike}, by="Bo", on=datetime(2026, 1, 1, tzinfo=UTC))
    page = desk()
    go(page, "Claims", page.get_by_role("listbox", name="Claims"))
    settled(page)
    write(page, "Note", "Seen.")
    expect(page.get_by_text("Not saved yet: Note", exact=True)).to_be_visible(timeout=30_000)
    press(page, "Save")
    expect(page.get_by_text("Saved.")).to_be_visible(timeout=30_000)
    before, after = (next(iter(each.records["claim"].values())) for each in (now, standing(folder)))
    assert after["properties"] == {**before["properties"], "note": "Seen."}


def test_a_long_paragraph_leaves_the_form_in_sight(desk: Desk, folder: Path) -> None:
    recorded(folder, receive(b"About 1,500 troops were reportedly moved to the coast. " * 60, "pasted.txt"))
    page = desk()
    passage = page.get_by_role("textbox", name=PASSAGE)
    go(page, "Code", passage)
    expect(field(page, STATEMENT)).to_be_visible(timeout=30_000)
    passage.press("End")
    expect(passage.locator(".chosen")).to_be_in_viewport(ratio=1)
    expect(field(page, STATEMENT)).to_be_in_viewport(ratio=1)
    offers = page.get_by_role("list").filter(has=page.get_by_role("button", name="Take 9"))
    for each in (passage, offers):
        assert each.evaluate("e => e.clientHeight") < 400
