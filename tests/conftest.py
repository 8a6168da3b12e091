import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from layers.reading.gazetteer import GAZETTEER
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.browser import chromium
from tests.theatres import write_invented

# the same cases in each run, so that a failure is about the change; --hypothesis-profile=long tries others
settings.register_profile(
    "short",
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile(
    "long",
    settings.get_profile("short"),
    max_examples=7000,  # 100,000 cases in all
    derandomize=False,
    print_blob=True,
)
settings.load_profile("short")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--kills",
        type=int,
        default=3,
        help="How often tests/browser/desk/test_killed.py kills a server that saves; 50 take some minutes.",
    )


def pytest_xdist_auto_num_workers() -> int:
    """One more worker than processors: the browser tests spend much of their time waiting."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def southcom() -> Catalogue:
    return read(GAZETTEER.parent / "southcom-2025")


@pytest.fixture
def invented(tmp_path: Path) -> Path:
    """A theatre of its own for each test, to break at will."""
    return write_invented(tmp_path / "invented")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for all tests of a process, which cannot have two."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    bundled = playwright.chromium.executable_path
    path = chromium.find(bundled) or chromium.install(bundled)
    launched = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
    yield launched
    launched.close()
