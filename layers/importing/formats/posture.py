"""An export of our own: the whole theatre in a GeoJSON or a workbook, as the dashboard offers it.

The theatre becomes what it was: its files come along. What somebody changed in a claim is read with it.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from layers.importing.errors import FormatError
from layers.importing.format import File, Format, Whole
from layers.importing.placement import Atlas
from layers.importing.workbook import grid, is_workbook, opened
from layers.writing.cells import value
from layers.writing.geojson import format_geojson

if TYPE_CHECKING:
    from layers.theatre.gazetteer import Gazetteer

NUMBERS = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$")

NUMERIC = ("longitude", "latitude", "quantity.low", "quantity.best", "quantity.high", "when.precision")
MORE = ("where.precision", "where.radius_km", "rating.credibility")
"""The columns of claims that hold numbers."""

SHEETS = {"about", "claims", "sources", "theatre", "members"}


def read(file: File, atlas: Atlas) -> Whole:
    """Return the theatre in an export.

    Raises:
        FormatError: if it is none of our exports, or one of its parts is missing or damaged.

    """
    # these load slowly
    from layers.reading.gazetteer import OWN_PLACES
    from layers.reading.theatre import FILES

    parts = _workbook(file, atlas) if is_workbook(file.packed) else _geojson(file)
    for name, kind in (("theatre", dict), ("sources", list), ("claims", dict)):
        if not isinstance(parts.get(name), kind):
            raise FormatError(f"expected the {name} of a theatre in the file, found none")
    files = {
        FILES[0]: _json(parts["theatre"]),
        FILES[1]: _json(parts["sources"]),
        FILES[2]: format_geojson(parts["claims"]),
    }
    if parts.get("places"):
        files[OWN_PLACES] = format_geojson(parts["places"])
    return Whole("Posture", files, len(parts["claims"]["features"]))


def _geojson(file: File) -> dict[str, Any]:
    data = file.data
    parts = data.get("posture") if isinstance(data, dict) else None
    if not isinstance(parts, dict) or not isinstance(data.get("features"), list):
        raise FormatError("expected an export of Posture, found another file")
    members = parts.get("members")
    head = members if isinstance(members, dict) else {}
    return {**parts, "claims": {"type": "FeatureCollection", **head, "features": data["features"]}}


def _workbook(file: File, atlas: Atlas) -> dict[str, Any]:
    book = opened(file.packed)
    if not set(book.sheet_names) >= SHEETS:
        raise FormatError(f"expected the sheets {', '.join(sorted(SHEETS))}; found others")
    try:
        sheets = {name: _rows(grid(book, name)) for name in book.sheet_names if name in {*SHEETS, "places"}}
        members = {row["key"]: row.get("value") for row in sheets["members"]}
        listed = [row["place"] for row in sheets.get("places", [])]
        head = members.get("places")
        places = {**head, "features": listed} if isinstance(head, dict) else None
        own = {each["id"]: each["geometry"] for each in listed}
        features = [_feature(row, own, atlas.gazetteer) for row in sheets["claims"]]
        return {
            "theatre": {row["key"]: row.get("value") for row in sheets["theatre"]},
            "sources": sheets["sources"],
            "places": places,
            "claims": {"type": "FeatureCollection", **(members.get("members") or {}), "features": features},
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FormatError(f"expected cells as they were exported, found others: {error}") from None


def _rows(cells: Iterable[list[str]]) -> list[dict[str, Any]]:
    """Return the rows of a sheet: the values by column, without those of empty cells."""
    names: list[str] = []
    found = []
    for number, row in enumerate(cells):
        if number == 0:
            names = [re.sub(r" \(\d+\)$", "", name) for name in row]
            continue
        parts: dict[str, list[str]] = {}
        for name, cell in zip(names, row, strict=False):
            if cell:
                parts.setdefault(name, []).append(cell)
        if parts:
            found.append({name: value(each) for name, each in parts.items()})
    return found


def _feature(row: dict[str, Any], own: Mapping[str, Any], gazetteer: "Gazetteer") -> dict[str, Any]:
    """Return the Feature of a row of claims; without a geometry of its own it has that of its place."""
    says: dict[str, Any] = {}
    for name, each in row.items():
        if name in (*NUMERIC, *MORE) and isinstance(each, str) and NUMBERS.match(each):
            each = json.loads(each)
        outer, dot, inner = name.partition(".")
        if dot:
            says.setdefault(outer, {})[inner] = each
        else:
            says[name] = each
    at = [says.pop("longitude", None), says.pop("latitude", None)]
    geometry = says.pop("geometry", None)
    id_ = says.pop("id", "")
    if None not in at:
        geometry = {"type": "Point", "coordinates": at}
    elif geometry is None and (place := says.get("where", {}).get("place")):
        shared = gazetteer.places.get(place)
        geometry = own.get(place) or (
            shared and shared.geometry.model_dump(mode="json", include={"type", "coordinates"})
        )
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": says}


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _looks(file: File) -> bool:
    if is_workbook(file.packed):
        try:
            return set(opened(file.packed).sheet_names) >= SHEETS
        except FormatError:
            return False
    start = file.start.lstrip()
    return start.startswith("{") and '"posture": {' in start[:200]


FORMAT = Format("posture", "an export of Posture (GeoJSON, XLSX)", read, looks=_looks)
