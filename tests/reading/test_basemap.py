import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from layers.reading.basemap import read_basemap
from layers.reading.problems import TheatreError
from tests.basemaps import ATTRIBUTION, write_pictures

LAYERS = [{"id": each} for each in ("earth", "water", "roads")]


def archive(path: Path, says: Any, kind: int = 1, packed: int = 2) -> Path:
    """Write a file that has no tiles, and says this of itself."""
    text = gzip.compress(json.dumps(says).encode())
    header = bytearray(127)
    header[:8], header[97:102] = b"PMTiles\x03", bytes([2, packed, kind, 0, 14])
    header[24:40] = (127).to_bytes(8, "little") + len(text).to_bytes(8, "little")
    path.write_bytes(bytes(header) + text)
    return path


def problem(path: Path) -> str:
    with pytest.raises(TheatreError) as error:
        read_basemap(path)
    (found,) = error.value.problems
    return str(found)


def test_a_basemap_says_what_it_is_in_plain_text(tmp_path: Path) -> None:
    says = {"name": "Invented\n coast", "attribution": ATTRIBUTION, "vector_layers": LAYERS}
    found = read_basemap(archive(tmp_path / "a.pmtiles", says))
    assert (found.kind, found.name, found.nearest) == ("vector", "Invented coast", 14)
    assert found.attribution == "Protomaps © OpenStreetMap"


@pytest.mark.parametrize("words", [None, 7, "", "<i></i>", "a\x1b[31m", ["x"]])
def test_what_is_no_text_is_none(tmp_path: Path, words: Any) -> None:
    says = {"name": words, "attribution": words, "vector_layers": LAYERS}
    found = read_basemap(archive(tmp_path / "a.pmtiles", says))
    assert (found.name, found.attribution) == (None, None)


def test_a_long_attribution_ends_with_a_sign(tmp_path: Path) -> None:
    says = {"attribution": "x" * 5000, "vector_layers": LAYERS}
    found = read_basemap(archive(tmp_path / "a.pmtiles", says)).attribution
    assert found is not None
    assert (len(found), found[-1]) == (300, "…")


def test_pictures_are_a_basemap_too(tmp_path: Path) -> None:
    found = read_basemap(write_pictures(tmp_path / "a.pmtiles", zoom=1))
    assert (found.kind, found.name, found.attribution, found.nearest) == (
        "raster",
        "Invented pictures",
        None,
        1,
    )


@pytest.mark.parametrize(
    ("says", "options", "expected"),
    [
        ({"vector_layers": [{"id": "points"}, 7]}, {}, "the layers earth and water"),
        ({"vector_layers": "earth water"}, {}, "found none"),
        ([], {}, "found none"),
        ({"vector_layers": LAYERS}, {"packed": 3}, "that a browser reads"),
        ({"vector_layers": LAYERS}, {"kind": 9}, "that a browser reads"),
    ],
)
def test_another_file_is_told_in_one_line(
    tmp_path: Path, says: Any, options: dict[str, int], expected: str
) -> None:
    assert expected in problem(archive(tmp_path / "a.pmtiles", says, **options))


def test_a_file_cut_short_and_one_that_is_none_are_told(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.pmtiles", {"vector_layers": LAYERS})
    path.write_bytes(path.read_bytes()[:-3])
    assert "cut short" in problem(path)
    path.write_bytes(b"<html>")
    assert "expected PMTiles (version 3), found another file" in problem(path)
    path.unlink()
    assert "found no file" in problem(path)
