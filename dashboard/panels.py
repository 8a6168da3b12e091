"""The parts of the page around the map: problems, key figures, charts, sources, method.

Text from theatres and links is shown with ``st.text``, ``st.code`` and data frames only, which do not render
Markdown or HTML. Modules that load slowly are imported by the functions that use them.
"""

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.load import BY_DIGEST
from dashboard.stage import choose
from dashboard.table import as_cells, paginate
from dashboard.words import t
from layers.exporting.tables import sources_frame
from layers.messages.language import Language
from layers.reading.problems import TheatreError
from layers.theatre.catalogue import Catalogue
from layers.theatre.coverage import coverages, listed
from layers.theatre.theatre import Chart
from layers.theatre.vocabulary import ASSERTIONS

GRAPH_LIMIT = 200
"""Sources up to which the credit graph is shown; of more, nobody could read it. The table has all of them."""


def problems(error: TheatreError) -> None:
    """Show every problem of a theatre that cannot be used."""
    st.error(t("app.problems", n=error.count))
    st.code(str(error), language=None, wrap_lines=True)
    st.caption(t("app.mend"))


def refused(reason: str) -> None:
    """Say that the link was not followed, and why; the reason quotes the link."""
    st.warning(t("app.refused"))
    st.code(reason, language=None, wrap_lines=True)


def key_figures(catalogue: Catalogue) -> None:
    """Show the theatre's key figures, each with its hedge and its source; figures are never added up.

    A theatre without any has no heading for them either.
    """
    if not catalogue.theatre.figures:
        return
    st.subheader(t("app.figures"))
    st.caption(t("app.figures_note"))
    for number, id_ in enumerate(catalogue.theatre.figures):
        says = catalogue.claims[id_].properties
        citation = says.citations[0]
        source = catalogue.sources[citation.source]
        with st.container(border=True, key=f"figure-{number}", gap=None):
            st.text(words.of(catalogue, says, "label"))
            quantity = f"“{says.quantity.verbatim}” · " if says.quantity else ""
            paragraph = f", {t('paragraph', n=citation.paragraph)}" if citation.paragraph else ""
            firmness = t(f"assertion.{says.assertion}")
            st.text(f"{quantity}{firmness} · {source.publisher or source.title}{paragraph}")


def timeline(catalogue: Catalogue) -> None:
    """Show the theatre's charts, in which a claim can be picked for the map, and the claims over time."""
    from dashboard.timeline import rows

    for number, chart in enumerate(catalogue.theatre.charts):
        frame = rows(catalogue, chart, words.language())
        if not frame.empty:
            _chart(catalogue, chart, frame, f"chart {number} {catalogue.digest} {words.language()}")
    _counts(catalogue)


def _counts(catalogue: Catalogue) -> None:
    """Show how many claims there are of each day, month or year."""
    from dashboard.counts import chart_of, counts

    found = counts(catalogue, words.language())
    if found.frame.empty:
        st.caption(t("app.no_chart"))
        return
    st.altair_chart(chart_of(found, words.language()))
    if found.rest:
        st.caption(t("app.counts_rest", n=found.rest))


def _chart(catalogue: Catalogue, chart: Chart, frame: pd.DataFrame, key: str) -> None:
    from dashboard.timeline import PICK, chart_of

    def pick() -> None:
        picked = st.session_state[key]["selection"].get(PICK) or []
        choose(catalogue, str(picked[0]["claim"]) if picked else None)

    title = words.of(catalogue, chart, "title")
    st.altair_chart(chart_of(frame, title, words.language()), on_select=pick, selection_mode=PICK, key=key)
    if chart.note:
        st.text(words.of(catalogue, chart, "note"))


def sources(catalogue: Catalogue) -> None:
    """Show which source repeats which, as a graph and as a table, and which of them are origins."""
    st.caption(t("app.repeats"))
    if len(catalogue.sources) <= GRAPH_LIMIT:
        st.graphviz_chart(_graph(catalogue, words.language()))
    else:
        st.caption(t("app.graph_limit", limit=GRAPH_LIMIT, n=len(catalogue.sources)))
    frame = _sources(catalogue, words.language())
    st.dataframe(
        as_cells(frame.iloc[paginate(len(frame), f"sources {catalogue.digest}")]),
        hide_index=True,
        column_config={name: t(f"app.column.{name}") for name in frame.columns}
        | {"url": st.column_config.LinkColumn(t("app.column.url"))},
    )


def method(catalogue: Catalogue) -> None:
    """Show how claims are coded and drawn, the theatre's method and notes, and the log of its changes."""
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
    _coverage(catalogue)
    for change in theatre.changes:
        st.text(t("app.change", on=change.on, text=words.of(catalogue, change, "text")))
    st.text(t("app.as_of", date=theatre.as_of, digest=catalogue.digest))


def _coverage(catalogue: Catalogue) -> None:
    """Show what became of the paragraphs of each source for which somebody has begun to account for them."""
    covered = coverages(catalogue)
    if covered:
        st.text(t("app.coverage"))
    for each in covered:
        title, n = catalogue.sources[each.source].title, len(each.paragraphs)
        st.text(t("app.coverage.of", title=title, n=n, **each.counts()))
        for reason, numbers in each.reasons().items():
            why = t(f"app.left_out.{reason}")
            st.text(t("app.coverage.left_out", paragraphs=listed(numbers), reason=why))


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=BY_DIGEST)
def _graph(catalogue: Catalogue, language: Language) -> str:
    from layers.exporting.credit_graph import credit_graph

    return credit_graph(catalogue, language)


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=BY_DIGEST)
def _sources(catalogue: Catalogue, language: Language) -> pd.DataFrame:
    return sources_frame(catalogue, language)
