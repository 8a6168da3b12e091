"""The values of a list in a JSON file, one at a time, so that a million of them are never in memory."""

import codecs
from collections.abc import Iterator
from typing import IO, Any

from layers.importing.errors import FormatError
from layers.importing.format import File
from layers.reading.limits import LimitError
from layers.reading.scanner import Scanner
from layers.reading.strict_json import check_depth


def listed(file: File) -> Iterator[Any]:
    """Yield the values of the list that a file is, or of the first list of objects in an object.

    The latter is how a service answers: with its rows beside a status, messages and restrictions.

    Raises:
        FormatError: if the text is no JSON, or goes past a limit.

    """
    try:
        with _in_utf8(file) as content:
            text = Scanner(content)
            yield from _values(text) if text.peek() == "[" else _member(text)
            if text.peek():
                raise text.fault("Extra data")
    except LimitError as error:
        raise FormatError(str(error)) from None
    except (ValueError, RecursionError) as error:
        raise FormatError(f"expected JSON, found otherwise: {error}") from None


def _in_utf8(file: File) -> IO[bytes]:
    """Return the file open for reading, in UTF-8 whatever its encoding."""
    name = file.encoding
    return file.opened() if name.startswith("utf-8") else codecs.EncodedFile(file.opened(), "utf-8", name)


def _member(text: Scanner) -> Iterator[Any]:
    """Yield the values of the first list of objects in an object, and go past the object."""
    text.expect("{")
    found, ended = False, text.accept("}")
    while not ended:
        if text.peek() != '"':
            raise text.fault("Expecting property name enclosed in double quotes")
        text.value()
        text.expect(":")
        if found or text.peek() != "[":
            text.value()
        else:
            for value in _values(text):
                if found := found or isinstance(value, dict):
                    yield value
        ended = text.accept("}")
        if not ended:
            text.expect(",")


def _values(text: Scanner) -> Iterator[Any]:
    """Yield the values of a list, and go past it."""
    text.expect("[")
    ended = text.accept("]")
    while not ended:
        value, _ = text.value()
        check_depth(value)
        yield value
        ended = text.accept("]")
        if not ended:
            text.expect(",")
