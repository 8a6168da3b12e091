"""Running Streamlit apps: ``python -m tests.bench.apps ours|bare|checkbox THEATRE PYTHON CACHE``.

``ours`` is the dashboard, ``bare`` and ``checkbox`` the small scripts beside this file, run with PYTHON. Each visit
has a cache of its own. First marks: from navigation to the painted frame in which the map has its marks; the first
visit after the server's start is told apart, since there the app reads its data. Toggle: from the input's time stamp
to the painted frame that shows the change (probe.js); ours by click and by key, the other by its checkbox.
"""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Frame, Page, Route

from tests.bench import cdn
from tests.bench.job import ROOT, tell
from tests.bench.pages import LIMIT, TOOLS, Tool, arm, browser, opened

HERE = Path(__file__).parent
VISITS = 7
TOGGLES = 10

PATHS = "document.querySelectorAll('.leaflet-overlay-pane path').length"
BARE = Tool(drawn="document.querySelector('.leaflet-overlay-pane canvas')")
CHECKBOX = Tool(drawn=PATHS, before=f"bench.was = {PATHS}", changed=f"{PATHS} !== bench.was")


@contextmanager
def serving(python: str, script: Path, arguments: list[str]) -> Iterator[str]:
    """Run a Streamlit script and give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        python, "-m", "streamlit", "run", str(script), "--server.headless=true", "--server.address=127.0.0.1",
        f"--server.port={port}", "--server.fileWatcherType=none", "--browser.gatherUsageStats=false", "--",
        *arguments,
    ]  # fmt: skip
    with subprocess.Popen(command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/_stcore/health")
            yield address
        finally:
            process.terminate()


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  # our own server
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


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
    """Return the milliseconds (median) from input to painted change."""
    taken = []
    for _ in range(TOGGLES):
        page.wait_for_timeout(700)
        page.main_frame.evaluate("() => { bench.input = null; }")
        arm(frame, tool, 0)
        act()
        frame.wait_for_function("() => bench.changedAt", timeout=LIMIT)
        inputs = [each.evaluate("() => bench.input") for each in (page.main_frame, frame)]
        taken.append(frame.evaluate("() => bench.changedAt") - min(filter(None, inputs)))
    return median(taken)


def main(arguments: list[str]) -> None:
    """Start the app, visit it several times, and toggle."""
    name, theatre, python, cache = arguments
    script, told, tool = {
        "ours": (ROOT / "dashboard" / "app.py", ["--theatre", theatre], TOOLS["ours"]),
        "bare": (HERE / "bare_app.py", [f"{theatre}/claims.geojson"], BARE),
        "checkbox": (HERE / "checkbox_app.py", [f"{theatre}/claims.geojson"], CHECKBOX),
    }[name]

    def reply(route: Route) -> None:
        status, kind, body = cdn.answer(route.request.url, Path(cache))
        route.fulfill(status=status, content_type=kind, body=body, headers={"Access-Control-Allow-Origin": "*"})

    with serving(sys.executable if name == "ours" else python, script, told) as address, browser() as launched:
        first: list[float] = []
        for number in range(VISITS):
            context, page = opened(launched, tool, 0, reply)
            frame, taken = visit(page, address)
            first.append(taken)
            if number < VISITS - 1:
                context.close()
        tell(cold_ms=first[0], first_ms=median(first[1:]), visits=len(first) - 1)
        if name == "checkbox":
            box = page.locator('[data-testid="stCheckbox"] label').first
            tell(click_ms=toggled(page, frame, tool, box.click))
        elif name == "ours":
            row = frame.locator(".p-layer").first
            tell(click_ms=toggled(page, frame, tool, row.click))
            tell(key_ms=toggled(page, frame, tool, lambda: page.keyboard.press("1")))


if __name__ == "__main__":
    main(sys.argv[1:])
