"""The app: what happens between the page and Python."""

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from layers.page.snapshot import read_snapshot
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import (
    FRAME,
    SOUTHCOM,
    Viewer,
    Watched,
    eventually,
    open_app,
    serving,
)


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
    # the tables follow the map with a rerun of their own
    expect(watched.page.get_by_text("190 of 190 claims")).to_be_visible(timeout=30_000)
    holding = True
    for number, layer in enumerate(southcom.theatre.layers, start=1):
        for way in ("click", "digit") if number <= 10 else ("click", "click"):  # ten layers have a digit
            before = layer.id in viewer.visible(), viewer.shown()
            if way == "click":
                viewer.press(layer.id)
            else:
                viewer.page.keyboard.press(str(number % 10))
            viewer.settle()
            assert (layer.id in viewer.visible()) is not before[0]
            assert viewer.shown() != before[1]
    viewer.page.keyboard.press("1")
    deadline = time.monotonic() + 15
    while not held and time.monotonic() < deadline:
        watched.page.wait_for_timeout(100)
    assert held, "the page had something to tell the server, and could not"


def test_no_visible_layer_disables_the_snapshot(open_page: Callable[..., Watched], app: str) -> None:
    viewer = open_app(open_page(), app)
    for key in "12":
        viewer.page.keyboard.press(key)
    settled(viewer, layers="ru-advisory")
    viewer.page.keyboard.press("3")
    button = viewer.page.get_by_role("button", name="Save snapshot (HTML)")
    # the one from before stands beside it until the run has ended
    expect(button).to_have_count(1, timeout=30_000)
    expect(button).to_be_disabled(timeout=30_000)
    assert asked(viewer.page) == {"layers": "ru-advisory"}, "the last that can be opened"
    viewer.page.keyboard.press("1")
    expect(viewer.page.get_by_role("button", name="Save snapshot (HTML)")).to_be_enabled()


def asked(page: Page) -> dict[str, str]:
    """The query parameters in the page's address."""
    return dict(parse_qsl(urlsplit(page.url).query))


def settled(viewer: Viewer, **expected: str) -> None:
    """Wait until the address has these parameters."""
    viewer.page.wait_for_function(
        "expected => Object.entries(expected).every("
        "([name, text]) => new URLSearchParams(location.search).get(name) === text)",
        arg=expected,
    )


def test_the_address_keeps_up_and_opens_the_same_again(open_page: Callable[..., Watched], app: str) -> None:
    viewer = open_app(open_page(), f"{app}/?utm=mail")
    page = viewer.page
    expect(page.get_by_text("190 of 190 claims")).to_be_visible(timeout=30_000)
    assert asked(page) == {"utm": "mail"}, "what is as it opens is not in the address"
    viewer.frame.evaluate("() => { window.first = posture.map; }")
    page.keyboard.press("1")
    settled(viewer, layers="us-deployments,ru-advisory")
    viewer.frame.evaluate("() => { posture.map.setView([9.5, -66], 5.25, {animate: false}); }")
    viewer.frame.evaluate("() => posture.command({select: 'ru-wagner'})")
    viewer.find(".p-look > summary").click()
    viewer.find('button[data-theme="dark"]').click()
    settled(viewer, select="ru-wagner", theme="dark")
    page.wait_for_function("() => location.search.includes('view=')")
    assert viewer.frame.evaluate("() => window.first === posture.map"), "never mounted anew"
    assert asked(page)["utm"] == "mail"
    state, marks, link = viewer.state(), viewer.marks(), page.url
    for again in (open_app(viewer.watched, link), open_app(open_page(), link)):
        assert again.visible() == ["us-deployments", "ru-advisory"]
        assert again.find(".p-evidence").get_attribute("data-claim") == "ru-wagner"
        assert again.marks() == marks
        assert {**again.state(), "view": None} == {**state, "view": None}
        for found, expected in zip(again.state()["view"], state["view"], strict=True):
            assert abs(found - expected) < 0.05
        expect(again.page.get_by_text("190 of 190 claims")).to_be_visible(timeout=30_000)
        assert again.page.url == link


def test_a_link_belongs_to_its_theatre(open_page: Callable[..., Watched], invented: Path) -> None:
    with serving("--theatre", str(invented)) as address:
        viewer = open_app(open_page(), f"{address}/?theatre=southcom-2025&layers=what-if&utm=mail")
        assert viewer.visible() == ["what-if"]
        page = viewer.page
        page.get_by_role("combobox", name="Theatre").click()
        page.get_by_role("option", name="invented").click()
        page.wait_for_function("() => location.search === '?utm=mail'")

        for link, said in (
            ("layers=![x](//a.example/x.png)", "![x](//a.example/x.png)"),
            ("theatre=x", "“x”"),
        ):
            refused = open_app(open_page(), f"{address}/?{link}")
            expect(refused.page.get_by_text("This link asks for what is not here.")).to_be_visible()
            expect(refused.page.get_by_test_id("stCode")).to_contain_text(said)
            assert refused.visible() == ["blue-side", "amber-side"], "as usual"
            assert refused.watched.outside == []


def test_a_briefing_has_the_window(open_page: Callable[..., Watched], app: str) -> None:
    viewer = open_app(open_page(), f"{app}/?brief=1&layers=aor")
    page = viewer.page
    frame = page.locator(FRAME)

    def fills() -> None:
        assert frame.bounding_box() == {"x": 0, "y": 0, "width": 1440, "height": 900}

    def is_one_of_many() -> None:
        box = frame.bounding_box()
        assert box
        assert box["height"] < 900
        # it has the page to its edge, beside the side bar
        assert box["x"] + box["width"] > 1440 - 60

    def within_reach() -> set[str]:
        """What a pointer or the Tab key meets first."""
        return set(
            page.evaluate("""() => [
          ...[[5, 5], [1435, 5], [5, 895], [1435, 895]].map(([x, y]) => document.elementFromPoint(x, y)),
          ...[...document.querySelectorAll("a, button, input, iframe")].filter((each) =>
            each.checkVisibility({visibilityProperty: true})),
        ].map((each) => each.tagName)""")
        )

    eventually(fills)
    assert within_reach() == {"IFRAME"}
    page.keyboard.press("2")
    settled(viewer, layers="aor,us-deployments", brief="1")
    viewer.frame.evaluate("() => { window.first = posture.map; }")
    # as the viewer does on leaving and entering
    page.evaluate("() => { delete document.documentElement.dataset.brief; }")
    expect(page.get_by_role("tab", name="Method")).to_be_visible()
    eventually(is_one_of_many)
    page.get_by_role("tab", name="Method").click()
    expect(page.get_by_text("Every mark is a claim")).to_be_visible()
    is_one_of_many()  # a rerun does not bring it back
    page.evaluate("() => { document.documentElement.dataset.brief = '1'; }")
    eventually(fills)
    assert viewer.frame.evaluate("() => window.first === posture.map")


def test_a_large_theatre_costs_no_more(
    open_page: Callable[..., Watched], invented: Path, tmp_path: Path
) -> None:
    file = invented / "claims.geojson"
    data = json.loads(file.read_text(encoding="utf-8"))
    pier = next(each for each in data["features"] if each["id"] == "amber-pier")
    few = len(data["features"])
    data["features"] += [
        {**pier, "id": f"pier-{n}", "properties": {**pier["properties"], "label": f"Pier {n}"}}
        for n in range(1200)
    ]
    file.write_text(json.dumps(data), encoding="utf-8")
    watched = open_page()
    received: list[int] = []
    watched.page.on("websocket", lambda socket: socket.on("framereceived", lambda m: received.append(len(m))))
    with serving("--theatre", str(invented)) as address:
        page = open_app(watched, address).page
        expect(page.get_by_text(f"{few + 1200:,} of {few + 1200:,} claims")).to_be_visible(timeout=30_000)
        received.clear()
        page.get_by_role("button", name="Page 13", exact=True).click()
        expect(page.get_by_role("button", name="Page 13", exact=True)).to_have_attribute(
            "aria-current", "page"
        )
        page.get_by_role("textbox", name="Search").fill("pier 119")
        page.keyboard.press("Enter")
        expect(page.get_by_text(f"12 of {few + 1200:,} claims")).to_be_visible()
        assert sum(received) < 100_000, "a page of rows at a time"
        for save, suffix in (("Save snapshot (HTML)", "html"), ("Save this file", "geojson")):
            with page.expect_download() as caught:
                page.get_by_role("button", name=save, exact=True).click()
            assert caught.value.suggested_filename.endswith(f".{suffix}")
            caught.value.save_as(tmp_path / suffix)
        assert len(read_snapshot((tmp_path / "html").read_bytes())["opening"]["layers"]) == 2
        assert b"Pier 1199" in (tmp_path / "geojson").read_bytes()


def test_key_figures_carry_hedge_and_source(open_page: Callable[..., Watched], app: str) -> None:
    viewer = open_app(open_page(), app)
    sidebar = viewer.page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_text("≈120 troops (reported)")).to_be_visible()
    expect(sidebar.get_by_text("“roughly 120 Russian troops” · reported · prophecyupdate")).to_be_visible()
    expect(sidebar.get_by_text("15,120")).to_have_count(0)


def still(element: Locator) -> dict[str, float]:
    """Return an element's box in pixels once it has been the same for half a second."""
    boxes: list[Any] = [None]

    def same() -> None:
        boxes.append(element.bounding_box())
        element.page.wait_for_timeout(500)
        assert boxes[-1] is not None
        assert boxes[-1] == element.bounding_box()

    eventually(same)
    found: dict[str, float] = boxes[-1]
    return found


def test_a_row_of_the_table_selects_on_the_map(open_page: Callable[..., Watched], app: str) -> None:
    viewer = open_app(open_page(1440, 1600), app)
    page = viewer.page
    page.get_by_role("textbox", name="Search").fill("wagner rebellion")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 of 190 claims")).to_be_visible()
    table = page.get_by_test_id("stDataFrame").first
    # the table is mounted anew for the rows that were found: one, and the heads
    expect(table.locator('[aria-rowcount="2"]')).to_be_attached(timeout=30_000)
    table.scroll_into_view_if_needed()
    box = still(table)
    page.mouse.click(box["x"] + 18, box["y"] + 52)
    expect(viewer.find('.p-evidence[data-claim="whatif-insurgency"]')).to_be_visible(timeout=15_000)
    assert "what-if" in viewer.visible()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    box = still(table)
    page.mouse.click(box["x"] + 18, box["y"] + 52)
    expect(viewer.find(".p-evidence")).to_be_hidden(timeout=15_000)
    assert viewer.watched.errors == []


def test_a_broken_theatre_is_explained_and_the_app_goes_on(
    open_page: Callable[..., Watched], tmp_path: Path
) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(SOUTHCOM, folder)
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
        frame = page.wait_for_selector(FRAME, timeout=30_000)
        content = frame.content_frame() if frame else None
        assert content, "mended, it opens by itself"
        content.wait_for_selector('.posture[data-ready="true"]', timeout=60_000)
        assert Viewer(watched, content).visible() == ["aor", "us-deployments", "ru-advisory"]
