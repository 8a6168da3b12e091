"""Tables a page at a time, and the table of claims with its search and filters.

What is computed from all claims is kept for the data and the question, so a rerun costs the same with many
claims as with few, and sends one page.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from dashboard.load import BY_DIGEST
from dashboard.stage import choose
from dashboard.words import language, t
from layers.exporting.tables import claims_table
from layers.messages.language import Language
from layers.theatre.catalogue import Catalogue
from layers.theatre.folding import fold

SHOWN = (
    *("label", "assertion", "actor", "kind", "quantity", "where", "precision", "reported_on", "sources"),
    "layer",
)
SEARCHED = ("label", "statement", "where", "hedge", "quantity", "note")
FILTERS = ("layer", "actor", "assertion", "rests_on")
PAGE = 100
"""Rows of a table that are sent and shown at a time."""

OPTIONS = 500
"""Values of a filter on offer: those of the most claims."""

Rows = NDArray[np.intp]
Chosen = Mapping[str, Sequence[str]]


def claims(catalogue: Catalogue) -> None:
    """Show the table of claims with search and filters; a row chosen in it is selected on the map."""
    spoken = language()
    words = st.text_input(t("app.search"), placeholder=t("app.search_in"))
    with st.container(horizontal=True):
        chosen = {
            field: st.multiselect(
                t(f"app.filter.{field}"),
                _options(catalogue, spoken)[field],
                placeholder=t("app.any"),
                width=230,
            )
            for field in FILTERS
        }
    found = _found(catalogue, spoken, words, chosen)
    st.caption(f"{t('app.found', shown=len(found), n=len(catalogue.claims))} {t('app.choose_row')}")
    key = f"claims {catalogue.digest} {spoken} {words} {sorted(map(str, chosen.values()))}"
    rows = found[page(len(found), key)]
    shown = _frame(catalogue, spoken).iloc[rows]
    key = f"{key} {rows[:1]}"

    def pick() -> None:
        picked = st.session_state[key]["selection"]["rows"]
        choose(catalogue, str(shown.index[picked[0]]) if picked else None)

    st.dataframe(
        shown[list(SHOWN)].fillna(""),
        hide_index=True,
        on_select=pick,
        selection_mode="single-row",
        key=key,
        column_config={name: t(f"app.column.{name}") for name in SHOWN},
    )


def page(count: int, key: str) -> slice:
    """Ask for a page of a table with so many rows, if it has several; return the rows on it."""
    pages = -(-count // PAGE)
    if pages <= 1:
        return slice(count)
    number = st.pagination(pages, key=f"page of {key}")
    return slice((number - 1) * PAGE, number * PAGE)


def matching(frame: pd.DataFrame, words: str, chosen: Chosen) -> Rows:
    """Return the numbers of the rows whose text has every word and whose fields are among those chosen.

    Words are found as the map finds them (:mod:`layers.theatre.folding`). ``frame`` is that of
    :func:`searchable`; a field for which nothing is chosen may be anything.
    """
    keep = np.ones(len(frame), dtype=bool)
    for word in fold(words).split():
        keep &= frame["text"].str.contains(word, regex=False).to_numpy(dtype=bool)
    for field, values in chosen.items():
        if values:
            wanted = [value for value in frame[field].unique() if not set(values).isdisjoint(_listed(value))]
            keep &= frame[field].isin(wanted).to_numpy()
    return np.flatnonzero(keep)


def searchable(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table of claims with one more column, ``text``: all that is searched, folded."""
    columns = table[list(SEARCHED)].fillna("").to_numpy().tolist()
    return table.assign(text=[fold(" ".join(row)) for row in columns])


def _listed(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs=BY_DIGEST)
def _frame(catalogue: Catalogue, spoken: Language) -> pd.DataFrame:
    return searchable(claims_table(catalogue, spoken))


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=BY_DIGEST)
def _found(catalogue: Catalogue, spoken: Language, words: str, chosen: Chosen) -> Rows:
    return matching(_frame(catalogue, spoken), words, chosen)


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs=BY_DIGEST)
def _options(catalogue: Catalogue, spoken: Language) -> dict[str, list[str]]:
    """Return for each filter the values on offer, by name."""
    frame = _frame(catalogue, spoken)
    return {field: sorted(frame[field].explode().value_counts().index[:OPTIONS]) for field in FILTERS}
