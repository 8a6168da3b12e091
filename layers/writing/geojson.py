"""Write GeoJSON that people can edit: indented, with each geometry on one line.

The standard library indents all or nothing, and a border of a thousand positions would take four thousand
lines.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from layers.theatre.identity import Remembered
from layers.writing.indented import compact, indented, named

_outline: Remembered[str] = Remembered(compact)
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
        return indented(feature, "\n  ")
    members = (
        named(name, "\n   ") + (_geometry(value) if name == "geometry" else indented(value, "\n   "))
        for name, value in feature.items()
    )
    return f"{{{','.join(members)}\n  }}"


def _geometry(value: Any) -> str:
    short = not isinstance(value, dict) or value.get("type") == "Point"
    return compact(value) if short else _outline(value)


def _around(text: str, name: str, value: str) -> tuple[str, str]:
    """Return an object's JSON before and after a member's value; only its own members are indented by 1."""
    before, member, after = re.split(rf'(?m)(^ "{name}": ){re.escape(value)}', text, maxsplit=1)
    return before + member, after
