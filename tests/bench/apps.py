"""Running Streamlit apps: ``python -m tests.bench.apps start|first|toggle THEATRE PYTHON CACHE``.

``first``: from navigation to the painted frame in which the map has its marks, the dashboard beside the
bare page of bare_app.py. Each visit has a browser cache of its own; the first after the servers' start is
told apart, since there the apps read their data. ``start``: that first visit alone, of each app as soon as
it answers after each of some starts; by the clock, and the processor's seconds until the marks are there, of
the server since its start, so that what it does before the visit counts, and of the browser with what drives
it. ``toggle``: from the input's time stamp to the painted frame that shows the change, the dashboard by click
and by key beside the checkbox of checkbox_app.py. The two are visited in turn, so that whatever else the
machine does weighs on both. The others run with PYTHON; what they load from CDNs is answered from CACHE.
"""

import sys
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, suppress
from functools import partial
from pathlib import Path
from statistics import median

import psutil
from playwright.sync_api import Browser, Frame, Page, Route

from tests.bench import cdn
from tests.bench.job import ROOT, tell
from tests.bench.pages import LIMIT, TOOLS, Tool, arm, browser, opened
from tests.serving import process, serving

HERE = Path(__file__).parent
VISITS = 7
STARTS = 5
TOGGLES = 10
SILENT = ("--browser.gatherUsageStats=false",)
"""What the dashboard has in its own configuration, and the others are told."""

PATHS = "document.querySelectorAll('.leaflet-overlay-pane path').length"
BARE = Tool(drawn="document.querySelector('.leaflet-overlay-pane canvas')")
CHECKBOX = Tool(drawn=PATHS, before=f"bench.was = {PATHS}", changed=f"{PATHS} !== bench.was")


Started = AbstractContextManager[tuple[str, int]]
"""A server that runs: its address, and the id of its process."""


def visit(page: Page, address: str) -> tuple[Frame, float]:
    """Return the frame with the map, and the milliseconds from navigation to its marks."""
    page.goto(address, wait_until="commit")
    deadline = time.monotonic() + LIMIT / 1000
    while time.monotonic() < deadline:
        for frame in page.frames[1:]:
            drawn = frame.evaluate("() => (window.bench ? (bench.start(), bench.drawnAt) : null)")
            if drawn:
                return frame, drawn - page.evaluate("() => performance.timeOrigin")
        page.wait_for_timeout(20)
    raise TimeoutError("no marks")


def toggled(page: Page, frame: Frame, tool: Tool, act: Callable[[], None]) -> float:
    """Return the milliseconds from input to painted change."""
    page.main_frame.evaluate("() => { bench.input = null; }")
    arm(frame, tool, 0)
    act()
    frame.wait_for_function("() => bench.changedAt", timeout=LIMIT)
    inputs = [each.evaluate("() => bench.input") for each in (page.main_frame, frame)]
    changed: float = frame.evaluate("() => bench.changedAt")
    begun: float = min(filter(None, inputs))
    return changed - begun


def first(launched: Browser, addresses: dict[str, str], reply: Callable[[Route], None]) -> None:
    """Tell the times to first marks, one app's visits between the other's."""
    taken: dict[str, list[float]] = {name: [] for name in addresses}
    for _ in range(VISITS):
        for name, address in addresses.items():
            context, page = opened(launched, APPS[name][1], 0, reply)
            taken[name].append(visit(page, address)[1])
            context.close()
    for name, times in taken.items():
        tell(**{f"{name}_cold_ms": times[0], f"{name}_ms": median(times[1:])})


def starts(begin: dict[str, Callable[[], Started]], reply: Callable[[Route], None]) -> None:
    """Tell the medians of the visits at once after the start, each of a new server and a new browser."""
    taken: dict[str, list[tuple[float, float, float]]] = {name: [] for name in begin}
    for _ in range(STARTS):
        for name, started in begin.items():
            with browser() as launched, started() as (address, pid):
                _, page = opened(launched, APPS[name][1], 0, reply)
                clock = visit(page, address)[1]
                server = psutil.Process(pid)
                mine = [each for each in psutil.Process().children(recursive=True) if each != server]
                taken[name].append((clock, _seconds([server]), _seconds(mine)))
    for name, times in taken.items():
        for what, each in zip(("ms", "server_s", "browser_s"), zip(*times, strict=True), strict=True):
            tell(**{f"{name}_started_{what}": median(each), f"{name}_started_{what}_all": each})


def _seconds(processes: Iterable[psutil.Process]) -> float:
    """Return the processor's seconds of processes that still run."""
    spent = 0.0
    for each in processes:
        with suppress(psutil.Error):
            times = each.cpu_times()
            spent += times.user + times.system
    return spent


def toggles(launched: Browser, addresses: dict[str, str], reply: Callable[[Route], None]) -> None:
    """Tell the times of a toggle by click and by key in ours, and by the other's checkbox, in turn."""
    pages = {name: opened(launched, APPS[name][1], 0, reply)[1] for name in addresses}
    frames = {name: visit(page, addresses[name])[0] for name, page in pages.items()}
    ways: dict[str, tuple[str, Callable[[], None]]] = {
        "click": ("ours", frames["ours"].locator(".p-layer").first.click),
        "key": ("ours", lambda: pages["ours"].keyboard.press("1")),
        "checkbox": ("checkbox", pages["checkbox"].locator('[data-testid="stCheckbox"] label').first.click),
    }
    taken: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(TOGGLES):
        for way, (name, act) in ways.items():
            pages[name].bring_to_front()
            pages[name].wait_for_timeout(700)
            taken[way].append(toggled(pages[name], frames[name], APPS[name][1], act))
    tell(**{f"{way}_ms": median(times) for way, times in taken.items()})


APPS = {
    "ours": (ROOT / "dashboard" / "__main__.py", TOOLS["ours"]),
    "bare": (HERE / "bare_app.py", BARE),
    "checkbox": (HERE / "checkbox_app.py", CHECKBOX),
}


def main(arguments: list[str]) -> None:
    """Start ours and the other app, and measure both in turn."""
    what, folder, python, cache = arguments
    theatre = str(Path(folder).resolve())  # the servers have folders of their own
    other = "checkbox" if what == "toggle" else "bare"

    def reply(route: Route) -> None:
        status, kind, body = cdn.answer(route.request.url, Path(cache))
        route.fulfill(
            status=status, content_type=kind, body=body, headers={"Access-Control-Allow-Origin": "*"}
        )

    if what == "start":
        begin: dict[str, Callable[[], Started]] = {
            "ours": partial(process, APPS["ours"][0], "--theatre", theatre),
            "bare": partial(
                process, APPS["bare"][0], f"{theatre}/claims.geojson", python=python, options=SILENT
            ),
        }
        starts(begin, reply)
        return
    with (
        serving(APPS["ours"][0], "--theatre", theatre) as ours,
        serving(APPS[other][0], f"{theatre}/claims.geojson", python=python, options=SILENT) as others,
        browser() as launched,
    ):
        (first if what == "first" else toggles)(launched, {"ours": ours, other: others}, reply)


if __name__ == "__main__":
    main(sys.argv[1:])
