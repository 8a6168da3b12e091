"""The desk: where a theatre is begun and claims are coded; only where the app was started to edit.

The page and all that it needs load when a curator asks for them.
"""

import sys
from pathlib import Path

import streamlit as st

from dashboard import link, stage
from dashboard.words import t

AT_DESK = "at the desk"
"""The session key with whether a curator is at the desk, in place of looking at a theatre."""

EDIT, DESK = "--edit", "--desk"
"""The app's arguments that allow editing, and that begin with it too."""


def allowed() -> bool:
    """Return whether this app was started to edit."""
    return not {EDIT, DESK}.isdisjoint(sys.argv[1:])


def offer() -> None:
    """Offer to edit, where that is allowed."""
    if allowed():
        st.button(t("app.desk.edit"), on_click=_turn, args=(True,), icon=":material/edit:", width="stretch")


def wanted() -> bool:
    """Return whether a curator is at the desk."""
    return allowed() and bool(st.session_state.setdefault(AT_DESK, DESK in sys.argv[1:]))


def show(folders: list[Path]) -> None:
    """Show the desk, with the theatres that can be edited."""
    from dashboard.desk.page import page

    page(folders, leave)


def enter() -> None:
    """Go to the desk, with the theatre that is chosen."""
    _turn(True)


def leave() -> None:
    """Go back to the theatre, as the address has it."""
    _turn(False)
    for key in (link.OPENED, stage.DRAWN):
        st.session_state.pop(key, None)


def _turn(at_desk: bool) -> None:
    st.session_state[AT_DESK] = at_desk
