"""The map alone, as references see it: no text, whose fonts differ from machine to machine, and no panels."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps
from playwright.sync_api import Page

from layers.page.state import State, opening
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.vocabulary import Theme
from tests.browser.conftest import Viewer, Watched, open_snapshot, write_snapshot
from tests.worldwide import write_region

REFERENCES = Path(__file__).with_name("references")
SIZE = (960, 600)
SMALL = (640, 400)
VIEWS = {
    "world": ((20.0, -40.0), 1.5),
    "aor": ((-10.0, -70.0), 3.0),
    "caribbean": ((15.0, -71.0), 4.75),
    "venezuela": ((7.5, -66.0), 5.75),
}
"""Centre (lat, lon) and zoom."""

THEMES: tuple[Theme, ...] = ("light", "dark", "print")
BARE = """
.p-head, .p-foot { height: 0 !important; padding: 0 !important; border: 0 !important; overflow: hidden; }
.p-foot { min-height: 0 !important; }
.p-panel, .p-degree, .leaflet-control-container,
.leaflet-p-cards-pane, .leaflet-p-labels-pane { display: none !important; }
"""


def everything(catalogue: Catalogue) -> State:
    """Return the state with every layer on."""
    return State(tuple(layer.id for layer in catalogue.theatre.layers), catalogue.theatre.view)


def pictures(
    page: Page, catalogue: Catalogue, folder: Path, theme: Theme
) -> Iterator[tuple[str, Image.Image]]:
    """Yield a name and a picture of each view in that theme; the light one in greyscale as well."""
    state = replace(everything(catalogue), theme=theme)
    viewer = open_snapshot(Watched(page), write_snapshot(folder, catalogue, state))
    bare(viewer)
    for view, (centre, zoom) in VIEWS.items():
        page.evaluate("([c, z]) => { posture.map.setView(c, z, {animate: false}); }", [centre, zoom])
        viewer.settle()
        picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
        yield f"{view}-{theme}", picture
        if theme == "light":
            yield f"{view}-grey", ImageOps.grayscale(picture).convert("RGB")


def region(page: Page, name: str, folder: Path) -> Image.Image:
    """Return a picture of one of the invented theatres around the world, as it opens."""
    catalogue = read(write_region(folder / name, name))
    viewer = open_snapshot(Watched(page), write_snapshot(folder, catalogue, opening(catalogue)))
    bare(viewer)
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def bare(viewer: Viewer) -> None:
    """Leave the map alone on the page."""
    viewer.page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }",
        BARE,
    )
    viewer.settle()
