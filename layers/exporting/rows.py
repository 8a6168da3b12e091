"""Claims and sources as rows of text, the same in each form that has no better way to say a field.

Each row of a claim ends with a ``proof``, a hash of the rest, by which ``posture verify`` finds one that was
changed.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from layers.exporting.tables import claims_table, lines, sources_frame
from layers.theatre.canonical import canonical
from layers.theatre.catalogue import Catalogue

Row = dict[str, str]

PROOF = "proof"
"""The field with the hash of the others."""

SEAL = "seal"
"""The field, of what must be known of all claims, with the hash of their proofs."""

DIGITS = 16
"""Hexadecimal digits of a proof: 64 bits find a change, and are no signature."""


def claim_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Yield a row for each claim, in the order of the theatre, in its language; all have the same fields.

    Longitude and latitude are in degrees (WGS 84), of what is a point; ``line`` is Well-Known Text of a line
    that is not the arc of a movement; ``as_of`` is the date until which its layer was read.
    """
    theatre = catalogue.theatre
    table = claims_table(catalogue).reset_index()
    table["longitude"], table["latitude"] = catalogue.claims.points()
    table["line"] = lines(catalogue)
    dates = {layer.id: theatre.read_until(layer.id) for layer in theatre.layers}
    table["as_of"] = [dates[layer] for layer in catalogue.claims.columns["layer"]]
    for values in table.itertuples(index=False, name=None):
        cells = ((name, as_cell(value)) for name, value in zip(table.columns, values, strict=True))
        row = dict(cells)
        yield row | {PROOF: proof(row)}


def source_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Yield a row for each source, in the order of the theatre; all have the same fields."""
    table = sources_frame(catalogue, catalogue.theatre.language).reset_index()
    for values in table.itertuples(index=False, name=None):
        yield {name: as_cell(value) for name, value in zip(table.columns, values, strict=True)}


def about(catalogue: Catalogue) -> Row:
    """Return what must be known of all claims: title, as-of date, banner, notes, hash of the data."""
    theatre = catalogue.theatre
    return {
        "title": theatre.title,
        "as_of": theatre.as_of,
        "banner": theatre.banner,
        "notes": " ".join(theatre.notes),
        "data": catalogue.digest,
    }


def seal(claims: Iterable[Mapping[str, Any]]) -> str:
    """Return the hash of the proofs of all claims of a file, in whatever order: none is gone, none is new."""
    return proof({"proofs": sorted(str(claim[PROOF]) for claim in claims)})


def proof(row: Mapping[str, Any]) -> str:
    """Return the hash of what a row says, whatever its order; an older proof does not count."""
    said = {name: cell for name, cell in row.items() if cell and name != PROOF}
    return hashlib.sha256(canonical(said).encode()).hexdigest()[:DIGITS]


def as_cell(value: Any) -> str:
    """Return a value of a table as text: a number as short as it can be, a list with “; ” between."""
    if value is None or value != value:  # NaN
        return ""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, float):
        return repr(int(value) if value.is_integer() else value)
    return str(value)
