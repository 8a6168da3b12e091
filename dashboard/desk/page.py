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
    "app.desk.sources": sources.room,
    "app.desk.code": coding.room,
    "app.desk.claims": claims.room,
    "app.desk.scenes": scenes.room,
    "app.desk.second_coder": second.room,
    "app.desk.spreadsheet": returned.room,
    "app.desk.history": past.room,
}
"""The rooms of the desk, by the message with the name on the tab."""

BEFORE = "desk room before"
"""The session key with the name of the room that was open when there were tabs last."""


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
    _keep_room()
    tabs = st.tabs([t(name) for name in ROOMS], on_change="rerun", key=keeping.ROOM)
    st.session_state[BEFORE] = st.session_state[keeping.ROOM]
    for tab, room in zip(tabs, ROOMS.values(), strict=True):
        if tab.open:
            with tab:
                room(now)
    if not tabs[-1].open:
        # the history has a map of its own
        view.show(folder)


def _keep_room() -> None:
    """Keep the room that is open in another language, and after a page without tabs, which know its name."""
    room = st.session_state.get(keeping.ROOM)
    known = room or st.session_state.get(BEFORE)
    if known and room not in [t(name) for name in ROOMS]:
        named = {text(each, name): name for each in LANGUAGES for name in ROOMS}
        st.session_state[keeping.ROOM] = t(named[known])
