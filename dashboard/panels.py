"""The parts of the page: the map with its downloads, key figures, tables, method.

Text from theatres is shown with ``st.text`` and data frames only: neither reads Markdown or HTML.
"""

import json
from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from dashboard import served
from dashboard.timeline import PICK, drawn, rows
from layers.catalogue import Catalogue, TheatreError
from layers.chains import graph
from layers.exports import curated
from layers.frames import claims_frame, sources_frame
from layers.snapshot import snapshot
from layers.state import State, StateError, from_page, opening
from layers.viewer import Command, viewer_map
from layers.vocabulary import ASSERTIONS

SHOWN = (
    "label",
    "assertion",
    "actor",
    "kind",
    "quantity",
    "where",
    "precision",
    "reported_on",
    "sources",
    "layer",
)
FILTERS = {"layer": "Layer", "actor": "Actor", "assertion": "Assertion", "rests_on": "Source"}
FRAME_HEIGHT = 680
"""Pixels, before style.css makes it a share of the window."""


def problems(error: TheatreError) -> None:
    """Show every problem of a theatre that cannot be used."""
    count = error.count
    st.error(f"This theatre cannot be shown: {count} problem{'' if count == 1 else 's'}.")
    st.code(str(error), language=None, wrap_lines=True)
    st.caption("Mend the files, or choose another theatre; the page reads them again by itself.")


@st.fragment
def stage(catalogue: Catalogue, selected: str | None) -> None:
    """Show the map and, above it, the downloads of what is visible now.

    A fragment: what the reader does on the map reruns this function and nothing else.
    """
    bar = st.container(horizontal=True, vertical_alignment="center", key="downloads")
    shown = viewer_map(catalogue, opening(catalogue))
    shown.default_js, shown.default_css = served.scripts(catalogue), served.styles()
    message = st_folium(
        shown,
        key=f"map {catalogue.digest}",
        height=FRAME_HEIGHT,
        use_container_width=True,
        returned_objects=["selected_tags"],
        feature_group_to_add=_command(catalogue, selected),
    )
    with bar:
        _downloads(catalogue, message)


def _command(catalogue: Catalogue, selected: str | None) -> Command | None:
    """Return the command that brings the map in step with the table, once something was chosen in it."""
    asked = f"asked {catalogue.digest}"
    if selected is None and not st.session_state.get(asked):
        return None
    st.session_state[asked] = True
    return Command({"select": selected})


def _downloads(catalogue: Catalogue, message: dict[str, Any] | None) -> None:
    told = (message or {}).get("selected_tags") or []
    try:
        state = from_page(json.loads(told[0]), catalogue) if told else opening(catalogue)
    except StateError as error:
        st.button("Save snapshot (HTML)", disabled=True)
        st.caption(f"No snapshot of this: {error}.")
    else:
        st.download_button(
            "Save snapshot (HTML)",
            snapshot(catalogue, state),
            file_name=f"{catalogue.theatre.id}-{catalogue.digest}.html",
            mime="text/html",
            on_click="ignore",
            type="primary",
            help="One file with what is visible now: it opens anywhere, with no network.",
        )
        st.caption(_summary(catalogue, state))
    st.download_button(
        "Curated GeoJSON",
        curated(catalogue),
        file_name=f"{catalogue.theatre.id}-{catalogue.digest}.geojson",
        mime="application/geo+json",
        on_click="ignore",
        help="Every claim as curated, with sources and as-of date, for QGIS or geojson.io.",
    )


def _summary(catalogue: Catalogue, state: State) -> str:
    count = len(state.layers)
    text = f"Snapshot: {count} of {len(catalogue.theatre.layers)} layers, this view"
    return f"{text}, claim {state.select}" if state.select else text


def figures(catalogue: Catalogue) -> None:
    """Show the theatre's key figures, each with its hedge and its source; nothing is added up."""
    for number, id_ in enumerate(catalogue.theatre.figures):
        says = catalogue.claims[id_].properties
        citation = says.citations[0]
        source = catalogue.sources[citation.source]
        with st.container(border=True, key=f"figure-{number}", gap=None):
            st.text(says.label)
            words = f"“{says.quantity.verbatim}” · " if says.quantity else ""
            paragraph = f", paragraph {citation.paragraph}" if citation.paragraph else ""
            st.text(
                f"{words}{ASSERTIONS[says.assertion].label} · {source.publisher or source.title}{paragraph}"
            )


def claims(catalogue: Catalogue) -> str | None:
    """Show the table of claims with search and filters; return the id of the claim chosen in it."""
    frame = _claims(catalogue)
    words = st.text_input("Search", placeholder="label, statement, place, hedge, figure, note")
    with st.container(horizontal=True):
        chosen = {
            field: st.multiselect(
                title, sorted({one for row in frame[field] for one in _listed(row)}), width=230
            )
            for field, title in FILTERS.items()
        }
    found = matching(frame, words, chosen)
    st.caption(f"{len(found)} of {len(frame)} claims. Choose a row to show it on the map.")
    event = st.dataframe(
        found[list(SHOWN)].fillna(""),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"claims {catalogue.digest} {words} {sorted(map(str, chosen.values()))}",
        column_config={name: name.replace("_", " ") for name in SHOWN},
    )
    rows = event["selection"]["rows"]
    return str(found.index[rows[0]]) if rows and rows[0] < len(found) else None


def matching(frame: pd.DataFrame, words: str, chosen: dict[str, list[str]]) -> pd.DataFrame:
    """Return the rows whose text has every word and whose fields are among those chosen (none: all)."""
    fields: Iterable[str] = ("label", "statement", "where", "hedge", "quantity", "note")
    text = frame[list(fields)].fillna("").agg(" ".join, axis=1).str.casefold()
    keep = pd.Series(data=True, index=frame.index)
    for word in words.casefold().split():
        keep &= text.str.contains(word, regex=False)
    for field, values in chosen.items():
        if values:
            keep &= frame[field].map(
                lambda row, wanted=frozenset(values): not wanted.isdisjoint(_listed(row))
            )
    return frame[keep]


def _listed(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


def timeline(catalogue: Catalogue) -> str | None:
    """Show the theatre's charts of figures by date of report; return the id of the claim chosen in one."""
    chosen = None
    for number, chart in enumerate(catalogue.theatre.charts):
        frame = rows(catalogue, chart)
        if frame.empty:
            continue
        event = st.altair_chart(
            drawn(frame, chart),
            on_select="rerun",
            selection_mode=PICK,
            key=f"chart {number} {catalogue.digest}",
        )
        picked = event["selection"].get(PICK) or []
        chosen = str(picked[0]["claim"]) if picked else chosen
        if chart.note:
            st.text(chart.note)
    if not catalogue.theatre.charts:
        st.caption("This theatre has no chart.")
    return chosen


def sources(catalogue: Catalogue) -> None:
    """Show who repeats whom, as a graph and as a table, and which sources are origins."""
    st.caption("A source that repeats another adds no weight: sources with one origin (dark) count once.")
    st.graphviz_chart(_graph(catalogue))
    st.dataframe(
        _sources(catalogue).fillna(""),
        hide_index=True,
        column_config={"url": st.column_config.LinkColumn("link")},
    )


def method(catalogue: Catalogue) -> None:
    """Show what the map shows, how claims are coded, and what it does not claim."""
    st.markdown(
        "Every mark is a **claim**: one assertion, from one source, placed no more precisely than the source "
        "places it. Figures stay as written and are never added up. A pattern over a country means "
        "“somewhere in this country”. The letter on a claim says how firmly it is put:"
    )
    st.dataframe(
        pd.DataFrame(
            [{"letter": w.badge, "assertion": w.label, "meaning": w.meaning} for w in ASSERTIONS.values()]
        ),
        hide_index=True,
        width="content",
    )
    for paragraph in (*catalogue.theatre.method, *catalogue.theatre.notes):
        st.text(paragraph)
    for change in catalogue.theatre.changes:
        st.text(f"Data of {change.on}: {change.text}")
    st.text(
        f"As of {catalogue.theatre.as_of}. Data {catalogue.digest}. Basemap: Natural Earth, public domain."
    )


@st.cache_data(max_entries=8, show_spinner=False, hash_funcs={Catalogue: lambda catalogue: catalogue.digest})
def _claims(catalogue: Catalogue) -> pd.DataFrame:
    return pd.DataFrame(claims_frame(catalogue).drop(columns="geometry"))


@st.cache_data(max_entries=8, show_spinner=False, hash_funcs={Catalogue: lambda catalogue: catalogue.digest})
def _graph(catalogue: Catalogue) -> str:
    return graph(catalogue)


@st.cache_data(max_entries=8, show_spinner=False, hash_funcs={Catalogue: lambda catalogue: catalogue.digest})
def _sources(catalogue: Catalogue) -> pd.DataFrame:
    return sources_frame(catalogue)
