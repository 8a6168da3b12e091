"""The desk from top to bottom: which theatre, who, its rooms, and the map as it stands."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from dashboard import link, load, words
from dashboard.desk import beginning, claims, coding, keeping, past, returned, scenes, second, sources, view
from dashboard.words import t
from layers.messages.language import LANGUAGES, text
from layers.reading.problems import TheatreError

ROOMS = {
    "sources": sources.room,
    "code": coding.room,
    "claims": claims.room,
    "scenes": scenes.room,
    "second_coder": second.room,
    "spreadsheet": returned.room,
    "history": past.room,
}
"""The rooms of the desk, by the message with the name on the tab."""


def page(folders: list[Path], leave: Callable[[], None]) -> None:
    """Show the desk; ``leave`` goes back to the theatre."""
    keeping.go_on()
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
        st.error(t("app.desk.unreadable"))
        view.broken(error)
        return
    _rename_room()
    tabs = st.tabs([t(f"app.desk.{name}") for name in ROOMS], on_change="rerun", key=keeping.ROOM)
    for tab, room in zip(tabs, ROOMS.values(), strict=True):
        if tab.open:
            with tab:
                room(now)
    if not tabs[-1].open:
        # the history has a map of its own
        view.show(folder)


def _rename_room() -> None:
    """Keep the room that is open when the language changes: it is known by the name on its tab."""
    room = st.session_state.get(keeping.ROOM)
    if room and room not in [t(f"app.desk.{name}") for name in ROOMS]:
        named = {text(each, f"app.desk.{name}"): name for each in LANGUAGES for name in ROOMS}
        st.session_state[keeping.ROOM] = t(f"app.desk.{named[room]}")
