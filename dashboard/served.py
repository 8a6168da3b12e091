"""Files that Streamlit serves to the map's frame: Leaflet, the viewer, each theatre's packed data.

They stay off the rerun path: a rerun sends their addresses, and the browser keeps the files.
"""

import hashlib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit.components.v1 as components

from layers import viewer
from layers.catalogue import Catalogue
from layers.files import write_whole

Links = list[tuple[str, str]]


def scripts(catalogue: Catalogue) -> Links:
    """Return the (name, address) of each script the map's frame loads, in order."""
    data = f"data-{catalogue.digest}.js"
    return [
        ("leaflet", _address("leaflet", ".js", viewer.leaflet_script())),
        ("viewer", _address("viewer", ".js", viewer.script())),
        ("data", _served(data) if _exists(data) else _serve(data, viewer.packed_script(catalogue))),
    ]


def styles() -> Links:
    """Return the (name, address) of each style sheet the map's frame loads."""
    return [
        ("leaflet", _address("leaflet", ".css", viewer.leaflet_style())),
        ("viewer", _address("viewer", ".css", viewer.style())),
    ]


def _address(stem: str, suffix: str, text: str) -> str:
    """Return where the text is served, under a name that changes with it."""
    name = f"{stem}-{hashlib.sha256(text.encode()).hexdigest()[:12]}{suffix}"
    return _served(name) if _exists(name) else _serve(name, text)


def _exists(name: str) -> bool:
    return (_folder() / name).is_file()


def _serve(name: str, text: str) -> str:
    write_whole(_folder() / name, text.encode())
    return _served(name)


def _served(name: str) -> str:
    """Return the address of a served file as seen from the map's frame, another component's folder."""
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
