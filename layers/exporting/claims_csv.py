"""The claims as CSV, a row for each, for spreadsheets and for programs that read tables."""

from collections.abc import Iterator
from typing import Any

from layers.exporting.tables import claims_table, lines
from layers.theatre.catalogue import Catalogue
from layers.writing.spreadsheet import csv_bytes


def claims_csv(catalogue: Catalogue) -> bytes:
    """Return every claim as CSV (UTF-8 bytes), with its sources as text, in the theatre's own language.

    Longitude and latitude are in degrees (WGS 84), empty for what is not a point; a line that is not the arc
    of a movement is in the column ``line`` as Well-Known Text (OGC 06-103r4). The as-of date (the theatre's,
    or the claim's collection's), the banner, the notes and the hash of the data are in each row, so that they
    travel with it.
    """
    theatre = catalogue.theatre
    table = claims_table(catalogue).reset_index()
    table["longitude"], table["latitude"] = catalogue.claims.points()
    table["line"] = lines(catalogue)
    dates = {layer.id: theatre.read_until(layer.id) for layer in theatre.layers}
    table["as_of"] = [dates[layer] for layer in catalogue.claims.columns["layer"]]
    about = {
        "banner": theatre.banner,
        "notes": " ".join(theatre.notes),
        "data": catalogue.digest,
    }

    def rows() -> Iterator[list[Any]]:
        yield [*table.columns, *about]
        for row in table.itertuples(index=False, name=None):
            yield [*("; ".join(cell) if isinstance(cell, tuple) else cell for cell in row), *about.values()]

    return csv_bytes(rows())
