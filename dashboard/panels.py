"""The parts of the page around the map: problems, key figures, charts, sources, method.

Text from theatres is shown with ``st.text`` and data frames only: neither reads Markdown or HTML. What loads
slowly is imported by the part that needs it.
"""

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.load import BY_DIGEST
from dashboard.stage import choose
from dashboard.table import page
from dashboard.words import t
from layers.exporting.tables import sources_frame
from layers.messages.language import Language
from layers.reading.problems import TheatreError
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Chart
from layers.theatre.vocabulary import ASSERTIONS

DRAWN = 150
"""Sources up to which who repeats whom is drawn; more are no picture, and the table has them all."""


def problems(error: TheatreError) -> None:
    """Show every problem of a theatre that cannot be used."""
    st.error(t("app.problems", n=error.count))
    st.code(str(error), language=None, wrap_lines=True)
    st.caption(t("app.mend"))


def refused(reason: str) -> None:
    """Say that a link was not followed, and why; what the link says is nobody's Markdown."""
    st.warning(t("app.refused"))
    st.code(reason, language=None, wrap_lines=True)


def figures(catalogue: Catalogue) -> None:
    """Show the theatre's key figures, each with its hedge and its source; nothing is added up."""
    for number, id_ in enumerate(catalogue.theatre.figures):
        says = catalogue.claims[id_].properties
        citation = says.citations[0]
        source = catalogue.sources[citation.source]
        with st.container(border=True, key=f"figure-{number}", gap=None):
            st.text(words.of(catalogue, says, "label"))
            figure = f"“{says.quantity.verbatim}” · " if says.quantity else ""
            paragraph = f", {t('paragraph', n=citation.paragraph)}" if citation.paragraph else ""
            firmness = t(f"assertion.{says.assertion}")
            st.text(f"{figure}{firmness} · {source.publisher or source.title}{paragraph}")


def timeline(catalogue: Catalogue) -> None:
    """Show the charts of figures by date of report; a claim picked in one is selected on the map."""
    from dashboard.timeline import rows

    for number, chart in enumerate(catalogue.theatre.charts):
        frame = rows(catalogue, chart, words.language())
        if not frame.empty:
            _chart(catalogue, chart, frame, f"chart {number} {catalogue.digest} {words.language()}")
    if not catalogue.theatre.charts:
        st.caption(t("app.no_chart"))


def _chart(catalogue: Catalogue, chart: Chart, frame: pd.DataFrame, key: str) -> None:
    from dashboard.timeline import PICK, drawn

    def pick() -> None:
        picked = st.session_state[key]["selection"].get(PICK) or []
        choose(catalogue, str(picked[0]["claim"]) if picked else None)

    title = words.of(catalogue, chart, "title")
    st.altair_chart(drawn(frame, title, words.language()), on_select=pick, selection_mode=PICK, key=key)
    if chart.note:
        st.text(words.of(catalogue, chart, "note"))


def sources(catalogue: Catalogue) -> None:
    """Show who repeats whom, as a graph and as a table, and which sources are origins."""
    st.caption(t("app.repeats"))
    if len(catalogue.sources) <= DRAWN:
        st.graphviz_chart(_graph(catalogue, words.language()))
    else:
        st.caption(t("app.graph_limit", limit=DRAWN, n=len(catalogue.sources)))
    frame = _sources(catalogue, words.language())
    st.dataframe(
        frame.iloc[page(len(frame), f"sources {catalogue.digest}")].fillna(""),
        hide_index=True,
        column_config={name: t(f"app.column.{name}") for name in frame.columns}
        | {"url": st.column_config.LinkColumn(t("app.column.url"))},
    )


def method(catalogue: Catalogue) -> None:
    """Show what the map shows, how claims are coded, and what it does not claim."""
    theatre = catalogue.theatre
    st.markdown(t("app.method"))
    st.dataframe(
        pd.DataFrame(
            [
                (word.badge, t(f"assertion.{id_}"), t(f"assertion.{id_}.meaning"))
                for id_, word in ASSERTIONS.items()
            ],
            columns=[t(f"app.column.{name}") for name in ("letter", "assertion", "meaning")],
        ),
        hide_index=True,
        width="content",
    )
    for field in ("method", "notes"):
        for paragraph in words.each_of(catalogue, theatre, field):
            st.text(paragraph)
    for change in theatre.changes:
        st.text(t("app.change", on=change.on, text=words.of(catalogue, change, "text")))
    st.text(t("app.as_of", date=theatre.as_of, digest=catalogue.digest))


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=BY_DIGEST)
def _graph(catalogue: Catalogue, language: Language) -> str:
    from layers.exporting.credit_graph import credit_graph

    return credit_graph(catalogue, language)


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=BY_DIGEST)
def _sources(catalogue: Catalogue, language: Language) -> pd.DataFrame:
    return sources_frame(catalogue, language)
