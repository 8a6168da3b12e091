"""Scan JSON text value by value, so that a large file is never in memory as a whole.

The standard library decodes the values. ijson, the usual library for this, keeps the last of repeated keys,
turns half of a surrogate pair into a question mark, and reports a fault without its line and column.
"""

import codecs
import json
import re
from typing import IO, Any

from layers.reading.door import PIECE
from layers.reading.limits import check
from layers.reading.strict_json import Decoder

TAIL = 16
"""Characters before the end of what was read in which a fault may only mean that the text goes on."""


class Scanner:
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

    def matches(
        self, pattern: re.Pattern[str], most: int, longest: int
    ) -> tuple[list[tuple[str | None, ...]], int]:
        """Return the groups of what matches from here on, each after the other, and where that ends.

        Of what was read only, but for the first; at most so many, and a text that is longer ends it too.
        """
        found: list[tuple[str | None, ...]] = []
        match = pattern.match(self._text, self._at)
        while match is None and len(self._text) - self._at < PIECE and self._more():
            match = pattern.match(self._text, self._at)
        end = self._at
        while match is not None:
            found.append(match.groups())
            end = match.end()
            full = len(found) >= most or end - self._at >= longest
            match = None if full else pattern.match(self._text, end)
        return found, end

    def ahead(self) -> tuple[str, int]:
        """Return what was read, and where in it the next value begins; most values are in it to their end."""
        self.peek()
        while len(self._text) - self._at < PIECE // 8 and self._more():
            pass
        return self._text, self._at

    def skip(self, end: int) -> None:
        """Go on to a place in what was read."""
        self._at = end

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
