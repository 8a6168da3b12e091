"""Write files into one zip, the same bytes for the same files."""

import io
import zipfile
from collections.abc import Mapping

from layers.writing.spool import Spool

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time that every file in a zip has: the earliest that the format knows."""


def zipped(folder: str, files: Mapping[str, bytes | Spool]) -> bytes:
    """Return a zip of files, by name, in one folder."""
    return zipped_files({f"{folder}/{name}": content for name, content in files.items()})


def zipped_files(files: Mapping[str, bytes | Spool]) -> bytes:
    """Return a zip of files, by path."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            # the same on every system
            entry.create_system = 3
            found = files[name]
            entry.file_size = len(found)
            with archive.open(entry, "w") as file:
                file.writelines([found] if isinstance(found, bytes) else found)
    return content.getvalue()
