"""What the first visit needs, done as soon as the server runs: modules, the theatre, its script for the map.

It is done in a thread beside the server. A visit that comes meanwhile needs the same, and waits for what is
under way: Python locks a module while it loads, Streamlit a value while it is made.
"""

import time
from importlib import import_module
from threading import Thread

import streamlit as st

LOOK = 0.02
"""Seconds between looks whether the server runs. Begun before, the work would hold the server up."""

MODULES = ("folium.plugins", "layers.page.folium_map", "layers.exporting.exporters", "dashboard.download")
"""What the page loads besides the modules that are used here, but for streamlit_folium and what needs it.

Streamlit serves a component only if a page declares it, and streamlit_folium does so when it loads.
"""


def begin(arguments: list[str]) -> Thread:
    """Begin to prepare the first visit of the app that is started with these arguments; return the thread."""
    # a daemon: the program ends without waiting for it
    thread = Thread(target=_begin, args=(arguments,), daemon=True)
    thread.start()
    return thread


def prepare(arguments: list[str]) -> None:
    """Load modules, read the theatre that the app opens with, and make what the map's frame loads."""
    from dashboard import beside, counted, load, served
    from layers.page.beside import NOTHING

    for name in MODULES:
        import_module(name)
    if folders := load.everywhere(arguments):
        catalogue = load.ahead(folders[0])
        served.style()
        if counted.dataset(arguments):
            import_module("dashboard.counted.reading")
        # with counts, or files beside the map, the script is another
        if counted.dataset(arguments) is None and not beside.given(arguments).files():
            served.script(catalogue, NOTHING)


def _begin(arguments: list[str]) -> None:
    while not st.runtime.exists():
        time.sleep(LOOK)
    try:
        prepare(arguments)
    except Exception:  # a visit meets the same, and there somebody reads of it
        return
