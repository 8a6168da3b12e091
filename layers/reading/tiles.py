"""Read what a PMTiles file says of itself; its tiles are read by the page.

https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md says where it stands. Only the standard library
is needed, so that whoever is handed a file needs no extra.
"""

import zlib
from pathlib import Path
from typing import Any

from layers.reading.door import guarded, opened
from layers.reading.problems import Problem, Problems, TheatreError
from layers.reading.records import parse_record
from layers.reading.strict_json import decoded
from layers.theatre.gazetteer import Gazetteer
from layers.theatre.tiled import Tiled

HEADER, MAGIC, GZIP = 127, b"PMTiles\x03", 2

MOST = 10_000_000
"""Bytes of what a file says of itself, packed and unpacked: far more than any needs."""


def read_tiles(path: Path, gazetteer: Gazetteer) -> Tiled:
    """Return what a file of ``posture tiles`` says of itself.

    Raises:
        TheatreError: with every problem found; a place must be one of the gazetteer.

    """
    name = path.name
    with guarded(path, str(path)):
        if not path.is_file():
            raise TheatreError([Problem(str(path), "", "", "expected a file with tiles, found no file")])
        problems = Problems()
        says = _says(path)
        if says is None:
            raise TheatreError([Problem(name, "", "", "expected PMTiles that posture tiles wrote")])
        tiled = parse_record(Tiled, says, name, problems)
        unknown = {place for place, *_ in tiled.areas} - gazetteer.places.keys() if tiled else set()
        for place in sorted(unknown):
            problems.append(Problem(name, "", "areas", f"expected ids of places, found “{place}”"))
        if problems or tiled is None:
            raise TheatreError(problems)
        return tiled


def _says(path: Path) -> Any:
    """Return the part of the metadata that is ours, or None where there is none."""
    with opened(path) as file:
        header = file.read(HEADER)
        offset, length = (int.from_bytes(header[at : at + 8], "little") for at in (24, 32))
        if len(header) < HEADER or not header.startswith(MAGIC) or header[97] != GZIP or length > MOST:
            return None
        file.seek(offset)
        packed = file.read(length)
    try:
        text = zlib.decompressobj(wbits=31).decompress(packed, MOST).decode()
        found, _ = decoded(text)
    except (zlib.error, ValueError):
        return None
    return found.get("posture") if isinstance(found, dict) else None
