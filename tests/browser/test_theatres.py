"""Theatres that no code knows: one across the antimeridian, one whose every text is hostile."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from layers.page.state import State
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import (
    Viewer,
    Watched,
    eventually,
    open_app,
    open_snapshot,
    pages,
    quiet,
    serving,
    write_snapshot,
)
from tests.theatres import HOSTILE, write_hostile, write_invented

Opened = tuple[Viewer, Catalogue]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    base = tmp_path_factory.mktemp("theatres")
    return {"invented": write_invented(base / "invented"), "hostile": write_hostile(base / "hostile")}


@pytest.fixture(scope="module")
def catalogues(folders: dict[str, Path]) -> dict[str, Catalogue]:
    return {name: read(folder) for name, folder in folders.items()}


@pytest.fixture(scope="module")
def apps(folders: dict[str, Path]) -> Iterator[dict[str, str]]:
    with (
        serving("--theatre", str(folders["invented"])) as one,
        serving("--theatre", str(folders["hostile"])) as two,
    ):
        yield {"invented": one, "hostile": two}


@pytest.fixture(scope="module", params=["app", "snapshot"])
def opened(
    request: pytest.FixtureRequest,
    browser: Browser,
    catalogues: dict[str, Catalogue],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[str], Opened]]:
    """Open a theatre in each of its two hosts, one page for the module: tests that select come last."""
    with pages(browser) as make:

        @cache
        def once(name: str) -> Opened:
            catalogue = catalogues[name]
            if request.param == "app":
                return open_app(make(), request.getfixturevalue("apps")[name]), catalogue
            return open_snapshot(make(), write_snapshot(tmp_path_factory.mktemp(name), catalogue)), catalogue

        yield once


def show_all(viewer: Viewer, catalogue: Catalogue) -> None:
    for layer in catalogue.theatre.layers:
        if layer.id not in viewer.visible():
            viewer.row(layer.id).click()
    viewer.settle()


def test_another_theatre_needs_no_code(opened: Callable[[str], Opened]) -> None:
    viewer, catalogue = opened("invented")
    assert viewer.find("h1").inner_text() == catalogue.theatre.title
    assert viewer.visible() == [layer.id for layer in catalogue.theatre.layers if layer.on]
    show_all(viewer, catalogue)
    drawn = {mark.split(" ")[0] for mark in viewer.marks()}
    for claim in catalogue.claims.values():
        where = claim.properties.where
        assert claim.geometry is None or (where.place or claim.id) in drawn, claim.id
    assert viewer.watched.errors == []
    assert viewer.watched.outside == []


def test_areas_across_the_antimeridian_lie_side_by_side(opened: Callable[[str], Opened]) -> None:
    viewer, catalogue = opened("invented")
    show_all(viewer, catalogue)
    west, _, east, _ = viewer.state()["view"]
    assert west > 0 > east, "the view spans the antimeridian"
    size = viewer.frame.evaluate("() => posture.map.getSize().x")
    boxes: list[Any] = viewer.find("path.p-area").evaluate_all(
        "all => all.map(m => { const b = m.getBoundingClientRect(); return [b.left, b.right, b.width]; })"
    )
    assert boxes
    for left, right, width in boxes:
        assert width < size / 2, "an area cut at the antimeridian is not smeared across the map"
        assert right > 0
        assert left < size


def test_a_card_says_how_firmly_each_of_its_claims_is_said(opened: Callable[[str], Opened]) -> None:
    viewer, catalogue = opened("invented")
    show_all(viewer, catalogue)
    labels = dict(
        viewer.find(".p-card .p-row").evaluate_all(
            "all => all.map(row => [row.dataset.claim, row.querySelector('.p-label').textContent])"
        )
    )
    assert labels["amber-flotilla"] == "≈12 ships (reported)"
    assert labels == {id_: catalogue.claims[id_].properties.label for id_ in labels}


def test_a_range_is_a_bar_and_conflicting_figures_stand_side_by_side(opened: Callable[[str], Opened]) -> None:
    viewer, catalogue = opened("invented")
    ranged = next(c for c in catalogue.claims.values() if c.properties.quantity and c.properties.quantity.low)
    viewer.frame.evaluate("id => posture.command({select: id})", ranged.id)
    figure = ranged.properties.quantity
    assert figure is not None
    assert viewer.find(".p-evidence dl .p-range-bar").count() == 1
    assert f"{figure.low:,.0f} to {figure.high:,.0f}" in viewer.find(".p-evidence dl .p-range").inner_text()

    one = next(
        claim
        for claim in catalogue.claims.values()
        if any(related.relation == "conflicts_with" for related in claim.properties.related)
    )
    other = next(each.claim for each in one.properties.related if each.relation == "conflicts_with")
    for id_ in (one.id, other):
        viewer.frame.evaluate("id => posture.command({select: id})", id_)
        words = viewer.find(".p-figure q").all_inner_texts()
        for claim in (one.id, other):
            quantity = catalogue.claims[claim].properties.quantity
            assert quantity is not None
            assert any(quantity.verbatim in text for text in words)


def test_a_denial_is_drawn_and_worded_as_one(opened: Callable[[str], Opened]) -> None:
    viewer, catalogue = opened("invented")
    show_all(viewer, catalogue)
    denied = next(c for c in catalogue.claims.values() if c.properties.assertion == "denied")
    viewer.frame.evaluate("id => posture.command({select: id})", denied.id)
    row = viewer.find(f'.p-card .p-row[data-claim="{denied.id}"]')
    assert "(denied)" in row.inner_text()
    assert "✕" in row.inner_text()


def test_hostile_text_is_shown_verbatim_and_runs_nothing(opened: Callable[[str], Opened]) -> None:
    viewer, catalogue = opened("hostile")
    show_all(viewer, catalogue)
    seen = [viewer.find(".posture").evaluate("root => root.textContent")]
    viewer.find(".p-sources-open").click()
    seen.append(viewer.find(".p-evidence").evaluate("panel => panel.textContent"))
    for id_ in catalogue.claims:
        viewer.frame.evaluate("id => posture.command({select: id})", id_)
        seen.append(viewer.find(".p-evidence").evaluate("panel => panel.textContent"))
    text = "\n".join(seen)
    for payload in HOSTILE:
        assert payload in text, payload
    for claim in catalogue.claims.values():
        says = claim.properties
        for said in (says.label, says.statement, says.hedge, says.where.name, says.note, *says.items):
            assert said is None or said in text
    assert "49" not in viewer.find("h1").inner_text()
    viewer.page.wait_for_timeout(300)
    assert viewer.watched.dialogs == []
    assert viewer.watched.errors == []
    assert viewer.watched.outside == []
    assert viewer.violations() == []


def test_hostile_text_is_shown_verbatim_around_the_map(
    open_page: Callable[..., Watched], apps: dict[str, str], folders: dict[str, Path]
) -> None:
    viewer = open_app(open_page(1440, 2400), apps["hostile"])
    catalogue = read(folders["hostile"])

    def says_figures() -> None:
        sidebar = viewer.page.get_by_test_id("stSidebar").evaluate("side => side.textContent")
        for figure in catalogue.theatre.figures:
            assert catalogue.claims[figure].properties.label in sidebar

    def says_method() -> None:
        method = viewer.page.locator("body").evaluate("body => body.textContent")
        for paragraph in catalogue.theatre.method:
            assert paragraph in method

    eventually(says_figures)
    viewer.page.get_by_role("tab", name="Method").click()
    eventually(says_method)
    viewer.page.get_by_role("tab", name="Sources").click()
    expect(viewer.page.get_by_test_id("stGraphVizChart")).to_be_visible(timeout=30_000)
    quiet(viewer.page)
    assert viewer.watched.dialogs == []
    assert viewer.watched.outside == []


def test_hostile_selection_in_a_file(
    open_page: Callable[..., Watched], folders: dict[str, Path], tmp_path: Path
) -> None:
    catalogue = read(folders["hostile"])
    claim = next(iter(catalogue.claims.values()))
    state = State(tuple(layer.id for layer in catalogue.theatre.layers), catalogue.theatre.view, claim.id)
    viewer = open_snapshot(open_page(), write_snapshot(tmp_path, catalogue, state))
    assert claim.properties.statement in (viewer.find(".p-evidence .p-statement").text_content() or "")
    assert viewer.watched.dialogs == []
