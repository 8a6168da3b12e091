"""What a curator keeps beside a theatre for nobody else: texts of sources, what is typed, what was seen last.

It is in a folder of its own, which tells git to ignore it; nothing that is handed over has any of it.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from layers.reading.door import guarded, opened, whole
from layers.reading.problems import Problem, TheatreError
from layers.theatre.fields import SLUG
from layers.writing.whole import write_whole

PRIVATE = ".private"
"""The folder's name, in that of the theatre."""

TEXTS, SEEN, TYPED, IGNORED = "texts", "seen.json", "unsaved.json", ".gitignore"

Unsaved = dict[str, dict[str, list[Any]]]
"""By form and field: what the field showed before, and what was typed into it."""


def keep_text(folder: Path, source: str, paragraphs: tuple[str, ...]) -> None:
    """Keep the text of a source, a paragraph a line, as ``posture cite`` and ``posture fill`` read it.

    Raises:
        ValueError: for what is no id of a source.
        OSError: if the folder cannot be written.

    """
    path = _text(folder, source)
    _begin(folder)
    path.parent.mkdir(exist_ok=True)
    write_whole(path, "".join(f"{each}\n" for each in paragraphs).encode())


def text(folder: Path, source: str) -> tuple[str, ...] | None:
    """Return the paragraphs of a source whose text is kept, or None.

    Raises:
        TheatreError: for a file that is no text.

    """
    if not re.match(SLUG, source) or not (path := _text(folder, source)).is_file():
        return None
    try:
        found = _content(path).decode()
    except UnicodeDecodeError as error:
        message = f"expected UTF-8 text, found another byte at position {error.start}"
        raise TheatreError([Problem(str(path.relative_to(folder)), "", "", message)]) from None
    return tuple(line for line in found.split("\n") if line.strip()) or None


def drop_text(folder: Path, source: str) -> None:
    """Keep the text of a source no longer; raise OSError if it cannot be removed."""
    if re.match(SLUG, source):
        _text(folder, source).unlink(missing_ok=True)


def seen(folder: Path, curator: str) -> int:
    """Return the number of the newest entry of the history that a curator has seen, 0 if none was."""
    return _seen(folder).get(curator, 0)


def see(folder: Path, curator: str, entry: int) -> None:
    """Note that a curator has seen the history up to an entry; raise OSError if it cannot be written."""
    known = _seen(folder) | {curator: entry}
    _begin(folder)
    content = json.dumps(dict(sorted(known.items())), ensure_ascii=False, indent=1)
    write_whole(folder / PRIVATE / SEEN, f"{content}\n".encode())


def unsaved(folder: Path) -> Unsaved:
    """Return what was typed at the desk and not saved.

    Raises:
        TheatreError: for a file that says no such thing; nobody but the desk writes it.

    """
    path = folder / PRIVATE / TYPED
    if not path.is_file():
        return {}
    try:
        found = json.loads(_content(path))
    except (ValueError, RecursionError):
        found = None
    if not _is_unsaved(found):
        message = "expected what was typed into forms, found something else"
        raise TheatreError([Problem(str(path.relative_to(folder)), "", "", message)])
    known: Unsaved = found
    return known


def keep_unsaved(folder: Path, form: str, values: Mapping[str, list[Any]]) -> None:
    """Keep what was typed into a form and not saved, in place of what was kept of it; nothing, if empty.

    Raises:
        TheatreError: as :func:`unsaved` does; nothing is written then.
        OSError: if it cannot be written.

    """
    known = unsaved(folder)
    kept = {name: each for name, each in known.items() if name != form} | ({form: values} if values else {})
    if kept != known:
        _begin(folder)
        content = json.dumps(dict(sorted(kept.items())), ensure_ascii=False, indent=1)
        write_whole(folder / PRIVATE / TYPED, f"{content}\n".encode())


def _is_unsaved(found: Any) -> bool:
    if not isinstance(found, dict) or not all(isinstance(values, dict) for values in found.values()):
        return False
    pairs = (each for values in found.values() for each in values.values())
    return all(isinstance(each, list) and len(each) == 2 for each in pairs)


def _seen(folder: Path) -> dict[str, int]:
    """Return what was noted; a file that is damaged notes nothing, since no more is lost than a reminder."""
    path = folder / PRIVATE / SEEN
    try:
        found = json.loads(_content(path)) if path.is_file() else {}
    except (TheatreError, ValueError, RecursionError):
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {name: number for name, number in pairs if type(number) is int}


def _text(folder: Path, source: str) -> Path:
    if not re.match(SLUG, source):
        raise ValueError(f"expected the id of a source, found “{source}”")
    return folder / PRIVATE / TEXTS / f"{source}.txt"


def _begin(folder: Path) -> None:
    """Make the folder, which git ignores from the start."""
    (folder / PRIVATE).mkdir(exist_ok=True)
    if not (ignored := folder / PRIVATE / IGNORED).exists():
        write_whole(ignored, b"*\n")


def _content(path: Path) -> bytes:
    with guarded(path), opened(path) as file:
        return whole(file)
