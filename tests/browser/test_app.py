"""The app: what happens between the page and Python."""

import json
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Download, Locator, Page, WebSocketRoute, expect

from dashboard.making import BACK
from layers.exporting.curated import curated
from layers.page.snapshot import read_snapshot
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import (
    FRAME,
    SOUTHCOM,
    Viewer,
    Watched,
    eventually,
    open_app,
    open_snapshot,
    quiet,
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
    expect(viewer.page.get_by_text("Snapshot: 3 of 16 layers, this view, claim ru-wagner")).to_be_visible()
    quiet(viewer.page)
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
        viewer.page.get_by_role("button", name="Save this file").click()
    caught.value.save_as(tmp_path / "claims.geojson")
    assert caught.value.suggested_filename == f"southcom-2025-{southcom.digest}.geojson"
    assert (tmp_path / "claims.geojson").read_bytes() == curated(southcom)


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


SEEN = """(name) => {
  window.most = 0;
  const count = () => {
    const all = [...document.querySelectorAll(".st-key-downloads button")];
    const named = all.filter((each) => each.textContent === name);
    const seen = named.filter((each) => each.checkVisibility({visibilityProperty: true})).length;
    window.most = Math.max(window.most, seen);
    requestAnimationFrame(count);
  };
  count();
}"""
"""Counts, in every frame that is painted, the buttons of that name that a reader sees."""


def test_each_press_gives_one_file_of_what_is_visible(open_page: Callable[..., Watched], app: str) -> None:
    viewer = open_app(open_page(), app)
    page = viewer.page
    taken: list[Download] = []
    page.on("download", lambda download: taken.append(download))
    expect(page.get_by_text("190 of 190 claims")).to_be_visible(timeout=30_000)
    save = page.get_by_role("button", name="Save snapshot (HTML)")
    page.evaluate(SEEN, "Save snapshot (HTML)")
    for number in range(6):
        # the page reports some moves before the press, and others after it, while the file is made
        quiet(page)
        viewer.frame.evaluate(
            f"() => void posture.map.setView([{9 + number}, -66], 5.25, {{animate: false}})"
        )
        page.wait_for_timeout((0, 10, 20, 60, 120, 300)[number])
        save.focus()
        page.keyboard.press("Enter")
        deadline = time.monotonic() + 20
        while len(taken) <= number and time.monotonic() < deadline:
            page.wait_for_timeout(50)
        expect(save).to_have_count(1, timeout=20_000)
        expect(save).to_be_focused(timeout=20_000)
        quiet(page)
        assert len(taken) == number + 1
        assert read_snapshot(Path(taken[-1].path()).read_bytes())["opening"] == viewer.state()
    page.get_by_role("button", name="Snapshot: 3 of 16 layers").click()
    size = round(Path(taken[-1].path()).stat().st_size / 1000)
    expect(page.get_by_text(f"Size: {size} KB")).to_be_visible(timeout=20_000)
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Method").click()
    expect(page.get_by_text("Every mark is a claim")).to_be_visible()
    quiet(page)
    assert len(taken) == 6
    assert page.evaluate("() => window.most") == 1, "the one that takes its place stands there alone"


def test_a_file_that_takes_long_says_how_far_it_is_and_can_be_stopped(
    open_page: Callable[..., Watched], app: str
) -> None:
    page = open_app(open_page(), app).page
    taken: list[Download] = []
    page.on("download", lambda download: taken.append(download))
    expect(page.get_by_text("190 of 190 claims")).to_be_visible(timeout=30_000)
    page.get_by_role("combobox", name="Another file").click()
    page.get_by_role("option", name="PDF document").click()
    save = page.get_by_role("button", name="Save this file")
    stop = page.get_by_role("button", name="Stop", exact=True)
    for _ in range(2):
        save.press("Enter")
        expect(page.get_by_text(re.compile(r"\d+ of 12 maps drawn"))).to_be_visible(timeout=20_000)
        stop.press("Enter")
        expect(stop).to_have_count(0, timeout=20_000)
        expect(save).to_be_focused(timeout=20_000)
    page.wait_for_timeout(1000)
    assert taken == []


RUN = """(html) => {
  const script = document.createElement("script");
  script.textContent = new DOMParser().parseFromString(html, "text/html").querySelector("script").textContent;
  document.body.append(script);
}"""


def test_the_keyboard_goes_back_once_for_a_stop_however_late_the_button_pressed_goes(
    open_page: Callable[..., Watched],
) -> None:
    page = open_page().page
    page.clock.install()
    page.set_content('<p class="st-key-make-x"><button>Save</button></p><button>Stop</button>')
    save, stop = page.get_by_text("Save"), page.get_by_text("Stop")
    stop.focus()
    page.evaluate(RUN, BACK.render(key="make-x", times=1))
    page.clock.run_for(200)
    expect(stop).to_be_focused()
    stop.evaluate("stop => stop.remove()")
    page.clock.run_for(200)
    expect(save).to_be_focused()
    page.clock.run_for(10_000)
    save.evaluate("save => save.blur()")
    page.evaluate(RUN, BACK.render(key="make-x", times=1))
    page.clock.run_for(200)
    expect(save).not_to_be_focused()
    page.evaluate(RUN, BACK.render(key="make-x", times=2))
    expect(save).to_be_focused()


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


TOPS = """() => {
  const tops = window.tops = new Set();
  const look = () => {
    const frame = document.querySelector('iframe[title="streamlit_folium.st_folium"]');
    tops.add(Math.round(frame.getBoundingClientRect().top));
    requestAnimationFrame(look);
  };
  look();
}"""
"""Notes, in every frame that is painted, where the map begins."""


def test_the_map_stays_where_it_is_while_a_file_is_made(open_page: Callable[..., Watched], app: str) -> None:
    page = open_app(open_page(), app).page
    expect(page.get_by_text("190 of 190 claims")).to_be_visible(timeout=30_000)
    page.get_by_role("combobox", name="Another file").click()
    page.get_by_role("option", name="PDF document").click()
    stop = page.get_by_role("button", name="Stop", exact=True)
    for width, height in ((1440, 900), (800, 600)):
        page.set_viewport_size({"width": width, "height": height})
        quiet(page)
        page.evaluate(TOPS)
        page.get_by_role("button", name="Save this file").press("Enter")
        expect(page.get_by_text(re.compile(r"\d+ of 12 maps drawn"))).to_be_visible(timeout=20_000)
        assert len(page.evaluate("() => [...window.tops]")) == 1, width
        stop.press("Enter")
        expect(stop).to_have_count(0, timeout=20_000)
        quiet(page)
        assert len(page.evaluate("() => [...window.tops]")) == 1, width


def test_quick_clicks_while_a_file_is_made_leave_the_page_whole(
    open_page: Callable[..., Watched], app: str
) -> None:
    viewer = open_app(open_page(), app)
    page, tabs = viewer.page, viewer.page.get_by_role("tab")
    expect(page.get_by_text("190 of 190 claims")).to_be_visible(timeout=30_000)
    page.get_by_role("combobox", name="Another file").click()
    page.get_by_role("option", name="PDF document").click()
    page.get_by_role("button", name="Save this file").press("Enter")
    stop = page.get_by_role("button", name="Stop", exact=True)
    expect(stop).to_be_visible(timeout=20_000)
    # the page looks every 0.3 seconds how far the file is: somewhere, a click meets that
    for at in range(12):
        tabs.nth(at % 3).evaluate("tab => tab.click()")
        viewer.row("aor" if at % 2 else "movements").evaluate("row => row.click()")
        page.wait_for_timeout(40 * (at % 7))
    if stop.count():
        stop.press("Enter")
    quiet(page)
    expect(tabs).to_have_count(4)
    assert viewer.visible(), "the map is the one that it was"
    assert viewer.watched.errors == []
