"""Decode the text of a file: UTF-8, UTF-16, Windows-1252, or the encoding that somebody names.

charset-normalizer is not used: on the few letters with accents of a short table it answers with another code
page as often as with the right one, and text that was read wrongly looks like text.
"""

import codecs
import io
from collections.abc import Callable
from functools import partial
from typing import IO

from layers.importing.errors import FieldError, FormatError

Opening = Callable[[], IO[bytes]]
"""What opens a file, each time from its start."""

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""The encoding that a byte order mark tells."""

WINDOWS = "cp1252"
"""What Excel writes as CSV in Western Europe and the Americas."""

PIECE = 1 << 20
"""Bytes to decode at a time."""


def decoded(content: bytes, told: str | None = None) -> tuple[str, str]:
    """Return the text of a file, and what to report of how it was read (empty for UTF-8).

    Raises:
        FieldError: if ``told`` is no encoding that Python knows.
        FormatError: if the bytes are not text in the encoding.

    """
    name, note = encoding(partial(io.BytesIO, content), told)
    return content.decode(name), note


def encoding(opening: Opening, told: str | None = None) -> tuple[str, str]:
    """Return the encoding of a file, and what to report of it; the whole file is text in the encoding.

    Raises:
        FieldError: if ``told`` is no encoding that Python knows.
        FormatError: if the bytes are not text in the encoding.

    """
    if told:
        return _checked(opening, _known(told)), f"read as {told}, as told"
    with opening() as file:
        start = file.read(1000)
    for mark, name in MARKS.items():
        if start.startswith(mark):
            return _checked(opening, name), "" if mark == codecs.BOM_UTF8 else "read as UTF-16"
    if sixteen := _sixteen(start):
        return _checked(opening, sixteen), "read as UTF-16"
    at = _fault(opening, "utf-8")
    if at is None:
        return "utf-8", ""
    found = f"expected UTF-8 text, found another byte at position {at}"
    if _fault(opening, WINDOWS) is not None:
        raise FormatError(f"{found} (--encoding says what it is)")
    sample = _sample(opening)
    if sample is None:
        raise FormatError(found)
    return WINDOWS, f"not UTF-8, so read as Windows-1252, like “{sample}” (--encoding names another)"


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        raise FieldError(f"expected an encoding such as cp1251 or utf-16, found “{name[:40]}”") from None


def _checked(opening: Opening, name: str) -> str:
    """Return the name of an encoding, if the whole file is text in it."""
    at = _fault(opening, name)
    if at is not None:
        raise FormatError(f"expected {name} text, found another byte at position {at}")
    return name


def _fault(opening: Opening, name: str) -> int | None:
    """Return the position of the first byte of a file that is no text in an encoding, or None."""
    read = waiting = 0
    try:
        b"".decode(name)  # some codecs are none of text
        decoder = codecs.getincrementaldecoder(name)()
        with opening() as file:
            while piece := file.read(PIECE):
                decoder.decode(piece)
                read, waiting = read + len(piece), len(decoder.getstate()[0])
            decoder.decode(b"", final=True)
    except (UnicodeError, LookupError) as error:
        return read - waiting + int(getattr(error, "start", 0))
    return None


def _sample(opening: Opening) -> str | None:
    """Return the first word in Windows-1252 that is not ASCII, or None if the file is no text."""
    found = ""
    with io.TextIOWrapper(opening(), encoding=WINDOWS, newline="") as text:
        for line in text:
            if "\0" in line:
                return None
            if not (found or line.isascii()):
                found = next(word for word in line.split() if not word.isascii())[:30]
    return found


def _sixteen(start: bytes) -> str:
    """Return the kind of UTF-16 without a mark that the first bytes show by their zeros, or nothing."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if half and odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if half and even > 0.7 * half and odd < 0.1 * half else ""
