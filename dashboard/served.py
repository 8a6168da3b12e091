"""Files that Streamlit serves to the map's frame: Leaflet, the viewer, a theatre's packed data.

A rerun sends only their addresses, and the browser keeps the files in its cache.
"""

import gc
import hashlib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
import streamlit.components.v1 as components

from dashboard.load import shown
from layers.page import viewer
from layers.page.beside import Beside
from layers.theatre.catalogue import Catalogue
from layers.writing.whole import write_whole

Links = list[tuple[str, str]]


@st.cache_resource(
    max_entries=8, show_spinner=False, hash_funcs={Catalogue: shown, Beside: lambda beside: beside.key}
)
def scripts(catalogue: Catalogue, beside: Beside) -> Links:
    """Return the (name, address) of the script that the map's frame loads: policy, Leaflet, viewer, data.

    All are in one script, because streamlit-folium loads a second only after the first has run.
    """
    parts = (
        viewer.policy_script(beside),
        viewer.leaflet_script(),
        viewer.script(),
        *([viewer.tiles_script()] if beside else []),
        viewer.packed_script(catalogue, beside),
    )
    # Streamlit collects garbage after every run; this spares it the objects of the theatre, which stay
    gc.freeze()
    return [("viewer", _serve(".js", ";\n".join(parts)))]


@st.cache_resource(show_spinner=False)
def styles() -> Links:
    """Return the (name, address) of the style sheet that the map's frame loads."""
    return [("viewer", _serve(".css", viewer.leaflet_style() + viewer.style()))]


def _serve(suffix: str, text: str) -> str:
    """Serve a text under a name with its hash, and return its address relative to the map's frame.

    The frame's own address is in the folder of another component, hence the “..”.
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
