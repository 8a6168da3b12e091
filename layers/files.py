"""Write files whole or not at all."""

import contextlib
import json
import os
import re
import stat
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write ``content`` (bytes) to ``path``: aside first, then renamed, so a failure leaves the old file.

    A file that is there keeps its mode; a new one has what the user's umask leaves. It may come in parts.

    Raises:
        OSError: when the folder or the file cannot be written; ``path`` is then as it was.

    """
    path = path.resolve()
    parts = [content] if isinstance(content, bytes) else content
    if path.exists() and not path.is_file():
        path.write_bytes(b"".join(parts))  # a device or a pipe takes the bytes itself; a folder raises
        return
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~umask()
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
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
    return b"".join(geojson(collection, collection["features"]))


def geojson(members: dict[str, Any], features: Iterable[Any]) -> Iterator[bytes]:
    """Yield, feature by feature, what :func:`format_geojson` returns of these features and other members."""
    text = json.dumps(dict(members, features=[]), ensure_ascii=False, indent=1)
    before, after = _around(text, "features", "[]")
    yield f"{before}[".encode()
    comma, end = "", "]"
    for feature in features:
        # by hand: textwrap.indent takes U+2028 inside a string for the end of a line
        indented = _feature(feature).replace("\n", "\n  ")
        yield f"{comma}\n  {indented}".encode()
        comma, end = ",", "\n ]"
    yield f"{end}{after}\n".encode()


def _feature(feature: Any) -> str:
    if not isinstance(feature, dict) or "geometry" not in feature:
        return json.dumps(feature, ensure_ascii=False, indent=1)
    text = json.dumps(dict(feature, geometry=None), ensure_ascii=False, indent=1)
    before, after = _around(text, "geometry", "null")
    geometry = json.dumps(feature["geometry"], ensure_ascii=False, separators=(",", ":"))
    return f"{before}{geometry}{after}"


def _around(text: str, name: str, value: str) -> tuple[str, str]:
    """Return an object's JSON before and after a member's value: only its own stand behind one space."""
    before, member, after = re.split(rf'(?m)(^ "{name}": ){re.escape(value)}', text, maxsplit=1)
    return before + member, after
