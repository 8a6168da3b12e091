"""A file that a reader has handed over, and what is made of it: by content, so that nothing is done twice."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import streamlit as st

from layers.importing.container import READABLE, SHAPEFILE
from layers.importing.errors import FieldError, FormatError, HeaderError
from layers.importing.folder import FolderError
from layers.importing.format import Format, Reading, Told, Whole
from layers.importing.intake import Intake, format_of, packed, take_in
from layers.importing.placement import Atlas
from layers.importing.wording import clean, slug, without_options
from layers.importing.workbook import is_workbook, opened, visible
from layers.reading.door import guarded
from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.reading.problems import TheatreError

T = TypeVar("T")

TYPES = tuple(dict.fromkeys((*READABLE, "zip", *(ending[1:] for ending in SHAPEFILE))))
"""The endings of the files that can be handed over; the parts of a shapefile get a line of their own."""


@dataclass(frozen=True)
class Upload:
    """A file that was handed over: its name, its bytes, the start of their SHA-256."""

    name: str
    content: bytes
    digest: str

    @property
    def stem(self) -> str:
        """The id of a theatre that is made of it."""
        return slug(self.name.partition(".")[0])


@dataclass(frozen=True)
class Refusal:
    """Why something could not be done: lines to show as text, and the columns of an unknown header."""

    lines: str
    columns: tuple[str, ...] = ()


def upload_of(name: str, content: bytes) -> Upload:
    """Return a file that was handed over."""
    return Upload(clean(name) or "file", content, hashlib.sha256(content).hexdigest()[:12])


BY_CONTENT: dict[str | type[Any], Callable[[Any], Any]] = {
    Upload: lambda upload: (upload.name, upload.digest),
    Told: repr,
}
"""How the caches tell files apart."""


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=BY_CONTENT)
def format_found(upload: Upload) -> Format | Refusal:
    """Return the format that a file looks like."""
    return _tried(upload.name, lambda: format_of(packed(upload.name, upload.content, Told())))


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=BY_CONTENT)
def sheets(upload: Upload) -> list[str]:
    """Return the names of the sheets that a workbook shows; of another file none."""

    def names() -> list[str]:
        content = packed(upload.name, upload.content, Told()).content
        return visible(opened(content)) if is_workbook(content) else []

    found = _tried(upload.name, names)
    return [] if isinstance(found, Refusal) else found


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=BY_CONTENT)
def encoding_note(upload: Upload) -> str:
    """Return what is to be said of how a text was decoded; of UTF-8, and of what is no text, nothing."""
    file = _tried(upload.name, lambda: packed(upload.name, upload.content, Told()))
    if isinstance(file, Refusal) or b"\0" in file.content[:1000]:
        return ""
    said = _tried(upload.name, lambda: "; ".join(file.decoding))
    return said.lines if isinstance(said, Refusal) else said


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=BY_CONTENT)
def read(upload: Upload, kind: str, told: Told) -> Reading | Whole | Refusal:
    """Return what reading a file finds before its rows become claims."""

    def reading() -> Reading | Whole:
        file = packed(upload.name, upload.content, told)
        return format_of(file, kind).read(file, Atlas(read_gazetteer(GAZETTEER)))

    return _tried(upload.name, reading)


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs=BY_CONTENT)
def previewed(upload: Upload, kind: str, told: Told, title: str | None) -> Intake | Refusal:
    """Return the theatre that a file would become; it is written aside, and nothing of it stays there."""
    with TemporaryDirectory(prefix="posture-") as aside:
        return written(upload, kind, told, title, Path(aside) / upload.stem)


def written(upload: Upload, kind: str, told: Told, title: str | None, folder: Path) -> Intake | Refusal:
    """Write the theatre of a file into a folder, as the command line does."""

    def write() -> Intake:
        file = packed(upload.name, upload.content, told)
        return take_in(file, format_of(file, kind), folder, title)

    return _tried(upload.name, write, str(folder))


def _tried(name: str, act: Callable[[], T], folder: str = "") -> T | Refusal:
    """Return what a function returns, or why it could not be done."""
    known = (FieldError, FormatError, FolderError, OSError)
    try:
        with guarded(Path(name), name, passing=known):
            return act()
    except HeaderError as error:
        return Refusal(without_options(f"{name}: {error}"), error.columns)
    except (FieldError, FormatError) as error:
        return Refusal(without_options(f"{name}: {error}"))
    except FolderError as error:
        return Refusal(f"{folder}: {error}")
    except OSError as error:
        return Refusal(f"{folder or name}: cannot be written: {error.strerror}")
    except TheatreError as error:
        return Refusal(str(error))
