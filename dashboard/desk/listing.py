"""A list of records of which one is open: by mouse, or by arrow keys and Enter.

Streamlit's radio buttons and buttons take their words for Markdown, and its table of rows that can be chosen
is a canvas that opens a row only from a column of check boxes.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import streamlit as st

from dashboard.desk.component import component
from dashboard.desk.whole import whole


class Row(NamedTuple):
    """A row: the id of what it opens, its words, and a smaller line below them."""

    id: str
    text: str
    note: str = ""


def listing(rows: Sequence[Row], open_: str, label: str, key: str, show: Callable[[str], None]) -> None:
    """Show rows, the one with the id ``open_`` as open; ``show`` is called with the id of another."""

    def opened() -> None:
        answer = st.session_state[key].get("opened")
        if any(row.id == answer for row in rows):
            show(str(answer))

    component("listing")(
        key=key,
        data={"rows": [row._asdict() for row in rows], "open": open_, "label": label},
        on_opened_change=whole(opened),
    )
