"""Take a file out of what it is packed in: gzip, or a zip with one file that can be read."""

import glob
import gzip
import io
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from layers.importing.encoding import Opening
from layers.importing.errors import FormatError
from layers.reading.door import pieces
from layers.reading.limits import LimitError, check
from layers.writing.spool import Spool

READABLE = (
    "csv",
    "tsv",
    "txt",
    "json",
    "geojson",
    "geojsonl",
    "ndjson",
    "xlsx",
    "xls",
    "ods",
    "kml",
    "kmz",
    "gpx",
    "gpkg",
    "gz",
)
"""The endings of the files that are looked for in a zip."""

ZIP = b"PK\x03\x04"
GZIP = b"\x1f\x8b"

PACKED = (ZIP, b"\xd0\xcf\x11\xe0")
"""The first bytes of a document that has several parts: of a zip, and of OLE2."""

WHOLE = ("[Content_Types].xml", "mimetype")
"""Members of a zip that is a document itself: a workbook."""

SHAPEFILE = (".shp", ".shx", ".dbf", ".prj", ".cpg")
"""Endings of the files that are a shapefile together."""

TOGETHER = (".shp", ".kml")
"""Endings of what is read out of the zip as it is, with the files beside it: a shapefile, a KMZ."""


DOCUMENTS = ("txt",)
"""Endings of what is not taken for the data where a zip has one other file: what says how to read it."""


class Unpacked(NamedTuple):
    """A file out of a container: its name, its bytes or what opens them, and what else is in a zip."""

    name: str
    source: bytes | Opening
    beside: tuple[str, ...] = ()


def unpacked(name: str, source: bytes | Opening) -> Unpacked:
    """Return the file that is in a container, or the file itself.

    Raises:
        FormatError: if a container is damaged, is locked, or has none or several files that can be read.
        LimitError: if what is in it is larger than a file may be.

    """
    with _opened(source) as file:
        sign = file.read(len(ZIP))
    if sign.startswith(GZIP):
        return unpacked(name.removesuffix(".gz"), _inflated(source))
    if sign != ZIP:
        return Unpacked(name, source)
    try:
        with _opened(source) as file, zipfile.ZipFile(file) as archive:
            return _member(name, source, archive)
    except LimitError:
        raise
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, ValueError) as error:
        raise FormatError(f"expected a whole zip file, found a damaged one: {error}") from None
    except RuntimeError:  # what zipfile raises for a password
        raise FormatError("expected a zip file without a password, found a locked one") from None


def _opened(source: bytes | Opening) -> IO[bytes]:
    return io.BytesIO(source) if isinstance(source, bytes) else source()


def together(path: Path) -> bytes:
    """Return a shapefile with the files of its name beside it, as a zip.

    Raises:
        OSError: if a file cannot be read.
        LimitError: if they are larger than a file may be.

    """
    parts = sorted(each for each in path.parent.glob(f"{glob.escape(path.stem)}.*") if each.is_file())
    check("file_bytes", sum(each.stat().st_size for each in parts))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for each in parts:
            if each.suffix.lower() in SHAPEFILE:
                archive.writestr(f"file{each.suffix.lower()}", each.read_bytes())
    return content.getvalue()


def members(content: bytes) -> list[str]:
    """Return the names of the files in a zip, or nothing if the bytes are none."""
    if not content.startswith(ZIP):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check("unpacked_bytes", sum(each.file_size for each in archive.infolist()))
            return archive.namelist()
    except zipfile.BadZipFile:
        return []


def unpacked_bytes(content: bytes) -> int:
    """Return how many bytes the files in a zip have together; of what is no zip, its own."""
    if not content.startswith(ZIP):
        return len(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(each.file_size for each in archive.infolist())
    except zipfile.BadZipFile:
        return len(content)


def _inflated(source: bytes | Opening) -> Opening:
    try:
        with _opened(source) as packed, gzip.open(packed) as file:
            return Spool(pieces(file)).open
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise FormatError(f"expected a whole gzip file, found a damaged one: {error}") from None


def _member(name: str, source: bytes | Opening, archive: zipfile.ZipFile) -> Unpacked:
    files = [each.filename for each in archive.infolist() if not each.is_dir()]
    names = [each for each in files if not each.startswith(("__MACOSX/", "."))]
    if any(each in WHOLE for each in names) or any(each.lower().endswith(TOGETHER) for each in names):
        return Unpacked(name, source)
    readable = [each for each in names if _ending(each) in READABLE]
    data = [each for each in readable if _ending(each) not in DOCUMENTS]
    readable = data if len(data) == 1 else readable
    if len(readable) != 1:
        listed = ", ".join(sorted(readable or names)[:8]) or "none"
        raise FormatError(f"expected one file that can be read in the zip, found {len(readable)}: {listed}")
    member = archive.getinfo(readable[0])
    with archive.open(member) as file:
        found = Spool(pieces(file))
    taken = unpacked(PurePosixPath(member.filename).name, found.open)
    return taken._replace(beside=(*(each for each in names if each != readable[0]), *taken.beside))


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")
