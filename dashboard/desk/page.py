"""The desk from top to bottom: which theatre, who, its rooms, and the map as it stands."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from dashboard import link, load, words
from dashboard.desk import beginning, claims, coding, keeping, past, returned, scenes, second, sources, view
from dashboard.words import t
from layers.reading.problems import TheatreError


def page(folders: list[Path], leave: Callable[[], None]) -> None:
    """Show the desk; ``leave`` goes back to the theatre."""
    with st.sidebar:
        words.ask()
        st.button(t("app.open.back"), on_click=leave, icon=":material/arrow_back:", width="stretch")
        folder = folders[link.theatre([load.name(each, folders) for each in folders])] if folders else None
        st.text_input(
            t("app.desk.name"),
            key=keeping.NAME,
            help=t("app.desk.name_help"),
            persist_state="session",
        )
        beginning.offer()
    with st.container(key="desk-head"):
        st.title(t("app.desk"), anchor=False)
    if folder is None or beginning.wanted():
        beginning.room(folders)
    else:
        _rooms(folder)


def _rooms(folder: Path) -> None:
    """Show the rooms of a theatre, of which one is open, and below them its map."""
    try:
        now = keeping.base(folder)
        with st.sidebar:
            keeping.steps(folder)
    except TheatreError as error:
        st.error(t("app.desk.refused"))
        st.code(str(error), language=None, wrap_lines=True)
        return
    rooms = {
        t("app.desk.sources"): sources.room,
        t("app.desk.code"): coding.room,
        t("app.desk.claims"): claims.room,
        t("app.desk.scenes"): scenes.room,
        t("app.desk.second_coder"): second.room,
        t("app.desk.spreadsheet"): returned.room,
        t("app.desk.history"): past.room,
    }
    tabs = st.tabs(list(rooms), on_change="rerun", key=keeping.ROOM)
    for tab, room in zip(tabs, rooms.values(), strict=True):
        if tab.open:
            with tab:
                room(now)
    if not tabs[-1].open:
        # the history has a map of its own
        view.show(folder)
