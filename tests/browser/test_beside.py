"""What lies beside the app's maps: tiles and a basemap in files; an online basemap only while it is on."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, Route, expect

from layers.cli import main
from layers.page.snapshot import read_snapshot
from tests import serving as serve
from tests.basemaps import write_vectors
from tests.browser.conftest import FRAME, ROOT, Viewer, Watched, eventually, open_app
from tests.cli.test_serve import asked
from tests.theatres import write_hostile, write_synthetic

SIGHTINGS = Path(__file__).parent.parent / "importing" / "sightings.xlsx"
SERVICE, HOST = "OpenStreetMap.Mapnik", "tile.openstreetmap.org"
UNDERLAY, TILES = ".leaflet-p-underlay-pane", ".leaflet-p-tiles-pane canvas.leaflet-tile-loaded"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("beside")
    write_synthetic(made / "theatre", 20)
    write_vectors(made / "a b#.pmtiles", (178.5, -17.5))
    tiled = CliRunner().invoke(
        main, ["tiles", str(write_hostile(made / "hostile")), "-o", str(made / "t.pmtiles")]
    )
    assert tiled.exit_code == 0, tiled.output
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The address of an app that was started with all three."""
    files = ("--tiles", str(folder / "t.pmtiles"), "--basemap", str(folder / "a b#.pmtiles"))
    arguments = ("--theatre", str(folder / "theatre"), *files, "--online", SERVICE, "--edit")
    with serve.serving(ROOT / "dashboard" / "hosted.py", *arguments) as found:
        yield found


@pytest.fixture
def picture(tmp_path: Path) -> bytes:
    """A picture that the service in its stead answers with."""
    from PIL import Image

    Image.new("RGB", (256, 256), (200, 210, 190)).save(tmp_path / "tile.png")
    return (tmp_path / "tile.png").read_bytes()


def test_tiles_and_a_basemap_are_drawn_and_a_saved_snapshot_has_neither(
    address: str, open_page: Callable[..., Watched]
) -> None:
    viewer = open_app(open_page(), address)
    eventually(lambda: _holds(viewer.find(f"{UNDERLAY} canvas").count() > 0))
    viewer.find(TILES).first.wait_for(state="attached")
    assert "2 claims at points" in viewer.find(".p-tiledkey").inner_text()
    assert "Protomaps © OpenStreetMap" in viewer.find(".p-foot .p-data").inner_text()
    assert {"tiles", "underlay"} & _saved(viewer.page).keys() == set()
    assert viewer.watched.outside == viewer.watched.errors == viewer.violations() == []


def test_the_maps_of_the_desk_and_of_previews_have_the_basemap_alone(
    address: str, open_page: Callable[..., Watched]
) -> None:
    watched = open_page()
    page = watched.page
    page.goto(address)
    map_ = page.frame_locator(FRAME).first
    page.get_by_role("button", name="Edit", exact=True).click(timeout=60_000)
    expect(page.get_by_role("heading", name="The desk")).to_be_visible(timeout=30_000)
    expect(map_.locator(f"{UNDERLAY} canvas").first).to_be_attached(timeout=30_000)
    expect(map_.locator(".p-tiledkey")).to_be_hidden()
    page.goto(address)
    page.get_by_role("button", name="Open a file").click(timeout=60_000)
    page.locator('input[type="file"]').set_input_files(SIGHTINGS)
    expect(map_.locator(f"{UNDERLAY} canvas").first).to_be_attached(timeout=30_000)
    assert watched.outside == []


def test_the_two_files_are_served_by_their_ranges_and_no_other(address: str) -> None:
    port = urlsplit(address).port or 0
    part = asked(port, f"/beside/basemap/{quote('a b#.pmtiles')}", Range="bytes=0-6")
    assert (part.status, part.content) == (206, b"PMTiles")
    for path in ("basemap/t.pmtiles", "tiles/%2e%2e/theatre/theatre.json", "theatre/theatre.json"):
        assert asked(port, f"/beside/{path}").status in (400, 404)


def test_the_online_basemap_asks_one_host_only_while_it_is_on_and_nothing_saved_has_it(
    address: str, open_page: Callable[..., Watched], picture: bytes
) -> None:
    watched = open_page()
    seen: list[str] = []

    def answer(route: Route) -> None:
        seen.append(route.request.url)
        route.fulfill(body=picture, content_type="image/png")

    watched.page.context.route(f"https://{HOST}/**", answer)
    viewer = open_app(watched, address)
    bar = viewer.page.get_by_test_id("stSidebar")
    # before it is switched on: in plain words, and nothing is asked
    expect(bar).to_contain_text(f"fetches pictures of the map from {HOST}")
    expect(bar).to_contain_text("These requests leave this machine")
    assert seen == []

    viewer = _switched(viewer, on=True)
    eventually(lambda: _holds(viewer.find(f"{UNDERLAY} img.leaflet-tile-loaded").count() > 0))
    expect(viewer.find(".p-foot .p-data")).to_contain_text("(C) OpenStreetMap contributors")
    assert {urlsplit(url).hostname for url in seen} == {HOST}
    # the page of the map may ask nobody else
    _refused(viewer, "https://other.example/1.png")
    saved = _saved(viewer.page)
    assert HOST not in str(saved)
    assert "underlay" not in saved
    viewer.frame.evaluate("() => document.querySelector('.posture').classList.add('is-paper')")
    expect(viewer.find(UNDERLAY)).to_be_hidden()

    viewer = _switched(viewer, on=False)
    before = len(seen)
    viewer.frame.evaluate("() => { posture.map.setView([-10, 170], 7, {animate: false}); }")
    eventually(lambda: _holds(viewer.find(f"{UNDERLAY} canvas").count() > 0))
    _refused(viewer, f"https://{HOST}/0/0/0.png")
    assert len(seen) == before
    assert watched.outside == []


def test_without_being_asked_for_nothing_online_is_on_offer(
    app: str, open_page: Callable[..., Watched]
) -> None:
    viewer = open_app(open_page(), app)
    assert viewer.page.get_by_text("Online basemap").count() == 0
    _refused(viewer, f"https://{HOST}/0/0/0.png")
    assert viewer.watched.outside == []


def _switched(viewer: Viewer, *, on: bool) -> Viewer:
    """Press the switch of the online basemap, and return the map that takes the place of the one before."""
    old = viewer.frame
    viewer.page.get_by_test_id("stSidebar").get_by_text(f"Online basemap: {SERVICE}").click()

    def found() -> Viewer:
        # frames come and go while the page is asked something
        viewer.page.evaluate("0")
        for frame in viewer.page.frames:
            if frame != old and "streamlit_folium" in frame.url:
                return Viewer(viewer.watched, frame)
        raise AssertionError

    eventually(found)
    new = found()
    new.frame.wait_for_selector('.posture[data-ready="true"]', timeout=60_000)
    assert new.frame.evaluate("() => posture.map.getPane('p-underlay').dataset.kind") == (
        "online" if on else "vector"
    )
    return new


def _refused(viewer: Viewer, picture: str) -> None:
    """Have the page of the map ask for a picture, and see its policy refuse that."""
    viewer.frame.evaluate("address => { new Image().src = address; }", picture)
    said = f"Loading the image '{picture}' violates"
    eventually(lambda: _holds(any(said in each for each in viewer.watched.errors)))


def _saved(page: Page) -> dict[str, object]:
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save snapshot (HTML)").click()
    return read_snapshot(Path(caught.value.path()).read_bytes())


def _holds(found: bool) -> None:
    assert found
