"""The parts of the page around the map: problems, key figures, charts, sources, method.

Text from theatres is shown with ``st.text`` and data frames only: neither reads Markdown or HTML. What loads
slowly is imported by the part that needs it.
"""

import pandas as pd
import streamlit as st

from dashboard.load import BY_DIGEST
from dashboard.stage import choose
from dashboard.table import page
from layers.catalogue import Catalogue, TheatreError
from layers.frames import sources_frame
from layers.model import Chart
from layers.vocabulary import ASSERTIONS

DRAWN = 150
"""Sources up to which who repeats whom is drawn; more are no picture, and the table has them all."""


def problems(error: TheatreError) -> None:
    """Show every problem of a theatre that cannot be used."""
    count = error.count
    st.error(f"This theatre cannot be shown: {count} problem{'' if count == 1 else 's'}.")
    st.code(str(error), language=None, wrap_lines=True)
    st.caption("Mend the files, or choose another theatre; the page reads them again by itself.")


def refused(reason: str) -> None:
    """Say that a link was not followed, and why; what the link says is nobody's Markdown."""
    st.warning("This link asks for what is not here. The theatre opens as usual.")
    st.code(reason, language=None, wrap_lines=True)


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


def timeline(catalogue: Catalogue) -> None:
    """Show the charts of figures by date of report; a claim picked in one is selected on the map."""
    from dashboard.timeline import rows

    for number, chart in enumerate(catalogue.theatre.charts):
        frame = rows(catalogue, chart)
        if not frame.empty:
            _chart(catalogue, chart, frame, f"chart {number} {catalogue.digest}")
    if not catalogue.theatre.charts:
        st.caption("This theatre has no chart.")


def _chart(catalogue: Catalogue, chart: Chart, frame: pd.DataFrame, key: str) -> None:
    from dashboard.timeline import PICK, drawn

    def pick() -> None:
        picked = st.session_state[key]["selection"].get(PICK) or []
        choose(catalogue, str(picked[0]["claim"]) if picked else None)

    st.altair_chart(drawn(frame, chart), on_select=pick, selection_mode=PICK, key=key)
    if chart.note:
        st.text(chart.note)


def sources(catalogue: Catalogue) -> None:
    """Show who repeats whom, as a graph and as a table, and which sources are origins."""
    st.caption("A source that repeats another adds no weight: sources with one origin (dark) count once.")
    if len(catalogue.sources) <= DRAWN:
        st.graphviz_chart(_graph(catalogue))
    else:
        st.caption(
            f"Who repeats whom is drawn for up to {DRAWN} sources; these are {len(catalogue.sources):,}."
        )
    frame = _sources(catalogue)
    st.dataframe(
        frame.iloc[page(len(frame), f"sources {catalogue.digest}")].fillna(""),
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


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=BY_DIGEST)
def _graph(catalogue: Catalogue) -> str:
    from layers.chains import graph

    return graph(catalogue)


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=BY_DIGEST)
def _sources(catalogue: Catalogue) -> pd.DataFrame:
    return sources_frame(catalogue)
