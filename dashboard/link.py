"""The app’s address: the state to open a theatre in, and later the state that the page reports.

It is read once for each session and theatre, and only written afterwards. The opening state is part of the
map’s script, and another script would load the map anew.
"""

from dataclasses import dataclass, replace

import streamlit as st

from dashboard.load import shown
from dashboard.words import LANGUAGE, language, t
from layers.page.parameters import PARAMETERS
from layers.page.state import State, StateError, from_link, opening
from layers.theatre.catalogue import Catalogue

THEATRE = "theatre"
"""The query parameter for the theatre, left out for the first one offered; also the chooser’s session key."""

OPENED = "opened"
"""The session key with the state in which the session opened its theatre."""

WRITTEN = "written"
"""The session key with the parameters of ours that were written into the address last.

A run has the address that the browser had when it asked for the run, which may be the one before."""

FITTED = "fitted"
"""The session key with what a map was opened with, and the view that it reported first."""

OURS = {THEATRE, *(parameter.name for parameter in PARAMETERS)}
"""The query parameters that a link of this app can have."""


@dataclass(frozen=True)
class Opened:
    """The state in which a session opened a theatre; ``refused`` is why its link was not followed."""

    digest: str
    state: State
    refused: str | None = None


def theatre(names: list[str]) -> int:
    """Ask for a theatre, at first the one in the address, and return its index in the list."""
    usual = names[0]
    if THEATRE not in st.session_state:
        asked = st.query_params.get(THEATRE, usual)
        st.session_state[THEATRE] = asked if asked in names else usual
        if asked not in names:
            st.session_state["unknown"] = f"expected a theatre from {', '.join(names)}; found “{asked}”"
    st.session_state["usual"] = usual
    return names.index(st.selectbox(t("app.theatre"), names, key=THEATRE, on_change=_write, args=({},)))


def choose(name: str) -> None:
    """Choose the theatre of that name, to open as usual."""
    st.session_state[THEATRE] = name
    st.session_state.setdefault("usual", "")
    _write({})


def opened(catalogue: Catalogue) -> Opened:
    """Return the state to open the theatre in: that of the address, or else the theatre’s own."""
    before = st.session_state.get(OPENED)
    if isinstance(before, Opened) and before.digest == catalogue.digest:
        return before
    refused = st.session_state.pop("unknown", None)
    state = opening(catalogue)
    if not refused:
        try:
            state = from_link(_asked(), catalogue)
        except StateError as error:
            refused = str(error)
    st.session_state[OPENED] = now = Opened(catalogue.digest, state, refused)
    return now


def follow(catalogue: Catalogue, start: Opened, state: State) -> None:
    """Write a state that the page reports into the address.

    The page fits the view to its window. While the view is still the one that it reported first, the address
    keeps the view of the opening state, so that the link opens the same in a window of another shape. A map
    that is opened anew just as it was is not drawn anew, and does not fit its view again.
    """
    drawn = shown(catalogue), start.state
    of, fitted = st.session_state.get(FITTED, (None, None))
    if of != drawn:
        fitted = state.view
        st.session_state[FITTED] = drawn, fitted
    kept = replace(state, view=start.state.view) if state.view == fitted else state
    _write(kept.as_link(catalogue))


def _asked() -> dict[str, str]:
    """Return the parameters of the address as the browser says, until this session has written it."""
    said: dict[str, str] = st.query_params.to_dict()
    written: dict[str, str] | None = st.session_state.get(WRITTEN)
    if written is None:
        return said
    return {**written, LANGUAGE: language()} if LANGUAGE in {*said, *written} else written


def _write(parameters: dict[str, str]) -> None:
    """Replace the app’s own query parameters in the address, and keep all others."""
    st.session_state[WRITTEN] = parameters
    now = {name: st.query_params.get_all(name) for name in st.query_params}
    if LANGUAGE in now:
        parameters = {**parameters, LANGUAGE: parameters.get(LANGUAGE, now[LANGUAGE][-1])}
    then = {name: texts for name, texts in now.items() if name not in OURS}
    if st.session_state[THEATRE] != st.session_state["usual"]:
        parameters = {THEATRE: st.session_state[THEATRE], **parameters}
    then |= {name: [text] for name, text in parameters.items()}
    if then != now:
        st.query_params.from_dict(then)
