"""A whole theatre as a workbook (XLSX): sheets of claims, sources and the theatre, to edit and import again.

XlsxWriter writes it: it has no dependencies, and the same input gives the same bytes. Cells are those of
:mod:`layers.writing.cells`; no cell is a formula or a link.
"""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from layers.reading.whole import whole
from layers.theatre.catalogue import Catalogue
from layers.writing.cells import cells

WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)
"""The day on which each workbook says that it was written, since the same data give the same bytes."""

NESTED = ("quantity", "when", "where", "rating")
"""The fields of a claim whose parts have columns of their own."""

HEAD = ("id", "label", "statement", "layer", "actor", "kind", "assertion", "hedge")
"""The columns that come first."""

WIDTHS = {"label": 40, "statement": 60, "title": 50, "url": 30, "value": 80}
"""Columns wider than the others, in characters."""


def workbook(catalogue: Catalogue) -> bytes:
    """Return a theatre as XLSX (bytes), from which ``posture import`` makes the same theatre again.

    Longitude and latitude are in degrees (WGS 84); a geometry that is no point is GeoJSON, and that of a
    place of the gazetteer is left out. The first sheet says the as-of date, the notes and the data's hash.
    """
    import xlsxwriter

    files = whole(catalogue)
    theatre = catalogue.theatre
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"created": WRITTEN, "title": theatre.title})
        about = [
            {"key": "posture", "value": "theatre"},
            *({"key": key, "value": str(value)} for key, value in _about(catalogue)),
        ]
        _sheet(book, "about", about)
        _sheet(book, "claims", map(_claim_of(catalogue), catalogue.claims.features()))
        _sheet(book, "sources", files["sources"])
        _sheet(book, "theatre", [{"key": key, "value": value} for key, value in files["theatre"].items()])
        if files["places"]:
            _sheet(book, "places", [{"place": each} for each in files["places"].pop("features")])
        extra = {"places": files["places"], "members": files["members"]}
        _sheet(book, "members", [{"key": key, "value": value} for key, value in extra.items()])
    return content.getvalue()


def _about(catalogue: Catalogue) -> Iterable[tuple[str, str]]:
    theatre = catalogue.theatre
    yield "title", theatre.title
    yield "as of", theatre.as_of
    yield "banner", theatre.banner
    yield from (("note", note) for note in theatre.notes)
    yield "data", catalogue.digest


def _claim_of(catalogue: Catalogue) -> Any:
    places = catalogue.gazetteer.places

    def row(feature: dict[str, Any]) -> dict[str, Any]:
        says = feature["properties"]
        geometry = feature["geometry"]
        place = places.get(says["where"].get("place") or "")
        flat: dict[str, Any] = dict.fromkeys(HEAD) | {"id": feature["id"]}
        for name, value in says.items():
            if name in NESTED and isinstance(value, dict):
                flat |= {f"{name}.{part}": each for part, each in value.items()}
            else:
                flat[name] = value
        if geometry and geometry["type"] == "Point":
            flat |= dict(zip(("longitude", "latitude"), geometry["coordinates"], strict=True))
        elif geometry and not (place and place.geometry.model_dump(mode="json", include=SHAPE) == geometry):
            flat["geometry"] = geometry
        return {name: value for name, value in flat.items() if value is not None or name in HEAD}

    return row


SHAPE = {"type", "coordinates"}


def _sheet(book: Any, name: str, rows: Iterable[dict[str, Any]]) -> None:
    """Write rows under the names of their columns; a value too long for a cell goes on in further ones."""
    rows = list(rows)
    missing = object()
    split = [
        {column: cells(value) for column, value in row.items() if not (value is None and column in HEAD)}
        for row in rows
    ]
    longest: dict[str, int] = {}
    for row, parts in zip(rows, split, strict=True):
        for column in row:
            longest[column] = max(longest.get(column, 1), len(parts.get(column, ())))
    columns = [(column, part) for column, count in longest.items() for part in range(count)]
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 1)
    for at, (column, part) in enumerate(columns):
        sheet.write_string(0, at, f"{column} ({part + 1})" if part else column, bold)
        sheet.set_column(at, at, WIDTHS.get(column, 14))
    for number, parts in enumerate(split, start=1):
        for at, (column, part) in enumerate(columns):
            cell = next(iter(parts.get(column, [])[part : part + 1]), missing)
            if isinstance(cell, str):
                sheet.write_string(number, at, cell)
            elif cell is not missing:
                sheet.write_number(number, at, cell)
