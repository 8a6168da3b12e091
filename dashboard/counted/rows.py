"""The events behind counts, by place, month and kind: a table to look at, to save or to take to the desk."""

from collections import Counter
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.counted import reading, taking
from dashboard.table import OPTIONS, as_cells, paginate
from dashboard.words import t
from layers.feeds.candidates import Candidates
from layers.feeds.window import Window
from layers.theatre.counts import Counts

OURS = {
    "posture_from": "app.column.date",
    "posture_kind": "app.column.kind",
    "posture_origins": "app.column.origin",
    "posture_input": "app.column.file",
    "posture_row": "app.column.row",
}
"""Our columns that stand before those of the source, and their headings."""


def rows(counts: Counts, folder: Path, places: str) -> None:
    """Ask for places, months and kinds, and show the events of a dataset behind their counts.

    ``places`` is the session key of the places, where the map may have put some.
    """
    with st.container(key="counted-events"):
        st.caption(t("app.counted.about"))
        feed, window = _asked(counts, places)
    if not window.at:
        st.caption(t("app.counted.choose"))
        return
    try:
        with st.spinner(t("app.counted.reading"), show_time=True):
            found = reading.found(str(folder), reading.batches(folder), window, feed)
    except reading.AMISS as error:
        st.text(str(error))
        return
    st.caption(t("app.counted.rows", n=found.found, shown=len(found.table)))
    key = f"{window} {feed} {len(found.table)}"
    _table(found, key)
    taking.save(found, key)


def _asked(counts: Counts, places: str) -> tuple[str, Window]:
    """Ask for a feed, if there are several, and for what is asked of it."""
    feed = counts.feeds[0].id if counts.feeds else ""
    with st.container(horizontal=True):
        if len(counts.feeds) > 1:
            titles = {each.id: each.title for each in counts.feeds}
            feed = st.selectbox(t("app.counted.feed"), titles, format_func=titles.__getitem__, width=260)
        at = _places(counts, places)
        months = ["", *sorted(filter(None, counts.months))]
        since, until = (
            st.selectbox(
                t(heading),
                months,
                format_func=lambda month: month or t("app.any"),
                key=heading,
                width=130,
            )
            for heading in ("app.counted.since", "app.counted.until")
        )
        kinds = st.multiselect(
            t("app.counted.kind"), counts.kinds[:OPTIONS], placeholder=t("app.any"), width=260
        )
    return feed, Window(since, until, kinds=tuple(kinds), at=tuple(at))


def _places(counts: Counts, key: str) -> list[str]:
    """Ask for places: those of the most events are on offer, and those that the map has asked for."""
    totals, names = counts.totals(), {place.id: place.name for place in counts.places}
    most = [id_ for id_, _ in Counter(totals).most_common(OPTIONS)]
    offered = dict.fromkeys([*most, *st.session_state.get(key, ())])
    chosen: list[str] = st.multiselect(
        t("app.counted.place"),
        list(offered),
        format_func=lambda id_: f"{names[id_] if id_ else t('app.counted.nowhere')} · {totals[id_]}",
        key=key,
        placeholder=t("app.counted.choose_place"),
        width=340,
    )
    return chosen


def _table(found: Candidates, key: str) -> None:
    """Show a page of the rows: when, what and by whom, the file and the row there, then all of the source."""
    table = found.table
    said = {name: _cells(table[name].to_pylist()) for name in (*OURS, *found.columns)}
    frame = pd.DataFrame({name: cells for name, cells in said.items() if any(cells)})
    st.dataframe(
        as_cells(frame.iloc[paginate(len(frame), f"counted {key}")]),
        hide_index=True,
        column_config={name: t(heading) for name, heading in OURS.items()},
    )


def _cells(values: list[object]) -> list[str]:
    return ["; ".join(map(str, each)) if isinstance(each, list) else str(each or "") for each in values]
