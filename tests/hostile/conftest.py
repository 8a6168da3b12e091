from pathlib import Path

import pytest

from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import browser, open_page, playwright
from tests.hostile.theatre import write_naughty

__all__ = ["browser", "open_page", "playwright"]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_naughty(tmp_path_factory.mktemp("hostile") / "hostile")


@pytest.fixture(scope="session")
def hostile(folder: Path) -> Catalogue:
    return read(folder)
