"""The claims as CSV, a row for each, for spreadsheets and for programs that read tables."""

from collections.abc import Iterator

from layers.exporting.rows import SEAL, about, claim_rows, seal
from layers.theatre.catalogue import Catalogue
from layers.writing.spreadsheet import csv_bytes

NUMBERS = ("low", "best", "high", "range_km", "longitude", "latitude")
"""The columns whose cells are numbers: a sign before one is no formula."""


TRAVELLING = ("banner", "notes", "data")
"""What must be known of all claims, in columns of their own."""


def claims_csv(catalogue: Catalogue) -> bytes:
    """Return every claim as CSV (UTF-8 bytes), with its sources as text, in the theatre's own language.

    The columns are those of :func:`layers.exporting.rows.claim_rows`. The banner, the notes, the hash of the
    data and that of all rows are in each row, so that they travel with it.
    """
    claims = list(claim_rows(catalogue))
    travelling = {name: each for name, each in about(catalogue).items() if name in TRAVELLING}
    travelling[SEAL] = seal(claims)

    def rows() -> Iterator[list[str | float]]:
        yield [*claims[0], *travelling]
        for row in claims:
            said = [float(cell) if cell and name in NUMBERS else cell for name, cell in row.items()]
            yield [*said, *travelling.values()]

    return csv_bytes(rows())
