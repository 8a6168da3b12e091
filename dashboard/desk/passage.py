"""A paragraph whose words a curator selects: by mouse, or by arrow keys, Shift and Enter."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import streamlit as st

from dashboard.desk.component import component
from dashboard.desk.whole import whole
from dashboard.words import t

KEYS = {"h": "hedge", "f": "quantity", "p": "where", "d": "when"}
"""The key that says at once what the selected words are."""


class Used(NamedTuple):
    """Selected words: their first character, the one behind the last, and what they are ("" if not said)."""

    start: int
    end: int
    field: str


def passage(paragraph: str, marks: Iterable[tuple[int, int]], key: str, use: Callable[[Used], None]) -> None:
    """Show a paragraph with marked stretches; ``use`` is called with the words that are selected."""

    def used() -> None:
        answer = st.session_state[key].get("used")
        if (found := _read(answer, len(paragraph))) is not None:
            use(found)

    component("passage")(
        key=key,
        data={
            "paragraph": paragraph,
            "marks": [{"start": start, "end": end} for start, end in marks],
            "label": t("app.desk.passage"),
            "nothing": t("app.desk.nothing_selected"),
            "keys": KEYS,
        },
        on_used_change=whole(used),
    )


def _read(answer: Any, length: int) -> Used | None:
    """Return what the page says was selected, or None if that cannot be."""
    if not isinstance(answer, dict):
        return None
    start, end, field = (answer.get(name) for name in ("start", "end", "field"))
    known = field in ("", *KEYS.values())
    if type(start) is int and type(end) is int and 0 <= start < end <= length and known:
        return Used(start, end, str(field))
    return None
