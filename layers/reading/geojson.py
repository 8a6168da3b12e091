"""Read a GeoJSON FeatureCollection some features at a time: a large file is never in memory as a whole.

The standard library decodes the values; only the braces, colons and commas of the collection itself and of
its list of features are looked at here. ijson, the usual library for that, takes the last of repeated keys
without a word, turns half a surrogate pair into "?" and gives a fault no line and column.
"""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from layers.reading.chunks import LONG, MANY, Chunk
from layers.reading.strict_json import Decoder, halved

PIECE = 1 << 20
"""Bytes that are read at a time, at least."""


TAIL = 16
"""Characters at the end of what was read where a fault may only mean that more is to come."""


class GeoJSONFile:
    """The FeatureCollection in a file; once all chunks are read, ``shell`` is its JSON without features."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shell: Any = None

    def chunks(self) -> Iterator[Chunk]:
        """Yield the features in order.

        Raises:
            OSError, ValueError, RecursionError: as :func:`layers.reading.strict_json.reason` puts in words.

        """
        with self.path.open("rb") as file:
            text = _Text(file)
            if text.sign() == "{":
                yield from self._members(text)
            else:
                self.shell, _ = text.value()
            if text.sign():
                raise text.fault("Extra data")

    def _members(self, text: "_Text") -> Iterator[Chunk]:
        pairs: list[tuple[str, Any]] = []
        text.take("{")
        ended = text.took("}")
        while not ended:
            if text.sign() != '"':
                raise text.fault("Expecting property name enclosed in double quotes")
            name, _ = text.value()
            text.take(":")
            if name == "features" and text.sign() == "[":
                pairs.append((name, []))
                yield from _features(text)
            else:
                pairs.append((name, text.value()[0]))
            ended = text.took("}")
            if not ended:
                text.take(",")
        self.shell = text.decoder.collected(pairs)


def _features(text: "_Text") -> Iterator[Chunk]:
    text.take("[")
    ended = text.took("]")
    while not ended:
        text.decoder.flawed = False
        features: list[Any] = []
        parts: list[str] = []
        size = 0
        while not ended and len(features) < MANY and size < LONG:
            feature, part = text.value()
            features.append(feature)
            parts.append(part)
            size += len(part)
            ended = text.took("]")
            if not ended:
                text.take(",")
        whole = f"[{','.join(parts)}]"
        yield Chunk(features, whole.encode(), text.decoder.flawed or halved(whole))


class _Text:
    """JSON text from a file, of which only a piece is kept, and the way through it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.decoder = Decoder()
        self._file = file
        self._characters = codecs.getincrementaldecoder("utf-8-sig")()
        self._read = 0
        self._text = ""
        self._at = 0
        self._lines, self._columns = 0, 0

    def sign(self) -> str:
        """Return the next character that is no white space, or nothing at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in " \t\n\r":
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def took(self, sign: str) -> bool:
        """Return whether that character is the next, and if so go past it."""
        found = self.sign() == sign
        self._at += found
        return found

    def take(self, sign: str) -> None:
        """Go past that character, which has to be the next."""
        if not self.took(sign):
            raise self.fault(f"Expecting '{sign}' delimiter")

    def value(self) -> tuple[Any, str]:
        """Return the next value and its text, and go past it."""
        self.sign()
        while True:
            try:
                value, end = self.decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                cut = error.pos > len(self._text) - TAIL or error.msg.startswith("Unterminated string")
                if cut and self._more():
                    continue
                raise self.fault(error.msg, error.pos) from None
            if end == len(self._text) and self._more():
                continue  # a number may go on
            text = self._text[self._at : end]
            self._at = end
            return value, text

    def fault(self, message: str, at: int | None = None) -> json.JSONDecodeError:
        """Return an error at that place in the text, or here, with its line and column in the file."""
        error = json.JSONDecodeError(message, self._text, self._at if at is None else at)
        error.colno += self._columns if error.lineno == 1 else 0
        error.lineno += self._lines
        return error

    def _more(self) -> bool:
        """Read on, and return whether there was more; what lies behind is forgotten."""
        ahead = len(self._text) - self._at
        # as much again as lies ahead, lest a long value be begun too often
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
