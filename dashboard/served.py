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
from layers.theatre.catalogue import Catalogue
from layers.writing.whole import write_whole

Links = list[tuple[str, str]]


def scripts(catalogue: Catalogue) -> Links:
    """Return the (name, address) of the script that the map's frame loads: Leaflet, the viewer, the data.

    All are in one script, because streamlit-folium loads a second only after the first has run.
    """
    return [("viewer", _address(script(catalogue)))]


def styles() -> Links:
    """Return the (name, address) of the style sheet that the map's frame loads."""
    return [("viewer", _address(style()))]


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs={Catalogue: shown})
def script(catalogue: Catalogue) -> str:
    """Write the script of a theatre, and return the name of its file; this needs no page."""
    parts = (viewer.leaflet_script(), viewer.script(), viewer.packed_script(catalogue))
    # Streamlit collects garbage after every run; this spares it the objects of the theatre, which stay
    gc.freeze()
    return _write(".js", ";\n".join(parts))


@st.cache_resource(show_spinner=False)
def style() -> str:
    """Write the style sheet likewise."""
    return _write(".css", viewer.leaflet_style() + viewer.style())


def _write(suffix: str, text: str) -> str:
    """Write a text into a file whose name has its hash, and return the name."""
    content = text.encode()
    name = f"viewer-{hashlib.sha256(content).hexdigest()[:12]}{suffix}"
    write_whole(Path(_folder().name) / name, content)
    return name


def _address(name: str) -> str:
    """Return the address of a file relative to the map's frame.

    The frame's own address is in the folder of another component, hence the “..”.
    """
    _declare()
    return f"../{__name__}.viewer/{name}"


@cache
def _declare() -> None:
    """Have Streamlit serve the folder as a component, which it does only if a page declares it."""
    components.declare_component("viewer", path=_folder().name)


@st.cache_resource(show_spinner=False)
def _folder() -> "TemporaryDirectory[str]":
    """Return the folder of the files; the cache has a lock, so that two threads have the same one."""
    return TemporaryDirectory(prefix="posture-")
