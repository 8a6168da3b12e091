from pathlib import Path

import pytest

from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import open_page
from tests.hostile.theatre import write_naughty

__all__ = ["open_page"]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_naughty(tmp_path_factory.mktemp("hostile") / "hostile")


@pytest.fixture(scope="session")
def hostile(folder: Path) -> Catalogue:
    return read(folder)
