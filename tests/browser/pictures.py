"""Take the pictures anew: ``python -m tests.browser.pictures``. Look at every one of them before committing.

``python -m tests.browser.pictures handouts`` takes those of the deck and of the document alone. LibreOffice
Impress (``soffice``) draws the deck; without it, its pictures stay as they are.

The README's pictures and the contact sheet go to tests/browser/pictures/, the references of the drawn map to
tests/browser/references/.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from layers.curating.starting import example
from layers.exporting.choice import Choice, size_of
from layers.exporting.rendering.files import pdf
from layers.exporting.slides.deck import deck
from layers.importing.folder import write_theatre
from layers.page.state import State, from_link, opening
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.browser import chromium
from tests.browser.conftest import SOUTHCOM, Watched, open_app, open_snapshot, serving, write_snapshot
from tests.browser.desk.curator import at_desk, go, record, write
from tests.browser.drawn import REFERENCES, SIZE, SMALL, THEMES, pictures, region
from tests.browser.test_opening import hand_over, preview
from tests.importing.sightings import SIGHTINGS
from tests.worldwide import REGIONS

FOLDER = Path(__file__).with_name("pictures")
SIZES = ((1440, 900), (800, 600))
OPENING = (1440, 1400)
BRIEFED, SCENE = (1920, 1080), "ru-reported"
SHEET = {
    "world": (-170.0, -50.0, 90.0, 75.0),
    "AOR": (-115.0, -56.0, -30.0, 33.0),
    "Caribbean": (-88.0, 7.0, -58.0, 24.0),
    "Venezuela": (-74.0, 0.0, -59.0, 13.0),
}
TILE = (720, 450)
PAGE, SLIDE = "us-bases", 2
DECK, SMALL_SLIDE = (1, 3, 6, 8, -6, -1), (640, 360)
"""Slides of the deck side by side: four scenes, the first of the sources, what is not on the map."""


def main(only: str = "") -> None:
    FOLDER.mkdir(exist_ok=True)
    REFERENCES.mkdir(exist_ok=True)
    catalogue = read(SOUTHCOM)
    handouts(catalogue)
    if only == "handouts":
        return
    with sync_playwright() as playwright, TemporaryDirectory() as folder, serving() as address:
        bundled = playwright.chromium.executable_path
        path = chromium.find(bundled) or chromium.install(bundled)
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        screens(browser, catalogue, Path(folder), address)
        opening_a_file(browser, address)
        coding(browser, Path(folder) / "my-theatre")
        sheet(browser, catalogue, Path(folder))
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        for theme in THEMES:
            for name, picture in pictures(page, catalogue, Path(folder), theme):
                save(picture, REFERENCES / f"{name}.png")
        page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
        for name in REGIONS:
            save(region(page, name, Path(folder)), REFERENCES / f"{name}.png")
        browser.close()


def screens(browser: Browser, catalogue: Catalogue, folder: Path, address: str) -> None:
    """Take the app and a snapshot at each size, and a scene as a room sees it."""
    chosen = State(opening(catalogue).layers, catalogue.theatre.view, "ru-etf-strength")
    for width, height in SIZES:
        page = browser.new_page(viewport={"width": width, "height": height})
        open_snapshot(Watched(page), write_snapshot(folder, catalogue, chosen))
        take(page, FOLDER / f"snapshot-{width}x{height}.png")
        open_app(Watched(page), address)
        take(page, FOLDER / f"app-{width}x{height}.png")
        page.close()
    page = browser.new_page(viewport={"width": BRIEFED[0], "height": BRIEFED[1]})
    briefed = from_link({"scene": SCENE, "brief": "1"}, catalogue)
    open_snapshot(Watched(page), write_snapshot(folder, catalogue, briefed))
    take(page, FOLDER / f"briefing-{BRIEFED[0]}x{BRIEFED[1]}.png")
    page.close()


def opening_a_file(browser: Browser, address: str) -> None:
    """Take the page on which a file is opened, with the ten rows of the README."""
    page = browser.new_page(viewport={"width": OPENING[0], "height": OPENING[1]})
    open_app(Watched(page), address)
    hand_over(page, SIGHTINGS)
    preview(page)
    page.mouse.click(700, 70)
    take(page, FOLDER / f"opening-{OPENING[0]}x{OPENING[1]}.png")
    page.close()


def coding(browser: Browser, folder: Path) -> None:
    """Take the desk with a paragraph of an invented article, of which everything is taken."""
    write_theatre(folder, example(folder.name))
    with at_desk(browser, folder) as desk:
        page = desk.page
        record(page)
        passage = page.get_by_role("textbox", name="The paragraph: select words")
        go(page, "Code", passage)
        passage.focus()
        for key in "123":
            page.keyboard.press(key)
        expect(page.get_by_role("textbox", name="Hedge, verbatim")).to_have_value("reportedly")
        write(page, "Statement, in your own words", "Some 120 soldiers of Russia are in the country.")
        page.mouse.click(700, 60)
        take(page, FOLDER / "desk-1280x720.png")


def sheet(browser: Browser, catalogue: Catalogue, folder: Path) -> None:
    """Take four views in three themes, with everything on, as one contact sheet."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    whole = Image.new("RGB", (TILE[0] * len(THEMES), TILE[1] * len(SHEET)))
    layers = tuple(layer.id for layer in catalogue.theatre.layers)
    for column, theme in enumerate(THEMES):
        for row, view in enumerate(SHEET.values()):
            state = replace(State(layers, view), theme=theme)
            open_snapshot(Watched(page), write_snapshot(folder, catalogue, state))
            take(page, folder / "tile.png")
            tile = Image.open(folder / "tile.png").convert("RGB").resize(TILE, Image.Resampling.LANCZOS)
            whole.paste(tile, (column * TILE[0], row * TILE[1]))
    whole.save(FOLDER / "contact-sheet.jpg", quality=82, optimize=True)
    page.close()


def handouts(catalogue: Catalogue) -> None:
    """Take a page of the document, a slide, and slides of the deck side by side."""
    state = opening(catalogue, PAGE)
    page = pdf(catalogue, Choice(state, scenes=False, size=size_of("a4")))
    save(_pages(page, [0], 1123)[0], FOLDER / "document-1123x794.png")
    if not shutil.which("soffice"):
        return
    with TemporaryDirectory() as folder:
        (Path(folder) / "deck.pptx").write_bytes(deck(catalogue, Choice(state, scenes=True)))
        office = f"-env:UserInstallation={(Path(folder) / 'office').as_uri()}"
        command = ["soffice", office, "--headless", "--convert-to", "pdf", "--outdir", folder, "deck.pptx"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        drawn = (Path(folder) / "deck.pdf").read_bytes()
    save(_pages(drawn, [SLIDE], 1280)[0], FOLDER / "slide-1280x720.png")
    whole = Image.new("RGB", (2 * SMALL_SLIDE[0], -(-len(DECK) // 2) * SMALL_SLIDE[1]))
    for at, slide in enumerate(_pages(drawn, DECK, SMALL_SLIDE[0])):
        whole.paste(slide, (at % 2 * SMALL_SLIDE[0], at // 2 * SMALL_SLIDE[1]))
    whole.save(FOLDER / "deck.jpg", quality=80, optimize=True)


def _pages(content: bytes, numbers: Sequence[int], width: int) -> list[Image.Image]:
    """Return pages of a PDF as pictures so many pixels wide; negative numbers count from the end."""
    document = pypdfium2.PdfDocument(content)
    pages = [document[number % len(document)] for number in numbers]
    return [page.render(scale=width / page.get_width()).to_pil().convert("RGB") for page in pages]


def take(page: Page, path: Path) -> None:
    page.wait_for_timeout(1200)
    page.screenshot(path=path)
    save(Image.open(path).convert("RGB"), path)


def save(picture: Image.Image, path: Path) -> None:
    """Save with 256 colours: a quarter of the bytes, and nobody sees it."""
    picture.quantize(256, kmeans=2, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
