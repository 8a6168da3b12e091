"""How much of the map its cards hide: ``python -m tests.bench.legibility`` (``--help`` for the options).

Every scene of the shipped theatres, each as it opens and with every layer on, and the six invented theatres
around the world (:mod:`tests.worldwide`), each in five windows, the largest in a briefing. What is counted
is said in legibility.js. The report is a table in Markdown on standard output, and a line of JSON a page in
a file.

With ``--before`` (a snapshot of the first theatre that another commit wrote) and ``--sheet`` nothing is
measured: the same pages of both stand side by side in one picture.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from layers.page.snapshot import snapshot
from layers.page.state import opening
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.browser import chromium
from tests.worldwide import REGIONS, write_region

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
FIRST = "southcom-2025"
PROBE = Path(__file__).with_name("legibility.js").read_text(encoding="utf-8")
SIZES = {
    "1280x720": (1280, 720, False),
    "1440x900": (1440, 900, False),
    "1920x1080": (1920, 1080, True),
    "800x600": (800, 600, False),
    "390x844": (390, 844, False),
}
"""Width, height (pixels), and whether it is a briefing."""

TIMES = 9
"""How often a map is laid out to be timed."""

SHOWN = ("everything", "us-moved")
"""The pages of a sheet."""

WINDOWS = ("1440x900", "1920x1080", "800x600", "390x844")
"""The windows of a sheet, a row each: the first page before and now, then the second."""

TILE, BETWEEN, COLOURS = 440, 8, 256
"""Of a sheet: the longest side of a picture and the pixels between two, and of how many colours it is."""

SHARES = ("covered", "marks", "land", "claims", "ground", "points", "lines")
COUNTS = ("crossings", "through", "lost", "moved")
HEADINGS = {
    "covered": "free map",
    "marks": "marks",
    "land": "land",
    "claims": "claims’ areas",
    "ground": "AOR",
    "points": "points",
    "lines": "lines",
    "crossings": "leaders cross",
    "through": "through cards",
    "lost": "no card or mark",
    "moved": "moved a toggle",
    "leader": "leaders, px",
    "ms": "layout, processor, ms",
}
BOXES = """() => Object.fromEntries([...document.querySelectorAll('.p-card[data-spot]')].map((card) => {
  const {x, y, width} = card.getBoundingClientRect();
  return [card.dataset.spot + card.textContent, [x + width / 2, y].map(Math.round)];
}))"""


@dataclass(frozen=True)
class Shown:
    """What a page shows: a theatre, and the part after ``#`` of a link to it."""

    theatre: str
    name: str
    link: str


def main_pages(catalogue: Catalogue) -> Iterator[Shown]:
    """Yield a theatre as it opens, with every layer on, and its scenes."""
    theatre = catalogue.theatre
    yield Shown(theatre.id, "opening", "theme=light")
    yield Shown(theatre.id, "everything", "layers=" + ",".join(layer.id for layer in theatre.layers))
    for scene in theatre.scenes:
        yield Shown(theatre.id, scene.id, f"scene={scene.id}")


def ground_of(catalogue: Catalogue) -> list[str]:
    """Return the spots of the areas of responsibility."""
    wheres = [(claim.id, claim.properties.where) for claim in catalogue.claims.values()]
    return [where.place or id_ for id_, where in wheres if where.precision == 8]


def moved(page: Page) -> float:
    """Return how many cards that stay as they are move with one layer, on average; each layer is switched."""
    counts: list[int] = []
    for layer in page.locator(".p-layer").evaluate_all("rows => rows.map((row) => row.dataset.layer)"):
        before = page.evaluate(BOXES)
        switch = f"document.querySelector('.p-layer[data-layer=\"{layer}\"]').click()"
        page.evaluate(switch)
        after = page.evaluate(BOXES)
        page.evaluate(switch)
        counts.append(sum(before[card] != at for card, at in after.items() if card in before))
    return sum(counts) / len(counts)


def layout(page: Page) -> float:
    """Return the milliseconds of the processor that the page's main thread takes to lay out the map anew."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))

    before = spent()
    page.evaluate(f"for (let i = 0; i < {TIMES}; i += 1) posture.map.fire('moveend')")
    taken = spent() - before
    session.detach()
    return taken / TIMES


def measured(page: Page, catalogue: Catalogue, path: Path, sizes: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the figures of every page of a theatre in windows of these sizes."""
    ground = ground_of(catalogue)
    for size in sizes:
        for shown in main_pages(catalogue):
            opened(page, path, shown, size)
            found = page.evaluate(PROBE, ground)
            found["ms"] = layout(page)
            found["moved"] = moved(page) if shown.name in ("opening", "everything") else 0
            yield {"theatre": shown.theatre, "page": shown.name, "size": size, **found}


def theatres(folder: Path) -> Iterator[Catalogue]:
    """Yield the shipped theatres and the invented ones around the world."""
    for theatre in sorted(SEEDS.glob("*/theatre.json")):
        yield read(theatre.parent)
    for name in REGIONS:
        yield read(write_region(folder / name, name))


def cell(name: str, value: float) -> str:
    """Return a figure as the table has it."""
    if name in SHARES:
        return f"{100 * value:.1f} %"
    return f"{value:.1f}" if name in ("moved", "ms") else f"{value:.0f}"


def summary(rows: list[dict[str, Any]], name: str) -> str:
    """Return the mean and the worst of a figure; of what should not be at all the sum."""
    values = [row[name] for row in rows]
    if name in ("crossings", "through", "lost"):
        return cell(name, sum(values))
    return f"{cell(name, sum(values) / len(values))} ({cell(name, max(values))})"


def table(rows: list[dict[str, Any]]) -> str:
    """Return the Markdown table: a line a size over all pages, then the opening and everything at each."""
    lines = ["| |" + "|".join(HEADINGS.values()) + "|", "|---|" + "---|" * len(HEADINGS)]
    for size in dict.fromkeys(row["size"] for row in rows):
        own = [row for row in rows if row["size"] == size]
        lines.append(f"|{size}, all: mean (worst)|" + "|".join(summary(own, name) for name in HEADINGS) + "|")
        for row in own:
            if row["page"] in ("opening", "everything") and row["theatre"] not in REGIONS:
                label = f"{size}, {row['theatre']}, {row['page']}"
                lines.append(f"|{label}|" + "|".join(cell(name, row[name]) for name in HEADINGS) + "|")
    return "\n".join(lines)


def opened(page: Page, path: Path, shown: Shown, size: str) -> None:
    """Open a page of a snapshot in a window of that size, and wait until it is drawn."""
    width, height, brief = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.goto("about:blank")
    page.goto(f"{path.absolute().as_uri()}#{shown.link}" + ("&brief=1" if brief else ""))
    page.wait_for_selector(".posture[data-ready]")


def sheet(page: Page, before: Path, now: Path, catalogue: Catalogue) -> Image.Image:
    """Return the pages of both snapshots side by side, a row for each window."""
    shown = {each.name: each for each in main_pages(catalogue)}
    rows: list[list[Image.Image]] = []
    for size in WINDOWS:
        rows.append([])
        for name in SHOWN:
            for path in (before, now):
                opened(page, path, shown[name], size)
                tile = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
                tile.thumbnail((TILE, TILE), Image.Resampling.LANCZOS)
                rows[-1].append(tile)
    heights = [row[0].height + BETWEEN for row in rows]
    whole = Image.new("RGB", ((TILE + BETWEEN) * len(rows[0]), sum(heights)), "white")
    for i, row in enumerate(rows):
        for j, tile in enumerate(row):
            whole.paste(tile, (j * (TILE + BETWEEN) + (TILE - tile.width) // 2, sum(heights[:i])))
    return whole.quantize(COLOURS, kmeans=2)


@click.command()
@click.option("--sizes", default=",".join(SIZES), help="Which windows, as WIDTHxHEIGHT.")
@click.option("--only", default="", help="Only the theatre with this id.")
@click.option("--output", type=click.Path(path_type=Path), help="A file for the figures of each page.")
@click.option("--before", type=click.Path(path_type=Path, exists=True), help="A snapshot, for a sheet.")
@click.option("--sheet", "picture", type=click.Path(path_type=Path), help="The file for the sheet (PNG).")
def main(sizes: str, only: str, output: Path | None, before: Path | None, picture: Path | None) -> None:
    """Measure how much of the map its cards hide, or show it."""
    if (before is None) != (picture is None):
        raise click.UsageError("--before and --sheet go together")
    rows: list[dict[str, Any]] = []
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        bundled = playwright.chromium.executable_path
        path = chromium.find(bundled) or chromium.install(bundled)
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        page = browser.new_page()
        if before and picture:
            catalogue = read(SEEDS / FIRST)
            now = Path(folder) / "now.html"
            now.write_bytes(snapshot(catalogue, opening(catalogue)))
            sheet(page, before, now, catalogue).save(picture, optimize=True)
            browser.close()
            return
        for catalogue in theatres(Path(folder)):
            if only and catalogue.theatre.id != only:
                continue
            file = Path(folder) / f"{catalogue.theatre.id}.html"
            file.write_bytes(snapshot(catalogue, opening(catalogue)))
            rows += measured(page, catalogue, file, sizes.split(","))
        browser.close()
    if output:
        output.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    click.echo(table(rows))


if __name__ == "__main__":
    main()
