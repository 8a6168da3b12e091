"""Files for download, made when a reader asks for them."""

from collections.abc import Callable, Hashable
from typing import Any

import streamlit as st
from jinja2 import Environment, PackageLoader, StrictUndefined

from dashboard import making
from layers.exporting.choice import Step

BAR = "downloads"
"""The key of the container in which such files are offered; the script of the page looks for it."""

WANTED = "wanted"
"""The session key with the label of the file that a reader asks for and has not got yet."""

MADE = "made"
"""The session key with that file, from when it is made until the browser takes it: what it is, its bytes."""


PRESS = Environment(
    loader=PackageLoader("dashboard", ""), undefined=StrictUndefined, autoescape=True
).get_template("download.html.jinja")
"""The script that presses the download button; what it is told is encoded as in an address."""


def offer(
    label: str, prepare: str, make: Callable[[Step], bytes], of: Hashable, report: str | None, **button: Any
) -> None:
    """Offer a file for download, which is made when a reader asks for it.

    Streamlit has one button that makes something and another that downloads it. Both look alike here, and the
    page presses the second for a reader who has pressed the first. A wish is kept until it is met: what the
    map reports meanwhile runs this anew. ``make`` tells how far it is. ``of`` is what the file is made of,
    and ``report`` what the map must still show when the page presses, or None. If ``make`` raises
    RuntimeError, what it says is shown.
    """
    place, looks = st.empty(), {name: button.pop(name) for name in ("type", "help") if name in button}
    if st.session_state.get(WANTED) != label:
        place.button(label, on_click=_want, args=(label,), **looks)
        return
    made_of, content = st.session_state.get(MADE, (None, b""))
    if made_of != (label, of):
        try:
            content = making.made(place, prepare, make, (label, of))
        except RuntimeError as error:  # what renders it cannot be had, and says why
            taken()
            place.error(str(error))
            return
        st.session_state[MADE] = ((label, of), content)
    place.download_button(label, content, key="ready", on_click=taken, **button, **looks)
    st.html(PRESS.render(report=report), unsafe_allow_javascript=True)


def taken() -> None:
    """Forget the file that a reader has got, gives up, or can no longer get."""
    making.stop()
    for key in (WANTED, MADE):
        st.session_state.pop(key, None)


def _want(label: str) -> None:
    """Remember which file a reader asks for."""
    st.session_state[WANTED] = label
