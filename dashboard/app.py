"""The dashboard, from top to bottom: what is asked for, and that.

A run ends by coming to its end, not by ``st.stop()``: that drops what was clicked or typed meanwhile.
"""

import sys
from pathlib import Path

import streamlit as st

from dashboard import desk, load, opening, runs, viewing, words

if not st.runtime.exists():
    raise SystemExit(
        "This is a Streamlit app: start it with “posture app” or “streamlit run dashboard/app.py”."
    )

runs.keep_apart()
runs.begin_at_top()
st.set_page_config(
    page_title=words.t("app.title"),
    page_icon=str(Path(__file__).with_name("icon.svg")),
    layout="wide",
)
st.html(Path(__file__).with_name("style.css"))

if opening.wanted():
    opening.show()
elif desk.wanted():
    desk.show(load.folders(sys.argv[1:]))
else:
    viewing.show(load.folders(sys.argv[1:]))
