"""Measure map tiles: ``python -m tests.bench.tiled FOLDER --points 10000000``, with ``[tiles]``.

Makes a file of invented events at the gazetteer's towns, unless FOLDER has it, and opens it three times in
turn: on our page; the same page without it; and in MapLibre (npm, by deno), the one of the peers that can
open so many points at all, from the same file. Each is dragged for some seconds; the first tile counts from
the request. Our page has claims, cards and names beside the tiles; that of MapLibre has the tiles alone.
"""

import json
import resource
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import click
import numpy as np
from playwright.sync_api import Browser, sync_playwright

from layers.page.beside import Beside
from layers.page.snapshot import snapshot
from layers.page.state import opening
from layers.page.tiled import TiledFile
from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.reading.theatre import read
from layers.reading.tiles import read_tiles
from layers.theatre.dictionary import Column
from layers.tiles.source import Layer, Points, Source, column
from layers.tiles.tiling import tiles
from layers.writing.whole import write_whole
from tests.bench.job import ROOT
from tests.browser.chromium import find
from tests.feeds.generated import towns
from tests.serving import folder_served

BATCH = 200_000
FRAMES = """() => {
  window.frames_ = [];
  let last = performance.now();
  const next = () => {
    const now = performance.now();
    frames_.push(now - last);
    last = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}"""
FIRST = {
    "ours": ".leaflet-p-tiles-pane canvas.leaflet-tile-loaded",
    "ours, without tiles": ".p-card",
}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--points", default=10_000_000, show_default=True)
@click.option("--times", default=3, show_default=True)
def main(folder: Path, points: int, times: int) -> None:
    """Print a line of JSON for making the file, and one for each page: medians."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{points}.pmtiles"
    if not file.exists():
        click.echo(json.dumps(_made(file, points)))
    _pages(folder, file)
    measured: dict[str, list[dict[str, float]]] = {}
    with folder_served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(playwright.chromium.executable_path))
        for _ in range(times):
            for name, page in (("ours", "ours"), ("ours, without tiles", "plain"), ("MapLibre", "maplibre")):
                measured.setdefault(name, []).append(_opened(browser, f"{address}/{page}.html", name))
    for name, all_ in measured.items():
        shown = {each: [round(one[each], 2) for one in all_] for each in all_[0]}
        click.echo(
            json.dumps(
                {"page": name} | {each: median(told) for each, told in shown.items()} | {"each": shown}
            )
        )


def _made(file: Path, points: int) -> dict[str, float]:
    source = Source("events", f"{points} invented events", "0" * 12, [Layer("acled", "ACLED")])
    source.batches = _batches(points)
    began = time.perf_counter()
    tiles(source, lambda parts: write_whole(file, parts), lambda _: None)
    own, theirs = (resource.getrusage(each) for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "points": points,
        "seconds": round(time.perf_counter() - began, 1),
        "processor": round(own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime, 1),
        "largest_mb": round(max(own.ru_maxrss, theirs.ru_maxrss) / 1000),
        "file_mb": round(file.stat().st_size / 1e6),
    }


def _batches(points: int) -> Iterator[Points]:
    lon, lat = (np.array(each.to_pylist(), dtype=float) for each in towns()[2:])
    dates = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
    for first in range(0, points, BATCH):
        random, n = np.random.default_rng(first), min(BATCH, points - first)
        at = random.integers(0, len(lon), n)

        def one_of(values: list[Any], random: np.random.Generator = random, n: int = n) -> Column:
            return Column(values, random.integers(0, len(values), n).astype(np.uint16))

        says = {
            "id": column([f"INV{first + each}" for each in range(n)]),
            "layer": Column(["acled"], np.zeros(n, np.uint8)),
            "kind": one_of(["Battles", "Protests", "Riots"]),
            "from": one_of(dates),
            "precision": one_of([1, 2]),
        }
        x = np.clip(lon[at] + random.normal(0, 0.15, n), -179.99, 179.99)
        y = np.clip(lat[at] + random.normal(0, 0.15, n), -84, 84)
        yield Points(x.round(4), y.round(4), says)


def _pages(folder: Path, file: Path) -> None:
    """Write the three pages beside the file."""
    catalogue = read(ROOT / "seeds" / "southcom-2025")
    state = opening(catalogue)
    beside = Beside(TiledFile(read_tiles(file, read_gazetteer(GAZETTEER)), file.name))
    (folder / "ours.html").write_bytes(snapshot(catalogue, state, beside))
    (folder / "plain.html").write_bytes(snapshot(catalogue, state))
    texts = [path.read_text(encoding="utf-8") for path in _libraries(folder / "npm")]
    libraries = "".join(f"<script>{text}</script>" for text in texts)
    said = f"<script>window.view = {list(state.view)}; window.tiles = '{file.name}';</script>"
    peer = (ROOT / "tests" / "bench" / "maplibre.html").read_text(encoding="utf-8")
    (folder / "maplibre.html").write_text(peer.replace("<script>", f"{libraries}{said}<script>", 1))


def _libraries(folder: Path) -> list[Path]:
    """Install MapLibre and the reader of PMTiles below a folder, and return their scripts."""
    from deno import find_deno_bin

    named = {"maplibre-gl": "5.14.0", "pmtiles": "3.2.1"}
    folder.mkdir(exist_ok=True)
    (folder / "package.json").write_text(json.dumps({"private": True, "dependencies": named}))
    deno = shutil.which("deno") or find_deno_bin()
    subprocess.run([deno, "install", "--quiet", "--node-modules-dir=auto"], cwd=folder, check=True)
    return [folder / "node_modules" / each / "dist" / f"{each}.js" for each in named]


def _opened(browser: Browser, address: str, name: str) -> dict[str, float]:
    """Open a page and drag its map; return seconds to the first tile, and frames a second."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    if name in FIRST:
        page.wait_for_selector(FIRST[name])
    else:
        page.wait_for_function("window.shown === true", timeout=120_000)
    first = time.perf_counter() - began
    page.wait_for_timeout(1500)
    page.evaluate(FRAMES)
    page.mouse.move(500, 500)
    page.mouse.down()
    page.evaluate("frames_.length = 0")
    began = time.perf_counter()
    for step in range(240):
        across = step % 120 if step % 240 < 120 else 120 - step % 120
        page.mouse.move(500 + across * 4, 500 - (step % 60) * 3)
    spent = time.perf_counter() - began
    frames = sorted(page.evaluate("frames_"))
    page.close()
    return {
        "first_s": first,
        "frames_a_second": len(frames) / spent,
        "p95_ms": frames[int(len(frames) * 0.95)],
    }


if __name__ == "__main__":
    main()
