"""Read a GeoJSON FeatureCollection a chunk of features at a time, so that it is never in memory as a whole.

Only the punctuation of the FeatureCollection and of its list of features is parsed here.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from layers.reading.alike import Alike
from layers.reading.chunks import LONG, MANY, Chunk, chunk
from layers.reading.door import opened
from layers.reading.scanner import Scanner
from layers.reading.strict_json import halved

LEAST = 2000
"""Characters of a feature from which on it is worth a look whether others have the same geometry."""

FEW = 1000
"""Features that take less time one by one than to make ready for those that are written alike."""

NAME = '"geometry"'

KEPT = 256
"""Outlines that are remembered at a time."""


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
    outlines, alike, read = _Outlines(), Alike(text), 0
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
            feature, part = text.value()
            if len(part) > LEAST:
                outlines.share(feature, part)
            features.append(feature)
            split = split or halved(part)
            size += len(part)
            ended = text.accept("]")
            if not ended:
                text.expect(",")
        read += len(features)
        yield chunk(features, text.decoder.flawed or split)


class _Outlines:
    """The long geometries of a file that were met last."""

    def __init__(self) -> None:
        self._known: dict[str, Any] = {}

    def share(self, feature: Any, text: str) -> None:
        """Give a feature the very geometry that an earlier one of the same text has.

        Nothing is done if the text has more than one geometry, or not as it is usually written.
        """
        name = text.find(NAME)
        start = text.find("{", name)
        end = text.find("}", start) + 1
        plain = 0 <= name < start < end and text[name + len(NAME) : start].strip() == ":"
        if not plain or text.count(NAME) != 1 or not isinstance(feature, dict):
            return
        outline = self._known.get(text[start:end])
        if outline is not None and feature.get("geometry") == outline:
            feature["geometry"] = outline
        elif outline is None and feature.get("geometry") == _parsed(text[start:end]):
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[text[start:end]] = feature["geometry"]


def _parsed(text: str) -> Any:
    """Return the JSON value in a text that may be cut, or an object that equals none."""
    try:
        return json.loads(text)
    except ValueError:
        return object()
