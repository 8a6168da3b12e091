"""Find out of which format a file is."""

from layers.importing.container import members
from layers.importing.encoding import WINDOWS
from layers.importing.errors import FormatError
from layers.importing.format import File, Format
from layers.importing.formats import formats

SIGNS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"PAR1": "a Parquet file",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"PK\x03\x04": "a zip file",
    b"\x7fELF": "a program",
}
"""What the first bytes of a file show."""

STARTS = {"<!doctype html": "a web page", "<html": "a web page", "<": "XML", "{": "JSON", "[": "JSON"}


def detected(file: File) -> Format:
    """Return the format that a file looks like; what one publisher's files are is asked first.

    Raises:
        FormatError: if it looks like none, with what it looks like and what can be read.

    """
    for each in sorted(formats().values(), key=lambda each: (each.breadth, each.name)):
        if each.looks(file):
            return each
    *words, last = (each.words for each in formats().values())
    raise FormatError(
        f"expected {', '.join(words)} or {last}; found {_likeness(file)}. "
        "A table needs a header with usual names: lat, lon, title, date, url (or --from table and --map)"
    )


def _likeness(file: File) -> str:
    if any(name.startswith("word/") for name in members(file.packed)):
        return "a Word document"
    for sign, words in SIGNS.items():
        if file.head.startswith(sign):
            return words
    start = file.start.lstrip().lower()
    if not start:
        return "no text" if file.head.strip() else "an empty file"
    plain = f"text without such a header{_guess(file)}"
    return next((words for sign, words in STARTS.items() if start.startswith(sign)), plain)


def _guess(file: File) -> str:
    """Return that a text was read in an encoding that is only a guess, which may hide its header."""
    guessed = file.encoding == WINDOWS and not file.told.encoding
    return ", read as Windows-1252 (--encoding names another, such as cp1251)" if guessed else ""
