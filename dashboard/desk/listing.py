"""A list of records of which one is open, and which may be put in order: by mouse, or by keys.

Streamlit's radio buttons and buttons take their words for Markdown, and its table of rows that can be chosen
is a canvas that opens a row only from a column of check boxes.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import streamlit as st

from dashboard.desk.component import component
from dashboard.words import t


class Row(NamedTuple):
    """A row: the id of what it opens, its words, and a smaller line below them."""

    id: str
    text: str
    note: str = ""


def listing(
    rows: Sequence[Row],
    open_: str,
    label: str,
    key: str,
    show: Callable[[str], None],
    move: Callable[[str, int], None] | None = None,
) -> None:
    """Show rows, the one with the id ``open_`` as open; ``show`` is called with the id of another.

    Where ``move`` is given, rows can be dragged: it is called with the id of one and its new place among all,
    counted from 0.
    """

    def opened() -> None:
        answer = st.session_state[key].get("opened")
        if any(row.id == answer for row in rows):
            show(str(answer))

    def moved() -> None:
        answer = st.session_state[key].get("moved")
        id_, to = (answer.get("id"), answer.get("to")) if isinstance(answer, dict) else (None, None)
        if move and any(row.id == id_ for row in rows) and type(to) is int and 0 <= to < len(rows):
            move(str(id_), to)

    component("listing")(
        key=key,
        data={
            "rows": [row._asdict() for row in rows],
            "open": open_,
            "label": label,
            "help": t("app.desk.move_help") if move else "",
            "movable": move is not None,
        },
        on_opened_change=opened,
        on_moved_change=moved,
    )
