"""Write GeoJSON that people can edit: indented, with each geometry on one line.

The standard library indents all or nothing, and a border of a thousand positions would take four thousand
lines. Where it indents it is written in Python, and takes five times as long as joining texts here.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from layers.theatre.identity import Remembered

_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_outline: Remembered[str] = Remembered(_compact)
"""Return the text of a geometry that many features may have."""


def format_geojson(feature_collection: dict[str, Any]) -> bytes:
    """Return a FeatureCollection as UTF-8 JSON, indented, with each geometry on one line."""
    return b"".join(geojson(feature_collection, feature_collection["features"]))


def geojson(members: dict[str, Any], features: Iterable[Any]) -> Iterator[bytes]:
    """Yield the same in parts, one for each feature; ``members`` are the others of the FeatureCollection."""
    text = json.dumps(dict(members, features=[]), ensure_ascii=False, indent=1)
    before, after = _around(text, "features", "[]")
    yield f"{before}[".encode()
    comma, end = "", "]"
    for feature in features:
        yield f"{comma}\n  {_feature(feature)}".encode()
        comma, end = ",", "\n ]"
    yield f"{end}{after}\n".encode()


def _feature(feature: Any) -> str:
    if not isinstance(feature, dict) or not feature:
        return _indented(feature, "\n  ")
    members = (
        _named(name, "\n   ") + (_geometry(value) if name == "geometry" else _indented(value, "\n   "))
        for name, value in feature.items()
    )
    return f"{{{','.join(members)}\n  }}"


def _geometry(value: Any) -> str:
    short = not isinstance(value, dict) or value.get("type") == "Point"
    return _compact(value) if short else _outline(value)


@lru_cache(1000)
def _named(name: str, line: str) -> str:
    """Return the name of a member at the beginning of its line."""
    return f"{line}{encode_basestring(name)}: "


def _indented(value: Any, line: str) -> str:
    """Return a JSON value as text; ``line`` is the line break and indent that the value's own line has."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    inner = f"{line} "
    if isinstance(value, dict) and value:
        texts = [f"{_named(name, inner)}{_indented(part, inner)}" for name, part in value.items()]
        return f"{{{','.join(texts)}{line}}}"
    if isinstance(value, list | tuple) and value:
        return f"[{','.join([inner + _indented(part, inner) for part in value])}{line}]"
    return _compact(value)


def _around(text: str, name: str, value: str) -> tuple[str, str]:
    """Return an object's JSON before and after a member's value; only its own members are indented by 1."""
    before, member, after = re.split(rf'(?m)(^ "{name}": ){re.escape(value)}', text, maxsplit=1)
    return before + member, after
