"""A whole theatre as a workbook (XLSX): sheets of claims, sources and the theatre, to edit and import again.

XlsxWriter writes it: it has no dependencies, and the same input gives the same bytes. Cells are those of
:mod:`layers.writing.cells`; no cell is a formula or a link.
"""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from layers.exporting.choices import choices, notes
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
    content, offered = io.BytesIO(), dict[str, list[str]]()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"created": WRITTEN, "title": theatre.title})
        about = [
            {"key": "posture", "value": "theatre"},
            *({"key": key, "value": str(value)} for key, value in _about(catalogue)),
        ]
        _sheet(book, "about", about)
        for name, rows in (
            ("claims", map(_claim_of(catalogue), catalogue.claims.features())),
            ("sources", files["sources"]),
        ):
            columns = _sheet(book, name, rows)
            _help(book, name, columns, notes(catalogue, name))
            offered[name] = columns
        _sheet(book, "theatre", [{"key": key, "value": value} for key, value in files["theatre"].items()])
        if files["places"]:
            _sheet(book, "places", [{"place": each} for each in files["places"].pop("features")])
        extra = {"places": files["places"], "members": files["members"]}
        _sheet(book, "members", [{"key": key, "value": value} for key, value in extra.items()])
        _lists(book, choices(catalogue), offered)
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


LISTS = "lists"
"""The sheet with what may stand in some columns."""

PICKED = 9999
"""The last row (counted from 0) in which values can be picked: there is room for new claims."""


SHAPE = {"type", "coordinates"}


def _help(book: Any, name: str, columns: list[str], said: dict[str, str]) -> None:
    """Put notes on the heads of a sheet's columns."""
    sheet = book.get_worksheet_by_name(name)
    for column, words in said.items():
        if column in columns:
            sheet.write_comment(0, columns.index(column), words, {"author": "Posture", "x_scale": 2})


def _lists(book: Any, choices: dict[str, dict[str, list[Any]]], sheets: dict[str, list[str]]) -> None:
    """Offer lists to pick from, which a sheet of their own has; another value is asked about, not refused."""
    from xlsxwriter.utility import xl_col_to_name

    lists = book.add_worksheet(LISTS)
    at = 0
    for name, of_column in choices.items():
        for column, values in of_column.items():
            if column not in sheets[name]:
                continue
            lists.write_column(0, at, [f"{name} {column}", *values])
            letter = xl_col_to_name(at)
            source = f"={LISTS}!${letter}$2:${letter}${len(values) + 1}"
            told = {"validate": "list", "source": source, "error_type": "warning", "ignore_blank": True}
            shown = sheets[name].index(column)
            book.get_worksheet_by_name(name).data_validation(1, shown, PICKED, shown, told)
            at += 1


def _sheet(book: Any, name: str, rows: Iterable[dict[str, Any]]) -> list[str]:
    """Write rows under the names of their columns, and return the heads.

    A value too long for a cell goes on in further ones.
    """
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
    heads = [f"{column} ({part + 1})" if part else column for column, part in columns]
    for at, (column, _) in enumerate(columns):
        sheet.write_string(0, at, heads[at], bold)
        sheet.set_column(at, at, WIDTHS.get(column, 14))
    for number, parts in enumerate(split, start=1):
        for at, (column, part) in enumerate(columns):
            cell = next(iter(parts.get(column, [])[part : part + 1]), missing)
            if isinstance(cell, str):
                sheet.write_string(number, at, cell)
            elif cell is not missing:
                sheet.write_number(number, at, cell)
    return heads
