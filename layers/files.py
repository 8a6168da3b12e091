"""Write files whole or not at all."""

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` (bytes) to ``path``: aside first, then renamed, so a failure leaves the old file.

    Raises:
        OSError: when the folder or the file cannot be written; ``path`` is then as it was.

    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a device or a pipe takes the bytes itself; a folder raises
        return
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(aside).chmod(0o666 & ~umask())
        Path(aside).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(aside).unlink()
        raise


def umask() -> int:
    """Return the mode bits that the user withholds from new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def format_geojson(collection: dict[str, Any]) -> bytes:
    """Return a FeatureCollection as UTF-8 JSON to edit by hand: indented, each geometry on one line."""
    marked = dict(collection, features=[])
    geometries: dict[str, str] = {}
    for index, feature in enumerate(collection["features"]):
        if not isinstance(feature, dict):
            marked["features"].append(feature)
            continue
        mark = f"\N{NULL}geometry {index}"
        geometries[json.dumps(mark)] = json.dumps(
            feature.get("geometry"), ensure_ascii=False, separators=(",", ":")
        )
        marked["features"].append(
            {key: mark if key == "geometry" else value for key, value in feature.items()}
        )
    text = json.dumps(marked, ensure_ascii=False, indent=1)
    for mark, geometry in geometries.items():
        text = text.replace(mark, geometry, 1)
    return (text + "\n").encode()
