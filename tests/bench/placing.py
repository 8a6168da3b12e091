"""What placing cards costs on the page: ``python -m tests.bench.placing`` (``--help`` for the options).

The viewer is built from a copy of its sources in which marks of the page's own clock stand around what is
measured; the product has none. The map is moved :data:`MOVES` times, and each move lays it out anew. The
report is a table in Markdown: the median, and in brackets the fastest and the slowest of the moves, in
milliseconds by the clock.
"""

import re
import shutil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from unittest.mock import patch

import click
from playwright.sync_api import Page, sync_playwright

from layers.page import viewer
from layers.page.snapshot import snapshot
from layers.page.state import opening
from layers.reading.theatre import read
from layers.web import build
from tests.bench.synthetic import write_theatre
from tests.browser import chromium

FIRST = Path(__file__).resolve().parents[2] / "seeds" / "southcom-2025"
CLAIMS, MOVES = 60, 50
STEPS = "[[37, 11], [-23, 29], [-41, -17], [19, -31], [8, 8]]"
"""Pixels by which the map is moved, again and again: they add up to nothing."""

MEASURED = {
    "places": (r"place\(asking, room, wanted\)", "finding the places"),
    "cards": (r"sizes\.of\((?=groups\.filter)[^;]*", "building and measuring cards"),
    "terrain": (r"createTerrain\(shapesOf\(map\), frame\)", "what lies below them"),
}
"""What is measured in ``cards/cards.js``: the pattern of an expression, and what it is."""

WHOLE = "layout"
MOVED = """([moves, steps, names]) => {
  const found = [];
  for (let i = 0; i < moves; i += 1) {
    performance.clearMeasures();
    posture.map.panBy(steps[i % steps.length], { animate: false });
    found.push(names.map((name) =>
      performance.getEntriesByName(name).reduce((sum, { duration }) => sum + duration, 0)));
  }
  return found;
}"""


def timed(name: str, expression: str) -> str:
    """Return an expression that measures another, and has its value."""
    return (
        f"(() => {{ const from = performance.now(); const value = {expression}; "
        f'performance.measure("{name}", {{ start: from, end: performance.now() }}); return value; }})()'
    )


def measuring(folder: Path) -> dict[str, str]:
    """Return the built files of a viewer that measures itself, made in a folder.

    Raises:
        LookupError: when what is measured is no longer written so.

    """
    copy = folder / "web"
    shutil.copytree(build.FOLDER, copy)
    path = copy / "cards" / "cards.js"
    text = path.read_text(encoding="utf-8")
    for name, (pattern, _) in MEASURED.items():
        text, n = re.subn(pattern, lambda found, name=name: timed(name, found[0]), text)  # type: ignore[misc]
        if n != 1:
            raise LookupError(f"{path.name}: expected {pattern} once, found it {n} times")
    text = text.replace(
        "    layout,\n", f"    layout: (frame, obstacles) => {timed(WHOLE, 'layout(frame, obstacles)')},\n"
    )
    path.write_text(text, encoding="utf-8")
    return {name: content.decode() for name, content in build.bundle(copy).items()}


def moved(page: Page, path: Path, link: str) -> list[list[float]]:
    """Return what each move of a page took, in milliseconds: the whole layout, then its parts."""
    page.goto("about:blank")
    page.goto(f"{path.absolute().as_uri()}#{link}")
    page.wait_for_selector(".posture[data-ready]")
    steps = [[int(n) for n in pair] for pair in re.findall(r"\[(-?\d+), (-?\d+)\]", STEPS)]
    found: list[list[float]] = page.evaluate(MOVED, [MOVES, steps, [WHOLE, *MEASURED]])
    return found


@click.command()
@click.option("--size", default="1440x900", help="The window, as WIDTHxHEIGHT.")
def main(size: str) -> None:
    """Measure what placing cards costs on the page."""
    width, height = map(int, size.split("x"))
    with TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        built = measuring(folder)
        write_theatre(folder / "claims", CLAIMS)
        paths = {}
        with patch.object(viewer, "_built", built.__getitem__):
            for name, theatre in (("60", folder / "claims"), ("first", FIRST)):
                catalogue = read(theatre)
                paths[name] = folder / f"{name}.html"
                paths[name].write_bytes(snapshot(catalogue, opening(catalogue)))
        layers = ",".join(layer.id for layer in catalogue.theatre.layers)
        bundled = playwright.chromium.executable_path
        found = chromium.find(bundled) or chromium.install(bundled)
        browser = playwright.chromium.launch(executable_path=found, args=chromium.FLAGS)
        page = browser.new_page(viewport={"width": width, "height": height})
        heads = ["the whole layout of cards", *[words for _, words in MEASURED.values()]]
        click.echo("\n".join([f"| {size} | {' | '.join(heads)} |", "|---" * (len(heads) + 1) + "|"]))
        for label, name, link in (
            (f"{CLAIMS} claims", "60", ""),
            (f"{CLAIMS} claims, marks only", "60", "density=marks"),
            ("the first theatre, as it opens", "first", ""),
            ("the first theatre, every layer", "first", f"layers={layers}"),
        ):
            columns = zip(*moved(page, paths[name], link), strict=True)
            cells = [f"{median(each):.1f} ({min(each):.1f} to {max(each):.1f})" for each in columns]
            click.echo(f"| {label} | {' | '.join(cells)} |")
        browser.close()


if __name__ == "__main__":
    main()
