"""Each claim, source and scene of the first theatre, and the gazetteer."""

import json
from pathlib import Path
from typing import Any

import pytest

from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Claim
from layers.theatre.gazetteer import Gazetteer
from layers.theatre.source import Source
from layers.theatre.theatre import Scene

FOLDER = GAZETTEER.parent / "southcom-2025"

THEATRE = json.loads((FOLDER / "theatre.json").read_text(encoding="utf-8"))

OTHER = tuple(each["id"] for each in THEATRE["layers"] if each["collection"] != "the-article")
"""The layers of other reporting and of what came after, whose pages seldom have words of attribution."""


def rows(path: Path) -> list[Any]:
    data = json.loads(path.read_text(encoding="utf-8"))
    return [row["id"] for row in (data["features"] if isinstance(data, dict) else data)]


@pytest.fixture(params=rows(FOLDER / "claims.geojson"))
def claim(request: pytest.FixtureRequest, southcom: Catalogue) -> Claim:
    return southcom.claims[request.param]


@pytest.fixture(params=rows(FOLDER / "sources.json"))
def source(request: pytest.FixtureRequest, southcom: Catalogue) -> Source:
    return southcom.sources[request.param]


@pytest.fixture(params=[each["id"] for each in THEATRE["scenes"]])
def scene(request: pytest.FixtureRequest, southcom: Catalogue) -> Scene:
    return next(each for each in southcom.theatre.scenes if each.id == request.param)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return read_gazetteer(GAZETTEER)
