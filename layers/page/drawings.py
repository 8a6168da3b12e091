"""milsymbol's drawings by symbol code, each parsed when it is asked for.

milsymbol 0.2.0 parses all 37,828 of them, 30 MB of JSON, before it draws its first symbol: half a second and
130 MB, when a theatre has a few.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import deflate

FILE = "number-data.json.gz"
"""The drawings of codes in numbers: one JSON object, by code."""

FIRST = 1 << 13
"""Bytes in which a drawing mostly fits."""


class Drawings(Mapping[str, Any]):
    """The drawings in a file of milsymbol's."""

    def __init__(self, file: Path) -> None:
        # as bytes: to make text of all takes as long as to unzip it
        self._content = deflate.gzip_decompress(file.read_bytes())
        self._decoder = json.JSONDecoder()
        self._starts: dict[str, int] = {}

    def __contains__(self, code: object) -> bool:
        return self._start(str(code)) >= 0

    def __getitem__(self, code: str) -> Any:
        start = self._start(code)
        if start < 0:
            raise KeyError(code)
        length = FIRST
        while True:
            content = self._content[start : start + length]
            try:
                return self._decoder.raw_decode(content.decode(errors="ignore"))[0]
            except json.JSONDecodeError:
                if start + length >= len(self._content):
                    raise
                length *= 4

    def _start(self, code: str) -> int:
        """Return where the drawing of a code begins, negative if there is none."""
        if code not in self._starts:
            name = f'"{code}": '.encode()
            found = self._content.find(name + b"{")
            self._starts[code] = found + len(name) if found >= 0 else found
        return self._starts[code]

    def __iter__(self) -> Iterator[str]:
        return iter(json.loads(self._content))

    def __len__(self) -> int:
        return len(json.loads(self._content))


def use_drawings() -> None:
    """Have milsymbol look its drawings up instead of parsing them all.

    It keeps them in a private variable; a version that does not would parse them, and draw the same.
    """
    from milsymbol import symbol

    symbol._number_data = Drawings(symbol._DATA_DIR / FILE)
