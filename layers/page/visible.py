"""Which claims a state shows: those of its layers that neither a filter nor the date hides.

The viewer decides it for the page (``layers/web/data/visible.js``); here it is known without a page.
"""

import calendar
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layers.page.parameters import PARAMETERS, Kind, Parameter
from layers.page.state import State
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Citation
from layers.theatre.credits import chain
from layers.theatre.folding import fold
from layers.theatre.vocabulary import Timeline

Mask = NDArray[np.bool_]
"""A truth value for each claim, in the order of the theatre."""

SEARCHED: dict[str, Callable[[Any], str]] = {
    "label": str,
    "statement": str,
    "where": lambda where: "\n".join([where["name"], *_translated(where.get("translations"), "name")]),
    "translations": lambda words: "\n".join(_translated(words, "label", "statement")),
}
"""The text in which words are looked for, by column, made of a value of it."""


@dataclass(frozen=True)
class Shown:
    """The claims of a state's visible layers, and those of them that are shown.

    ``narrowed`` are the parameters of the filters and the date that hide claims, or could.
    """

    of_layers: Mask
    claims: Mask
    narrowed: tuple[Parameter, ...]


def shown(catalogue: Catalogue, state: State) -> Shown:
    """Return which claims a state shows."""
    mask = _having(catalogue, "layer", state.layers)
    arcs = _where(catalogue, "where", lambda where: bool(where.get("ends")))
    ids = catalogue.claims.columns["id"]
    for row in np.flatnonzero(mask & arcs).tolist():
        mask[row] = set(catalogue.needs(ids[row])) <= set(state.layers)
    narrowed = [each for each in PARAMETERS if each.kind in ROWS and each.field != "layers"]
    narrowed = [each for each in narrowed if each.value(state)]
    kept = mask.copy()
    for each in narrowed:
        kept &= ROWS[each.kind](catalogue, each, state)
    return Shown(mask, kept, tuple(narrowed))


def visible(catalogue: Catalogue, state: State) -> list[str]:
    """Return the ids of the claims that a state shows, in the order of the theatre."""
    ids = catalogue.claims.columns["id"]
    return [ids[row] for row in np.flatnonzero(shown(catalogue, state).claims).tolist()]


def _where(catalogue: Catalogue, column: str, test: Callable[[Any], bool]) -> Mask:
    """Return the rows whose value in a column passes the test."""
    found = catalogue.claims.columns[column]
    return np.array([test(value) for value in found.values], np.bool_)[found.codes]


def _having(catalogue: Catalogue, column: str, ids: Collection[str]) -> Mask:
    """Return the rows that have one of the ids in a column."""
    known = IDS.get(column, _itself)
    return _where(catalogue, column, lambda value: not known(value, catalogue).isdisjoint(ids))


def _itself(id_: str, _: Catalogue) -> set[str]:
    return {id_}


def _sources(citations: list[dict[str, Any]], catalogue: Catalogue) -> set[str]:
    """Return the ids of the sources that citations name, and of those that they rest on."""
    chains = (chain(Citation.model_validate(each), catalogue.sources) for each in citations)
    return {link.source for links in chains for link in links}


IDS: dict[str, Callable[[Any, Catalogue], set[str]]] = {"citations": _sources}
"""The ids that a value of a column has, where it is not an id itself."""


def _worded(catalogue: Catalogue, words: str) -> Mask:
    """Return the rows that have every word in one of the searched texts."""
    texts = {column: catalogue.claims.columns[column] for column in SEARCHED}
    folded = {column: [fold(SEARCHED[column](value)) for value in texts[column].values] for column in texts}
    found = np.ones(len(catalogue.claims), np.bool_)
    for word in fold(words).split():
        has = [
            np.array([word in text for text in folded[column]], np.bool_)[texts[column].codes]
            for column in texts
        ]
        found &= np.logical_or.reduce(has)
    return found


def _translated(translations: dict[str, Any] | None, *fields: str) -> list[str]:
    return [words[field] for words in (translations or {}).values() for field in fields if words.get(field)]


DATE: dict[Timeline, Callable[[dict[str, Any]], str | None]] = {
    "reported": lambda when: when.get("reported_on"),
    "event": lambda when: when.get("from") or when.get("to"),
}
"""The date of a claim on each timeline; what lasts is there from its start."""


def timeline_of(catalogue: Catalogue, chosen: Timeline) -> Timeline:
    """Return the timeline that holds: the chosen one, unless it has no date and the other has."""
    values = catalogue.claims.columns["when"].values
    known = [name for name, date in DATE.items() if any(map(date, values))]
    return chosen if chosen in known or not known else known[0]


def _there(catalogue: Catalogue, until: str, state: State) -> Mask:
    """Return the rows that were there by the end of a date, undated ones among them."""
    date = DATE[timeline_of(catalogue, state.timeline)]
    return _where(catalogue, "when", lambda when: not (found := date(when)) or latest(found) <= latest(until))


def latest(date: str) -> str:
    """Return the last day (YYYY-MM-DD) that a year, a month or a day may mean."""
    year, month, day = [*date.split("-"), "", ""][:3]
    month = month or "12"
    return f"{year}-{month}-{day or calendar.monthrange(int(year), int(month))[1]}"


ROWS: dict[Kind, Callable[[Catalogue, Parameter, State], Mask]] = {
    "ids": lambda catalogue, own, state: _having(catalogue, own.column or own.name, own.value(state)),
    "text": lambda catalogue, own, state: _worded(catalogue, own.value(state)),
    "date": lambda catalogue, own, state: _there(catalogue, own.value(state), state),
}
"""The rows that the value of a parameter leaves, by kind of parameter."""
