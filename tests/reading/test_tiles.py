import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.reading.problems import TheatreError
from layers.reading.tiles import read_tiles

OWN: dict[str, Any] = {
    "format": 1,
    "of": "events",
    "title": "ACLED",
    "digest": "0123456789ab",
    "leaf": 10,
    "side": 32,
    "layers": [{"id": "acled", "label": "ACLED", "colour": None, "points": 3}],
    "areas": [["ven", "acled", 2]],
    "elsewhere": 1,
    "beyond": 0,
}


def archive(path: Path, says: Any) -> Path:
    """Write a file that has no tiles, and says this of itself."""
    packed = gzip.compress(json.dumps({"posture": says}).encode())
    header = bytearray(127)
    header[:8], header[97:100] = b"PMTiles\x03", bytes([2, 2, 1])
    header[24:40] = (127).to_bytes(8, "little") + len(packed).to_bytes(8, "little")
    path.write_bytes(bytes(header) + packed)
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(TheatreError) as error:
        read_tiles(path, read_gazetteer(GAZETTEER))
    return [str(problem) for problem in error.value.problems]


def test_what_a_file_says_of_itself_is_read(tmp_path: Path) -> None:
    found = read_tiles(archive(tmp_path / "a.pmtiles", OWN), read_gazetteer(GAZETTEER))
    assert (found.title, found.layers[0].points, found.areas) == ("ACLED", 3, (("ven", "acled", 2),))


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    layers = [{"id": "acled", "label": "\x1b[31m", "colour": "red", "points": -1}]
    found = problems(archive(tmp_path / "a.pmtiles", OWN | {"layers": layers, "digest": "x"}))
    assert len(found) == 4
    assert all(line.startswith("a.pmtiles") for line in found)
    (place,) = problems(archive(tmp_path / "a.pmtiles", OWN | {"areas": [["nowhere", "acled", 1]]}))
    assert "expected ids of places, found “nowhere”" in place


@pytest.mark.parametrize("damage", ["none", "text", "cut", "packed", "other", "list"])
def test_another_file_is_told_in_one_line(tmp_path: Path, damage: str) -> None:
    path = archive(tmp_path / "a.pmtiles", [] if damage == "list" else OWN)
    whole = path.read_bytes()
    changed = {
        "text": b"PMTiles",
        "cut": whole[:100],
        "packed": whole[:140] + b"\0" * 200,
        "other": whole[:127] + gzip.compress(b'{"name": "another"}'),
    }
    path.write_bytes(changed.get(damage, whole))
    if damage == "none":
        path.unlink()
    assert len(problems(path)) == 1
