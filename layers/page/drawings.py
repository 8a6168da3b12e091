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


class Drawings(Mapping[str, Any]):
    """The drawings in a file of milsymbol's."""

    def __init__(self, file: Path) -> None:
        self._text = bytes(deflate.gzip_decompress(file.read_bytes())).decode()
        self._decoder = json.JSONDecoder()

    def __contains__(self, code: object) -> bool:
        return self._text.find(f'"{code}": {{') >= 0

    def __getitem__(self, code: str) -> Any:
        name = f'"{code}": '
        start = self._text.find(f"{name}{{")
        if start < 0:
            raise KeyError(code)
        return self._decoder.raw_decode(self._text, start + len(name))[0]

    def __iter__(self) -> Iterator[str]:
        return iter(json.loads(self._text))

    def __len__(self) -> int:
        return len(json.loads(self._text))


def use_drawings() -> None:
    """Have milsymbol look its drawings up instead of parsing them all.

    It keeps them in a private variable; a version that does not would parse them, and draw the same.
    """
    from milsymbol import symbol

    symbol._number_data = Drawings(symbol._DATA_DIR / FILE)
