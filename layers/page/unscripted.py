"""What a snapshot says where no script runs: in previews of mail and files, and in a locked frame."""

from typing import NamedTuple

import numpy as np

from layers.messages.language import Language, text
from layers.page.state import State
from layers.page.visible import shown
from layers.theatre.as_of import date_group, read_until
from layers.theatre.catalogue import Catalogue
from layers.theatre.credits import chain
from layers.theatre.geometry import LINES
from layers.theatre.nearness import nearness
from layers.theatre.theatre import Theatre
from layers.theatre.translation import language_suffix, tagged, translated

LISTED = 100
"""Claims that are listed; behind them it says how many more there are.

The list is not packed as the data are: a claim weighs about 330 bytes in it.
"""


class Line(NamedTuple):
    """A claim as it is listed: its words, its hedge with the hedge's language, and the rest in parts."""

    label: str
    statement: str
    hedge: str | None
    hedge_language: str
    parts: list[str]


class Unscripted(NamedTuple):
    """The heading of a theatre and the claims that a state shows, in one language, as plain text."""

    language: Language
    title: str
    banner: str
    as_of: str
    lines: list[Line]
    more: int
    notes: list[str]


def unscripted(catalogue: Catalogue, state: State) -> Unscripted:
    """Return what the state shows as plain text, in its language, or in the theatre's if it has none."""
    theatre = catalogue.theatre
    own = theatre.language
    language = state.language or own
    rows = np.flatnonzero(shown(catalogue, state).claims)
    ids = catalogue.claims.columns["id"]
    notes = translated(theatre, "notes", language)
    suffix = language_suffix(language, own) if notes is theatre.notes else ""
    return Unscripted(
        language,
        tagged(theatre, "title", language, own),
        tagged(theatre, "banner", language, own),
        as_of(theatre, state, language),
        [_line(ids[row], catalogue, language) for row in rows[:LISTED].tolist()],
        max(0, len(rows) - LISTED),
        [f"{note}{suffix}" for note in notes],
    )


def as_of(theatre: Theatre, state: State, language: Language) -> str:
    """Return the as-of date, with those of the collections that are on and were read to another."""
    on = {layer.collection for layer in theatre.layers if layer.id in state.layers}
    others = [
        f"{tagged(each, 'label', language, theatre.language)}: "
        f"{date_group(each.as_of) if state.dates == 'dtg' else each.as_of}"
        for each in theatre.collections
        if each.as_of and each.id in on
    ]
    return " · ".join((read_until(theatre, state.dates), *others))


def _line(id_: str, catalogue: Catalogue, language: Language) -> Line:
    """Return a claim with its hedge, its place, how precise that is, and each source with paragraph."""
    says, own = catalogue.claims.properties(id_), catalogue.theatre.language
    line = catalogue.claims.shape(id_) in LINES and not says.where.ends
    precision = nearness(says.where.precision, language, line=line)
    parts = [tagged(says.where, "name", language, own), precision]
    for citation in says.citations:
        source = catalogue.sources[citation.source]
        paragraph = f", {text(language, 'paragraph', n=citation.paragraph)}" if citation.paragraph else ""
        parts.append(f"{source.publisher or source.title}{paragraph}")
    for id_ in dict.fromkeys(
        link.source for each in says.citations for link in chain(each, catalogue.sources)
    ):
        if gone := catalogue.sources[id_].retraction:
            words = text(language, f"retracted.{gone.what}", date=gone.on)
            parts.append(f"{catalogue.sources[id_].title}: {words}")
    return Line(
        tagged(says, "label", language, own),
        tagged(says, "statement", language, own),
        says.hedge,
        catalogue.sources[says.citations[0].source].language or own,
        parts,
    )
