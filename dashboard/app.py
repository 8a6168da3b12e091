"""The dashboard, read from top to bottom: load, ask, show. The map goes first: nothing keeps it waiting."""

import sys
from pathlib import Path

import streamlit as st

from dashboard import link, load, panels, stage, table, words
from layers.reading.problems import TheatreError

if not st.runtime.exists():
    raise SystemExit(
        "This is a Streamlit app: start it with “posture app” or “streamlit run dashboard/app.py”."
    )

st.set_page_config(
    page_title=words.t("app.title"),
    page_icon=str(Path(__file__).with_name("icon.svg")),
    layout="wide",
)
st.html(Path(__file__).with_name("style.css"))

folders = load.folders(sys.argv[1:])
if not folders:
    st.error(words.t("app.no_theatre"))
    st.stop()

with st.sidebar:
    words.ask()
    folder = folders[link.theatre([load.name(each, folders) for each in folders])]
try:
    catalogue = load.catalogue(folder)
except TheatreError as error:
    panels.problems(error)
    st.stop()

opened = link.opened(catalogue)
if opened.state.brief:
    st.html(Path(__file__).with_name("brief.html"), unsafe_allow_javascript=True)
if opened.refused:
    panels.refused(opened.refused)
stage.stage(catalogue, opened)

with st.sidebar:
    st.subheader(words.t("app.figures"))
    st.caption(words.t("app.figures_note"))
    panels.figures(catalogue)

if not stage.drawn(catalogue):
    stage.wait(catalogue)
    st.stop()

names = [words.t(f"app.tab.{name}") for name in ("claims", "timeline", "sources", "method")]
claims, timeline, sources, method = st.tabs(names, on_change="rerun")
if claims.open:
    with claims:
        table.claims(catalogue)
if timeline.open:
    with timeline:
        panels.timeline(catalogue)
if sources.open:
    with sources:
        panels.sources(catalogue)
if method.open:
    with method:
        panels.method(catalogue)
