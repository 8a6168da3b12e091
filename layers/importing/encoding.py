"""Decode the text of a file: UTF-8, UTF-16, Windows-1252, or the encoding that somebody names.

charset-normalizer is not used: on the few letters with accents of a short table it answers with another code
page as often as with the right one, and text that was read wrongly looks like text.
"""

import codecs

from layers.importing.errors import FieldError, FormatError

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""The encoding that a byte order mark tells."""

WINDOWS = "cp1252"
"""What Excel writes as CSV in Western Europe and the Americas."""


def decoded(content: bytes, told: str | None = None) -> tuple[str, str]:
    """Return the text of a file, and what to report of how it was read (empty for UTF-8).

    Raises:
        FieldError: if ``told`` is no encoding that Python knows.
        FormatError: if the bytes are not text in the encoding.

    """
    if told:
        return _as(content, _known(told)), f"read as {told}, as told"
    for mark, name in MARKS.items():
        if content.startswith(mark):
            return _as(content, name), "" if mark == codecs.BOM_UTF8 else "read as UTF-16"
    if sixteen := _sixteen(content[:1000]):
        return _as(content, sixteen), "read as UTF-16"
    try:
        return content.decode(), ""
    except UnicodeDecodeError as error:
        found = f"expected UTF-8 text, found another byte at position {error.start}"
    try:
        text = content.decode(WINDOWS)
    except UnicodeDecodeError:
        raise FormatError(f"{found} (--encoding says what it is)") from None
    if "\0" in text:
        raise FormatError(found)
    sample = next(word for word in text.split() if not word.isascii())[:30]
    return text, f"not UTF-8, so read as Windows-1252, like “{sample}” (--encoding names another)"


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        raise FieldError(f"expected an encoding such as cp1251 or utf-16, found “{name[:40]}”") from None


def _as(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except (UnicodeError, LookupError) as error:
        at = getattr(error, "start", 0)
        raise FormatError(f"expected {name} text, found another byte at position {at}") from None


def _sixteen(start: bytes) -> str:
    """Return the kind of UTF-16 without a mark that the first bytes show by their zeros, or nothing."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if half and odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if half and even > 0.7 * half and odd < 0.1 * half else ""
