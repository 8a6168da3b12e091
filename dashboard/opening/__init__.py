"""Open a file: see what it is, say what its columns are, look at the map, and keep it as a theatre.

The page and all that imports a file load when a reader asks for them.
"""

import streamlit as st

from dashboard import link, stage
from dashboard.words import t

OPENING = "opening"
"""The session key with whether a reader is opening a file, in place of looking at a theatre."""


def offer() -> None:
    """Offer to open a file."""
    st.button(t("app.open"), on_click=_turn, args=(True,), icon=":material/upload_file:", width="stretch")


def wanted() -> bool:
    """Return whether a reader is opening a file."""
    return bool(st.session_state.get(OPENING))


def show() -> None:
    """Show the page on which a file is opened."""
    from dashboard.opening.page import page

    page(leave)


def leave() -> None:
    """Go back to the theatre, as the address has it."""
    _turn(False)
    for key in (link.OPENED, stage.DRAWN):
        st.session_state.pop(key, None)


def _turn(opening: bool) -> None:
    st.session_state[OPENING] = opening
