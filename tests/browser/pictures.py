"""Take the README's pictures: ``python -m tests.browser.pictures`` writes them to tests/browser/pictures/."""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from layers.catalogue import read
from layers.state import State, opening
from tests.browser import chromium
from tests.browser.conftest import SOUTHCOM, Watched, open_app, open_snapshot, serving, write_snapshot

FOLDER = Path(__file__).with_name("pictures")
SIZES = ((1440, 900), (800, 600))


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    catalogue = read(SOUTHCOM)
    chosen = State(opening(catalogue).layers, catalogue.theatre.view, "ru-etf-strength")
    with sync_playwright() as playwright, TemporaryDirectory() as folder, serving() as address:
        bundled = playwright.chromium.executable_path
        path = chromium.find(bundled) or chromium.install(bundled)
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        for width, height in SIZES:
            page = browser.new_page(viewport={"width": width, "height": height})
            open_snapshot(Watched(page), write_snapshot(Path(folder), catalogue, chosen))
            take(page, f"snapshot-{width}x{height}.png")
            open_app(Watched(page), address)
            take(page, f"app-{width}x{height}.png")
        browser.close()


def take(page: Page, name: str) -> None:
    page.wait_for_timeout(1500)
    page.screenshot(path=FOLDER / name)


if __name__ == "__main__":
    main()
