"""Files for download, made when a reader asks for them."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard import making
from dashboard.making import File

PLACE = "files-{}"
"""The key of the container of a button and what is chosen for it."""

BAR = "downloads"
"""The key of the container in which such files are offered; the script of the page looks for it."""

WANTED = "wanted {}"
"""The session key that is set while a reader waits for the file of a name."""

MADE = "made {}"
"""The session key with that file, from when it is made until the browser takes it: what it is of, and its
bytes."""

PRESS = making.PAGE.get_template("download.html.jinja")
"""The script that presses the download button."""


def offer(label: str, file: File, report: str | None, **button: Any) -> None:
    """Offer a file for download, which is made when a reader asks for it.

    Streamlit has one button that makes something and another that downloads it. Both look alike here, and the
    page presses the second for a reader who has pressed the first. A wish is kept until it is met or stopped:
    what the map reports meanwhile runs this anew. ``report`` is what the map must still show when the page
    presses, or None. If the file's ``make`` raises RuntimeError, what it says is shown.
    """
    name, place, held = file.name, st.empty(), st.empty()
    looks = {each: button.pop(each) for each in ("type", "help") if each in button}
    if not wanted(name):
        place.button(label, key=f"make-{name}", on_click=_want, args=(name,), **looks)
        making.go_back(name, f"make-{name}")
        return
    # it keeps its place, where style.css shows how far the file is
    held.button(label, key=f"held-{name}", disabled=True, type=looks.get("type", "secondary"))
    try:
        content = made(file, place, _stop)
    except RuntimeError as error:  # what renders it cannot be had, and says why
        taken(name)
        held.empty()
        place.error(str(error))
        return
    if content is None:
        return
    held.empty()
    key = f"ready-{name}"
    place.download_button(label, content, key=key, on_click=taken, args=(name,), **button, **looks)
    st.html(PRESS.render(name=name, report=report), unsafe_allow_javascript=True)


def made(file: File, place: Any, stopped: Callable[[str], None] | None = None) -> bytes | None:
    """Return a file, or None while it is being made; it is kept until the browser takes it.

    A reader who stops it is passed on to ``stopped``; without, it cannot be stopped.
    """
    key = MADE.format(file.name)
    content: bytes | None
    made_of, content = st.session_state.get(key, (None, None))
    if made_of != file.of:
        st.session_state.pop(key, None)
        content = making.made(file, place, stopped)
        if content is not None:
            st.session_state[key] = file.of, content
    return content


def wanted(name: str) -> bool:
    """Return whether a reader waits for the file of a name."""
    return WANTED.format(name) in st.session_state


def taken(name: str) -> None:
    """Forget the file that a reader has got, gives up, or can no longer get."""
    making.stop(name)
    for key in (WANTED, MADE):
        st.session_state.pop(key.format(name), None)


def _stop(name: str) -> None:
    """Give up the file of a name, which a reader no longer waits for."""
    taken(name)
    making.give_up(name)


def _want(name: str) -> None:
    """Remember which file a reader asks for."""
    st.session_state[WANTED.format(name)] = True
