"""Any GeoJSON (RFC 7946), its properties mapped to the fields of a claim.

A field to which no property is mapped has a default (:data:`layers.importing.row.DEFAULTS`), which the report
names. Features may also stand one a line (GeoJSON Text Sequences, RFC 8142, with or without its marks).
"""

import json
from typing import Any

from layers.importing.errors import FormatError
from layers.importing.features import featured
from layers.importing.format import File, Format, Reading
from layers.importing.placement import Atlas
from layers.reading.strict_json import decoded


def read(file: File, atlas: Atlas) -> Reading:
    """Return what a GeoJSON file has, each feature as an event, and each part of a collection as one.

    Raises:
        FormatError: if the text is not a GeoJSON FeatureCollection in WGS 84.
        FieldError: with the name of every unknown field and property that was told.

    """
    features = _features(file)
    return featured("GeoJSON", file, features, atlas, file.decoding)


def _features(file: File) -> list[Any]:
    try:
        data = file.data
    except FormatError:
        lines = _lines(file.text)
        if lines is None:
            raise
        return lines
    if isinstance(data, dict) and data.get("type") == "Feature":
        data = {"type": "FeatureCollection", "features": [data]}
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        raise FormatError("expected a GeoJSON FeatureCollection, found another value")
    if not isinstance(data.get("features"), list):
        raise FormatError("expected a list of features, found none")
    system = json.dumps(data.get("crs"))
    if "crs" in data and data["crs"] and not ("CRS84" in system or system.rstrip('"}').endswith("4326")):
        raise FormatError(f"expected degrees in WGS 84 (RFC 7946), found {system[:80]}")
    features: list[Any] = data["features"]
    return features


def _lines(text: str) -> list[Any] | None:
    """Return the features of a text that has one a line, or None; a line that is damaged is no feature."""
    lines = [line for each in text.splitlines() if (line := each.strip("\x1e \t"))]
    found = [_line(line) for line in lines]
    whole = [each for each in found if isinstance(each, dict) and each.get("type") == "Feature"]
    return found if len(whole) > len(found) / 2 and len(found) > 1 else None


def _line(line: str) -> Any:
    try:
        return decoded(line)[0]
    except (ValueError, RecursionError):
        return None


def _looks(file: File) -> bool:
    start = file.start.lstrip("\x1e \t\r\n")
    return start.startswith("{") and '"Feature' in start


FORMAT = Format("geojson", "any GeoJSON", read, takes_map=True, looks=_looks, breadth=1)
