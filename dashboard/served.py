"""Files that Streamlit serves to the map's frame: Leaflet, the viewer, a theatre's packed data.

They stay off the rerun path: a rerun sends their addresses, and the browser keeps the files.
"""

import gc
import hashlib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
import streamlit.components.v1 as components

from dashboard.load import BY_DIGEST
from layers.page import viewer
from layers.theatre.catalogue import Catalogue
from layers.writing.whole import write_whole

Links = list[tuple[str, str]]


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=BY_DIGEST)
def scripts(catalogue: Catalogue) -> Links:
    """Return the (name, address) of the script that the map's frame loads: Leaflet, the viewer, the data.

    It is one, because streamlit-folium loads the next only when the last has run.
    """
    parts = (viewer.leaflet_script(), viewer.script(), viewer.packed_script(catalogue))
    # Streamlit looks through all objects for garbage after every run; what a theatre has made by now stays
    gc.freeze()
    return [("viewer", _serve(".js", ";\n".join(parts)))]


@st.cache_resource(show_spinner=False)
def styles() -> Links:
    """Return the (name, address) of the style sheet that the map's frame loads."""
    return [("viewer", _serve(".css", viewer.leaflet_style() + viewer.style()))]


def _serve(suffix: str, text: str) -> str:
    """Serve the text under a name that changes with it; return its address as seen from the map's frame.

    The frame is another component's folder.
    """
    content = text.encode()
    name = f"viewer-{hashlib.sha256(content).hexdigest()[:12]}{suffix}"
    write_whole(_folder() / name, content)
    return f"../{__name__}.viewer/{name}"


@cache
def _folder() -> Path:
    """Return the folder that Streamlit serves, declared as a component on first use."""
    folder = _kept().name
    components.declare_component("viewer", path=folder)
    return Path(folder)


@cache
def _kept() -> "TemporaryDirectory[str]":
    return TemporaryDirectory(prefix="posture-")
