"""The table of claims with its search and filters, and the pagination of long tables.

What is computed from all claims is cached by digest, language and search, and only one page of rows is sent.
So a rerun takes as long with many claims as with few.
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
from layers.writing.spreadsheet import as_text

COLUMNS = (
    *("label", "assertion", "actor", "kind", "quantity", "where", "precision", "reported_on", "sources"),
    "layer",
)
SEARCHED_COLUMNS = ("label", "statement", "where", "hedge", "quantity", "note", "quotation")
FILTERS = ("layer", "actor", "assertion", "rests_on")
PAGE_SIZE = 100
"""Rows of a table that are sent and shown at a time."""

OPTIONS = 500
"""Values that a filter offers at most: those that most claims have."""

Rows = NDArray[np.intp]
Chosen = Mapping[str, Sequence[str]]


def claims(catalogue: Catalogue) -> None:
    """Show the table of claims with search and filters; a claim chosen in it is selected on the map."""
    spoken = language()
    search = st.text_input(t("app.search"), placeholder=t("app.search_in"))
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
    found = _found(catalogue, spoken, search, chosen)
    st.caption(f"{t('app.found', shown=len(found), n=len(catalogue.claims))} {t('app.choose_row')}")
    key = f"claims {catalogue.digest} {spoken} {search} {sorted(map(str, chosen.values()))}"
    rows = found[paginate(len(found), key)]
    shown = _frame(catalogue, spoken).iloc[rows]
    key = f"{key} {rows[:1]}"

    def pick() -> None:
        picked = st.session_state[key]["selection"]["rows"]
        choose(catalogue, str(shown.index[picked[0]]) if picked else None)

    st.dataframe(
        as_cells(shown[list(COLUMNS)]),
        hide_index=True,
        on_select=pick,
        selection_mode="single-row",
        key=key,
        column_config={name: t(f"app.column.{name}") for name in COLUMNS},
    )


def as_cells(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a page of a table as it is shown: nothing missing, and safe to copy into a spreadsheet."""
    return frame.fillna("").map(lambda cell: as_text(cell) if isinstance(cell, str) else cell)


def paginate(count: int, key: str) -> slice:
    """Ask which page of a table with ``count`` rows to show, if it has several, and return its rows."""
    pages = -(-count // PAGE_SIZE)
    if pages <= 1:
        return slice(count)
    number = st.pagination(pages, key=f"page of {key}")
    return slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE)


def matching(frame: pd.DataFrame, search: str, chosen: Chosen) -> Rows:
    """Return the numbers of the rows of :func:`searchable` that have every word and a chosen value.

    Text is folded as the map folds it (:mod:`layers.theatre.folding`). ``chosen`` has the chosen values by
    column; a column without any is not filtered.
    """
    keep = np.ones(len(frame), dtype=bool)
    for word in fold(search).split():
        keep &= frame["text"].str.contains(word, regex=False).to_numpy(dtype=bool)
    for field, values in chosen.items():
        if values:
            wanted = [value for value in frame[field].unique() if not set(values).isdisjoint(_listed(value))]
            keep &= frame[field].isin(wanted).to_numpy()
    return np.flatnonzero(keep)


def searchable(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the data frame of claims with one more column, ``text``: the searched columns, folded."""
    columns = frame[list(SEARCHED_COLUMNS)].fillna("").to_numpy().tolist()
    return frame.assign(text=[fold(" ".join(row)) for row in columns])


def _listed(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs=BY_DIGEST)
def _frame(catalogue: Catalogue, spoken: Language) -> pd.DataFrame:
    return searchable(claims_table(catalogue, spoken))


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=BY_DIGEST)
def _found(catalogue: Catalogue, spoken: Language, search: str, chosen: Chosen) -> Rows:
    return matching(_frame(catalogue, spoken), search, chosen)


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs=BY_DIGEST)
def _options(catalogue: Catalogue, spoken: Language) -> dict[str, list[str]]:
    """Return the values that each filter offers, sorted."""
    frame = _frame(catalogue, spoken)
    return {field: sorted(frame[field].explode().value_counts().index[:OPTIONS]) for field in FILTERS}
