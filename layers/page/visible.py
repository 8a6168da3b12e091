"""Which claims a state shows: ``layers/web/data/visible.js`` in Python, for the page without its scripts."""

from calendar import monthrange
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layers.page.state import State
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Citation
from layers.theatre.credits import chain
from layers.theatre.dictionary import Column
from layers.theatre.folding import fold

Mask = NDArray[np.bool_]


def visible(catalogue: Catalogue, state: State) -> list[str]:
    """Return the ids of the claims that the state shows, in the order of the file."""
    columns, chosen = catalogue.claims.columns, state.filters
    shown = _has(columns["layer"], lambda layer: layer in state.layers)
    if chosen.assertions:
        shown &= _has(columns["assertion"], lambda assertion: assertion in chosen.assertions)
    if chosen.actors:
        shown &= _has(columns["actor"], lambda actor: actor in chosen.actors)
    if chosen.sources:
        shown &= _has(columns["citations"], lambda cited: _rests_on(cited, set(chosen.sources), catalogue))
    if state.until:
        end = _last_day(state.until)
        shown &= _has(columns["when"], lambda when: _reported_by(when, end))
    for word in fold(chosen.search).split():
        shown &= _has_word(columns, word)
    arcs = shown & _has(columns["where"], lambda where: bool(where.get("ends")))
    ids = columns["id"]
    for row in np.flatnonzero(arcs).tolist():
        shown[row] = set(catalogue.needs(ids[row])) <= set(state.layers)
    return [ids[row] for row in np.flatnonzero(shown).tolist()]


def _has(column: Column, test: Callable[[Any], bool]) -> Mask:
    """Return whether each row's value passes a test, made once for each distinct value."""
    return np.array([test(value) for value in column.values], bool)[column.codes]


def _rests_on(cited: list[Any], wanted: set[str], catalogue: Catalogue) -> bool:
    citations = map(Citation.model_validate, cited)
    return any(link.source in wanted for each in citations for link in chain(each, catalogue.sources))


def _reported_by(when: dict[str, Any], end: str) -> bool:
    return not when["reported_on"] or _last_day(when["reported_on"]) <= end


def _last_day(date: str) -> str:
    """Return the last day (YYYY-MM-DD) that a day, a month or a year may mean."""
    year, month, day = (*date.split("-"), "", "")[:3]
    month = month or "12"
    return f"{year}-{month}-{day or monthrange(int(year), int(month))[1]}"


def _has_word(columns: Any, word: str) -> Mask:
    """Return whether each row has a folded word in its label, statement or place, in any language."""
    found = _has(columns["label"], lambda label: word in fold(label))
    found |= _has(columns["statement"], lambda statement: word in fold(statement))
    found |= _has(columns["where"], lambda where: word in fold(_named(where)))
    return found | _has(
        columns["translations"], lambda words: word in fold(_translated(words, "label", "statement"))
    )


def _named(where: dict[str, Any]) -> str:
    return f"{where['name']}\n{_translated(where.get('translations') or {}, 'name')}"


def _translated(translations: dict[str, dict[str, Any]], *fields: str) -> str:
    return "\n".join(
        str(words[field]) for words in translations.values() for field in fields if words.get(field)
    )
