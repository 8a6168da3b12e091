"""A desk in a real Chromium: one server; for each test a theatre and a session of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from layers.curating.starting import example
from layers.importing.folder import write_theatre
from tests.browser.conftest import Watched
from tests.browser.desk.curator import Desk, at_desk, come, settled, write


class Served(NamedTuple):
    """A page that is used by one test after another, the address of the desk, and its theatre's folder."""

    watched: Watched
    address: str
    folder: Path


@pytest.fixture(scope="package")
def served(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("desk") / "desk-theatre"
    write_theatre(folder, example(folder.name))
    with at_desk(browser, folder) as watched:
        yield Served(watched, watched.page.url.partition("?")[0], folder)


@pytest.fixture
def folder(served: Served) -> Path:
    """The folder of the desk's theatre, as if nobody had ever changed it."""
    page = served.watched.page
    if page.url.startswith(served.address):
        settled(page)  # what the test before asked for last may still be written
    page.goto("about:blank")
    shutil.rmtree(served.folder)
    write_theatre(served.folder, example(served.folder.name))
    return served.folder


@pytest.fixture
def desk(served: Served, folder: Path) -> Iterator[Desk]:
    """Open the desk of that theatre as Ana, in a session of her own, in which nothing goes wrong."""
    watched = served.watched

    def opened() -> Page:
        come(watched.page, f"{served.address}?theatre={folder.name}")
        settled(watched.page)  # Streamlit's own pieces are still coming, and take the place of one another
        write(watched.page, "Your name", "Ana")
        return watched.page

    yield opened
    found = [*watched.errors, *watched.outside]
    watched.errors.clear()
    watched.outside.clear()
    assert found == []
