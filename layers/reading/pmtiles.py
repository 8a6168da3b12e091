"""The head of a PMTiles file: what its tiles are, and what it says of itself.

https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md says where it stands. Only the standard library
is needed, so that whoever is handed a file needs no extra.

::

    UnreadableError     another file, or one that a page could not read
"""

import os
import struct
import zlib
from pathlib import Path
from typing import IO, Any, Literal, NamedTuple

from layers.reading.door import UnreadableError, opened
from layers.reading.strict_json import decoded

SIZE, MAGIC = 127, b"PMTiles\x03"

NONE, GZIP = 1, 2
"""The two compressions that a browser undoes by itself."""

Kind = Literal["vector", "raster"]

KINDS: dict[int, Kind] = {1: "vector", 2: "raster", 3: "raster", 4: "raster", 5: "raster"}
"""What tiles are by the number of their type: vectors; PNG, JPEG, WebP and AVIF."""

ZOOM = 30
"""A zoom that no file has."""

MOST = 10_000_000
"""Bytes of what a file says of itself, packed and unpacked: far more than any needs."""


class Head(NamedTuple):
    """What a file is.

    ``nearest`` is the finest zoom, ``says`` the metadata: anything that JSON can say.
    """

    kind: Kind
    nearest: int
    says: Any


def read_head(path: Path) -> Head:
    """Return what a PMTiles file is; of its tiles nothing is read, so it may be of any size.

    Raises:
        UnreadableError: if it is another file, cut short, or packed so that a browser cannot read it.
        OSError: if it cannot be read.

    """
    with opened(path, in_part=True) as file:
        size = os.fstat(file.fileno()).st_size
        header = file.read(SIZE)
        if len(header) < SIZE or not header.startswith(MAGIC):
            raise UnreadableError("expected PMTiles (version 3), found another file")
        inside, outside, kind, _, nearest = struct.unpack_from("<5B", header, 97)
        if {inside, outside} - {NONE, GZIP} or kind not in KINDS or nearest >= ZOOM:
            raise UnreadableError(
                "expected map tiles that a browser reads (vectors or pictures, plain or gzip)"
            )
        parts = struct.unpack_from("<8Q", header, 8)
        # the directories, the metadata, the tiles: offset and length of each
        if any(sum(part) > size for part in zip(parts[::2], parts[1::2], strict=True)):
            raise UnreadableError(f"expected the whole file, found it cut short at {size:,} bytes")
        says = _metadata(file, parts[2], parts[3], inside)
    return Head(KINDS[kind], nearest, says)


def _metadata(file: IO[bytes], offset: int, length: int, compression: int) -> Any:
    if length > MOST:
        raise UnreadableError(
            f"expected at most {MOST:,} bytes of what the file says of itself, found {length:,}"
        )
    file.seek(offset)
    packed = file.read(length)
    try:
        plain = zlib.decompressobj(wbits=31).decompress(packed, MOST) if compression == GZIP else packed
        found, _ = decoded(plain.decode())
    except (zlib.error, ValueError):
        raise UnreadableError("expected JSON in what the file says of itself, found something else") from None
    return found
