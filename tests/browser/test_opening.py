"""“Open a file” in the app: from a file to a saved theatre, by keyboard, and in a narrow window."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, FileChooser, Frame, Locator, Page, expect

from layers.cli import main
from layers.reading.theatre import read
from tests.browser.conftest import FRAME, Viewer, Watched, eventually, open_app, pages
from tests.browser.test_accessible import AXE, LOOK, RULES
from tests.importing.sightings import SIGHTINGS

OWN = ("presentation-role-conflict: section", "region: #stFloatingOverlayPortal")
"""What axe finds in the field for files and in what lies over the page, as Streamlit makes them."""

RECOGNISED = {"Title": "Title", "Latitude": "Lat", "Layers by": "Category", "Link": "Link"}


@pytest.fixture(scope="module")
def opening(browser: Browser, app: str) -> Iterator[Watched]:
    """The page with the ten rows opened, for the whole module: the tests go on from each other's choices."""
    with pages(browser) as make:
        watched = make(1280, 720)
        open_app(watched, app)
        hand_over(watched.page, SIGHTINGS)
        yield watched


def hand_over(page: Page, file: Path) -> None:
    """Go to the page and choose a file with the keyboard alone."""
    page.get_by_role("button", name="Open a file").press("Enter")
    choose = page.get_by_test_id("stFileUploader").locator("button", has_text="Upload")
    expect(choose).to_be_visible(timeout=30_000)
    asked: list[FileChooser] = []
    page.once("filechooser", lambda each: asked.append(each))

    def is_asked() -> None:
        choose.press("Enter")
        page.wait_for_timeout(500)
        assert asked

    # a key that is pressed before the page is whole is lost
    eventually(is_asked, 60)
    asked[0].set_files(file)


def preview(page: Page) -> Frame:
    element = page.wait_for_selector(FRAME, timeout=60_000)
    frame = element.content_frame() if element else None
    assert frame is not None
    frame.wait_for_selector('.posture[data-ready="true"]', timeout=60_000)
    return frame


def picker(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def report(page: Page) -> Locator:
    return page.get_by_test_id("stCode").first


def test_a_file_is_recognised_and_its_map_is_shown(opening: Watched) -> None:
    page = opening.page
    frame = preview(page)
    for name, column in RECOGNISED.items():
        expect(picker(page, name)).to_have_value(column)
    expect(frame.locator(".p-unplaced .p-row")).to_contain_text("Port visit announced")
    expect(report(page)).to_contain_text("“Brest” may be several places (3)")


def test_a_column_that_is_picked_changes_the_map(opening: Watched) -> None:
    page = opening.page
    layers = picker(page, "Layers by")
    layers.focus()
    page.keyboard.type("Source")
    page.keyboard.press("Enter")
    expect(report(page)).to_contain_text("Source → layer")

    def is_drawn() -> None:
        assert "The Harbour Gazette" in preview(page).locator(".p-legend").inner_text()

    eventually(is_drawn)
    layers.focus()
    page.keyboard.type("Category")
    page.keyboard.press("Enter")
    expect(report(page)).to_contain_text("Category → layer")


def test_command_line_and_app_make_the_same_theatre(opening: Watched, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "app" / "sightings", tmp_path / "command" / "sightings"
    for folder in (ours, theirs):
        folder.parent.mkdir()
    done = CliRunner().invoke(main, ["import", str(SIGHTINGS), "-o", str(theirs)])
    assert done.exit_code == 0, done.output
    page = opening.page
    expect(report(page)).to_have_text(done.stdout.strip(), use_inner_text=True)
    page.get_by_role("textbox", name="Save as a theatre in the folder").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(str(ours))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved. This opens it another time:")).to_be_visible(timeout=30_000)
    assert read(ours).digest == read(theirs).digest
    assert {file.name: file.read_bytes() for file in ours.iterdir()} == {
        file.name: file.read_bytes() for file in theirs.iterdir()
    }
    page.get_by_role("button", name="Save the theatre").click()
    expect(page.get_by_text("expected a new folder, found a theatre in it")).to_be_visible(timeout=30_000)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Theatre as ZIP").click()
    with zipfile.ZipFile(io.BytesIO(taken.value.path().read_bytes())) as archive:
        assert archive.read("sightings/claims.geojson") == (ours / "claims.geojson").read_bytes()


def test_axe_finds_nothing_and_a_narrow_window_is_enough(opening: Watched) -> None:
    page = opening.page
    page.evaluate(AXE)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_function("width => innerWidth === width", arg=width)
        page.wait_for_timeout(300)
        found: list[str] = page.evaluate(LOOK, [RULES, ""])
        assert [each for each in found if not each.startswith(OWN)] == []
        assert page.evaluate("() => document.querySelector('.stMain').scrollWidth") <= width
    assert opening.errors == []
    assert opening.outside == []


def test_the_theatre_that_was_saved_is_shown(opening: Watched, tmp_path: Path) -> None:
    page = opening.page
    page.set_viewport_size({"width": 1280, "height": 720})
    page.get_by_role("textbox", name="Save as a theatre in the folder").fill(str(tmp_path / "kept"))
    page.get_by_role("button", name="Save the theatre").click()
    expect(page.get_by_text(f"posture app {tmp_path / 'kept'}")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Show it now").click(timeout=30_000)
    expect(page.get_by_role("heading", name="Open a file")).to_be_hidden(timeout=30_000)
    frame = preview(page)
    assert Viewer(opening, frame).visible() == ["ships", "transport", "exercise"]
    assert "theatre=kept" in page.url
