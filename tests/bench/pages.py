"""A file in a browser: ``python -m tests.bench.pages offline|served TOOL N FILE CACHE``.

``offline``: opened from disk with every request to the outside refused; are there marks in the picture?
``served``: opened again with those requests answered from this machine (:mod:`tests.bench.cdn`); how long
from navigation to the first marks, from a click in the tool's own layer control to the painted frame, and
from frame to frame while the map is dragged. When a frame counts as painted is said in probe.js.

The browser has no GPU: WebGL runs on the processor, which costs deck.gl and kepler.gl more than the
others.
"""

import io
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Frame, Locator, Page, Route, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.bench import cdn
from tests.bench.job import tell
from tests.browser import chromium

PROBE = Path(__file__).with_name("probe.js")
SIZE = {"width": 1280, "height": 800}
MIDDLE = {"x": 440, "y": 120, "width": 400, "height": 560}
"""The part of the window (pixels) that is map in every tool."""

WEBGL = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
LIMIT = 150_000
"""Milliseconds a page may take for one thing."""

PLOT = "document.querySelector('.js-plotly-plot')"
LEAFLET = "Object.values(window).find((each) => window.L && each instanceof L.Map)"


@dataclass(frozen=True)
class Tool:
    """How to see what a tool's page does; JavaScript expressions, ``%d`` being the number of claims."""

    drawn: str
    before: str = ""
    changed: str = ""
    control: Callable[[Page], Locator] | None = None
    webgl: bool = False


def _leaflet_box(page: Page) -> Locator:
    page.locator(".leaflet-control-layers").first.hover()
    return page.locator(".leaflet-control-layers-overlays input").first


FOLIUM = Tool(
    drawn=f"(({LEAFLET}) && document.querySelector('.leaflet-overlay-pane canvas'))",
    before=f"bench.was = 0; ({LEAFLET}).once('overlayremove overlayadd', () => (bench.was = 1))",
    changed="bench.was",
    control=_leaflet_box,
)
INSTANCES = "bench.instances >= 0.9 * %d"

TOOLS = {
    "ours": Tool(
        # cards and names follow, and then the page is ready
        drawn="document.querySelector('.posture :is(path[data-mark], canvas.p-dots)')",
        before="bench.was = document.querySelector('.p-layer').getAttribute('aria-checked')",
        changed="document.querySelector('.p-layer').getAttribute('aria-checked') !== bench.was",
        control=lambda page: page.locator(".p-layer").first,
    ),
    "folium-markers": FOLIUM,
    "folium-geojson": FOLIUM,
    "leafmap": FOLIUM,
    "plotly": Tool(
        drawn="document.querySelector('.geolayer .scattergeo path.point')",
        before=f"bench.was = 0; {PLOT}.once('plotly_restyle', () => (bench.was = 1))",
        changed="bench.was",
        control=lambda page: page.locator(".legend .legendtoggle").first,
    ),
    "pydeck": Tool(drawn=INSTANCES, webgl=True),
    "kepler": Tool(
        drawn=INSTANCES,
        before="bench.was = bench.instances",
        changed="Math.abs(bench.instances - bench.was) > 0.1 * %d",
        control=lambda page: page.locator(".layer__visibility-toggle").first,
        webgl=True,
    ),
}


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium like the browser tests', with WebGL on the processor."""
    with sync_playwright() as playwright:
        bundled = playwright.chromium.executable_path
        path = chromium.find(bundled) or chromium.install(bundled)
        launched = playwright.chromium.launch(executable_path=path, args=[*chromium.FLAGS, *WEBGL])
        yield launched
        launched.close()


def opened(
    launched: Browser, tool: Tool, n: int, reply: Callable[[Route], None]
) -> tuple[BrowserContext, Page]:
    """Return a fresh page with the probe in it; ``reply`` gets every request to the outside."""
    context = launched.new_context(viewport=SIZE)  # type: ignore[arg-type]
    context.set_default_timeout(LIMIT)
    drawn = f"bench.first(() => ({tool.drawn.replace('%d', str(n))}), {str(tool.webgl).lower()});"
    context.add_init_script(f"{PROBE.read_text(encoding='utf-8')}\n{drawn}")
    context.route(lambda url: url.startswith("http") and "//127.0.0.1" not in url, reply)
    return context, context.new_page()


def picture(page: Page) -> "np.ndarray[Any, np.dtype[np.int16]]":
    """Return the middle of the window as an array of pixels (RGB)."""
    shot = page.screenshot(clip=MIDDLE, animations="allow", timeout=LIMIT)  # type: ignore[arg-type]
    return np.asarray(Image.open(io.BytesIO(shot)).convert("RGB"), dtype=np.int16)


def marks(page: Page) -> bool:
    """Return whether there are coloured pixels in the middle of the window."""
    seen = picture(page)
    return int((seen.max(axis=2) - seen.min(axis=2) > 60).sum()) > 30


def offline(launched: Browser, tool: Tool, n: int, file: Path) -> None:
    """Tell whether the file shows its marks with no network, and how many requests were refused."""
    refused: list[str] = []

    def refuse(route: Route) -> None:
        refused.append(route.request.url)
        route.abort()

    _, page = opened(launched, tool, n, refuse)
    page.goto(file.as_uri(), wait_until="load")
    # what is there after that time counts, as it would for a reader
    with suppress(PlaywrightTimeout):
        page.wait_for_function("() => bench.drawnAt", timeout=5000 + n / 10)
    tell(offline=marks(page), refused=len(set(refused)))


def served(launched: Browser, tool: Tool, n: int, file: Path, cache: Path) -> None:
    """Tell the times to the first marks, of a toggle (where there is one) and of a drag."""
    missing: set[str] = set()

    def reply(route: Route) -> None:
        status, kind, body = cdn.answer(route.request.url, cache)
        if status != 200:
            missing.add(route.request.url)
        route.fulfill(
            status=status, content_type=kind, body=body, headers={"Access-Control-Allow-Origin": "*"}
        )

    loads: list[float] = []
    begun = time.monotonic()
    while True:
        context, page = opened(launched, tool, n, reply)
        page.goto(file.as_uri(), wait_until="commit")
        page.wait_for_function("() => bench.drawnAt", timeout=LIMIT)
        loads.append(page.evaluate("() => bench.drawnAt - performance.timeOrigin"))
        if len(loads) == 3 or time.monotonic() - begun > 20:
            break
        context.close()
    tell(load_ms=median(loads), missing=sorted(missing), marks=marks(page))
    if tool.control:
        toggle(page, tool, n)
    drag(page)


def toggle(page: Page, tool: Tool, n: int) -> None:
    """Tell the time from click to painted frame, for a layer going off and coming back."""
    assert tool.control
    times: dict[str, list[float]] = {"off": [], "on": []}
    begun = time.monotonic()
    for attempt in range(3):
        for way, taken in times.items():
            box = tool.control(page)
            before = picture(page)
            arm(page, tool, n)
            box.click(timeout=LIMIT)
            page.wait_for_function("() => bench.changedAt", timeout=LIMIT)
            taken.append(page.evaluate("() => bench.changedAt - bench.input"))
            if attempt == 0 and way == "off":
                tell(toggle_seen=bool((picture(page) != before).any()))
            tell(**{f"toggle_{way}_ms": median(taken)})
            page.mouse.move(640, 700)
            page.wait_for_timeout(400)
        if time.monotonic() - begun > 20:
            break


def arm(page: Page | Frame, tool: Tool, n: int) -> None:
    """Have the page's probe wait for an input and its change."""
    changed = tool.changed.replace("%d", str(n))
    page.evaluate(
        f"() => {{ bench.arm(() => {{ {tool.before}; }}, () => ({changed}), {str(tool.webgl).lower()}); }}"
    )


def drag(page: Page) -> None:
    """Tell the median and the longest time between frames while the map is dragged and just after."""
    x, y = page.evaluate("() => bench.grip()")
    before = picture(page)
    page.mouse.move(x, y)
    page.wait_for_timeout(300)
    page.mouse.down()
    page.evaluate("() => { bench.frames = []; }")
    for step in range(1, 41):
        page.mouse.move(x - 4 * step, y + 2 * step)
        page.wait_for_timeout(8)
    page.mouse.up()
    page.wait_for_timeout(500)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    frames = np.diff(page.evaluate("() => bench.frames.splice(0)"))
    moved = bool((picture(page) != before).mean() > 0.0005)
    tell(pan_ms=float(np.median(frames)), pan_worst_ms=float(frames.max()), pan_seen=moved)


def main(arguments: list[str]) -> None:
    """Do what the first argument says."""
    what, name, n, file, cache = arguments
    with browser() as launched:
        tell(browser=launched.version)
        if what == "offline":
            offline(launched, TOOLS[name], int(n), Path(file).resolve())
        else:
            served(launched, TOOLS[name], int(n), Path(file).resolve(), Path(cache))


if __name__ == "__main__":
    main(sys.argv[1:])
