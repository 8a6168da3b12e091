"""The desk: from pasted text to a saved claim, by keyboard, and what is refused on the way."""

from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import expect

from layers.curating.citing import fingerprint
from layers.curating.drafts import drafts, keep, waiting
from layers.curating.history import history
from layers.curating.private import text
from layers.curating.receiving import receive
from layers.curating.saving import save
from layers.importing.legend import HUES
from layers.reading.theatre import read
from layers.writing.aside import alone
from tests.browser.conftest import FRAME, eventually, quiet
from tests.browser.desk.curator import (
    TEXT,
    Desk,
    go,
    pick,
    press,
    record,
    recorded,
    search,
    settled,
    standing,
    taking,
    write,
)
from tests.browser.test_accessible import AXE, LOOK, RULES
from tests.browser.test_opening import OWN
from tests.dashboard.desk.conftest import note as noted

RECEIVED = receive(TEXT.encode(), "pasted.txt")


def test_a_pasted_text_is_recorded_without_the_text(desk: Desk, folder: Path) -> None:
    record(desk())
    eventually(lambda: _assert_recorded(folder))
    eventually(lambda: _assert_no_text(folder))


def _assert_no_text(folder: Path) -> None:
    kept = [file for file in folder.iterdir() if not file.name.startswith(".")]
    assert len(kept) >= 4
    assert [file.name for file in kept if b"Roughly 120" in file.read_bytes()] == []


def _assert_recorded(folder: Path) -> None:
    sources = read(folder).sources
    assert "an-article" in sources
    coverage = sources["an-article"].coverage
    assert coverage is not None
    assert coverage.paragraphs == 2


def test_a_claim_is_coded_and_saved_by_keyboard(desk: Desk, folder: Path) -> None:
    recorded(folder, RECEIVED)
    page = desk()
    passage = page.get_by_role("textbox", name="The paragraph: select words")
    go(page, "Code", passage)
    expect(passage).to_contain_text("Roughly 120", timeout=30_000)
    for key in ["Home", *["Shift+ArrowRight"] * 3, "f"]:
        passage.press(key)
    figure = page.get_by_role("textbox", name="Figure, verbatim")
    expect(figure).to_have_value("Roughly 120 Russian soldiers", timeout=30_000)
    expect(page.get_by_role("textbox", name="Best", exact=True)).to_have_value("120")
    take = page.get_by_role("button", name="Take", exact=False)
    for words in ("reportedly", "Venezuela"):
        taking(page, words).press("Enter")
        field = {"reportedly": "Hedge, verbatim", "Venezuela": "Place, as the source says"}[words]
        expect(page.get_by_role("textbox", name=field)).to_have_value(words, timeout=30_000)
    assert take.count() >= 3
    expect(page.get_by_role("textbox", name="Place (id or name)")).to_have_value("ven", timeout=30_000)
    statement = page.get_by_role("textbox", name="Statement, in your own words")
    statement.fill("Roughly 120 Russian soldiers are reportedly in the country.")
    # at once: the form is sent to nobody yet
    expect(page.get_by_text("Marked: seven words or more")).to_be_visible()
    expect(passage.locator(".borrowed")).to_have_text(
        ["Roughly", "120", "Russian", "soldiers", "are", "reportedly", "in"]
    )
    statement.fill("Some 120 soldiers of Russia are in the country.")
    expect(passage.locator(".borrowed")).to_have_count(0)
    press(page, "Save as a claim")

    def is_saved() -> None:
        made = [each for each in read(folder).claims.values() if "120" in each.properties.label]
        assert [each.properties.where.place for each in made] == ["ven"]
        assert made[0].properties.citations[0].paragraph == 1
        assert made[0].properties.assertion == "reported"

    eventually(is_saved)
    with alone(folder):
        assert [each.by for each in history(folder).entries][-1] == "Ana"


def test_somebody_elses_change_is_shown_field_by_field(desk: Desk, folder: Path) -> None:
    page = desk()
    go(page, "Claims", page.get_by_role("listbox", name="Claims"))
    note = page.get_by_role("textbox", name="Note", exact=True).first
    expect(note).to_be_visible(timeout=30_000)
    now = standing(folder)
    id_, claim = next(iter(now.records["claim"].items()))
    theirs = {**claim, "properties": claim["properties"] | {"note": "Theirs"}}
    save(now, {("claim", id_): theirs}, by="Another", on=datetime(2026, 1, 2, tzinfo=UTC))
    note.fill("Mine")
    press(page, "Save")
    expect(page.get_by_text("Theirs: “Theirs”")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Yours: “Mine”")).to_be_visible()
    assert standing(folder).records["claim"][id_]["properties"]["note"] == "Theirs"
    page.get_by_role("radio", name="yours").check(force=True)
    press(page, "Save as chosen")
    eventually(lambda: _assert_note(folder, id_, "Mine"))


def _assert_note(folder: Path, id_: str, note: str) -> None:
    assert standing(folder).records["claim"][id_]["properties"]["note"] == note


def test_what_is_undone_is_seen_in_the_form(desk: Desk, folder: Path) -> None:
    noted(folder, "Another", 1, "Theirs")
    noted(folder, "Ana", 2, "Mine")
    page = desk()
    note = page.get_by_role("textbox", name="Note", exact=True).first
    go(page, "Claims", note)
    expect(note).to_have_value("Mine")
    press(page, "Undo")
    # while a run goes on, the form as it was may be on the page too
    expect(note).to_have_value("Theirs", timeout=30_000)


def test_a_claim_is_found_copied_and_linked_by_keyboard(desk: Desk, folder: Path) -> None:
    _have_claim(folder)
    page = desk()
    rows = page.get_by_role("listbox", name="Claims")
    go(page, "Claims", rows)
    search(page, "soldiers russia", rows.get_by_text("≈120 soldiers (reported)"))
    rows.press("Enter")
    label = page.get_by_role("textbox", name="Label", exact=True).first
    expect(label).to_have_value("≈120 soldiers (reported)", timeout=30_000)
    press(page, "Duplicate")
    expect(page.get_by_text("A copy, not saved yet.")).to_be_visible(timeout=30_000)
    label.fill("≈120 troops (reported)")
    press(page, "Save as a claim")
    eventually(lambda: _assert_claims(folder, "120-soldiers-reported", "120-troops-reported"))
    pick(page, "Other claim", "≈120 soldiers (reported)")
    pick(page, "Relation", "same as")
    press(page, "Link")
    eventually(lambda: _assert_linked(folder))


def _have_claim(folder: Path) -> None:
    """Have a claim on soldiers beside those of the example."""
    now = standing(folder)
    claim = next(iter(now.records["claim"].values()))
    says = {"label": "≈120 soldiers (reported)", "statement": "Some 120 soldiers of Russia are there."}
    made = {**claim, "id": "120-soldiers-reported", "properties": claim["properties"] | says}
    save(now, {("claim", made["id"]): made}, by="Another", on=datetime(2026, 1, 1, tzinfo=UTC))


def _assert_claims(folder: Path, *ids: str) -> None:
    assert set(ids) <= standing(folder).records["claim"].keys()


def _assert_linked(folder: Path) -> None:
    says = standing(folder).records["claim"]["120-troops-reported"]["properties"]
    assert says.get("related") == [{"claim": "120-soldiers-reported", "relation": "same_as"}]


def test_a_draft_is_opened_again_and_becomes_a_claim(desk: Desk, folder: Path) -> None:
    recorded(folder, RECEIVED)
    keep(folder, {"type": "Feature", "id": "half", "properties": {"label": "Half a claim"}})
    page = desk()
    rows = page.get_by_role("listbox", name="Claims")
    go(page, "Claims", rows)
    search(page, "half a", rows.get_by_text("Half a claim"))
    rows.press("Enter")
    statement = page.get_by_role("textbox", name="Statement, in your own words").first
    expect(page.get_by_text("A draft: it is beside the theatre")).to_be_visible(timeout=30_000)
    press(page, "Save as a claim")
    expect(page.get_by_text("Nothing was saved:")).to_be_visible(timeout=30_000)
    statement.fill("There is half of one.")
    page.get_by_role("textbox", name="Place, as the source says").first.fill("Example Town")
    page.locator("summary", has_text="Citations, and whom they credit").press("Enter")
    pick(page, "Source", "An article")
    page.get_by_role("textbox", name="Paragraph", exact=True).first.fill("2")
    page.locator("summary", has_text="Points, quotation, code, coder").press("Enter")
    page.get_by_role("textbox", name="Coded by").fill("A curator")
    page.get_by_role("textbox", name="Coded on").fill("2026-11-26")
    press(page, "Save as a claim")
    eventually(lambda: _assert_claims(folder, "half-a-claim"))
    eventually(lambda: _assert_no_draft(folder))
    # the paragraph was at hand, so that the citation has its fingerprint
    cited = standing(folder).records["claim"]["half-a-claim"]["properties"]["citations"]
    assert cited == [{"source": "an-article", "paragraph": 2, "sha256": fingerprint(TEXT.splitlines()[1])}]


def _assert_no_draft(folder: Path) -> None:
    assert drafts(folder) == {}


def test_a_view_becomes_a_scene_whose_caption_is_looked_through(desk: Desk, folder: Path) -> None:
    page = desk()
    keep_view = page.get_by_role("button", name="Keep this view as a scene")
    go(page, "Scenes", keep_view)
    new = page.get_by_text("A new scene, not saved yet.")

    def is_open() -> None:
        # until the map has said what it shows, there is nothing to keep
        keep_view.press("Enter")
        expect(new).to_be_visible(timeout=4_000)

    eventually(is_open, 60)
    page.get_by_role("textbox", name="Title", exact=True).fill("What there is")
    caption = page.get_by_role("textbox", name="Caption", exact=True)
    caption.fill("There are 450 soldiers.")
    caption.press("Tab")
    expect(page.get_by_text("No claim of this scene has the number 450.")).to_be_visible(timeout=30_000)
    caption.fill("About 200 soldiers, it is reported.")
    caption.press("Tab")
    expect(page.get_by_text("Look at this:")).to_have_count(0, timeout=30_000)
    settled(page)
    press(page, "Save")
    eventually(lambda: _assert_scenes(folder, "what-there-is"))
    scene = standing(folder).records["scene"]["what-there-is"]
    assert scene["layers"] == ["north-forces", "south-forces"]
    assert len(scene["view"]) == 4
    expect(new).to_have_count(0, timeout=30_000)
    # a second one, put before the first and taken out again
    eventually(is_open, 60)
    page.get_by_role("textbox", name="Title", exact=True).fill("Again")
    page.get_by_role("textbox", name="Caption", exact=True).fill("The same, reported.")
    settled(page)
    press(page, "Save")
    eventually(lambda: _assert_scenes(folder, "what-there-is", "again"))
    settled(page)
    press(page, "Up")
    eventually(lambda: _assert_scenes(folder, "again", "what-there-is"))
    rows = page.get_by_role("listbox", name="Scenes")
    expect(rows.get_by_role("option").first).to_contain_text("1. Again", timeout=30_000)
    # just below the one before it, where it stands already: all that is saved is the move after it
    saves = len(history(folder).entries)
    rows.get_by_text("2. What there is").drag_to(
        rows.get_by_text("1. Again"), target_position={"x": 20, "y": 30}
    )
    settled(page)
    rows.get_by_text("1. Again").drag_to(
        rows.get_by_text("2. What there is"), target_position={"x": 20, "y": 30}
    )
    eventually(lambda: _assert_scenes(folder, "what-there-is", "again"))
    assert len(history(folder).entries) == saves + 1
    expect(rows.get_by_role("option").first).to_contain_text("1. What there is", timeout=30_000)
    rows.press("End")
    settled(page)
    rows.press("Alt+ArrowUp")
    eventually(lambda: _assert_scenes(folder, "again", "what-there-is"))
    settled(page)
    press(page, "Take out")
    eventually(lambda: _assert_scenes(folder, "what-there-is"))


def _assert_scenes(folder: Path, *ids: str) -> None:
    assert tuple(standing(folder).records["scene"]) == ids


def test_what_is_kept_in_private_is_at_hand_after_a_reload(desk: Desk, folder: Path) -> None:
    recorded(folder, RECEIVED, kept=False)
    page = desk()
    pick(page, "Source", "An article")
    expect(page.get_by_text("Received by A curator on")).to_be_visible(timeout=30_000)
    write(page, "Paste the text of a source", TEXT)
    page.get_by_role("checkbox", name="Keep the text in a private folder").check(force=True)
    press(page, "Use this text")
    eventually(lambda: _assert_private(folder))
    page.reload()
    passage = page.get_by_role("textbox", name="The paragraph: select words")
    go(page, "Code", passage)
    expect(passage).to_contain_text("Roughly 120", timeout=60_000)


def _assert_private(folder: Path) -> None:
    assert text(folder, "an-article") == tuple(TEXT.splitlines())


def test_a_new_theatre_is_begun_on_the_map_and_waits_for_its_first_claim(desk: Desk, tmp_path: Path) -> None:
    page = desk()
    press(page, "New theatre")
    begin = page.get_by_role("button", name="Begin", exact=True)
    expect(begin).to_be_visible(timeout=30_000)
    write(page, "Title", "Fresh")
    write(page, "Actors, one a line", "Russia\nUnited States")
    expect(page.get_by_label("Colour of actor 2")).to_have_count(1, timeout=30_000)
    write(page, "Folder", str(tmp_path / "fresh"))
    element = page.wait_for_selector(FRAME, timeout=60_000)
    frame = element.content_frame() if element else None
    assert frame is not None
    frame.wait_for_selector('.posture[data-ready="true"]', timeout=60_000)
    before = frame.locator(".posture").get_attribute("data-state") or ""
    frame.evaluate("() => void posture.map.setView([15, -70], 5, {animate: false})")
    # the view is what the map has said last
    expect(frame.locator(".posture")).not_to_have_attribute("data-state", before)
    quiet(page)
    begin.press("Enter")
    expect(page.get_by_text("expected at least one claim, found none")).to_be_visible(timeout=30_000)
    assert "theatre=fresh" in page.url
    records = standing(tmp_path / "fresh").records
    assert [(each["id"], each["short"], each["colour"]) for each in records["actor"].values()] == [
        ("russia", "RUSS", HUES[0]),
        ("united-states", "US", HUES[1]),
    ]
    assert list(records["layer"]) == ["russia", "united-states"]
    west, south, east, north = records["theatre"][""]["view"]
    assert -110 < west < -70 < east < -30
    assert 0 < south < 15 < north < 30
    record(page)
    eventually(lambda: _assert_waiting(tmp_path / "fresh"))
    page.reload()
    expect(page.get_by_role("combobox", name="Source", exact=True)).to_be_visible(timeout=60_000)
    pick(page, "Source", "An article")
    expect(page.get_by_text("Received by A curator on")).to_be_visible(timeout=30_000)


def _assert_waiting(folder: Path) -> None:
    assert list(waiting(folder)) == ["an-article"]


def test_axe_finds_nothing_in_the_form_of_a_source(desk: Desk) -> None:
    page = desk()
    write(page, "Paste the text of a source", TEXT)
    expect(page.get_by_role("button", name="Record the source")).to_be_visible(timeout=30_000)
    page.evaluate(AXE)
    found: list[str] = page.evaluate(LOOK, [RULES, ""])
    assert [each for each in found if not each.startswith(OWN) and "stFileUploader" not in each] == []
