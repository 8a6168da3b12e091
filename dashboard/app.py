"""The dashboard, read from top to bottom: load, ask, show."""

import sys
from pathlib import Path

import streamlit as st

from dashboard import load, panels
from layers.catalogue import TheatreError

if not st.runtime.exists():
    raise SystemExit(
        "This is a Streamlit app: start it with “posture app” or “streamlit run dashboard/app.py”."
    )

st.set_page_config(
    page_title="Force posture – public reporting",
    page_icon=str(Path(__file__).with_name("icon.svg")),
    layout="wide",
)
st.html(Path(__file__).with_name("style.css"))

folders = load.folders(sys.argv[1:])
if not folders:
    st.error("No theatre found: expected a folder with a theatre.json in seeds/, or --theatre PATH.")
    st.stop()

folder = st.sidebar.selectbox("Theatre", folders, format_func=lambda path: load.name(path, folders))
try:
    catalogue = load.catalogue(folder)
except TheatreError as error:
    panels.problems(error)
    st.stop()

with st.sidebar:
    st.subheader("Key figures")
    st.caption("As each source writes them. Never added up.")
    panels.figures(catalogue)

top = st.container()
claims, timeline, sources, method = st.tabs(["Claims", "Over time", "Sources", "Method"])
with claims:
    selected = panels.claims(catalogue)
with timeline:
    selected = panels.timeline(catalogue) or selected
with sources:
    panels.sources(catalogue)
with method:
    panels.method(catalogue)
with top:
    panels.stage(catalogue, selected)
