"""Make a file beside the script of the page, so that a reader sees how far it is and can stop it."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any

import streamlit as st

from dashboard.words import t
from layers.exporting.choice import Step

TASK = "task {}"
"""The session key with the file of a name that is being made."""

PATIENCE = 1
"""Seconds for which the script of the page waits for a file, before it looks now and then."""

BREATH = 0.3
"""Seconds between two looks at how far a file is."""


class Stopped(Exception):  # noqa: N818  # a reader's wish, no error
    """Raised in what makes a file that nobody waits for any more."""


@dataclass(frozen=True)
class File:
    """A file that can be made: its name in the session, and what is said while it is made.

    ``of`` is what it is made of; ``make`` returns its bytes, and tells how far it is.
    """

    name: str
    words: str
    make: Callable[[Step], bytes]
    of: Hashable


@dataclass
class Task:
    """A file that is made in a thread of its own.

    ``of`` is what it is made of, ``done`` how far it is, and ``slow`` whether it has taken longer than
    :data:`PATIENCE`.
    """

    of: Hashable
    content: Future[bytes] = field(default_factory=Future)
    stopped: Event = field(default_factory=Event)
    done: tuple[int, int] | None = None
    slow: bool = False

    def step(self, done: int, total: int) -> None:
        """Take down how far it is; raise Stopped if nobody waits for it any more."""
        if self.stopped.is_set():
            raise Stopped
        self.done = done, total

    def run(self, make: Callable[[Step], bytes]) -> None:
        """Make the file, whatever becomes of it."""
        try:
            self.content.set_result(make(self.step))
        except BaseException as error:  # raised again for whoever waits
            self.content.set_exception(error)


def made(file: File, place: Any, stopped: Callable[[str], None] | None) -> bytes | None:
    """Return a file, or None while it is being made: the page runs anew when it is.

    Meanwhile its words, and how far it is, stand in a place, with a button that calls ``stopped`` with its
    name. When Streamlit runs the page anew for another reason, the same file goes on being made. What its
    ``make`` raises is raised here.
    """
    key = TASK.format(file.name)
    task = st.session_state.get(key)
    if task is None or task.of != file.of:
        stop(file.name)
        task = st.session_state[key] = Task(file.of)
        # a daemon: the program ends without waiting for it
        Thread(target=task.run, args=(file.make,), daemon=True).start()
    if not task.slow:
        with place.container(), st.spinner(f"{file.words} …"):
            wait([task.content], PATIENCE)
        task.slow = not task.content.done()
    if task.slow and not task.content.done():
        # Streamlit hears a press when a run is over: a run that waited for the file would hear none
        # all in one place, which what comes next replaces: the browser may leave standing what a run left out
        with place.container(horizontal=True, vertical_alignment="center", width="content"):
            _watch(task, file.words)
            if stopped:
                st.button(t("app.stop"), key=f"stop-{file.name}", on_click=stopped, args=(file.name,))
        return None
    st.session_state.pop(key, None)
    return task.content.result()


def stop(name: str) -> None:
    """Stop the file of a name, if it is being made."""
    if task := st.session_state.pop(TASK.format(name), None):
        task.stopped.set()


@st.fragment(run_every=BREATH)
def _watch(task: Task, words: str) -> None:
    """Tell how far a file is, and run the page anew when it is made.

    It is a fragment because Streamlit has no other clock, and has nothing to click, which would run it alone.
    """
    if task.content.done():
        st.rerun()
    done, total = task.done or (0, 1)
    far = f" {t('app.sheets_done', n=done, m=total)}" if task.done else ""
    st.progress(done / total, f"{words} …{far}", width=260)
