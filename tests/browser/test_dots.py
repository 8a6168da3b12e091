"""Very many points: dots and clusters on a canvas, in a theatre that spans the antimeridian."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser

from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Claim
from tests.browser.conftest import Viewer, Watched, open_app, open_snapshot, serving, write_snapshot
from tests.theatres import write_synthetic

MANY = 1500
WIDE = (-10.0, -180.0, 4.0)
"""Latitude, longitude and zoom from which every claim lies on the canvas."""

TOWN = "c0"
"""One of the thirty claims that lie at the same place."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_synthetic(tmp_path_factory.mktemp("dots") / "synthetic", MANY)


@pytest.fixture(scope="module")
def theatre(folder: Path) -> Catalogue:
    return read(folder)


@pytest.fixture(scope="module")
def shared(
    browser: Browser, theatre: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Viewer]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    watched = Watched(page)
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    yield open_snapshot(watched, write_snapshot(tmp_path_factory.mktemp("page"), theatre))
    page.close()


@pytest.fixture
def viewer(shared: Viewer) -> Iterator[Viewer]:
    """A shared page, as it opens."""
    address = shared.page.url.split("#")[0]  # what was done on the page is in the rest of it
    shared.page.goto("about:blank")
    shared.page.goto(address)
    shared.page.wait_for_selector('.posture[data-ready="true"]')
    yield shared
    assert shared.watched.errors == []


def look(viewer: Viewer, lat: float, lon: float, zoom: float) -> None:
    viewer.frame.evaluate(
        "([lat, lon, zoom]) => { posture.map.setView([lat, lon], zoom, {animate: false}); }", [lat, lon, zoom]
    )
    viewer.settle()


def drawn(viewer: Viewer) -> dict[str, Any]:
    """Return the dots (id, x, y) and clusters (count, radius, x, y) on the canvas, in the map's pixels."""
    found: dict[str, Any] = viewer.frame.evaluate("() => posture.drawn()")
    return found


def free(each: dict[str, Any]) -> bool:
    """Whether something lies well inside the part of the map that no panel covers."""
    return bool(60 < each["x"] < 900 and 60 < each["y"] < 560)


def click(viewer: Viewer, each: dict[str, Any]) -> None:
    box = viewer.find(".p-map").bounding_box()
    assert box is not None
    viewer.page.mouse.click(box["x"] + each["x"], box["y"] + each["y"])


def picture(viewer: Viewer) -> Image.Image:
    """Return the map as it is seen."""
    viewer.settle()
    return Image.open(BytesIO(viewer.find(".p-map").screenshot())).convert("RGB")


def place(claim: Claim) -> tuple[float, float]:
    """Return a claim's longitude and latitude in degrees, the longitude as the map turns it."""
    assert claim.geometry is not None
    lon, lat = claim.geometry.model_dump()["coordinates"][:2]
    return (lon - 360 if lon > 0 else lon), lat


def near(a: tuple[int, ...], b: str, by: int = 30) -> bool:
    return all(abs(x - y) <= by for x, y in zip(a, bytes.fromhex(b[1:]), strict=True))


def test_dots_are_drawn_where_the_claims_are_in_their_layers_colour(
    viewer: Viewer, theatre: Catalogue
) -> None:
    look(viewer, -10, -180, 7)
    seen = picture(viewer)
    colours = {layer.id: layer.colour for layer in theatre.theatre.layers}
    sides = set()
    dots = [dot for dot in drawn(viewer)["dots"] if free(dot)]
    assert len(dots) > 10
    for dot in dots:
        claim = theatre.claims[dot["id"]]
        lon, lat = place(claim)
        at = viewer.frame.evaluate("at => posture.map.latLngToContainerPoint(at)", [lat, lon])
        assert abs(at["x"] - dot["x"]) < 1
        assert abs(at["y"] - dot["y"]) < 1
        sides.add(lon < -180)
        if claim.properties.assertion == "stated":
            pixel = seen.getpixel((round(dot["x"]), round(dot["y"])))
            assert isinstance(pixel, tuple)
            assert near(pixel, colours[claim.properties.layer]), dot["id"]
    assert sides == {True, False}, "dots on both sides of the antimeridian"


def test_dots_and_clusters_are_all_claims_and_keep_assertions_apart(
    viewer: Viewer, theatre: Catalogue
) -> None:
    look(viewer, *WIDE)
    found = drawn(viewer)
    assert len(found["clusters"]) > 10
    assert len(found["dots"]) + sum(each["count"] for each in found["clusters"]) == MANY
    assert all(sum(each["said"]) == sum(each["sides"]) == each["count"] for each in found["clusters"])
    order = viewer.frame.evaluate("() => posture.drawn().assertions")
    said = Counter(theatre.claims[dot["id"]].properties.assertion for dot in found["dots"])
    for each in found["clusters"]:
        said.update(dict(zip(order, each["said"], strict=True)))
    assert said == Counter(claim.properties.assertion for claim in theatre.claims.values())


def test_nothing_on_the_canvas_overlaps(viewer: Viewer) -> None:
    for zoom in (3.0, 4.5, 6.0):
        look(viewer, -10, -180, zoom)
        found = drawn(viewer)
        circles = [(c["x"], c["y"], c["radius"]) for c in found["clusters"]] + [
            (d["x"], d["y"], 6) for d in found["dots"]
        ]
        for index, (x, y, radius) in enumerate(circles):
            for x2, y2, radius2 in circles[index + 1 :]:
                assert (x - x2) ** 2 + (y - y2) ** 2 >= (radius + radius2 - 1) ** 2


def test_a_layer_takes_its_dots_along(viewer: Viewer, theatre: Catalogue) -> None:
    look(viewer, *WIDE)
    viewer.row("talk").click()
    found = drawn(viewer)
    left = [claim for claim in theatre.claims.values() if claim.properties.layer != "talk"]
    assert len(found["dots"]) + sum(each["count"] for each in found["clusters"]) == len(left)
    assert all(theatre.claims[dot["id"]].properties.layer != "talk" for dot in found["dots"])
    assert f"{len(left):,} claims shown" in viewer.find(".p-foot").inner_text()
    for layer in ("blue-side", "amber-side", "flights"):
        viewer.row(layer).click()
    found = drawn(viewer)
    assert found["dots"] == found["clusters"] == []
    assert viewer.find(".p-clusters").count() == 0 or viewer.find(".p-clusters").is_hidden()


def test_a_dot_says_what_it_is_and_opens_its_claim(viewer: Viewer, theatre: Catalogue) -> None:
    look(viewer, -10, -180, 6)
    dot = next(each for each in drawn(viewer)["dots"] if free(each))
    label = theatre.claims[dot["id"]].properties.label
    box = viewer.find(".p-map").bounding_box()
    assert box is not None
    viewer.page.mouse.move(box["x"] + dot["x"], box["y"] + dot["y"])
    assert label in viewer.find(".p-hover").inner_text()
    click(viewer, dot)
    assert viewer.find(".p-evidence").get_attribute("data-claim") == dot["id"]
    assert viewer.state()["select"] == dot["id"]


def test_clusters_come_apart_further_in(viewer: Viewer) -> None:
    look(viewer, *WIDE)
    cluster = max((each for each in drawn(viewer)["clusters"] if free(each)), key=lambda each: each["count"])
    click(viewer, cluster)
    assert viewer.seat()["zoom"] >= WIDE[2] + 1
    viewer.settle()
    found = drawn(viewer)
    assert all(each["count"] < cluster["count"] for each in found["clusters"])
    assert viewer.find(".p-clusters").is_visible() is bool(found["clusters"])


def test_claims_at_one_place_are_listed(viewer: Viewer, theatre: Catalogue) -> None:
    lon, lat = place(theatre.claims[TOWN])
    look(viewer, lat, lon, 10)
    cluster = min(drawn(viewer)["clusters"], key=lambda each: abs(each["x"] - 640) + abs(each["y"] - 350))
    assert cluster["count"] >= MANY // 50
    click(viewer, cluster)
    listing = viewer.find(".p-listing")
    assert listing.locator(".p-row").count() == cluster["count"]
    listing.locator(f'[data-claim="{TOWN}"]').click()
    assert viewer.find(".p-evidence").get_attribute("data-claim") == TOWN
    assert listing.locator('[aria-pressed="true"]').get_attribute("data-claim") == TOWN
    viewer.page.keyboard.press("Escape")
    assert listing.is_hidden()


def test_a_claim_chosen_elsewhere_comes_into_view(viewer: Viewer) -> None:
    look(viewer, 40, -250, 6)
    assert drawn(viewer)["dots"] == []
    viewer.frame.evaluate("() => posture.command({select: 'c7'})")
    viewer.settle()
    assert viewer.find(".p-evidence").get_attribute("data-claim") == "c7"
    found = drawn(viewer)["picked"]
    assert 360 < found["x"] < 960
    assert 0 < found["y"] < 700


@pytest.mark.parametrize(("theme", "ground"), [("light", "#ffffff"), ("dark", "#1b2733")])
def test_clusters_follow_the_theme(viewer: Viewer, theme: str, ground: str) -> None:
    look(viewer, *WIDE)
    viewer.find(".p-look summary").click()
    viewer.find(f'[data-theme="{theme}"].p-choice').click()
    cluster = max((each for each in drawn(viewer)["clusters"] if free(each)), key=lambda each: each["count"])
    pixel = picture(viewer).getpixel((round(cluster["x"]), round(cluster["y"] - cluster["radius"] + 12)))
    assert isinstance(pixel, tuple)
    assert near(pixel, ground)


def test_paper_has_the_dots(viewer: Viewer) -> None:
    viewer.page.evaluate("() => { window.dispatchEvent(new Event('beforeprint')); }")
    viewer.page.emulate_media(media="print")
    found = drawn(viewer)
    assert found["clusters"]
    sheet = viewer.find(".p-map").bounding_box()
    assert sheet is not None
    cluster = min(
        found["clusters"],
        key=lambda each: abs(each["x"] - sheet["width"] / 2) + abs(each["y"] - sheet["height"] / 2),
    )
    ring = {
        picture(viewer).getpixel((round(cluster["x"] + dx), round(cluster["y"] + dy)))
        for dx, dy in ((0, 3 - cluster["radius"]), (cluster["radius"] - 3, 0), (3, 3 - cluster["radius"]))
    }
    assert any(isinstance(pixel, tuple) and near(pixel, "#000000", 60) for pixel in ring), "an edge in black"
    viewer.page.emulate_media(media="screen")
    viewer.page.evaluate("() => { window.dispatchEvent(new Event('afterprint')); }")


def test_the_canvas_speaks(viewer: Viewer) -> None:
    look(viewer, *WIDE)
    words = viewer.find(".p-dots").get_attribute("aria-label") or ""
    for assertion in ("stated", "reported", "alleged", "speculated"):
        assert assertion in words


def test_very_many_claims_about_one_country_are_counted_and_listed_in_part(
    open_page: Callable[..., Watched], tmp_path: Path
) -> None:
    catalogue = read(write_synthetic(tmp_path / "areas", 500, ("fji", "ton")))
    viewer = open_snapshot(open_page(), write_snapshot(tmp_path, catalogue))
    card = viewer.find('.p-card[data-spot="fji"]')
    assert "250 claims" in card.inner_text()
    assert card.locator(".p-row").count() == 0
    card.locator(".p-more").click()
    rows = viewer.find(".p-listing .p-row")
    assert rows.count() == 100
    viewer.find(".p-listing .p-more").click()
    assert rows.count() == 200
    viewer.row("talk").click()
    assert viewer.find(".p-listing").is_hidden(), "what it listed is no longer all visible"
    assert viewer.watched.errors == []


def test_dots_in_the_app(open_page: Callable[..., Watched], folder: Path) -> None:
    with serving("--theatre", str(folder)) as address:
        viewer = open_app(open_page(), address)
        found = drawn(viewer)
        assert found["clusters"]
        viewer.row("talk").click()
        fewer = drawn(viewer)
        count = [len(each["dots"]) + sum(one["count"] for one in each["clusters"]) for each in (found, fewer)]
        assert count[1] < count[0]
        assert viewer.watched.errors == []
        assert viewer.violations() == []


def test_dots_and_clusters_are_stepped_through_by_keyboard(viewer: Viewer, theatre: Catalogue) -> None:
    look(viewer, -10, -180, 7)
    stop = viewer.find(".p-dotstop")
    assert stop.count() == 1, "one stop for Tab"
    stop.focus()
    first = stop.get_attribute("aria-label") or ""
    viewer.page.keyboard.press("ArrowRight")
    second = stop.get_attribute("aria-label") or ""
    (before, all_), (after, _) = (
        [int(n) for n in each.split("(")[-1].rstrip(")").split(" of ")] for each in (first, second)
    )
    assert after == before % all_ + 1
    assert stop.evaluate("stop => stop === document.activeElement")
    style = stop.evaluate("stop => getComputedStyle(stop).outlineStyle")
    assert style == "solid", "the focus is seen"
    for _ in range(60):
        if " claims, " not in (stop.get_attribute("aria-label") or ""):
            break
        viewer.page.keyboard.press("ArrowRight")
    words = stop.get_attribute("aria-label") or ""
    viewer.page.keyboard.press("Enter")
    chosen = theatre.claims[viewer.state()["select"]]
    assert chosen.properties.label in words
    assert viewer.find(".p-evidence").is_visible()


def test_a_cluster_has_the_name_of_the_place_that_most_of_it_name(viewer: Viewer, theatre: Catalogue) -> None:
    look(viewer, *WIDE)
    assert drawn(viewer)["clusters"]
    assert viewer.find(".p-clustername").count() == 0, "no place is named by most"
    lon, lat = place(theatre.claims[TOWN])
    look(viewer, lat, lon, 9)
    (cluster,) = [
        each for each in drawn(viewer)["clusters"] if abs(each["x"] - 640) + abs(each["y"] - 360) < 150
    ]
    count = "30" if cluster["count"] == 30 else f"30 of {cluster['count']}"
    assert f"Spot 0 · {count}" in viewer.find(".p-clustername").all_text_contents()


CROWDED = """() => {
  const all = (selector) =>
    [...document.querySelectorAll(selector)].map((each) => each.getBoundingClientRect());
  const map = document.querySelector('.p-map').getBoundingClientRect();
  const circles = posture.drawn().clusters
    .map(({x, y, radius}) => new DOMRect(map.x + x - radius, map.y + y - radius, 2 * radius, 2 * radius));
  const names = all('.p-clustername');
  const others = [...circles, ...all('.leaflet-control, .p-panel, .p-name')];
  const meet = (a, b) =>
    a.left + 1 < b.right && b.left + 1 < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom;
  const meeting = names.flatMap((a, i) => [...names.slice(i + 1), ...others].filter((b) => meet(a, b)));
  return { clusters: circles.length, names: names.length, meeting: meeting.map((each) => each.toJSON()) };
}"""
"""How many clusters and names of them there are, and what names lie over: one another, or anything else."""


def test_names_of_clusters_lie_over_nothing(browser: Browser, tmp_path: Path) -> None:
    folder = write_synthetic(tmp_path / "towns", 320)
    path = folder / "claims.geojson"
    claims = json.loads(path.read_text(encoding="utf-8"))
    for number, claim in enumerate(claims["features"]):
        town = number // 8
        claim["geometry"]["coordinates"] = [160 + 2 * (town % 8), -22 + 3 * (town // 8)]
        claim["properties"]["where"] = {"precision": 1, "name": f"A town with a long name, {town}"}
    path.write_text(json.dumps(claims), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    viewer = open_snapshot(Watched(page), write_snapshot(tmp_path, read(folder)))
    look(viewer, -16, -193, 5.5)
    found = viewer.frame.evaluate(CROWDED)
    page.close()
    assert 8 < found["names"] < found["clusters"], "names stand there, and some have no room"
    assert found["meeting"] == []
