"""Take a file out of what it is packed in: gzip, or a zip with one file that can be read."""

import glob
import gzip
import io
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from layers.importing.errors import FormatError
from layers.reading.limits import LimitError, check, limits

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

WHOLE = ("[Content_Types].xml", "mimetype")
"""Members of a zip that is a document itself: a workbook."""

SHAPEFILE = (".shp", ".shx", ".dbf", ".prj", ".cpg")
"""Endings of the files that are a shapefile together."""

TOGETHER = (".shp", ".kml")
"""Endings of what is read out of the zip as it is, with the files beside it: a shapefile, a KMZ."""


def unpacked(name: str, content: bytes) -> tuple[str, bytes]:
    """Return the name and the bytes of the file that is in a container, or of the file itself.

    Raises:
        FormatError: if a container is damaged, is locked, or has none or several files that can be read.
        LimitError: if what is in it is larger than a file may be.

    """
    if content.startswith(b"\x1f\x8b"):
        return unpacked(name.removesuffix(".gz"), _inflated(content))
    if not content.startswith(b"PK\x03\x04"):
        return name, content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _member(name, content, archive)
    except LimitError:
        raise
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, ValueError) as error:
        raise FormatError(f"expected a whole zip file, found a damaged one: {error}") from None
    except RuntimeError:  # what zipfile raises for a password
        raise FormatError("expected a zip file without a password, found a locked one") from None


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
    if not content.startswith(b"PK\x03\x04"):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check("unpacked_bytes", sum(each.file_size for each in archive.infolist()))
            return archive.namelist()
    except zipfile.BadZipFile:
        return []


def _inflated(content: bytes) -> bytes:
    most = limits().file_bytes
    try:
        with gzip.open(io.BytesIO(content)) as file:
            found = file.read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise FormatError(f"expected a whole gzip file, found a damaged one: {error}") from None
    check("file_bytes", len(found))
    return found


def _member(name: str, content: bytes, archive: zipfile.ZipFile) -> tuple[str, bytes]:
    names = [each for each in archive.namelist() if not each.startswith(("__MACOSX/", "."))]
    if any(each in WHOLE for each in names) or any(each.lower().endswith(TOGETHER) for each in names):
        return name, content
    readable = [each for each in names if PurePosixPath(each).suffix.lower().removeprefix(".") in READABLE]
    if len(readable) != 1:
        listed = ", ".join(sorted(readable or names)[:8]) or "none"
        raise FormatError(f"expected one file that can be read in the zip, found {len(readable)}: {listed}")
    member = archive.getinfo(readable[0])
    most = limits().file_bytes
    with archive.open(member) as file:
        found = file.read(most + 1)
    check("file_bytes", len(found))
    return unpacked(PurePosixPath(member.filename).name, found)
