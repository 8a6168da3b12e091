"""Write files whole or not at all."""

import contextlib
import json
import os
import re
import stat
import tempfile
from pathlib import Path
from typing import Any


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` (bytes) to ``path``: aside first, then renamed, so a failure leaves the old file.

    A file that is there keeps its mode; a new one has what the user's umask leaves.

    Raises:
        OSError: when the folder or the file cannot be written; ``path`` is then as it was.

    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a device or a pipe takes the bytes itself; a folder raises
        return
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~umask()
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(aside).chmod(mode)
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
    # by hand: textwrap.indent takes U+2028 inside a string for the end of a line
    features = ",\n".join("  " + _feature(each).replace("\n", "\n  ") for each in collection["features"])
    text = json.dumps(dict(collection, features=[]), ensure_ascii=False, indent=1)
    if features:
        text = _member(text, "features", "[]", f"[\n{features}\n ]")
    return (text + "\n").encode()


def _feature(feature: Any) -> str:
    if not isinstance(feature, dict) or "geometry" not in feature:
        return json.dumps(feature, ensure_ascii=False, indent=1)
    text = json.dumps(dict(feature, geometry=None), ensure_ascii=False, indent=1)
    geometry = json.dumps(feature["geometry"], ensure_ascii=False, separators=(",", ":"))
    return _member(text, "geometry", "null", geometry)


def _member(text: str, name: str, old: str, new: str) -> str:
    """Return an object's JSON with another value for a member: only its own stand behind one space."""
    return re.sub(rf'(?m)^ "{name}": {re.escape(old)}', lambda _: f' "{name}": {new}', text, count=1)
