"""Lines as claims: fronts, blockades, routes, cables; drawn no finer than their source says."""

import json
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from layers.page.state import opening
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import Viewer, Watched, open_snapshot, pages, write_snapshot
from tests.lined import claims, write_lined

WIDE = 16
"""Pixels: a band is wider than this, a line by far narrower."""


@pytest.fixture(scope="module")
def lined(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return read(write_lined(tmp_path_factory.mktemp("lines") / "lined"))


@pytest.fixture(scope="module")
def lines(browser: Browser, lined: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Viewer]:
    """The viewer of lines, one for the whole module: leave it as you found it."""
    with pages(browser) as make:
        yield open_snapshot(make(), write_snapshot(tmp_path_factory.mktemp("shared"), lined))


def drawn(viewer: Viewer, claim: str) -> list[dict[str, Any]]:
    """Return the paths of a line from the bottom up: width and dashes in pixels, opacity, shape."""
    found: list[dict[str, Any]] = viewer.find(f'path[data-mark^="{claim} "]').evaluate_all(
        """all => all.map(path => ({
          width: path.getAttribute("stroke") === "none" ? 0 : Number(path.getAttribute("stroke-width")),
          opacity: Number(path.getAttribute("stroke-opacity")),
          dashes: path.getAttribute("stroke-dasharray"),
          d: path.getAttribute("d"),
        }))"""
    )
    return found


def visible(paths: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [path for path in paths if path["width"] and path["opacity"]]


def teeth(viewer: Viewer, claim: str) -> list[list[tuple[float, float]]]:
    """Return foot, tip and foot of each tooth of a line, in pixels of the map."""
    (*_, trim) = drawn(viewer, claim)
    numbers = [float(each) for each in re.findall(r"-?[\d.]+", trim["d"])]
    corners = list(zip(numbers[::2], numbers[1::2], strict=True))
    return [corners[at : at + 3] for at in range(0, len(corners), 3)]


def seat(viewer: Viewer, zoom: float) -> None:
    viewer.frame.evaluate("z => void posture.map.setView([48.4, 37.8], z, {animate: false})", zoom)
    viewer.settle()


def test_what_is_only_approximate_is_a_soft_band_and_never_a_crisp_line(lines: Viewer) -> None:
    for claim in ("bulge", "lane", "fence"):
        paths = visible(drawn(lines, claim))
        assert max(path["width"] for path in paths) > WIDE
        assert all(path["opacity"] < 0.5 for path in paths if path["width"]), claim
        assert min(path["width"] for path in paths) > 8, claim
    for claim in ("front", "route", "blockade", "cable"):
        assert drawn(lines, claim)[2]["width"] < 4
        assert drawn(lines, claim)[2]["opacity"] == 1


def test_a_line_is_as_broken_as_it_is_said_less_firmly(lines: Viewer) -> None:
    dashes = {claim: drawn(lines, claim)[2]["dashes"] for claim in ("front", "blockade", "cable", "bulge")}
    assert dashes["front"] is None
    assert dashes["blockade"] == "14 3"
    assert len({*dashes.values()}) == 4


def test_teeth_are_as_far_apart_at_every_zoom(lines: Viewer) -> None:
    for zoom in (5, 7, 8):
        seat(lines, zoom)
        tips = [tip for _, tip, _ in teeth(lines, "front")]
        steps = [math.dist(a, b) for a, b in pairwise(tips)]
        assert 18 < sorted(steps)[len(steps) // 2] < 30, zoom


def test_teeth_face_away_from_the_side_that_holds_the_line(lines: Viewer) -> None:
    seat(lines, 7)
    found = teeth(lines, "front")
    assert len(found) > 20
    # the west is on the left of a line to the north
    assert sum(tip[0] < (a[0] + b[0]) / 2 for a, tip, b in found) > 0.8 * len(found)


def test_a_click_on_a_line_opens_what_it_says(
    open_page: Callable[..., Watched], lined: Catalogue, tmp_path: Path
) -> None:
    viewer = open_snapshot(open_page(), write_snapshot(tmp_path, lined))
    for claim, nearness, words in (
        ("route", "course as given", "arrowheads show which way it goes"),
        ("bulge", "approximate: part of a country", "teeth face away from East"),
    ):
        at = viewer.frame.evaluate(
            """claim => {
              const path = document.querySelector(`path[data-mark^="${claim} "]`);
              const at = path.getPointAtLength(path.getTotalLength() * 0.92);
              const {x, y} = at.matrixTransform(path.getScreenCTM());
              return [x, y + 5];
            }""",
            claim,
        )
        viewer.page.mouse.click(*at)
        assert viewer.state()["select"] == claim
        evidence = viewer.find(".p-evidence").inner_text()
        assert nearness in evidence
        assert words in evidence


def test_lines_are_reached_by_keyboard_and_say_what_they_are(lines: Viewer) -> None:
    labels = lines.find('path[role="button"]').evaluate_all(
        "all => all.map(e => e.getAttribute('aria-label'))"
    )
    assert labels[0] == "The front, course: province-level: Front line on 12 March"
    assert len(labels) == len(claims())
    lines.find('path[role="button"]').nth(0).focus()
    lines.page.keyboard.press("ArrowRight")
    assert lines.frame.evaluate("document.activeElement.getAttribute('aria-label')") == labels[1]
    outline = lines.frame.evaluate("getComputedStyle(document.activeElement).strokeOpacity")
    assert outline == "1", "what has the focus is seen"
    lines.page.keyboard.press("Enter")
    assert lines.state()["select"] == "bulge"
    lines.page.keyboard.press("Escape")


def test_the_legend_explains_the_lines_that_are_shown(lines: Viewer) -> None:
    shown = lines.find(".p-key section").filter(has_text="a soft band")
    assert shown.locator("li").count() == 5
    lines.press("fronts")
    lines.press("ways")
    lines.settle()
    assert shown.locator("li").all_inner_texts() == [
        "a line: the course as the source gives it",
        "a wash along a line: as far as it may lie to either side",
        "a soft band: the course is approximate",
        "arrowheads: which way it goes",
    ]
    assert {mark.split(" ")[0] for mark in lines.marks()} == {"blockade", "lane"}
    lines.press("fronts")
    lines.press("ways")


def test_cards_stand_beside_lines(lines: Viewer) -> None:
    lines.frame.evaluate("() => void posture.map.setView([47.6, 35], 6, {animate: false})")
    lines.settle()
    hidden = lines.frame.evaluate(
        """() => {
          const cards = [...document.querySelectorAll('.p-card')].map(e => e.getBoundingClientRect());
          return [...document.querySelectorAll('path.p-line-reach')].filter(path => {
            const at = [...Array(21).keys()].map(i => path.getPointAtLength(path.getTotalLength() * i / 20));
            const on = at.map(each => each.matrixTransform(path.getScreenCTM()));
            const over = on.filter(({x, y}) =>
              cards.some(c => x > c.left && x < c.right && y > c.top && y < c.bottom));
            return over.length > 10;
          }).map(path => path.dataset.mark);
        }"""
    )
    assert hidden == []


def test_names_and_degrees_stand_beside_lines(lines: Viewer) -> None:
    lines.frame.evaluate("() => void posture.map.setView([47.9, 36.5], 6.5, {animate: false})")
    lines.settle()
    assert lines.find(".p-name").count() > 5
    hidden = lines.frame.evaluate(
        """() => {
          const names = [...document.querySelectorAll('.p-name, .p-degree')].map(e => [
            e.textContent, e.getBoundingClientRect()]);
          return [...document.querySelectorAll('path.p-line-reach')].flatMap(path => {
            const long = path.getTotalLength();
            const on = [...Array(201).keys()].map(i => path.getPointAtLength(long * i / 200))
              .map(at => at.matrixTransform(path.getScreenCTM()));
            return names.filter(([, b]) =>
              on.some(({x, y}) => x > b.left + 2 && x < b.right - 2 && y > b.top + 2 && y < b.bottom - 2))
              .map(([name]) => `${name} on ${path.dataset.mark}`);
          });
        }"""
    )
    assert hidden == []


def test_the_inset_shows_lines_once_one_leaves_the_window(lines: Viewer) -> None:
    lines.frame.evaluate("() => void posture.map.setView([47, 37], 4, {animate: false})")
    lines.settle()
    assert lines.find(".p-inset").is_hidden()
    seat(lines, 8)
    assert lines.find(".p-inset").is_visible()
    bands = lines.find(".p-inset-line.is-band").count()
    assert 0 < bands < lines.find(".p-inset-line").count()
    lines.find(".p-inset").click()
    lines.find(".p-inset").wait_for(state="hidden")  # a click shows them all


def test_a_line_that_may_lie_to_either_side_has_a_wash_as_wide_as_that(lines: Viewer) -> None:
    for zoom in (6, 7, 8):
        lines.frame.evaluate("z => void posture.map.setView([44.6, 31], z, {animate: false})", zoom)
        lines.settle()
        wash, *_ = drawn(lines, "blockade")
        # a pixel at zoom 8 is 611.5 m at the equator, and less by the cosine of the latitude
        assert wash["width"] == pytest.approx(40_000 / (611.5 * 0.71 * 2 ** (8 - zoom)), rel=0.03)
        assert 0 < wash["opacity"] < 0.3
    assert drawn(lines, "blockade")[2]["width"] < 4


def test_a_line_too_short_for_the_page_is_a_dot_that_opens(
    open_page: Callable[..., Watched], tmp_path: Path
) -> None:
    route = next(each for each in claims() if each["id"] == "route")
    route["geometry"]["coordinates"] = [[30.5, 48.5], [30.50005, 48.50005]]
    folder = write_lined(tmp_path / "short", [route])
    viewer = open_snapshot(open_page(), write_snapshot(folder, read(folder)))
    edge = viewer.find("path.p-line.p-edge")
    assert edge.get_attribute("stroke-linecap") == "round"
    assert len(re.findall(r"-?[\d.]+ -?[\d.]+", edge.get_attribute("d") or "")) == 2
    viewer.find("path.p-line-reach").dispatch_event("click")
    assert viewer.state()["select"] == "route"


def test_a_line_of_the_gazetteer_is_drawn_once_for_its_claims(
    open_page: Callable[..., Watched], tmp_path: Path
) -> None:
    features = [each for each in claims() if each["id"] in ("front", "bulge")]
    folder = write_lined(tmp_path / "placed", [])
    known = {"name": "The Line", "kind": "line", "provenance": "invented"}
    line = {"type": "LineString", "coordinates": [[30, 45], [34, 48], [36, 48]]}
    places = {
        "type": "FeatureCollection",
        "provenance": [{"id": "invented", "title": "Invented", "licence": "CC0"}],
        "features": [{"type": "Feature", "id": "the-line", "geometry": line, "properties": known}],
    }
    (folder / "places.geojson").write_text(json.dumps(places), encoding="utf-8")
    for feature in features:
        feature["geometry"] = line
        feature["properties"]["where"] |= {"place": "the-line", "precision": 5}
    write_lined(folder, features)
    viewer = open_snapshot(open_page(), write_snapshot(folder, read(folder)))
    assert [mark.split(" ")[0] for mark in viewer.marks()] == ["the-line"]
    assert viewer.find(".p-card .p-row").count() == 2


def test_a_line_across_the_antimeridian_does_not_go_round_the_world(
    open_page: Callable[..., Watched], tmp_path: Path
) -> None:
    cable = next(each for each in claims() if each["id"] == "cable")
    cable["geometry"]["coordinates"] = [[[150, 10], [180, 20]], [[-180, 20], [-150, 30]]]
    for west, east in ((120, -120), (-140, -60)):
        folder = write_lined(tmp_path / str(west), [cable], view=[west, 0, east, 40])
        viewer = open_snapshot(open_page(), write_snapshot(folder, read(folder)))
        (d,) = {path["d"] for path in drawn(viewer, "cable")[:3]}
        xs = [float(x) for x, _ in re.findall(r"(-?[\d.]+) (-?[\d.]+)", d)]
        assert d.count("M") == 1
        assert xs == sorted(xs), "from west to east, in one piece"


@pytest.mark.parametrize("theme", ["dark", "print"])
def test_lines_are_seen_in_every_theme(
    open_page: Callable[..., Watched], lined: Catalogue, tmp_path: Path, theme: Any
) -> None:
    viewer = open_snapshot(open_page(), write_snapshot(tmp_path, lined, replace(opening(lined), theme=theme)))
    strokes = viewer.find("path.p-line.p-edge").evaluate_all(
        "all => all.map(e => getComputedStyle(e).stroke)"
    )
    fills = viewer.find("path.p-trim").evaluate_all("all => all.map(e => getComputedStyle(e).fill)")
    assert set(fills) == set(strokes)
    assert "rgb(213, 94, 0)" in strokes


def test_paper_lists_each_line_with_its_course(lines: Viewer) -> None:
    printed = lines.frame.evaluate("document.body.textContent")
    assert "East of the front · approximate: part of a country" in printed


def test_lines_speak_spanish(open_page: Callable[..., Watched], lined: Catalogue, tmp_path: Path) -> None:
    viewer = open_snapshot(
        open_page(locale="es-ES"), write_snapshot(tmp_path, lined, replace(opening(lined), language="es"))
    )
    key = viewer.find(".p-key").inner_text()
    assert "una banda difusa: el trazado es aproximado" in key
    assert "según la fuente" in key
