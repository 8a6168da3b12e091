"""Read a GeoJSON FeatureCollection a chunk of features at a time, so that it is never in memory as a whole.

The standard library decodes the values. Only the punctuation of the FeatureCollection and of its list of
features is parsed here. ijson, the usual library for this, keeps the last of repeated keys, turns half of a
surrogate pair into a question mark, and reports a fault without its line and column.
"""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from layers.reading.chunks import LONG, MANY, Chunk, chunk
from layers.reading.door import opened
from layers.reading.limits import check
from layers.reading.strict_json import Decoder, halved

PIECE = 1 << 20
"""Bytes to read at a time, at least."""


LEAST = 2000
"""Characters of a feature from which on it is worth a look whether others have the same geometry."""

NAME = '"geometry"'

KEPT = 256
"""Outlines that are remembered at a time."""

TAIL = 16
"""Characters before the end of what was read in which a fault may only mean that the text goes on."""


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
            text = _Text(file)
            if text.peek() == "{":
                yield from self._members(text)
            else:
                self.shell, _ = text.value()
            if text.peek():
                raise text.fault("Extra data")

    def _members(self, text: "_Text") -> Iterator[Chunk]:
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


def _features(text: "_Text") -> Iterator[Chunk]:
    outlines = _Outlines()
    text.expect("[")
    ended = text.accept("]")
    while not ended:
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


class _Text:
    """A scanner over the JSON text of a file, which keeps only the piece that it is at."""

    def __init__(self, file: IO[bytes]) -> None:
        self.decoder = Decoder()
        self._file = file
        self._characters = codecs.getincrementaldecoder("utf-8-sig")()
        self._read = 0
        self._text = ""
        self._at = 0
        self._lines, self._columns = 0, 0

    def peek(self) -> str:
        """Return the next character that is not white space, or "" at the end of the file."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in " \t\n\r":
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def accept(self, character: str) -> bool:
        """Return whether the next character is this one, and if so go past it."""
        found = self.peek() == character
        self._at += found
        return found

    def expect(self, character: str) -> None:
        """Go past this character, or raise JSONDecodeError if it is not the next."""
        if not self.accept(character):
            raise self.fault(f"Expecting '{character}' delimiter")

    def value(self) -> tuple[Any, str]:
        """Return the next JSON value and its text, and go past it."""
        self.peek()
        while True:
            try:
                value, end = self.decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                cut = error.pos > len(self._text) - TAIL or error.msg.startswith("Unterminated string")
                if cut and self._more():
                    continue
                raise self.fault(error.msg, error.pos) from None
            if end == len(self._text) and self._more():
                continue  # a number may continue
            text = self._text[self._at : end]
            self._at = end
            return value, text

    def fault(self, message: str, at: int | None = None) -> json.JSONDecodeError:
        """Return an error at a place in the text (by default here), with its line and column in the file."""
        error = json.JSONDecodeError(message, self._text, self._at if at is None else at)
        error.colno += self._columns if error.lineno == 1 else 0
        error.lineno += self._lines
        return error

    def _more(self) -> bool:
        """Read another piece, forget the text before the current place, and return whether there was more."""
        ahead = len(self._text) - self._at
        check("record_bytes", ahead)
        # as much again as is unread, so that a long value is decoded from its start only a few times
        piece = self._file.read(max(PIECE, ahead))
        self._read += len(piece)
        try:
            text = self._characters.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            error.start += self._read - len(error.object)
            raise
        if not piece:
            return False
        behind, self._text, self._at = self._text[: self._at], self._text[self._at :] + text, 0
        self._lines += behind.count("\n")
        self._columns = len(behind) - behind.rfind("\n") - 1 + ("\n" not in behind) * self._columns
        return True
