"""The file itself, PMTiles: what it says of itself beside its tiles, and how to read that.

https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md is the format.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import deflate

HEADER = 127
"""Bytes of the header."""

PIECE = 1 << 20
"""Bytes that are copied at a time."""


class ArchiveError(ValueError):
    """A file that is no PMTiles file, or none that ``posture tiles`` wrote; the message says what it is."""


def with_metadata(path: Path, metadata: dict[str, Any]) -> Iterator[bytes]:
    """Yield the bytes of a file with other metadata; where its tiles are found follows from that."""
    from pmtiles.tile import Compression, deserialize_header, serialize_header

    with path.open("rb") as file:
        header = deserialize_header(file.read(HEADER))
        if header["internal_compression"] != Compression.GZIP:
            raise ArchiveError("expected directories in gzip")
        text = json.dumps(metadata, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        packed = deflate.gzip_compress(text.encode(), 9)
        file.seek(header["root_offset"])
        root = file.read(header["root_length"])
        leaves, tiles = header["leaf_directory_offset"], header["tile_data_offset"]
        ahead = HEADER + len(root) + len(packed)
        header |= {
            "root_offset": HEADER,
            "metadata_offset": HEADER + len(root),
            "metadata_length": len(packed),
            "leaf_directory_offset": ahead,
            "tile_data_offset": ahead + header["leaf_directory_length"],
        }
        yield serialize_header(header) + root + packed
        yield from _piece(file, leaves, header["leaf_directory_length"])
        yield from _piece(file, tiles, header["tile_data_length"])


def _piece(file: Any, offset: int, length: int) -> Iterator[bytes]:
    file.seek(offset)
    while length:
        content = file.read(min(length, PIECE))
        length -= len(content)
        yield content
