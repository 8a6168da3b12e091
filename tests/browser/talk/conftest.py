"""Somebody who talks through scenes by keyboard, in both hosts; the tests of a host share one page."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator

from layers.page.state import opening
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Scene
from tests.browser.conftest import Viewer, Watched, open_app, open_snapshot, pages, write_snapshot


@pytest.fixture(scope="package", params=["app", "snapshot"])
def shared(
    request: pytest.FixtureRequest,
    browser: Browser,
    southcom: Catalogue,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Viewer]:
    with pages(browser) as make:
        watched = make()
        watched.page.emulate_media(reduced_motion="reduce")
        if request.param == "app":
            yield open_app(watched, request.getfixturevalue("app"))
        else:
            yield open_snapshot(watched, write_snapshot(tmp_path_factory.mktemp("brief"), southcom))


@pytest.fixture
def talk(shared: Viewer) -> Iterator[Viewer]:
    """The viewer as it opens, and put back so afterwards, by keys."""
    yield shared
    shared.page.emulate_media(reduced_motion="reduce")
    shared.page.set_viewport_size({"width": 1440, "height": 900})
    for _ in range(6):
        shared.page.keyboard.press("Escape")
    shared.settle()
    assert (scene_of(shared), shared.state()["brief"]) == (None, False)


def scene_of(viewer: Viewer) -> Any:
    return viewer.state()["scene"]


def press(viewer: Viewer, *keys: str) -> None:
    for key in keys:
        viewer.page.keyboard.press(key)
    viewer.settle()


def assert_seat(viewer: Viewer, there: dict[str, float]) -> None:
    assert viewer.seat() == pytest.approx(there, abs=0.1)


def said(viewer: Viewer) -> str:
    return viewer.find(".p-live").inner_text()


def root(viewer: Viewer) -> Locator:
    return viewer.find(".posture")


def assert_in_sight(viewer: Viewer, scene: Scene) -> None:
    """The scene's view is inside the part of the map that is free, and could not be much larger."""
    assert scene.view is not None
    west, south, east, north = scene.view
    box = viewer.frame.evaluate(
        """([w, s, e, n]) => {
          const [a, b] = [[n, w], [s, e]].map((corner) => posture.map.latLngToContainerPoint(corner));
          const legend = document.querySelector('.p-legend').getBoundingClientRect();
          const {x, y} = posture.map.getSize();
          const width = legend.width ? legend.left : x;
          return {left: a.x, top: a.y, right: b.x, bottom: b.y, width, height: y};
        }""",
        [west, south, east, north],
    )
    assert box["left"] >= -1
    assert box["top"] >= -1
    assert box["right"] <= box["width"] + 1
    assert box["bottom"] <= box["height"] + 1
    filled = max(
        (box["right"] - box["left"]) / box["width"], (box["bottom"] - box["top"]) / (box["height"] - 20)
    )
    assert filled > 0.8, "a quarter zoom step is a fifth"


def start(watched: Watched, folder: Path, catalogue: Catalogue, **state: Any) -> Viewer:
    watched.page.emulate_media(reduced_motion="reduce")
    chosen = replace(opening(catalogue, state.get("scene")), **state)
    return open_snapshot(watched, write_snapshot(folder, catalogue, chosen))
