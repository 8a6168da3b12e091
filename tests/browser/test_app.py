"""The app: what happens between the page and Python."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import WebSocketRoute, expect

from layers.catalogue import Catalogue
from layers.exports import curated
from layers.snapshot import read_snapshot
from tests.browser.conftest import SOUTHCOM, Viewer, Watched, open_app, open_snapshot, serving


def test_toggles_are_painted_without_the_server(
    open_page: Callable[..., Watched], app: str, southcom: Catalogue
) -> None:
    watched = open_page()
    held: list[Any] = []
    holding = False

    def middle(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        socket.on_message(lambda message: held.append(message) if holding else server.send(message))

    watched.page.route_web_socket("**/_stcore/stream", middle)
    viewer = open_app(watched, app)
    watched.page.wait_for_timeout(1500)
    holding = True
    for number, layer in enumerate(southcom.theatre.layers, start=1):
        for way in ("click", "digit"):
            before = layer.id in viewer.visible(), viewer.shown()
            if way == "click":
                viewer.press(layer.id)
            else:
                viewer.page.keyboard.press(str(number % 10))
            viewer.settle()
            assert (layer.id in viewer.visible()) is not before[0]
            assert viewer.shown() != before[1]
    viewer.page.keyboard.press("1")
    watched.page.wait_for_timeout(600)
    assert held, "the page had something to tell the server, and could not"


def test_download_has_exactly_what_is_visible(
    open_page: Callable[..., Watched], app: str, tmp_path: Path, southcom: Catalogue
) -> None:
    viewer = open_app(open_page(), app)
    viewer.row("aor").click()
    viewer.row("movements").click()
    viewer.frame.evaluate("() => { posture.map.setView([9.5, -66], 5.25, {animate: false}); }")
    viewer.find('.p-card [data-claim="ru-wagner"], .p-more').first.click()
    viewer.frame.evaluate("() => posture.command({select: 'ru-wagner'})")
    viewer.settle()
    state = viewer.state()
    assert state["layers"] == ["us-deployments", "ru-advisory", "movements"]
    assert state["select"] == "ru-wagner"
    expect(viewer.page.get_by_text("Snapshot: 3 of 10 layers, this view, claim ru-wagner")).to_be_visible()
    viewer.page.wait_for_timeout(1000)
    with viewer.page.expect_download() as caught:
        viewer.page.get_by_role("button", name="Save snapshot (HTML)").click()
    path = tmp_path / caught.value.suggested_filename
    caught.value.save_as(path)
    assert path.name == f"southcom-2025-{southcom.digest}.html"
    assert read_snapshot(path.read_bytes())["opening"] == state

    other = open_snapshot(open_page(*viewer.frame.evaluate("() => [innerWidth, innerHeight]")), path)
    assert other.visible() == state["layers"]
    assert other.find(".p-evidence").get_attribute("data-claim") == "ru-wagner"
    assert other.marks() == viewer.marks()
    assert other.seat()["zoom"] == viewer.seat()["zoom"]
    for found, expected in zip(other.state()["view"], state["view"], strict=True):
        assert abs(found - expected) < 0.05


def test_geojson_download_is_the_curated_data(
    open_page: Callable[..., Watched], app: str, tmp_path: Path, southcom: Catalogue
) -> None:
    viewer = open_app(open_page(), app)
    with viewer.page.expect_download() as caught:
        viewer.page.get_by_role("button", name="Curated GeoJSON").click()
    caught.value.save_as(tmp_path / "claims.geojson")
    assert caught.value.suggested_filename == f"southcom-2025-{southcom.digest}.geojson"
    assert (tmp_path / "claims.geojson").read_bytes() == curated(southcom)


def test_no_visible_layer_disables_the_snapshot(open_page: Callable[..., Watched], app: str) -> None:
    viewer = open_app(open_page(), app)
    for key in "123":
        viewer.page.keyboard.press(key)
    expect(viewer.page.get_by_role("button", name="Save snapshot (HTML)")).to_be_disabled()
    viewer.page.keyboard.press("1")
    expect(viewer.page.get_by_role("button", name="Save snapshot (HTML)")).to_be_enabled()


def test_key_figures_carry_hedge_and_source(open_page: Callable[..., Watched], app: str) -> None:
    viewer = open_app(open_page(), app)
    sidebar = viewer.page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_text("≈120 troops (reported)")).to_be_visible()
    expect(sidebar.get_by_text("“roughly 120 Russian troops” · reported · prophecyupdate")).to_be_visible()
    expect(sidebar.get_by_text("15,120")).to_have_count(0)


def test_a_row_of_the_table_selects_on_the_map(open_page: Callable[..., Watched], app: str) -> None:
    viewer = open_app(open_page(1440, 1600), app)
    page = viewer.page
    page.get_by_role("textbox", name="Search").fill("wagner rebellion")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 of 62 claims")).to_be_visible()
    page.wait_for_timeout(1500)  # the table is mounted anew for the rows that were found
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 18, box["y"] + 52)
    expect(viewer.find('.p-evidence[data-claim="whatif-insurgency"]')).to_be_visible(timeout=15_000)
    assert "what-if" in viewer.visible()
    page.mouse.click(box["x"] + 18, box["y"] + 52)
    expect(viewer.find(".p-evidence")).to_be_hidden(timeout=15_000)
    assert viewer.watched.errors == []


def test_a_broken_theatre_is_explained_and_the_app_goes_on(
    open_page: Callable[..., Watched], tmp_path: Path
) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(SOUTHCOM, folder)
    shutil.copy(SOUTHCOM.parent / "gazetteer.geojson", tmp_path)
    good = (folder / "claims.geojson").read_text(encoding="utf-8")
    data = json.loads(good)
    data["features"][6]["properties"]["where"]["precision"] = 9
    data["features"][9]["properties"]["layer"] = "nowhere"
    (folder / "claims.geojson").write_text(json.dumps(data), encoding="utf-8")
    with serving("--theatre", str(folder)) as address:
        watched = open_page()
        page = watched.page
        page.goto(address)
        expect(page.get_by_text("This theatre cannot be shown")).to_be_visible(timeout=30_000)
        text = page.get_by_test_id("stCode").inner_text()
        assert "claims.geojson, feature 6 (us-advisers-ukraine), where.precision" in text
        assert "claims.geojson, feature 9 (ru-advisory-roles), layer" in text
        assert "Traceback" not in page.inner_text("body")
        (folder / "claims.geojson").write_text(good, encoding="utf-8")
        viewer: Viewer = open_app(watched, address)
        assert viewer.visible() == ["aor", "us-deployments", "ru-advisory"]
