import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from layers.tiles.tiling import tippecanoe
from tests.feeds.conftest import Posture, posture
from tests.theatres import write_synthetic

__all__ = ["Posture", "posture"]


def decoded(path: Path, zoom: int) -> list[dict[str, Any]]:
    """Return what a zoom's tiles have; what is in two tiles, near their edge, comes once."""
    program = Path(tippecanoe()).with_name("tippecanoe-decode")
    command = [str(program), "-c", f"-Z{zoom}", f"-z{zoom}", str(path)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    found = [json.loads(line) for line in lines if line.strip()]
    return list({json.dumps([each["properties"], _turned(each)]): each for each in found}.values())


def _turned(feature: dict[str, Any]) -> list[float]:
    """Return where a point is, the same on every turn of the world."""
    place = feature["geometry"]["coordinates"]
    lon, lat = place[0] if feature["geometry"]["type"] == "MultiPoint" else place
    return [round((lon + 180) % 360, 4), lat]


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_synthetic(tmp_path_factory.mktemp("tiles") / "synthetic", 200)
