"""Read a GeoJSON FeatureCollection a chunk of features at a time, so that it is never in memory as a whole.

Only the punctuation of the FeatureCollection and of its list of features is parsed here.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from layers.reading.alike import Alike
from layers.reading.chunks import LONG, MANY, Chunk, chunk
from layers.reading.door import opened
from layers.reading.outlines import Outlines
from layers.reading.scanner import Scanner
from layers.reading.strict_json import halved

FEW = 1000
"""Features that take less time one by one than to make ready for those that are written alike."""


class GeoJSONFile:
    """A :class:`layers.reading.chunks.Reader` of the FeatureCollection in a GeoJSON file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shell: Any = None

    def chunks(self) -> Iterator[Chunk]:
        """Yield the features in the order of the file.

        Raises:
            OSError, ValueError, RecursionError: for a file that cannot be read, see
                :func:`layers.reading.door.reason`.

        """
        with opened(self.path) as file:
            text = Scanner(file)
            if text.peek() == "{":
                yield from self._members(text)
            else:
                self.shell, _ = text.value()
            if text.peek():
                raise text.fault("Extra data")

    def _members(self, text: Scanner) -> Iterator[Chunk]:
        pairs: list[tuple[str, Any]] = []
        text.expect("{")
        ended = text.accept("}")
        while not ended:
            if text.peek() != '"':
                raise text.fault("Expecting property name enclosed in double quotes")
            name, _ = text.value()
            text.expect(":")
            if name == "features" and text.peek() == "[":
                pairs.append((name, []))
                yield from _features(text)
            else:
                pairs.append((name, text.value()[0]))
            ended = text.accept("}")
            if not ended:
                text.expect(",")
        self.shell = text.decoder.collected(pairs)


def _features(text: Scanner) -> Iterator[Chunk]:
    outlines, alike, read = Outlines(text), Alike(text), 0
    text.expect("[")
    ended = text.accept("]")
    while not ended:
        if read >= FEW and (found := alike.chunk()) is not None:
            yield found
            ended = text.accept("]")
            continue
        text.decoder.flawed = False
        features: list[Any] = []
        size, split = 0, False
        while not ended and len(features) < MANY and size < LONG:
            feature, part, length = outlines.feature() or _whole(text)
            features.append(feature)
            split = split or halved(part)
            size += length
            ended = text.accept("]")
            if not ended:
                text.expect(",")
        read += len(features)
        yield chunk(features, text.decoder.flawed or split)


def _whole(text: Scanner) -> tuple[Any, str, int]:
    """Return the next feature, its text and the length of that."""
    feature, part = text.value()
    return feature, part, len(part)
