"""The dashboard, from top to bottom: load, ask, show. The map comes first, so that it waits for nothing."""

import sys
from pathlib import Path

import streamlit as st

from dashboard import beside, counted, desk, link, load, opening, panels, stage, table, words
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

if opening.wanted():
    opening.show()
    st.stop()

folders = load.folders(sys.argv[1:])
if desk.wanted():
    desk.show(folders)
    st.stop()

if not folders:
    st.error(words.t("app.no_theatre"))
    opening.offer()
    desk.offer()
    st.stop()

with st.sidebar:
    words.ask()
    folder = folders[link.theatre([load.name(each, folders) for each in folders])]
    opening.offer()
    desk.offer()
try:
    catalogue = load.catalogue(folder)
except TheatreError as error:
    panels.problems(error)
    load.wait(folder)
    st.stop()

catalogue = counted.beside(catalogue)
lying = beside.beside(catalogue)
opened = link.opened(catalogue)
if opened.state.brief:
    st.html(Path(__file__).with_name("brief.html"), unsafe_allow_javascript=True)
if opened.refused:
    panels.refused(opened.refused)
stage.stage(catalogue, lying, opened, counted.follow)

with st.sidebar:
    panels.key_figures(catalogue)

if not stage.drawn(catalogue):
    stage.wait(catalogue)
    st.stop()

shows = {
    "claims": table.claims,
    "timeline": panels.timeline,
    "sources": panels.sources,
    "method": panels.method,
}
if catalogue.counts:
    shows["counted"] = counted.events
tabs = st.tabs([words.t(f"app.tab.{name}") for name in shows], on_change="rerun", key=counted.TABS)
for tab, show in zip(tabs, shows.values(), strict=True):
    if tab.open:
        with tab:
            show(catalogue)
