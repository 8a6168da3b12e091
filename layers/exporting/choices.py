"""What may stand in the columns of a workbook: lists to pick from, and notes on what a column means."""

from typing import get_args

from layers.messages.language import text
from layers.theatre import vocabulary as words
from layers.theatre.catalogue import Catalogue

NOTED = {
    "claims": (
        *("label", "statement", "assertion", "hedge", "citations", "longitude"),
        *("quantity.verbatim", "quantity.low", "where.precision", "where.place", "status"),
    ),
    "sources": ("kind", "credits", "published"),
}
"""The columns with a note, by sheet; what it says is in the message “app.note.<column>”."""


def choices(catalogue: Catalogue) -> dict[str, dict[str, list[str | int]]]:
    """Return what each column of each sheet may have, where that is a closed list."""
    theatre = catalogue.theatre
    return {
        "claims": {
            "layer": [layer.id for layer in theatre.layers],
            "actor": [actor.id for actor in theatre.actors],
            "kind": list(catalogue.kinds),
            "assertion": list(get_args(words.Assertion)),
            "status": list(get_args(words.Status)),
            "where.precision": list(words.PRECISIONS),
            "when.precision": list(words.DATE_PRECISIONS),
            "rating.reliability": list(get_args(words.Reliability)),
            "rating.credibility": list(words.CREDIBILITIES),
        },
        "sources": {"kind": list(get_args(words.SourceKind))},
    }


def notes(catalogue: Catalogue, sheet: str) -> dict[str, str]:
    """Return the notes on a sheet's columns, in the theatre's language."""
    language = catalogue.theatre.language
    return {column: text(language, f"app.note.{column}") for column in NOTED.get(sheet, ())}
