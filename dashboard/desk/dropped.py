"""A file that is handed over, held while another room is open: Streamlit's own field forgets it then."""

from collections.abc import Iterable
from typing import NamedTuple

import streamlit as st

from dashboard.words import t

HELD = "desk files"
"""The session key with the files that were handed over, by the key of their field."""


class Dropped(NamedTuple):
    """A file by its name, which is not to be trusted, and its content."""

    name: str
    content: bytes


def dropped(label: str, endings: Iterable[str], key: str) -> Dropped | None:
    """Ask for a file with one of these endings, and return it, or None."""
    held: dict[str, Dropped] = st.session_state.setdefault(HELD, {})

    def taken_out() -> None:
        if st.session_state[key] is None:
            unlink()

    def unlink() -> None:
        held.pop(key, None)

    given = st.file_uploader(label, list(endings), key=key, on_change=taken_out)
    if given:
        held[key] = Dropped(given.name, given.getvalue())
    elif key in held:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(held[key].name)
            st.button(t("app.desk.unlink"), key=f"{key} out", on_click=unlink)
    return held.get(key)
